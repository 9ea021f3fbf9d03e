import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteRange, FileStore } from './file-store.ts';

const unfinished = 'unfinished';

/** Keeps files in a folder, of this machine or of a network that all instances mount. */
export class Folder implements FileStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = path.resolve(root);
  }

  has(name: string): Promise<boolean> {
    return access(this.#pathOf(name)).then(() => true, absent(false));
  }

  async write(name: string, content: Uint8Array | Readable): Promise<void> {
    const target = this.#pathOf(name);
    const temporary = path.join(this.#root, unfinished, randomUUID());
    for (const file of [temporary, target]) await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    try {
      const source = content instanceof Readable ? content : Readable.from([content]);
      await pipeline(source, createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }));
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await flushFolder(path.dirname(target));
  }

  async read(name: string, range: Partial<ByteRange> = {}): Promise<Readable> {
    const handle = await open(this.#pathOf(name));
    return handle.createReadStream(range);
  }

  remove(name: string): Promise<void> {
    return rm(this.#pathOf(name), { force: true });
  }

  async removeUnfinished(before: Date): Promise<void> {
    const folder = path.join(this.#root, unfinished);
    for (const name of await readdir(folder).catch(absent<string[]>([]))) {
      const file = path.join(folder, name);
      const about = await stat(file).catch(absent(undefined));
      if (about && about.mtime < before) await rm(file, { force: true });
    }
  }

  /** Folders by the first digits keep each one small. */
  #pathOf(name: string): string {
    if (!/^[0-9a-f]{64}$/.test(name)) throw new Error(`${name} is no name of a file`);
    return path.join(this.#root, name.slice(0, 2), name.slice(2, 4), name);
  }
}

/** A name is not safe from the power going off before its folder is. Windows has no such call, and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

const absent =
  <Value>(value: Value) =>
  (error: NodeJS.ErrnoException): Value => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
