import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { SubjectVersion } from '../../../platform/subjects/subject.ts';
import type { ConsultationState } from '../reference.ts';
import { allowedActions, stateOn } from '../rules/life.ts';
import type { AskedConsultation, Consultation } from '../schemas/consultations.ts';
import { rounds } from '../tables.ts';

const commentsWhere = (condition: SQL): SQL<number> => sql<number>`(
  select count(*)::int from consultations.comments c where c.round_id = rounds.id and ${condition})`;
const groupsWhere = (condition: SQL): SQL<number> => sql<number>`(
  select count(*)::int from consultations.comment_groups g where g.round_id = rounds.id and ${condition})`;

export const askedColumns = {
  id: rounds.id,
  unitId: rounds.unitId,
  subjectKind: rounds.subjectKind,
  subjectId: rounds.subjectId,
  subjectName: rounds.subjectName,
  consultedVersion: sql<SubjectVersion>`(
    select jsonb_build_object('id', v.version_id, 'number', v.number, 'sha256', encode(v.sha256, 'hex'))
      from consultations.versions v where v.round_id = rounds.id and v.version_id = rounds.version_id)`,
  audience: rounds.audience,
  title: rounds.title,
  purpose: rounds.purpose,
  opensOn: rounds.opensOn,
  closesOn: rounds.closesOn,
  alternatives: rounds.alternatives,
  forumTopicId: rounds.forumTopicId,
  surveyId: rounds.surveyId,
  ending: rounds.ending,
  endedOn: rounds.endedOn,
  cancellationReason: rounds.cancellationReason,
  commentCount: commentsWhere(sql`c.state = 'shown'`),
};

const columns = {
  ...askedColumns,
  unitIds: rounds.unitIds,
  heldCount: commentsWhere(sql`c.state = 'held'`),
  ungroupedCount: commentsWhere(sql`c.state = 'shown' and c.group_id is null`),
  groupCount: groupsWhere(sql`true`),
  unansweredCount: groupsWhere(
    sql`not exists (select from consultations.group_answers a where a.group_id = g.id)`,
  ),
  version: rounds.version,
  createdAt: rounds.createdAt,
  updatedAt: rounds.updatedAt,
};

interface Kept {
  readonly subjectKind: AskedConsultation['subject']['kind'];
  readonly subjectId: string;
  readonly ending: 'concluded' | 'cancelled' | null;
}
export type AskedRow = Omit<AskedConsultation, 'subject' | 'state'> & Kept;
type Row = Omit<Consultation, 'subject' | 'state' | 'allowedActions'> & Kept;

export function shownToAsked(row: AskedRow, day: string): AskedConsultation {
  const { subjectKind, subjectId, ending, ...told } = row;
  return { ...told, subject: { kind: subjectKind, id: subjectId }, state: stateOn({ ...told, ending }, day) };
}

const shown = (row: Row, day: string): Consultation => {
  const { subjectKind, subjectId, ending, ...told } = row;
  const state = stateOn({ ...told, ending }, day);
  return {
    ...told,
    subject: { kind: subjectKind, id: subjectId },
    state,
    allowedActions: allowedActions(state),
  };
};

export interface ConsultationFilter {
  readonly unitIds?: readonly string[];
  readonly audience?: Consultation['audience'];
  readonly state?: ConsultationState;
  readonly subjectId?: string;
}

export const matching = (filter: ConsultationFilter, today: string): SQL | undefined => {
  const { unitIds, audience, state, subjectId } = filter;
  return and(
    unitIds === undefined ? undefined : sql`${rounds.unitId} = any(${sql.param([...unitIds])}::uuid[])`,
    audience === undefined ? undefined : eq(rounds.audience, audience),
    subjectId === undefined ? undefined : eq(rounds.subjectId, subjectId),
    state === undefined ? undefined : inState(state, today),
  );
};

/** As {@link stateOn}, for a statement. */
function inState(state: ConsultationState, today: string): SQL {
  const { ending, opensOn, closesOn } = rounds;
  switch (state) {
    case 'planned':
      return sql`${ending} is null and ${opensOn} > ${today}`;
    case 'open':
      return sql`${ending} is null and ${opensOn} <= ${today} and ${closesOn} >= ${today}`;
    case 'closed':
      return sql`${ending} is null and ${closesOn} < ${today}`;
    default:
      return sql`${ending} = ${state}`;
  }
}

/** By deadline, or by when it was entered. */
export const ordersOf = <Of extends Pick<AskedRow, 'id' | 'closesOn'>>(): SortOrders<
  Of,
  'closesOn' | 'id'
> => {
  const byId = {
    expression: sql`${rounds.id}`,
    bind: (value: string | number | null) => sql`${value}::uuid`,
    of: ({ id }: Of) => id,
  };
  return {
    closesOn: [
      {
        expression: sql`${rounds.closesOn}`,
        bind: (value) => sql`${value}::date`,
        of: ({ closesOn }) => closesOn,
      },
      byId,
    ],
    id: [byId],
  };
};

/** Consultations within reach. */
export const consultationList = (
  reader: Reader,
  reach: Reach,
  filter: ConsultationFilter,
  today: string,
): List<Row, Consultation> => ({
  orders: ordersOf<Row>(),
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(rounds)
      .where(and(withinReach(rounds.unitId, reach), matching(filter, today), condition))
      .getSQL(),
  item: (row) => shown(row, today),
});

/** A consultation within reach. */
export async function findConsultation(
  reader: Reader,
  consultationId: string,
  reach: Reach,
  today: string,
): Promise<Consultation | undefined> {
  const [row] = await reader
    .select(columns)
    .from(rounds)
    .where(and(eq(rounds.id, consultationId), withinReach(rounds.unitId, reach)));
  return row && shown(row, today);
}

/** @throws Problem `not-found` if there is none */
export async function readConsultation(...asked: Parameters<typeof findConsultation>): Promise<Consultation> {
  const consultation = await findConsultation(...asked);
  if (!consultation) throw notFound();
  return consultation;
}

/**
 * Takes a consultation for a change: waits for others who change it and for comments under way, and they for it.
 * @throws Problem `not-found` if there is none within reach
 */
export async function takeConsultation(
  transaction: Transaction,
  consultationId: string,
  reach: Reach,
  today: string,
  expected: number | '*' = '*',
): Promise<Consultation> {
  const [held] = await transaction
    .select({ version: rounds.version })
    .from(rounds)
    .where(and(eq(rounds.id, consultationId), withinReach(rounds.unitId, reach)))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  return readConsultation(transaction, consultationId, reach, today);
}

export type RoundRow = typeof rounds.$inferInsert;

export async function insertRound(transaction: Transaction, row: RoundRow): Promise<string> {
  const [inserted] = await transaction.insert(rounds).values(row).returning({ id: rounds.id });
  return inserted!.id;
}

/** Changes a consultation, and raises its version in any case. */
export const updateRound = (
  transaction: Transaction,
  consultationId: string,
  change: Partial<RoundRow>,
): Promise<unknown> =>
  transaction
    .update(rounds)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(rounds.id, consultationId));
