import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import { shapeRemarks } from '../http/remarks.ts';

export const keyHeader = 'idempotency-key';
/** Visible ASCII. */
export const keyPattern = '^[!-~]{1,255}$';
export const keyMaximum = 255;

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/**
 * An `Idempotency-Key` of one caller. It is kept as its hash alone; what was answered is sealed with the key itself, so
 * that whoever reads the database sees neither personal data nor the secrets of keys that were made.
 */
export class IdempotencyKey {
  readonly hash: Buffer;
  readonly #text: string;
  readonly #caller: string;

  constructor(text: string, caller: string) {
    this.#text = text;
    this.#caller = caller;
    this.hash = hash('sha256', `${caller}\n${text}`, 'buffer');
  }

  seal(content: string): Buffer {
    const iv = randomBytes(ivBytes);
    const sealing = createCipheriv(cipher, this.#secret(), iv);
    const sealed = Buffer.concat([sealing.update(content, 'utf8'), sealing.final()]);
    return Buffer.concat([iv, sealing.getAuthTag(), sealed]);
  }

  /** @throws Error if it was sealed with another key, or altered */
  unseal(sealed: Buffer): string {
    const opening = createDecipheriv(cipher, this.#secret(), sealed.subarray(0, ivBytes));
    opening.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    return opening.update(sealed.subarray(ivBytes + tagBytes), undefined, 'utf8') + opening.final('utf8');
  }

  #secret(): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#text, this.#caller, 'answer of an idempotency key', 32));
  }
}

/** @throws Problem `invalid-input` if the header is no key */
export function requireKeyText(request: FastifyRequest): string {
  const text = request.headers[keyHeader];
  if (typeof text === 'string' && new RegExp(keyPattern).test(text)) return text;
  throw new Problem(problems['invalid-input'], {
    remarks: [
      {
        place: { header: keyHeader },
        code: 'wrong-pattern',
        text: shapeRemarks['wrong-pattern'],
        parameters: { pattern: keyPattern },
      },
    ],
  });
}
