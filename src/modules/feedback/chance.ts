import { randomBytes } from 'node:crypto';

/** Letters and digits that are not taken for one another (Crockford). */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** A text of chance: five bits a letter. */
export const chance = (length: number): string =>
  Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('');
