import { eq, sql } from 'drizzle-orm';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { secrets } from '../../../platform/database/tables.ts';
import { claimPhotos } from '../../../platform/photos/index.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import type { reportChannels, reportKinds, reportStates, reportVisibilities } from '../reference.ts';
import { deadlinesOf } from '../rules/deadlines.ts';
import type { ExternalReference, NewReport } from '../schemas/reports.ts';
import { readDeadlines } from './deadlines.ts';

/** A report that is to be kept; bytes in hexadecimal. */
export interface IncomingReport {
  readonly id: string;
  readonly number: string;
  readonly key: string;
  readonly secretHash: string;
  readonly kind: CodeOf<typeof reportKinds>;
  readonly categoryId: string | null;
  readonly serviceId: string | null;
  readonly text: string;
  readonly place: {
    readonly longitude: number;
    readonly latitude: number;
    readonly districtId: string | null;
    readonly urbanVillageId: string | null;
  } | null;
  readonly address: string | null;
  readonly visibility: CodeOf<typeof reportVisibilities>;
  readonly isAnonymous: boolean;
  readonly channel: CodeOf<typeof reportChannels>;
  readonly receivedAt: Date;
  readonly reporter: NonNullable<NewReport['reporter']> | null;
  readonly photoIds: readonly string[];
  readonly externalReferences: readonly ExternalReference[];
}

/** What became of a report that was handed over. */
export interface Filed {
  /** `repeated`: it is the one that was filed before; `conflict`: its key belongs to another one. */
  readonly outcome: 'filed' | 'repeated' | 'conflict' | 'unsettled';
  readonly state: CodeOf<typeof reportStates>;
  readonly receivedAt: string;
  readonly firstResponseDueAt: string;
  readonly dueAt: string;
  readonly isDeadlineProvisional: boolean;
}

/** Keeps reports, each wholly or not at all, and sends each to its unit; outcomes in their order. */
export async function fileReports(
  transaction: Transaction,
  incoming: readonly IncomingReport[],
  timeZone: string,
): Promise<Filed[]> {
  const earliest = new Date(Math.min(...incoming.map(({ receivedAt }) => receivedAt.getTime())));
  const deadlines = await readDeadlines(transaction, earliest, timeZone);
  const given = incoming.map((report, at) => ({
    at,
    stepId: newId(),
    ...report,
    ...report.place,
    ...deadlinesOf(report, deadlines),
  }));
  const { rows } = await transaction.execute<{ filed: Filed[] }>(
    sql`select reports.file_reports(${JSON.stringify(given)}::jsonb) as filed`,
  );
  const { filed } = rows[0]!;
  for (const [at, { id, photoIds }] of incoming.entries())
    if (filed[at]!.outcome === 'filed')
      await claimPhotos(transaction, photoIds, { kind: 'report', id }, '/photoIds');
  return filed;
}

/** From which numbers and secrets of reports are derived: the same on all instances. */
export async function reportSecret(reader: Reader): Promise<Buffer> {
  const [row] = await reader.select().from(secrets).where(eq(secrets.name, 'reports'));
  return row!.value;
}
