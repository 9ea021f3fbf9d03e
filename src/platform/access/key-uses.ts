import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { rangeOf } from './networks.ts';
import { apiKeyUses } from './tables.ts';

const flushMilliseconds = 10_000;

/** Notes when and from where keys are used; written together every ten seconds, never once a request. */
export class KeyUses {
  readonly #uses = new Map<string, { at: number; address: string }>();
  readonly #app: FastifyInstance;

  constructor(app: FastifyInstance) {
    this.#app = app;
    const flush = () => this.flush().catch((err) => app.log.warn({ err }, 'uses of keys were not written'));
    const timer = setInterval(flush, flushMilliseconds).unref();
    app.addHook('onClose', async () => {
      clearInterval(timer);
      await flush();
    });
  }

  used(keyId: string, at: number, address: string): void {
    this.#uses.set(keyId, { at, address });
  }

  async flush(): Promise<void> {
    if (this.#uses.size === 0) return;
    const rows = [...this.#uses].map(([keyId, { at, address }]) => ({
      keyId,
      lastUsedAt: new Date(at),
      lastUsedFrom: rangeOf(address),
    }));
    this.#uses.clear();
    await this.#app.database.read
      .insert(apiKeyUses)
      .values(rows)
      .onConflictDoUpdate({
        target: apiKeyUses.keyId,
        set: { lastUsedAt: sql`excluded.last_used_at`, lastUsedFrom: sql`excluded.last_used_from` },
        setWhere: sql`${apiKeyUses.lastUsedAt} < excluded.last_used_at`,
      });
  }
}
