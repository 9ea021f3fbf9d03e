import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import path from 'node:path';
import { type Account, programOptions } from './account.ts';

/**
 * Waits for the end of its standard input, which comes when the process that it watches ends, even by
 * `kill -9`. Then it removes that process's file and, when no other living process uses the server, stops it.
 * A shell script because it must run as the server's account, which may not be able to read this program.
 */
const SCRIPT = `
users=$1 own=$2 cluster=$3 pg_ctl=$4

trap '' HUP INT TERM
while read -r line; do :; done

start_time() {
  if [ -e /proc/self/stat ]; then
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
    set -- \${stat##*) }
    case $1 in [ZX]) echo dead ;; *) shift 19; echo "$1" ;; esac
  else
    set -- $(ps -p "$1" -o stat= -o lstart=)
    case $1 in '') ;; Z*) echo dead ;; *) shift; echo "$*" | tr -cd A-Za-z0-9 ;; esac
  fi
}

alive() {
  pid=\${1%%-*} rest=\${1#*-}
  case $pid in '' | *[!0-9]*) return 1 ;; esac
  case $(kill -0 "$pid" 2>&1) in *'o such process'*) return 1 ;; esac
  now=$(start_time "$pid")
  case $now in '' | "\${rest%%-*}") return 0 ;; dead) return 1 ;; esac
  [ "\${rest%%-*}" = unknown ]
}

me="$$-$(start_time $$)"
attempts=0
until ln -s "$me" "$users/lock" 2>/dev/null; do
  attempts=$((attempts + 1))
  [ -d "$users" ] && [ $attempts -lt 2000 ] || exit 1
  if owner=$(readlink "$users/lock") && ! alive "$owner"; then
    if ln -s "$me" "$users/lock.removal" 2>/dev/null; then
      if owner=$(readlink "$users/lock") && ! alive "$owner"; then rm -f "$users/lock"; fi
      rm -f "$users/lock.removal"
    elif owner=$(readlink "$users/lock.removal") && ! alive "$owner"; then
      rm -f "$users/lock.removal"
    fi
  else
    sleep 0.1 || sleep 1
  fi
done

rm -f "$users/$own"
status=0
others=0
for user in "$users"/*-*; do
  if alive "\${user##*/}"; then others=1; fi
done
if [ $others = 0 ] && { read -r server && read -r directory; } <"$cluster/postmaster.pid"; then
  command=$(tr '\\0' ' ' <"/proc/$server/cmdline" || ps -p "$server" -o command=)
  case "$command" in
    *" -D $directory "*) "$pg_ctl" stop -D "$cluster" -m fast -w -t 60 || status=2 ;;
  esac
fi
rm -f "$users/lock"
exit $status
`;

/** The membership of this process among the users of a server. */
export interface Watchdog {
  /** Leaves: the server stops with its last user. Resolves when both the server and the watchdog have done so. */
  leave(): Promise<void>;
}

export interface Watched {
  readonly account: Account;
  readonly usersFolder: string;
  /** The file of this process within the folder of users. */
  readonly userFile: string;
  readonly cluster: string;
  readonly pgCtl: string;
  readonly log: (message: string) => void;
}

/** Starts the watchdog of this process, in a process group of its own so that Ctrl-C does not reach it. */
export function startWatchdog(watched: Watched): Watchdog {
  const watchdog = spawnScript(watched, 'pipe');
  watchdog.unref();
  if (watchdog.stdin instanceof Socket) watchdog.stdin.unref();
  watchdog.stdin?.on('error', () => {});
  let left: Promise<void> | undefined;

  async function leave(): Promise<void> {
    watchdog.ref();
    watchdog.stdin?.end();
    let code = await exitCode(watchdog);
    if (code === null) code = await exitCode(spawnScript(watched, 'ignore'));
    if (code !== 0) {
      const serverLog = path.join(watched.cluster, 'server.log');
      watched.log(`The database server did not stop in time; see ${serverLog}`);
    }
  }

  return { leave: () => (left ??= leave()) };
}

function spawnScript(watched: Watched, stdin: 'pipe' | 'ignore'): ChildProcess {
  const { account, usersFolder, userFile, cluster, pgCtl } = watched;
  const args = ['-c', SCRIPT, 'penata-watchdog', usersFolder, userFile, cluster, pgCtl];
  return spawn('/bin/sh', args, {
    ...programOptions(account),
    stdio: [stdin, 'ignore', 'ignore'],
    detached: true,
  });
}

/** Null when the process was ended by a signal. */
async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}
