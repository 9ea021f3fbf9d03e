import { hash } from 'node:crypto';
import { chanceOf, uuidOf } from '../../../platform/public-writes/index.ts';

/** What a report is known by; the same each time for the same key. */
export interface ReportIdentity {
  readonly id: string;
  readonly number: string;
  /** Known to whoever reported alone. */
  readonly secret: string;
}

const numberLetters = 10;
const secretLetters = 26;

/** `secret` is that of all instances, `key` what makes a report that is sent twice one report. */
export function reportIdentity(secret: Buffer, key: Buffer): ReportIdentity {
  const bytes = hash('sha512', Buffer.concat([secret, Buffer.from('report'), key]), 'buffer');
  const letters = chanceOf(bytes.subarray(16, 16 + numberLetters));
  return {
    id: uuidOf(bytes.subarray(0, 16)),
    number: `L-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`,
    secret: chanceOf(bytes.subarray(16 + numberLetters, 16 + numberLetters + secretLetters)),
  };
}

/** What somebody is known by who follows a report; the same each time for the same report and key. */
export function followerIdentity(
  secret: Buffer,
  number: string,
  key: Buffer,
): Omit<ReportIdentity, 'number'> {
  const bytes = hash('sha512', Buffer.concat([secret, Buffer.from(`follower ${number}`), key]), 'buffer');
  // The id is that of the key alone: it counts once, for one report.
  return { id: uuidOf(key), secret: chanceOf(bytes.subarray(0, secretLetters)) };
}
