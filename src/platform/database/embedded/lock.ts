import { randomBytes } from 'node:crypto';
import { readlinkSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, processIdentity } from './processes.ts';

const PATIENCE_MS = 180_000;

/**
 * Does work that only one process at a time may do. The lock is a symbolic link whose target is its owner:
 * made and filled in one step, so that nobody ever reads a lock without an owner. The watchdog's shell script
 * takes the same lock.
 * @throws Error when another living process keeps the lock for three minutes
 */
export async function withLock<T>(
  folder: string,
  log: (message: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const lock = path.join(folder, 'lock');
  const identity = `${processIdentity(process.pid)}-${randomBytes(4).toString('hex')}`;
  const start = Date.now();
  let told = false;
  while (!take(lock, identity)) {
    const owner = ownerOf(lock);
    if (owner === undefined) continue;
    if (!isAlive(owner)) {
      removeDeadLock(lock, identity);
    } else if (Date.now() - start > PATIENCE_MS) {
      throw new Error(
        `Process ${owner.split('-')[0]} has been starting or stopping the database for three minutes: end it and start again.`,
      );
    } else if (!told && Date.now() - start > 3000) {
      log(`Waiting for process ${owner.split('-')[0]}, which is starting or stopping the database`);
      told = true;
    }
    await delay(25);
  }
  try {
    return await work();
  } finally {
    if (ownerOf(lock) === identity) rmSync(lock, { force: true });
  }
}

function take(lock: string, identity: string): boolean {
  try {
    symlinkSync(identity, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(lock: string): string | undefined {
  try {
    return readlinkSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Under a second lock: of two that saw the same dead owner, the slower one must not remove the quicker one's lock. */
function removeDeadLock(lock: string, identity: string): void {
  const removal = `${lock}.removal`;
  if (take(removal, identity)) {
    const owner = ownerOf(lock);
    if (owner !== undefined && !isAlive(owner)) rmSync(lock, { force: true });
    rmSync(removal, { force: true });
    return;
  }
  const remover = ownerOf(removal);
  if (remover !== undefined && !isAlive(remover)) rmSync(removal, { force: true });
}
