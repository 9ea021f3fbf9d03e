import { hash, randomBytes } from 'node:crypto';

/** What tells something that the public sent from all others. */
export interface Identity {
  readonly id: string;
  /** Known to whoever sent it alone. */
  readonly secret: Buffer;
}

/** Of what may come again with the same key: the same each time. `topic` is what it is sent on. */
export function identityByKey(secret: Buffer, topic: string, key: Buffer): Identity {
  const bytes = hash('sha512', Buffer.concat([secret, Buffer.from(topic), key]), 'buffer');
  return { id: uuidOf(bytes.subarray(0, 16)), secret: bytes.subarray(16, 32) };
}

/** Of chance, so that nothing leads from it to who sent it. */
export function identityOfChance(): Identity {
  return { id: uuidOf(randomBytes(16)), secret: randomBytes(16) };
}

/** As a UUID of version 8: of the service’s own making. */
export function uuidOf(bytes: Buffer): string {
  const own = Buffer.from(bytes);
  own[6] = (own[6]! & 0x0f) | 0x80;
  own[8] = (own[8]! & 0x3f) | 0x80;
  return uuidText(own);
}

export const uuidText = (bytes: Buffer): string => {
  const text = bytes.toString('hex');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
};

export const sha256 = (content: string | Buffer): Buffer => hash('sha256', content, 'buffer');
