import { Readable } from 'node:stream';
import type { JSONWebKeySet } from 'jose';
import type pg from 'pg';
import type { AuditEntry } from '../proof/entry.ts';
import type { ExportLine } from '../proof/export-format.ts';
import { tileWidth } from '../proof/tiles.ts';
import { logOrigin } from '../seal/seal.ts';
import { sealKeySet } from '../seal/seal-keys.ts';
import type { Days } from '../sealed/days.ts';
import { entryOf } from '../sealed/entry-rows.ts';
import { beginTransaction, endTransaction } from '../sealed/queryable.ts';
import { tileReader } from '../sealed/tiles.ts';
import { rangeOfDays, type SealedRange } from './range.ts';
import { fetchStrays, openStrays, readHeads, readSealed } from './rows.ts';

/** Whole tiles, so that none is read twice. */
const leavesPerFetch = 4 * tileWidth;

export interface ExportFilter {
  readonly resource?: string;
  readonly actorId?: string;
}

export interface ExportOrder {
  /** Days on which entries were recorded. */
  readonly days: Days;
  /** Null to show all entries. */
  readonly filter: ExportFilter | null;
  /** Whether the caller may see personal fields. */
  readonly showsPersonal: boolean;
}

interface Opened {
  readonly client: pg.PoolClient;
  readonly order: ExportOrder;
  readonly range: SealedRange;
  readonly left: readonly Buffer[];
  readonly right: readonly Buffer[];
  readonly jwks: JSONWebKeySet;
}

/**
 * An export with its proofs (NDJSON), from one snapshot of the database and no faster than it is read. Undefined if
 * nothing is sealed yet. The stream holds a connection until it is closed.
 */
export async function openProvenExport(pool: pg.Pool, order: ExportOrder): Promise<Readable | undefined> {
  const client = await beginTransaction(pool, 'repeatable read read only');
  try {
    const range = await rangeOfDays(client, order.days);
    if (!range) {
      await endTransaction(client, 'rollback');
      return undefined;
    }
    const sides = await tileReader(client).rangeHashes(range.from, range.to, range.treeSize);
    const jwks = await sealKeySet(client);
    const lines = textOf({ client, order, range, ...sides, jwks });
    const stream = Readable.from(lines, { objectMode: false });
    // Not by the generator: one that nobody began to read never reaches its end.
    stream.once('close', () => void endTransaction(client, 'rollback'));
    return stream;
  } catch (error) {
    await endTransaction(client, 'rollback');
    throw error;
  }
}

async function* textOf(opened: Opened): AsyncGenerator<string> {
  for await (const lines of linesOf(opened)) yield lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

async function* linesOf({
  client,
  order,
  range,
  left,
  right,
  jwks,
}: Opened): AsyncGenerator<readonly ExportLine[]> {
  const { from, to, treeSize, jws } = range;
  yield [
    {
      type: 'header',
      version: 1,
      log: logOrigin,
      from,
      to,
      treeSize,
      left: left.map(inText),
      right: right.map(inText),
      head: jws,
      jwks,
      filter: order.filter === null ? null : { ...order.filter },
    },
  ];
  let entries = 0;
  for (let at = from; at < to; ) {
    const end = Math.min(to, at - (at % leavesPerFetch) + leavesPerFetch);
    const lines = await leafLines(client, order, at, end);
    entries += lines.filter(({ type }) => type === 'entry').length;
    yield lines;
    at = end;
  }
  await openStrays(client, order.days, range.sealedThrough);
  for (;;) {
    const strays = await fetchStrays(client, leavesPerFetch);
    if (strays.length === 0) break;
    yield strays.map((row) => ({ type: 'unsealed', entry: shown(entryOf(row), order) }));
  }
  yield [{ type: 'end', entries, leaves: to - from }];
}

async function leafLines(
  client: pg.ClientBase,
  order: ExportOrder,
  from: number,
  to: number,
): Promise<ExportLine[]> {
  const heads = await readHeads(client, from, to);
  const lines: ExportLine[] = [];
  for (const { leafIndex, leafHash, row } of await readSealed(client, from, to)) {
    while (heads[0] && heads[0].treeSize <= leafIndex) lines.push({ type: 'head', head: heads.shift()!.jws });
    // Of what was removed no line stands in, not even under a filter: the gap is what tells of it.
    if (row === null) continue;
    const entry = entryOf(row);
    if (isWanted(entry, order.filter))
      lines.push({ type: 'entry', leafIndex, leafHash, entry: shown(entry, order) });
    else lines.push({ type: 'leaf', leafIndex, leafHash });
  }
  return [...lines, ...heads.map(({ jws }): ExportLine => ({ type: 'head', head: jws }))];
}

const shown = (entry: AuditEntry, { showsPersonal }: ExportOrder): AuditEntry =>
  showsPersonal ? entry : { ...entry, personal: null };

const isWanted = ({ resource, actor }: AuditEntry, filter: ExportFilter | null): boolean =>
  (filter?.resource === undefined || filter.resource === resource) &&
  (filter?.actorId === undefined || filter.actorId === actor.id);

const inText = (hash: Buffer): string => hash.toString('base64url');
