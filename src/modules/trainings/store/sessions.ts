import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { sessionState } from '../rules/sessions.ts';
import type { NewTrainingSession, TrainingSession, TrainingSessionChange } from '../schemas/sessions.ts';
import { courses, sessions } from '../tables.ts';

const sessionColumns = {
  id: sessions.id,
  courseId: sessions.courseId,
  courseTitle: courses.title,
  startsOn: sessions.startsOn,
  endsOn: sessions.endsOn,
  place: sessions.place,
  link: sessions.link,
  trainer: sessions.trainer,
  quota: sessions.quota,
  unitQuotas: sessions.unitQuotas,
  registrationFrom: sessions.registrationFrom,
  registrationUntil: sessions.registrationUntil,
  costPerHead: sessions.costPerHead,
  needsApproval: sessions.needsApproval,
  decision: sessions.decision,
  seatsTaken: sessions.seatsTaken,
  waiting: sql<number>`(
    select count(*)::int from trainings.enrolments e
     where e.session_id = ${sessions.id} and e.state = 'wait-listed')`,
  cancellationReason: sessions.cancellationReason,
  planId: sessions.planId,
  version: sessions.version,
  createdAt: sessions.createdAt,
  updatedAt: sessions.updatedAt,
};

type Row = Omit<TrainingSession, 'state'> & { readonly decision: HeldSession['decision'] };

const shown = ({ decision, ...row }: Row, day: string): TrainingSession => ({
  ...row,
  state: sessionState({ ...row, decision }, day),
});

const sessionsWithCourse = (reader: Reader) =>
  reader.select(sessionColumns).from(sessions).innerJoin(courses, eq(courses.id, sessions.courseId));

export interface SessionFilter {
  readonly courseId?: string;
  readonly startsFrom?: string;
  readonly startsTo?: string;
  /** Only those for which people can register today. */
  readonly takesRegistrations?: boolean;
}

const orders: SortOrders<Row, 'startsOn'> = {
  startsOn: [
    {
      expression: sql`${sessions.startsOn}`,
      bind: (value) => sql`${value}::date`,
      of: ({ startsOn }) => startsOn,
    },
    { expression: sql`${sessions.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

export function sessionList(
  reader: Reader,
  filter: SessionFilter,
  today: string,
): List<Row, TrainingSession> {
  const { courseId, startsFrom, startsTo, takesRegistrations } = filter;
  const registers = sql`(${sessions.decision} = 'open' and ${sessions.registrationFrom} <= ${today}
    and ${sessions.registrationUntil} > ${today})`;
  const matching = and(
    courseId === undefined ? undefined : eq(sessions.courseId, courseId),
    startsFrom === undefined ? undefined : sql`${sessions.startsOn} >= ${startsFrom}`,
    startsTo === undefined ? undefined : sql`${sessions.startsOn} < ${startsTo}`,
    takesRegistrations === undefined ? undefined : sql`${registers} = ${takesRegistrations}`,
  );
  return {
    orders,
    columns: sessionColumns,
    rows: (condition: SQL) => sessionsWithCourse(reader).where(and(matching, condition)).getSQL(),
    item: (row) => shown(row, today),
  };
}

export async function findSession(
  reader: Reader,
  sessionId: string,
  today: string,
): Promise<TrainingSession | undefined> {
  const [row] = await sessionsWithCourse(reader).where(eq(sessions.id, sessionId));
  return row && shown(row, today);
}

/** Sessions by their ids, in the order of these. */
export async function sessionsByIds(
  reader: Reader,
  ids: readonly string[],
  today: string,
): Promise<TrainingSession[]> {
  const rows = await sessionsWithCourse(reader).where(inArray(sessions.id, [...ids]));
  const found = new Map(rows.map((row) => [row.id, shown(row, today)]));
  return ids.map((id) => found.get(id)!);
}

/** Ids as the database writes them. */
const written = <Content extends { unitQuotas?: { unitId: string; quota: number }[] }>(
  content: Content,
): Content =>
  content.unitQuotas
    ? {
        ...content,
        unitQuotas: content.unitQuotas.map(({ unitId, quota }) => ({ unitId: unitId.toLowerCase(), quota })),
      }
    : content;

export async function insertSession(transaction: Transaction, session: NewTrainingSession): Promise<string> {
  const [row] = await transaction.insert(sessions).values(written(session)).returning({ id: sessions.id });
  return row!.id;
}

export type HeldSession = typeof sessions.$inferSelect;

/** A session as it is kept; undefined if there is none. */
export async function peekSession(reader: Reader, sessionId: string): Promise<HeldSession | undefined> {
  const [row] = await reader.select().from(sessions).where(eq(sessions.id, sessionId));
  return row;
}

/** Takes a session for a change: whoever takes or frees a seat waits for it. */
export async function takeSession(
  transaction: Transaction,
  sessionId: string,
  expected: number | '*' = '*',
): Promise<HeldSession> {
  const [row] = await transaction.select().from(sessions).where(eq(sessions.id, sessionId)).for('update');
  if (!row) throw notFound();
  requireVersion(expected, row.version);
  return row;
}

export async function updateSession(
  transaction: Transaction,
  sessionId: string,
  change: TrainingSessionChange &
    Partial<Pick<HeldSession, 'decision' | 'cancellationReason' | 'seatsTaken'>>,
): Promise<void> {
  await transaction.update(sessions).set(written(change)).where(eq(sessions.id, sessionId));
}

/** The first of these units that is not there; undefined if all are. */
export async function unknownUnitAmong(
  transaction: Transaction,
  unitIds: readonly string[],
): Promise<number | undefined> {
  const { rows } = await transaction.execute<{ id: string }>(
    sql`select u.id from organisation.units u where u.id = any(${sql.param([...unitIds])}::uuid[])`,
  );
  const known = new Set(rows.map(({ id }) => id));
  const at = unitIds.findIndex((unitId) => !known.has(unitId.toLowerCase()));
  return at === -1 ? undefined : at;
}
