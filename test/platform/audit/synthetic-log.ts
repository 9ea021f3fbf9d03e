import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';
import { type AuditEntry, leafHashOf, personalHashOf } from '../../../src/platform/audit/proof/entry.ts';
import type { ExportLine } from '../../../src/platform/audit/proof/export-format.ts';
import { signHead } from '../../../src/platform/audit/proof/head.ts';
import { TileWriter } from '../../../src/platform/audit/proof/tile-writer.ts';
import { TileReader } from '../../../src/platform/audit/proof/tiles.ts';

export const minute = 60_000;
const start = Date.parse('2026-11-25T00:00:00Z');

/** Time of the log's nth minute, as entries have it. */
export const timeOf = (minutes: number): string =>
  new Date(start + minutes * minute).toISOString().replace('Z', '123Z');

export interface SealKey {
  readonly privateJwk: JWK;
  readonly jwks: JSONWebKeySet;
}

export async function makeKey(): Promise<SealKey> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { privateJwk: await exportJWK(privateKey), jwks: { keys: [await exportJWK(publicKey)] } };
}

/** The nth entry: one a minute; every third has personal fields, every ninth withholds them. */
export function entryAt(index: number, changes: Partial<AuditEntry> = {}): AuditEntry {
  const personal = {
    salt: `0198f2a0-0000-7000-8000-${String(index).padStart(12, '0')}`,
    before: null,
    after: { name: `Pegawai ${index}\u2028`, nip: '199001012015011001' },
  };
  const hasPersonal = index % 3 === 0;
  return {
    id: 1000 + index,
    recordedAt: timeOf(index),
    actor: { kind: 'key', id: '0198f2a0-1111-7000-8000-000000000001' },
    requestId: index % 2 === 0 ? null : `request-${index}`,
    operation: 'insert',
    resource: index % 2 === 0 ? 'employee' : 'unit',
    resourceId: String(index),
    table: 'employees.employees',
    recordKey: { id: index },
    before: null,
    after: { grade: 'III/a', 'gaji pokok': 2_785_700.5, ünïcode: true },
    reason: null,
    personalHash: hasPersonal ? personalHashOf(personal) : null,
    personal: hasPersonal && index % 9 !== 0 ? personal : null,
    ...changes,
  };
}

export interface SyntheticLog {
  readonly entries: readonly AuditEntry[];
  /** Signed heads by the tree's size, smallest first. */
  readonly heads: ReadonlyMap<number, string>;
  readonly key: SealKey;
  readonly reader: TileReader;
}

export interface SealOptions {
  readonly key: SealKey;
  readonly headSizes: readonly number[];
  /** When a head is signed, in minutes of the log; the minute of its size unless told. */
  readonly signedAt?: (treeSize: number) => number;
}

export async function sealLog(entries: readonly AuditEntry[], options: SealOptions): Promise<SyntheticLog> {
  const { key, headSizes, signedAt = (treeSize) => treeSize } = options;
  const tiles = new Map<string, Buffer>();
  const writer = new TileWriter();
  const heads = new Map<number, string>();
  for (let size = 0; size <= entries.length; size++) {
    if (size > 0) writer.append(leafHashOf(entries[size - 1]!));
    if (!headSizes.includes(size)) continue;
    const payload = {
      log: 'penata',
      treeSize: size,
      rootHash: writer.root().toString('base64url'),
      signedAt: new Date(start + signedAt(size) * minute).toISOString(),
    };
    heads.set(size, await signHead(payload, key.privateJwk));
  }
  for (const { level, position, hashes } of writer.finish()) tiles.set(`${level}/${position}`, hashes);
  const reader = new TileReader(async (keys) =>
    keys.map(({ level, position }) => tiles.get(`${level}/${position}`)!),
  );
  return { entries, heads, key, reader };
}

export interface ExportOptions {
  readonly from?: number;
  readonly to?: number;
  readonly filter?: { readonly resource: string };
}

/** Exports leaves [from, to) under the largest head. */
export async function exportLog(log: SyntheticLog, options: ExportOptions = {}): Promise<ExportLine[]> {
  const [treeSize, head] = [...log.heads].at(-1)!;
  const { from = 0, to = treeSize, filter = null } = options;
  const { left, right } = await log.reader.rangeHashes(from, to, treeSize);
  const encoded = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('base64url'));
  const lines: ExportLine[] = [
    {
      type: 'header',
      version: 1,
      log: 'penata',
      from,
      to,
      treeSize,
      left: encoded(left),
      right: encoded(right),
      head,
      jwks: log.key.jwks,
      filter,
    },
  ];
  let shown = 0;
  for (let leafIndex = from; leafIndex < to; leafIndex++) {
    const entry = log.entries[leafIndex]!;
    const leafHash = leafHashOf(entry).toString('base64url');
    const isShown = filter === null || entry.resource === filter.resource;
    if (isShown) shown++;
    lines.push(
      isShown ? { type: 'entry', leafIndex, leafHash, entry } : { type: 'leaf', leafIndex, leafHash },
    );
    const signed = log.heads.get(leafIndex + 1);
    if (signed) lines.push({ type: 'head', head: signed });
  }
  return [...lines, { type: 'end', entries: shown, leaves: to - from }];
}
