import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ENVIRONMENT } from './account.ts';

/**
 * `<pid>-<start time>` of a process. The start time guards against a process id that was given out again;
 * it is opaque and made of letters and digits. The watchdog's shell script computes the same text.
 */
export function processIdentity(pid: number): string {
  return `${pid}-${startTime(pid) ?? 'unknown'}`;
}

/** Whether the process of an identity still runs; further parts of the text after a second dash are ignored. */
export function isAlive(identity: string): boolean {
  const [pid, start] = identity.split('-');
  if (!exists(Number(pid))) return false;
  const now = startTime(Number(pid));
  return now === undefined || now === start || (start === 'unknown' && now !== 'dead');
}

/** Whether the process id is taken, be it by a process that has ended but was not yet collected by its parent. */
export function exists(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line, arguments separated by spaces; undefined when it cannot be told. */
export function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {}
  return askSystem(pid, ['-o', 'command=']);
}

function startTime(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
      return /^[ZX]/.test(fields[0] ?? '') ? 'dead' : fields[19];
    } catch {
      return undefined;
    }
  }
  const [state, ...start] = (askSystem(pid, ['-o', 'stat=', '-o', 'lstart=']) ?? '').trim().split(/\s+/);
  if (!state) return undefined;
  return state.startsWith('Z') ? 'dead' : start.join('').replaceAll(/[^A-Za-z0-9]/g, '');
}

function askSystem(pid: number, columns: readonly string[]): string | undefined {
  try {
    return execFileSync('ps', ['-p', String(pid), ...columns], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: ENVIRONMENT,
    });
  } catch {
    return undefined;
  }
}
