/**
 * On which line of a file a key stood first, for millions of keys in some dozen bytes each. Keys are kept as 64-bit
 * hashes: that two different ones of a million collide has a chance of 1 in 37 million.
 */
export class LineMap {
  #size = 0;
  #mask = 0;
  #high = new Uint32Array(0);
  #low = new Uint32Array(0);
  #lines = new Uint32Array(0);

  constructor() {
    this.#allocate(1024);
  }

  /** Notes the line of a key unless it stood earlier. @returns the line on which it stood first. */
  add(key: string, line: number): number {
    if (this.#size * 2 > this.#mask) this.#grow();
    const [high, low] = hash(key);
    const at = this.#find(high, low);
    const known = this.#lines[at]!;
    if (known !== 0) return known;
    this.#high[at] = high;
    this.#low[at] = low;
    this.#lines[at] = line;
    this.#size += 1;
    return line;
  }

  #find(high: number, low: number): number {
    let at = low & this.#mask;
    while (this.#lines[at] !== 0 && (this.#high[at] !== high || this.#low[at] !== low))
      at = (at + 1) & this.#mask;
    return at;
  }

  #allocate(capacity: number): void {
    this.#mask = capacity - 1;
    this.#high = new Uint32Array(capacity);
    this.#low = new Uint32Array(capacity);
    this.#lines = new Uint32Array(capacity);
  }

  #grow(): void {
    const [high, low, lines] = [this.#high, this.#low, this.#lines];
    this.#allocate(lines.length * 2);
    for (let from = 0; from < lines.length; from++) {
      if (lines[from] === 0) continue;
      const to = this.#find(high[from]!, low[from]!);
      this.#high[to] = high[from]!;
      this.#low[to] = low[from]!;
      this.#lines[to] = lines[from]!;
    }
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
