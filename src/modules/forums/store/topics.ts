import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { renderMarkdown } from '../../../platform/public-writes/index.ts';
import { unitNameOn } from '../../organisation/index.ts';
import { publicDecisions, type TopicDecision, topicActions, topicState } from '../rules/topics.ts';
import type { ForumTopic } from '../schemas/topics.ts';
import { topics } from '../tables.ts';

const columns = {
  id: topics.id,
  title: topics.title,
  description: topics.description,
  rules: topics.rules,
  unitId: topics.unitId,
  serviceId: topics.serviceId,
  subjectKind: topics.subjectKind,
  subjectId: topics.subjectId,
  startsOn: topics.startsOn,
  endsOn: topics.endsOn,
  access: topics.access,
  moderation: topics.moderation,
  origin: topics.origin,
  decision: topics.decision,
  supportLimit: topics.supportLimit,
  reason: topics.reason,
  removedFor: topics.removedFor,
  closedOn: topics.closedOn,
  concludedOn: topics.concludedOn,
  conclusion: topics.conclusion,
  version: topics.version,
  createdAt: topics.createdAt,
  updatedAt: topics.updatedAt,
};

type Row = Pick<typeof topics.$inferSelect, keyof typeof columns>;

/** A topic, and what was decided of it. */
export type HeldTopic = ForumTopic & { readonly decision: TopicDecision };

const nothing = { title: null, description: null, descriptionHtml: null };

function shown({ subjectKind, subjectId, ...row }: Row, day: string): HeldTopic {
  return {
    ...row,
    subject: subjectKind === null ? null : { kind: subjectKind, id: subjectId! },
    descriptionHtml: renderMarkdown(row.description),
    rulesHtml: row.rules === null ? null : renderMarkdown(row.rules),
    state: topicState(row, day),
    allowedActions: topicActions[row.decision],
  };
}

/** As everybody reads it: of what a moderator removed, only that it was there. */
const shownToAll = (row: Row, day: string): HeldTopic =>
  row.removedFor === null ? shown(row, day) : { ...shown(row, day), ...nothing };

export interface TopicFilter {
  readonly serviceId?: string;
  readonly subjectKind?: NonNullable<ForumTopic['subject']>['kind'];
  readonly subjectId?: string;
  readonly state?: ForumTopic['state'];
  readonly origin?: ForumTopic['origin'];
  readonly unitIds?: readonly string[];
}

