import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { RefusedFile } from './verdict.ts';

const unpack = promisify(inflate);

/** Names of a PDF (ISO 32000) and what they stand for. */
const meanings: Readonly<Record<string, string>> = {
  Encrypt: 'encryption',
  JavaScript: 'scripts',
  Rendition: 'scripts',
  Launch: 'launching of programs',
  EmbeddedFile: 'embedded files',
  EmbeddedFiles: 'embedded files',
};

/** A name as it may be written: each character also as `#` and its number. */
const written = (name: string): string =>
  [...name]
    .map((sign) => {
      const digits = sign.charCodeAt(0).toString(16);
      return `(?:${sign}|#${digits.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
    })
    .join('');
const named = (names: readonly string[], flags = ''): RegExp =>
  new RegExp(`/(${names.map(written).join('|')})(?=[\\s\\0/<>(\\[\\]%])`, flags);
const dangerous = named(Object.keys(meanings));
const packedObjects = named(['ObjStm'], 'g');
const plain = (name: string): string =>
  name.replaceAll(/#(..)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

/** Longer than any of the names, however it is written. */
const overlap = 64;
/** Where the dictionary of a stream is looked for, before it. */
const longestDictionary = 4_096;
const longestPacked = 4_194_304;
const longestUnpacked = 67_108_864;
const unpackedInAll = 268_435_456;
const endOfFile = 1_024;

/**
 * Reads through a PDF as it streams by, and refuses what is encrypted or does more than show pages. It looks for names,
 * also within objects that are packed into streams; what it cannot unpack it refuses.
 */
export class PdfScan {
  #seen = 0;
  #tail = '';
  /** From a stream of objects: its dictionary, and what of it has come; else what may hold the next dictionary. */
  #dictionary: string | undefined;
  #held = '';
  #unpacked = 0;
  #told = 0;
  #lastTold = -1;
  #looked = 0;

  /** @throws RefusedFile */
  async read(bytes: Buffer): Promise<void> {
    const text = bytes.toString('latin1');
    const joined = this.#tail + text;
    const offset = this.#seen - this.#tail.length;
    requireHarmless(joined);
    for (const { index } of joined.matchAll(packedObjects)) {
      if (offset + index <= this.#lastTold) continue;
      this.#lastTold = offset + index;
      this.#told += 1;
    }
    this.#seen += bytes.length;
    this.#tail = joined.slice(-Math.max(overlap, endOfFile));
    await this.#followStreams(text);
  }

  /** @throws RefusedFile */
  end(): void {
    const isWhole = this.#tail.includes('%%EOF') && this.#dictionary === undefined;
    // Whatever hides where a viewer finds it and this does not.
    if (!isWhole || this.#told > this.#looked) throw new RefusedFile('file-damaged');
  }

  async #followStreams(text: string): Promise<void> {
    this.#held += text;
    for (;;) {
      if (this.#dictionary === undefined) {
        if (!this.#findStream()) return;
        continue;
      }
      const end = this.#held.indexOf('endstream');
      if (end > longestPacked || (end < 0 && this.#held.length > longestPacked))
        throw new RefusedFile('file-damaged');
      if (end < 0) return;
      await this.#look(this.#dictionary, this.#held.slice(0, end));
      this.#held = this.#held.slice(end);
      this.#dictionary = undefined;
    }
  }

  /** True if a stream of objects begins. */
  #findStream(): boolean {
    for (const { 0: keyword, index } of this.#held.matchAll(/(?<!end)stream(?:\r\n|\n)/g)) {
      const before = this.#held.slice(Math.max(0, index - longestDictionary), index);
      const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
      if (dictionary.search(packedObjects) < 0) continue;
      this.#dictionary = dictionary;
      this.#held = this.#held.slice(index + keyword.length);
      return true;
    }
    this.#held = this.#held.slice(-longestDictionary);
    return false;
  }

  async #look(dictionary: string, packed: string): Promise<void> {
    this.#looked += [...dictionary.matchAll(packedObjects)].length;
    const filter = /\/Filter\s*(\[[^\]]*\]|\/[^\s/<>[\]]+)/.exec(dictionary)?.[1];
    if (filter === undefined && !/\/Filter/.test(dictionary)) return;
    if (!/^\[?\s*\/FlateDecode\s*\]?$/.test(filter ?? '') || /\/Predictor\s*(?!1\b)\d/.test(dictionary))
      throw new RefusedFile('file-damaged');
    const unpacked = await unpack(Buffer.from(packed, 'latin1'), { maxOutputLength: longestUnpacked }).catch(
      (error: NodeJS.ErrnoException) => {
        const code = error.code === 'ERR_BUFFER_TOO_LARGE' ? 'file-unpacks-too-large' : 'file-damaged';
        throw new RefusedFile(code, {}, error);
      },
    );
    this.#unpacked += unpacked.length;
    if (this.#unpacked > unpackedInAll) throw new RefusedFile('file-unpacks-too-large');
    requireHarmless(`${unpacked.toString('latin1')} `);
  }
}

function requireHarmless(text: string): void {
  const name = dangerous.exec(text)?.[1];
  if (name === undefined) return;
  const found = meanings[plain(name)]!;
  throw found === 'encryption'
    ? new RefusedFile('file-encrypted')
    : new RefusedFile('file-active', { found });
}
