import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { JobInterrupted } from '../../../platform/jobs/job.ts';
import type { RetentionRule } from '../schemas/retention.ts';
import { retentionRulesOf } from './retention.ts';

/** So many rows are forgotten in a transaction: nobody waits long for them. */
const BATCH = 5000;

interface Day {
  /** Today in the service's time zone. */
  readonly today: string;
  readonly timeZone: string;
  readonly signal: AbortSignal;
}

/**
 * Forgets what is older than its rule allows, batch by batch; tells of each subject how many rows it was. Repeated, it
 * finds nothing more.
 */
export async function applyRetention(
  database: Database,
  { today, timeZone, signal }: Day,
): Promise<Record<string, number>> {
  const forgotten: Record<string, number> = {};
  for (const { subject, days } of await retentionRulesOf(database.read)) {
    const before = sql`(${today}::date - ${days}::int)`;
    forgotten[subject] = 0;
    for (const forget of waysToForget(before, timeZone)[subject])
      for (let rows = BATCH; rows === BATCH; forgotten[subject] += rows) {
        if (signal.aborted) throw new JobInterrupted();
        rows = await database.transaction({ kind: 'system', id: 'apply-feedback-retention' }, forget);
      }
  }
  return forgotten;
}

type Forget = (transaction: Transaction) => Promise<number>;

/** What is done about each subject with what was last touched before a day. */
const waysToForget = (
  before: SQL,
  timeZone: string,
): Record<RetentionRule['subject'], readonly Forget[]> => ({
  drafts: [
    deleteWhere(
      sql`feedback.response_drafts`,
      sql`updated_at < ${before}::timestamp at time zone ${timeZone}`,
    ),
  ],
  'sender-statistics': [deleteWhere(sql`feedback.senders`, sql`day < ${before}`), forgetAddresses(before)],
  'personal-answers': [
    deleteWhere(
      sql`feedback.response_texts`,
      sql`is_personal and state <> 'published' and received_on < ${before}`,
    ),
  ],
  'unpublished-texts': [
    deleteWhere(sql`feedback.response_texts`, sql`state <> 'published' and received_on < ${before}`),
  ],
  'response-keys': [deleteWhere(sql`feedback.response_keys`, sql`received_on < ${before}`)],
  'report-identities': [
    deleteWhere(
      sql`reports.reporters`,
      sql`report_id in (select r.id from reports.reports r
                         where r.ended_at < ${before}::timestamp at time zone ${timeZone})`,
    ),
  ],
});

/** The condition is asked twice: of a row that somebody changes meanwhile it holds no more. */
const deleteWhere =
  (table: SQL, isOld: SQL): Forget =>
  async (transaction) => {
    const { rowCount } = await transaction.execute(sql`
      delete from ${table} where ctid = any(array(select ctid from ${table} where ${isOld} limit ${BATCH})) and ${isOld}`);
    return rowCount ?? 0;
  };

/** Answers are guarded by a trigger, and change by functions alone. */
const forgetAddresses =
  (before: SQL): Forget =>
  async (transaction) => {
    const { rows } = await transaction.execute<{ forgotten: number }>(
      sql`select feedback.forget_addresses(${before}, ${BATCH}) as forgotten`,
    );
    return rows[0]!.forgotten;
  };
