import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { id } from '../database/columns.ts';
import { bytes, platformSchema } from '../database/tables.ts';
import { type CodeOf, withinList } from '../reference/list.ts';
import type { ColumnMapping } from './column.ts';
import { importModes, importStates } from './reference.ts';
import type { StoredReport } from './report.ts';

/** Imports: each a file, what was asked, and how far it has come. */
export const imports = platformSchema.table(
  'imports',
  {
    id: id(),
    resource: text('resource').notNull(),
    fileName: text('file_name').notNull(),
    fileBytes: bigint('file_bytes', { mode: 'number' }).notNull(),
    fileSha256: text('file_sha256').notNull(),
    options: jsonb('options').notNull().$type<Record<string, unknown>>(),
    dryRun: boolean('dry_run').notNull(),
    mode: text('mode').notNull().$type<CodeOf<typeof importModes>>(),
    state: text('state').notNull().$type<CodeOf<typeof importStates>>(),
    rowsTotal: integer('rows_total'),
    rowsRead: integer('rows_read').notNull().default(0),
    rowsCreated: integer('rows_created').notNull().default(0),
    rowsUpdated: integer('rows_updated').notNull().default(0),
    rowsUnchanged: integer('rows_unchanged').notNull().default(0),
    rowsRefused: integer('rows_refused').notNull().default(0),
    warnings: integer('warnings').notNull().default(0),
    report: jsonb('report').notNull().default({}).$type<StoredReport>(),
    failure: jsonb('failure').$type<{ code: string; parameters: Record<string, string | number> }>(),
    /** Which field each column of the file holds, where the file names its columns in its own way. */
    mapping: jsonb('mapping').$type<ColumnMapping>(),
    cancelRequestedAt: timestamp('cancel_requested_at', { withTimezone: true }),
    createdBy: text('created_by').notNull().default(sql`platform.current_actor()`),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp('started_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (table) => [
    check('imports_state_known', withinList(table.state, importStates)),
    check('imports_mode_known', withinList(table.mode, importModes)),
  ],
);

/** The uploaded bytes in pieces of at most 1 MiB, so that any instance can run the job; dropped when it ends. */
export const importChunks = platformSchema.table(
  'import_chunks',
  {
    importId: uuid('import_id').notNull(),
    number: integer('number').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (table) => [
    primaryKey({ name: 'import_chunks_pk', columns: [table.importId, table.number] }),
    foreignKey({ name: 'import_chunks_import_fk', columns: [table.importId], foreignColumns: [imports.id] }),
  ],
);

/** What was wrong or noteworthy in a row: the code and its parameters; the words are made when read, in the reader's language. */
export const importFindings = platformSchema.table(
  'import_findings',
  {
    id: id(),
    importId: uuid('import_id').notNull(),
    line: integer('line').notNull(),
    severity: text('severity').notNull().$type<'error' | 'warning'>(),
    column: text('column'),
    code: text('code').notNull(),
    value: text('value'),
    parameters: jsonb('parameters').notNull().default({}).$type<Record<string, string | number>>(),
  },
  (table) => [
    foreignKey({
      name: 'import_findings_import_fk',
      columns: [table.importId],
      foreignColumns: [imports.id],
    }),
    check('import_findings_severity_known', sql`${table.severity} in ('error', 'warning')`),
  ],
);

/** The cells of refused rows as they stood in the file, for the file of rows to mend; dropped after a while. */
export const importRefusedRows = platformSchema.table(
  'import_refused_rows',
  {
    importId: uuid('import_id').notNull(),
    line: integer('line').notNull(),
    cells: jsonb('cells').notNull().$type<Record<string, string>>(),
  },
  (table) => [
    primaryKey({ name: 'import_refused_rows_pk', columns: [table.importId, table.line] }),
    foreignKey({
      name: 'import_refused_rows_import_fk',
      columns: [table.importId],
      foreignColumns: [imports.id],
    }),
  ],
);