const orders: SortOrders<Row, 'startsOn'> = {
  startsOn: [
    {
      expression: sql`${topics.startsOn}`,
      bind: (value) => sql`${value}::date`,
      of: ({ startsOn }) => startsOn,
    },
    { expression: sql`${topics.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

const matching = (filter: TopicFilter, today: string): SQL | undefined => {
  const { serviceId, subjectKind, subjectId, state, origin, unitIds } = filter;
  return and(
    serviceId === undefined ? undefined : eq(topics.serviceId, serviceId),
    subjectKind === undefined ? undefined : eq(topics.subjectKind, subjectKind),
    subjectId === undefined ? undefined : eq(topics.subjectId, subjectId),
    state === undefined ? undefined : inState(state, today),
    origin === undefined ? undefined : eq(topics.origin, origin),
    unitIds === undefined ? undefined : sql`${topics.unitId} = any(${sql.param([...unitIds])}::uuid[])`,
  );
};

/** As {@link topicState}, for a statement. */
function inState(state: ForumTopic['state'], today: string): SQL {
  const { decision, startsOn, endsOn } = topics;
  switch (state) {
    case 'scheduled':
      return sql`${decision} = 'open' and ${startsOn} > ${today}`;
    case 'open':
      return sql`${decision} = 'open' and ${startsOn} <= ${today} and ${endsOn} >= ${today}`;
    case 'ended':
      return sql`${decision} = 'open' and ${endsOn} < ${today}`;
    default:
      return sql`${decision} = ${state}`;
  }
}

const listOf = (
  reader: Reader,
  condition: SQL | undefined,
  item: (row: Row) => HeldTopic,
): List<Row, HeldTopic> => ({
  orders,
  columns,
  rows: (page) => reader.select(columns).from(topics).where(and(condition, page)).getSQL(),
  item,
});

const isPublic = inArray(topics.decision, [...publicDecisions]);

/** The topics that everybody reads. */
export const publicTopicList = (reader: Reader, filter: TopicFilter, today: string) =>
  listOf(reader, and(isPublic, matching(filter, today)), (row) => shownToAll(row, today));

/** Drafts and proposals within reach. */
export const draftTopicList = (reader: Reader, reach: Reach, filter: TopicFilter, today: string) =>
  listOf(
    reader,
    and(
      inArray(topics.decision, ['draft', 'proposed']),
      withinReach(topics.unitId, reach),
      matching(filter, today),
    ),
    (row) => shown(row, today),
  );

/** A topic: of those that everybody reads, or of those within reach. */
export async function findTopic(
  reader: Reader,
  topicId: string,
  reach: Reach | 'public',
  today: string,
): Promise<HeldTopic | undefined> {
  const within = reach === 'public' ? isPublic : withinReach(topics.unitId, reach);
  const [row] = await reader
    .select(columns)
    .from(topics)
    .where(and(eq(topics.id, topicId), within));
  return row && (reach === 'public' ? shownToAll : shown)(row, today);
}

/** Whether there is a topic that everybody reads, or that lies within reach. */
export async function isTopicWithin(reader: Reader, topicId: string, reach: Reach): Promise<boolean> {
  const found = await reader.$count(
    topics,
    and(eq(topics.id, topicId), or(isPublic, withinReach(topics.unitId, reach) ?? sql`true`)),
  );
  return found === 1;
}

/** @throws Problem `not-found` if there is none */
export async function readTopic(...asked: Parameters<typeof findTopic>): Promise<HeldTopic> {
  const topic = await findTopic(...asked);
  if (!topic) throw notFound();
  return topic;
}

/** Takes a topic for a change: waits for posts under way, and they for it. */
export async function takeTopic(
  transaction: Transaction,
  topicId: string,
  reach: Reach,
  today: string,
  expected: number | '*' = '*',
): Promise<HeldTopic> {
  const [row] = await transaction
    .select({ version: topics.version })
    .from(topics)
    .where(and(eq(topics.id, topicId), withinReach(topics.unitId, reach)))
    .for('update');
  if (!row) throw notFound();
  requireVersion(expected, row.version);
  return readTopic(transaction, topicId, reach, today);
}

/** Fields of a topic as they are kept. */
export type TopicRow = typeof topics.$inferInsert;

export async function insertTopic(transaction: Transaction, row: TopicRow): Promise<string> {
  const [inserted] = await transaction.insert(topics).values(row).returning({ id: topics.id });
  return inserted!.id;
}

export async function updateTopic(
  transaction: Transaction,
  topicId: string,
  change: Partial<TopicRow>,
): Promise<void> {
  await transaction
    .update(topics)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(topics.id, topicId));
}

/**
 * Keeps a proposal, with the unit of its service. Undefined if its id or proof is taken, be it by the same proposal.
 */
export async function insertProposal(reader: Reader, row: TopicRow): Promise<string | undefined> {
  const [inserted] = await reader
    .insert(topics)
    .values({
      ...row,
      unitId: sql`(select s.unit_id from feedback.services s where s.id = ${row.serviceId ?? null}::uuid)`,
    })
    .onConflictDoNothing()
    .returning({ id: topics.id });
  return inserted?.id;
}

/** What is kept of a proposal that was sent before. */
export async function findProposal(
  reader: Reader,
  id: string,
): Promise<Pick<typeof topics.$inferSelect, 'contentHash' | 'decision'> | undefined> {
  const [row] = await reader
    .select({ contentHash: topics.contentHash, decision: topics.decision })
    .from(topics)
    .where(eq(topics.id, id));
  return row;
}

/** How a unit is named on a day. */
export async function unitName(reader: Reader, unitId: string, day: string): Promise<string | null> {
  const name = unitNameOn(sql`${unitId}::uuid`, day);
  const { rows } = await reader.execute<{ name: string | null }>(sql`select ${name} as name`);
  return rows[0]!.name;
}
