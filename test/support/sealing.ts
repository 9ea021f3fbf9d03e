import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Test } from 'tap';
import { type SealOptions, seal } from '../../src/platform/audit/seal/seal.ts';
import type { SealKey } from '../../src/platform/audit/seal/seal-key.ts';
import { eventually } from './eventually.ts';

/** A folder that is thrown away with the test. */
export function aFolder(t: Test): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'penata-seal-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const never = new AbortController().signal;

/** Seals as soon as there is something to seal; transactions of other tests on the same server can hold that up. */
export async function sealWhenPossible(options: SealOptions): Promise<number> {
  for (;;) {
    const sealed = await seal(options);
    if (sealed > 0 || options.signal.aborted) return sealed;
    await delay(50);
  }
}

/** Seals until nothing is left. */
export async function sealAll(
  pool: pg.Pool,
  key: SealKey,
  options: { entriesPerHead?: number } = {},
): Promise<number> {
  let sealed = 0;
  await eventually(
    async () => {
      sealed += await seal({ pool, key, signal: never, ...options });
      const { rows } = await pool.query<{ left: number }>(
        `select count(*)::int as left from audit.entries e
          where not exists (select from audit.leaves l where l.entry_id = e.id)`,
      );
      return rows[0]!.left;
    },
    (left) => left === 0,
    30_000,
  );
  return sealed;
}
