import { isUtf8 } from 'node:buffer';
import { UnreadableTable } from './table.ts';

/**
 * The upload as checked UTF-8 without a byte order mark. UTF-16 is read when it has its mark. No other encoding
 * is guessed: bytes that are not UTF-8 are refused with the line, because Windows-1252 can not be told from any
 * other one-byte encoding and a wrong guess would store wrong names for good.
 * @throws UnreadableTable `encoding-unknown`, `nul-byte`, `cut-file` (the last character is incomplete).
 */
export async function* utf8Text(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decode: ((bytes: Buffer) => [text: Buffer, rest: Buffer]) | undefined;
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (decode === undefined) {
      const start = chunk.toString('latin1', 0, 3);
      decode = start.startsWith('\xff\xfe')
        ? fromUtf16
        : start.startsWith('\xfe\xff')
          ? fromUtf16Swapped
          : fromUtf8;
      bytes = bytes.subarray(start === '\xef\xbb\xbf' ? 3 : decode === fromUtf8 ? 0 : 2);
    }
    let text: Buffer;
    [text, rest] = decode(bytes);
    const bad = isUtf8(text) ? -1 : firstInvalid(text);
    const nul = text.indexOf(0);
    if (nul >= 0 && (bad < 0 || nul < bad)) {
      throw new UnreadableTable('nul-byte', { line: line + lineBreaks(text.subarray(0, nul)) });
    }
    if (bad >= 0) {
      throw new UnreadableTable('encoding-unknown', {
        line: line + lineBreaks(text.subarray(0, bad)),
        parameters: { byte: `0x${text.toString('hex', bad, bad + 1).toUpperCase()}` },
      });
    }
    line += lineBreaks(text);
    if (text.length > 0) yield text;
  }
  if (rest.length > 0) throw new UnreadableTable('cut-file', { line });
}

function fromUtf8(bytes: Buffer): [Buffer, Buffer] {
  const end = completeLength(bytes);
  return [bytes.subarray(0, end), bytes.subarray(end)];
}

function fromUtf16(bytes: Buffer): [Buffer, Buffer] {
  let end = bytes.length - (bytes.length % 2);
  const last = end > 0 ? bytes.readUInt16LE(end - 2) : 0;
  if (last >= 0xd800 && last < 0xdc00) end -= 2;
  const text = bytes.toString('utf16le', 0, end);
  // A lone surrogate has no UTF-8 form; 0xFF makes the check above refuse it where it stands.
  if (/\p{Surrogate}/u.test(text)) return [surrogateMarked(text), bytes.subarray(end)];
  return [Buffer.from(text), bytes.subarray(end)];
}

function fromUtf16Swapped(bytes: Buffer): [Buffer, Buffer] {
  const even = bytes.length - (bytes.length % 2);
  const [text, rest] = fromUtf16(Buffer.from(bytes.subarray(0, even)).swap16());
  return [text, Buffer.concat([Buffer.from(rest).swap16(), bytes.subarray(even)])];
}

function surrogateMarked(text: string): Buffer {
  const at = text.search(/\p{Surrogate}/u);
  return Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.of(0xff), Buffer.from(text.slice(at + 1))]);
}

function sequenceLength(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
}

/** Length without a character whose last bytes are still to come. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function firstInvalid(bytes: Buffer): number {
  let position = 0;
  while (position < bytes.length) {
    const length = sequenceLength(bytes[position] ?? 0);
    if (!isUtf8(bytes.subarray(position, position + length))) return position;
    position += length;
  }
  return position;
}

function lineBreaks(bytes: Buffer): number {
  const mark = bytes.includes(10) ? 10 : 13;
  let count = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) count++;
  return count;
}
