import type { ByteRange } from './file-store.ts';

/**
 * The one part of a file that `Range` asks for; `none` if all of it is to be sent (no header, several parts, another
 * unit), `outside` if it has no such part.
 */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | 'none' | 'outside' {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return 'none';
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'outside' : { start: bytes - length, end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== '' && Number(last) < start) return 'none';
  return start >= bytes ? 'outside' : { start, end };
}
