import { addMonths } from '../../../platform/calendar.ts';

/** The letters and digits that nobody takes for another (Crockford). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The number of a certificate of a year, of sixty bits by chance: nobody who has one can guess another.
 * @param chance at least twelve random bytes
 */
export function certificateNumber(year: string, chance: Uint8Array): string {
  const drawn = [...chance.subarray(0, 12)].map((byte) => signs[byte % signs.length]).join('');
  return ['PNT', year, drawn.slice(0, 4), drawn.slice(4, 8), drawn.slice(8)].join('-');
}

/** The first day on which a certificate of a day is valid no more; null: for ever. */
export const validUntil = (issuedOn: string, months: number | null): string | null =>
  months === null ? null : addMonths(issuedOn, months);

/** Whether a certificate holds on a day. */
export const certificateState = (
  { revokedOn, validUntil }: { readonly revokedOn: string | null; readonly validUntil: string | null },
  day: string,
): 'valid' | 'expired' | 'revoked' =>
  revokedOn !== null ? 'revoked' : validUntil !== null && validUntil <= day ? 'expired' : 'valid';

/** The initials of a name, without titles: enough to compare, too little to find somebody by. */
export const initialsOf = (name: string): string =>
  name
    .split(',')[0]!
    .split(/\s+/)
    .filter((word) => word !== '' && !word.endsWith('.'))
    .map((word) => `${[...word][0]!.toUpperCase()}.`)
    .join(' ');
