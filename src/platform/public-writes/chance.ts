import { randomBytes } from 'node:crypto';

/** Letters and digits that are not taken for one another (Crockford). */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** As a text: five bits of each byte. */
export const chanceOf = (bytes: Buffer): string =>
  Array.from(bytes, (byte) => letters[byte % letters.length]).join('');

/** A text of chance: five bits a letter. */
export const chance = (length: number): string => chanceOf(randomBytes(length));
