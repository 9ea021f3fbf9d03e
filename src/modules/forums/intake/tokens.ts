import { createHmac, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { secrets } from '../../../platform/database/tables.ts';
import type { Proof } from '../../../platform/public-writes/index.ts';

/** What tokens that may be asked for again follow from, and who stands behind a participant. */
export class TokenMint {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  /** The token that a proof gives: the same each time, so that whoever got no answer sends the same again. */
  ofProof(purpose: 'participant' | 'receipt', { id }: Proof): string {
    return this.#derive(purpose, id).toString('base64url');
  }

  ofChance(): string {
    return randomBytes(32).toString('base64url');
  }

  /** Stands for a person who signed in; without the secret nobody can tell who it is. */
  personHash(principalId: string): Buffer {
    return this.#derive('person', principalId);
  }

  #derive(purpose: string, of: string | Buffer): Buffer {
    return createHmac('sha256', this.#secret).update(`${purpose} `).update(of).digest();
  }
}

export async function tokenMint(reader: Reader): Promise<TokenMint> {
  const [row] = await reader.select().from(secrets).where(eq(secrets.name, 'forum-tokens'));
  return new TokenMint(row!.value);
}
