import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import { conclusions } from '../comment-tables.ts';
import { stateOn } from '../rules/life.ts';
import type {
  Conclusion,
  ConclusionRecord,
  FiledConsultation,
  NewConclusion,
} from '../schemas/conclusions.ts';
import type { Consultation } from '../schemas/consultations.ts';
import { rounds } from '../tables.ts';
import { isAsked } from './asked.ts';
import { readAlternatives, readParticipation } from './figures.ts';
import { readGroups } from './groups.ts';
import { ordersOf } from './rounds.ts';
import { readVersions } from './versions.ts';

/** Keeps what came of a consultation as it stands today. The consultation must have been taken. */
export async function insertConclusion(
  transaction: Transaction,
  consultation: Consultation,
  summary: NewConclusion['summary'],
  today: string,
): Promise<Conclusion> {
  const { id, title, audience, subject, subjectName, opensOn, closesOn } = consultation;
  const groups = await readGroups(transaction, id);
  const record: ConclusionRecord = {
    consultationId: id,
    title,
    audience,
    subject,
    subjectName,
    versions: await readVersions(transaction, id),
    opensOn,
    closesOn,
    concludedOn: today,
    summary,
    participation: await readParticipation(transaction, consultation, today),
    alternatives: (await readAlternatives(transaction, consultation)).items,
    groups: groups.map(
      ({ id, title, summary, commentCount, supportCount, concernCount, suggestionCount, answer }) => ({
        ...{ id, title, summary, commentCount, supportCount, concernCount, suggestionCount },
        answer,
      }),
    ),
  };
  const sha256 = hash('sha256', canonicalize(record)!, 'buffer');
  await transaction.insert(conclusions).values({ roundId: id, record, sha256, concludedOn: today });
  return { sha256: sha256.toString('hex'), record };
}

const told: SQL<Conclusion | null> = sql`(
  select jsonb_build_object('sha256', encode(c.sha256, 'hex'), 'record', c.record)
    from consultations.conclusions c where c.round_id = rounds.id)`;

export async function findConclusion(
  reader: Reader,
  consultationId: string,
): Promise<Conclusion | undefined> {
  const [row] = await reader
    .select({ sha256: sql<string>`encode(${conclusions.sha256}, 'hex')`, record: conclusions.record })
    .from(conclusions)
    .where(eq(conclusions.roundId, consultationId));
  return row;
}

const filedColumns = {
  id: rounds.id,
  audience: rounds.audience,
  title: rounds.title,
  opensOn: rounds.opensOn,
  closesOn: rounds.closesOn,
  ending: rounds.ending,
  cancellationReason: rounds.cancellationReason,
  commentCount: sql<number>`(
    select count(*)::int from consultations.comments c where c.round_id = rounds.id and c.state = 'shown')`,
  conclusion: told,
};
type FiledRow = Omit<FiledConsultation, 'state'> & { readonly ending: 'concluded' | 'cancelled' | null };

export interface Filed {
  readonly kind: Consultation['subject']['kind'];
  readonly id: string;
  /** Everybody reads public consultations that began; whoever reaches the subject all of them. */
  readonly isForAll: boolean;
}

/** The consultations on a subject, for its file, with what came of them. */
export const filedConsultations = (
  reader: Reader,
  { kind, id, isForAll }: Filed,
  today: string,
): List<FiledRow, FiledConsultation> => ({
  orders: ordersOf<FiledRow>(),
  columns: filedColumns,
  rows: (condition) =>
    reader
      .select(filedColumns)
      .from(rounds)
      .where(
        and(
          eq(rounds.subjectKind, kind),
          eq(rounds.subjectId, id),
          isForAll ? isAsked('public', today) : undefined,
          condition,
        ),
      )
      .getSQL(),
  item: ({ ending, ...row }) => ({ ...row, state: stateOn({ ...row, ending }, today) }),
});
