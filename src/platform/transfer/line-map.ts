/**
 * On which line of a file a key stood first, for millions of keys in 16 bytes each. Keys are kept as 64-bit hashes:
 * that two different ones of a million collide has a chance of 1 in 37 million.
 */
export class LineMap {
  readonly #capacity: number;
  readonly #high: Uint32Array;
  readonly #low: Uint32Array;
  readonly #lines: Uint32Array;

  /** @param keys how many keys there will be at most */
  constructor(keys: number) {
    this.#capacity = Math.ceil(keys * 1.3) + 1;
    this.#high = new Uint32Array(this.#capacity);
    this.#low = new Uint32Array(this.#capacity);
    this.#lines = new Uint32Array(this.#capacity);
  }

  /** Notes the line of a key unless it stood earlier. @returns the line on which it stood first. */
  add(key: string, line: number): number {
    const [high, low] = hash(key);
    const at = this.#find(high, low);
    const known = this.#lines[at]!;
    if (known !== 0) return known;
    this.#high[at] = high;
    this.#low[at] = low;
    this.#lines[at] = line;
    return line;
  }

  #find(high: number, low: number): number {
    let at = low % this.#capacity;
    while (this.#lines[at] !== 0 && (this.#high[at] !== high || this.#low[at] !== low))
      at = at + 1 === this.#capacity ? 0 : at + 1;
    return at;
  }
}

/** cyrb53's mixing, both halves kept. */
function hash(text: string): [high: number, low: number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [b >>> 0, a >>> 0];
}
