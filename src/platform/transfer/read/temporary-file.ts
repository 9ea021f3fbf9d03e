import { randomUUID } from 'node:crypto';
import { close, open, readSync, unlink, write, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A failure of the machine (disk full, too many open files), not of the upload. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

const openFile = promisify(open);
const unlinkFile = promisify(unlink);
const writeBytes = promisify(write);
const closeFile = promisify(close);

/**
 * A file in the system's temporary folder that has lost its name right after opening: personal data does not
 * stay behind even when the process is killed.
 */
export class TemporaryFile {
  readonly descriptor: number;
  size = 0;
  #open = true;

  static async create(): Promise<TemporaryFile> {
    const path = join(tmpdir(), `penata-upload-${randomUUID()}`);
    const descriptor = await openFile(path, 'wx+', 0o600);
    const file = new TemporaryFile(descriptor);
    await unlinkFile(path).catch(async (error: unknown) => {
      await file.close();
      throw error;
    });
    return file;
  }

  private constructor(descriptor: number) {
    this.descriptor = descriptor;
  }

  async append(bytes: Uint8Array): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      const result = await writeBytes(this.descriptor, bytes, done, bytes.length - done, this.size + done);
      done += result.bytesWritten;
    }
    this.size += bytes.length;
  }

  appendSync(bytes: Uint8Array): void {
    let done = 0;
    while (done < bytes.length) {
      done += writeSync(this.descriptor, bytes, done, bytes.length - done, this.size + done);
    }
    this.size += bytes.length;
  }

  readSync(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    let done = 0;
    while (done < length) {
      const read = readSync(this.descriptor, bytes, done, length - done, offset + done);
      if (read === 0) throw new Error('The temporary file is shorter than what was written to it');
      done += read;
    }
    return bytes;
  }

  /** Whoever takes over the descriptor closes it. */
  release(): number {
    this.#open = false;
    return this.descriptor;
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await closeFile(this.descriptor);
  }
}
