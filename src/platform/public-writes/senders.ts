import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { clientAddress } from '../access/client-address.ts';
import type { Reader } from '../database/database.ts';
import { ensureSalt } from './address-salts.ts';

/** Tells senders of one day apart without knowing who they are. */
export interface Senders {
  /**
   * 128 bits that stand for the client address of a request on this day. Ask before a transaction is begun: the first
   * of a day needs a connection of its own.
   */
  hashOf(request: FastifyRequest): Promise<Buffer>;
}

export function sendersOf(reader: Reader, today: () => string): Senders {
  let kept: { readonly day: string; readonly salt: Promise<Buffer> } | undefined;

  const saltOf = (day: string): Promise<Buffer> => {
    if (kept?.day === day) return kept.salt;
    const asked = { day, salt: ensureSalt(reader, day) };
    kept = asked;
    asked.salt.catch(() => {
      if (kept === asked) kept = undefined;
    });
    return asked.salt;
  };

  return {
    async hashOf({ ip }) {
      const salt = await saltOf(today());
      return createHmac('sha256', salt).update(clientAddress(ip)).digest().subarray(0, 16);
    },
  };
}
