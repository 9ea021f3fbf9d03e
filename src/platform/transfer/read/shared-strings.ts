import type { Archive } from './archive.ts';
import { TemporaryFile } from './temporary-file.ts';
import { readXml } from './xml.ts';

const pageSize = 256;
/** What a short string takes besides its characters. */
const stringOverhead = 24;

interface Page {
  strings: string[] | undefined;
  bytes: number;
  lastUse: number;
  stored?: { offset: number; length: number };
}

/**
 * The string table of a workbook. An export of a million people holds tens of millions of different strings, so
 * they are kept in pages; over a bound the pages not used for the longest time move to a temporary file.
 */
export class SharedStrings {
  readonly #pages: Page[] = [];
  readonly #limit: number;
  #resident = 0;
  #clock = 0;
  #count = 0;
  #overflow: TemporaryFile | undefined;

  private constructor(limit: number) {
    this.#limit = limit;
  }

  static async read(archive: Archive, part: string | undefined, limit: number): Promise<SharedStrings> {
    const strings = new SharedStrings(limit);
    if (part === undefined) return strings;
    strings.#overflow = await TemporaryFile.create();
    let text = '';
    let collecting = false;
    let phonetic = false;
    try {
      await readXml(archive, part, {
        open(name) {
          if (name === 'si') text = '';
          else if (name === 'rPh') phonetic = true;
          else if (name === 't') collecting = !phonetic;
        },
        text(piece) {
          if (collecting) text += piece;
        },
        close(name) {
          if (name === 't') collecting = false;
          else if (name === 'rPh') phonetic = false;
          else if (name === 'si') strings.#add(unescaped(text));
        },
      });
    } catch (error) {
      await strings.close();
      throw error;
    }
    return strings;
  }

  /** @returns undefined for a number that is not in the table. */
  get(index: number): string | undefined {
    const page = this.#pages[Math.floor(index / pageSize)];
    if (page === undefined) return undefined;
    page.lastUse = ++this.#clock;
    return (page.strings ?? this.#load(page))[index % pageSize];
  }

  async close(): Promise<void> {
    await this.#overflow?.close();
  }

  #add(text: string): void {
    const position = this.#count++ % pageSize;
    if (position === 0) {
      this.#makeRoom();
      this.#pages.push({ strings: [], bytes: 0, lastUse: ++this.#clock });
    }
    const page = this.#pages.at(-1);
    page?.strings?.push(text);
    if (page !== undefined) page.bytes += text.length + stringOverhead;
    this.#resident += text.length + stringOverhead;
  }

  #load(page: Page): string[] {
    const { offset, length } = page.stored ?? { offset: 0, length: 0 };
    const strings = JSON.parse(this.#overflow?.readSync(offset, length).toString() ?? '[]') as string[];
    this.#makeRoom();
    page.strings = strings;
    this.#resident += page.bytes;
    return strings;
  }

  #makeRoom(): void {
    if (this.#resident <= this.#limit) return;
    const resident = this.#pages.filter((page) => page.strings !== undefined);
    resident.sort((one, other) => one.lastUse - other.lastUse);
    for (const page of resident) {
      if (this.#resident <= this.#limit / 2) break;
      this.#store(page);
      page.strings = undefined;
      this.#resident -= page.bytes;
    }
  }

  #store(page: Page): void {
    if (page.stored !== undefined || this.#overflow === undefined) return;
    const bytes = Buffer.from(JSON.stringify(page.strings));
    page.stored = { offset: this.#overflow.size, length: bytes.length };
    this.#overflow.appendSync(bytes);
  }
}

/** Undoes Office's `_x000D_` writing of characters that XML can not hold; what no text can hold is left as it stands. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (written, hexadecimal: string) => {
    const code = Number.parseInt(hexadecimal, 16);
    return code === 0 || isHalf(code) ? written : String.fromCharCode(code);
  });
}

/** Whether it is one half of a character that takes two. */
const isHalf = (code: number): boolean => code >= 0xd800 && code < 0xe000;
