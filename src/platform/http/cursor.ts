import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

export type CursorKey = (string | number | null)[];

/**
 * Cursors hold the sort key of the last row, which may be a name: they are encrypted, so that no personal data
 * stands in an address, and authenticated together with the list's filter, so that they fit no other list.
 */
export class CursorCodec {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  encode(key: CursorKey, list: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#secret, nonce).setAAD(fingerprint(list));
    const text = Buffer.concat([cipher.update(JSON.stringify(key), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
  }

  decode(cursor: string, list: string): CursorKey {
    try {
      const bytes = Buffer.from(cursor, 'base64url');
      // Signs after the last whole byte would be passed over.
      if (bytes.toString('base64url') !== cursor) throw new Error('not as it was given');
      const decipher = createDecipheriv('aes-256-gcm', this.#secret, bytes.subarray(0, 12))
        .setAAD(fingerprint(list))
        .setAuthTag(bytes.subarray(12, 28));
      const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
      return JSON.parse(text.toString('utf8')) as CursorKey;
    } catch {
      throw new Problem(problems['invalid-cursor']);
    }
  }
}

const fingerprint = (list: string): Buffer => createHash('sha256').update(list).digest();
