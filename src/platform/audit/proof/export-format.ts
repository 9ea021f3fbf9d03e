import type { JSONWebKeySet } from 'jose';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { AuditEntry } from './entry.ts';

const exactly = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Hash = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'SHA-256, base64url' });
const Entry = Type.Unsafe<AuditEntry>(Type.Record(Type.String(), Type.Unknown()));

/** First line: the leaves [from, to) of a log of `treeSize` leaves. */
const HeaderLine = Type.Object(
  {
    type: Type.Literal('header'),
    version: Type.Literal(1),
    log: Type.String(),
    from: Count,
    to: Count,
    treeSize: Count,
    left: Type.Array(Hash, { description: 'Roots of the maximal complete subtrees that cover [0, from)' }),
    right: Type.Array(Hash, { description: 'Roots of the maximal nodes that cover [to, treeSize)' }),
    head: Type.String({ description: 'Head of size `treeSize`, a JWS' }),
    jwks: Type.Unsafe<JSONWebKeySet>(Type.Object({ keys: Type.Array(Type.Object({})) })),
    filter: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
  },
  exactly,
);

/** An entry that the export shows. */
const EntryLine = Type.Object(
  { type: Type.Literal('entry'), leafIndex: Count, leafHash: Hash, entry: Entry },
  exactly,
);

/** An entry of the range that the filter leaves out. */
const LeafLine = Type.Object({ type: Type.Literal('leaf'), leafIndex: Count, leafHash: Hash }, exactly);

/** A head of the range; it stands right after the last leaf that it signs. */
const HeadLine = Type.Object({ type: Type.Literal('head'), head: Type.String() }, exactly);

/** An entry that claims to be from before the head and is not in the tree. */
const UnsealedLine = Type.Object({ type: Type.Literal('unsealed'), entry: Entry }, exactly);

/** Last line: how many entries the export shows and how many leaves there are in its range, shown or not. */
const EndLine = Type.Object({ type: Type.Literal('end'), entries: Count, leaves: Count }, exactly);

export type HeaderLine = Static<typeof HeaderLine>;
export type EntryLine = Static<typeof EntryLine>;
export type LeafLine = Static<typeof LeafLine>;
export type HeadLine = Static<typeof HeadLine>;
export type UnsealedLine = Static<typeof UnsealedLine>;
export type EndLine = Static<typeof EndLine>;
export type ExportLine = HeaderLine | EntryLine | LeafLine | HeadLine | UnsealedLine | EndLine;

const checks = new Map(
  Object.entries({
    header: Compile(HeaderLine),
    entry: Compile(EntryLine),
    leaf: Compile(LeafLine),
    head: Compile(HeadLine),
    unsealed: Compile(UnsealedLine),
    end: Compile(EndLine),
  }).map(([type, validator]) => [type, (value: unknown) => validator.Check(value)]),
);

/** Whether a value has the shape of a line of an export, and no member more. */
export function isExportLine(value: unknown): value is ExportLine {
  const { type } = (value ?? {}) as { type?: unknown };
  return typeof type === 'string' && (checks.get(type)?.(value) ?? false);
}

const Nullable = <const Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const Values = Type.Record(Type.String(), Type.Unknown());

const entryCheck = Compile(
  Type.Object(
    {
      id: Type.Integer(),
      recordedAt: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$' }),
      actor: Type.Object({ kind: Type.String(), id: Type.String() }, exactly),
      requestId: Nullable(Type.String()),
      operation: Type.String(),
      resource: Type.String(),
      resourceId: Nullable(Type.String()),
      table: Nullable(Type.String()),
      recordKey: Nullable(Values),
      before: Nullable(Values),
      after: Nullable(Values),
      reason: Nullable(Type.String()),
      personalHash: Nullable(Hash),
      personal: Nullable(
        Type.Object({ salt: Type.String(), before: Nullable(Values), after: Nullable(Values) }, exactly),
      ),
    },
    exactly,
  ),
);

/** Whether an entry has all the fields of an audit entry and no other. */
export const isAuditEntry = (entry: unknown): entry is AuditEntry => entryCheck.Check(entry);
