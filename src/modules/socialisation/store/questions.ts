import { type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { QuestionKind, QuestionState } from '../question-reference.ts';
import { allowedActions, type Standing } from '../rules/questions.ts';
import type { CampaignQuestion, SimilarQuestion } from '../schemas/questions.ts';

/** What is read of a question on a day: `q` is the question. */
export const toldColumns = (today: string): SQL => sql`
  q.id, q.campaign_id as "campaignId", q.kind, q.text, q.e_id as "eId", q.is_confidential as "isConfidential",
  q.state, q.outcome, q.asked_on as "askedOn", q.due_on as "dueOn", q.answered_on as "answeredOn",
  ${isOverdueOn(today)} as "isOverdue", q.faq_entry_id as "faqEntryId", q.reopenings, q.version,
  (select coalesce(w.text, v.answer)
     from socialisation.question_steps s
     left join socialisation.question_answers w on w.id = s.answer_id
     left join socialisation.faq_entries f on f.id = s.faq_entry_id
     left join socialisation.faq_versions v on v.entry_id = f.id and v.number = f.current
    where s.question_id = q.id and num_nonnulls(s.answer_id, s.faq_entry_id) > 0
    order by s.number desc limit 1) as answer,
  (select coalesce(jsonb_agg(jsonb_build_object(
            'number', s.number, 'kind', s.kind, 'day', s.day, 'message', s.message,
            'answer', coalesce(w.text, v.answer), 'changed', w.changed, 'outcome', s.outcome,
            'faqEntryId', s.faq_entry_id) order by s.number), '[]')
     from socialisation.question_steps s
     left join socialisation.question_answers w on w.id = s.answer_id
     left join socialisation.faq_versions v on v.entry_id = s.faq_entry_id and v.number = s.faq_version
    where s.question_id = q.id) as steps`;

/** Past its deadline, and not closed. */
const isOverdueOn = (today: string): SQL =>
  sql`(q.state in ('received', 'in-review') and q.due_on < ${today}::date)`;

const from = sql`socialisation.questions q
  join socialisation.campaigns c on c.id = q.campaign_id
  join socialisation.question_askers a on a.question_id = q.id
  join socialisation.members m on m.campaign_id = a.campaign_id and m.employee_id = a.employee_id`;

/** What was asked in confidence is read by those who run the campaign alone; else by those too who reach the unit. */
const seenWithin = (reach: Reach): SQL =>
  reach === null
    ? sql`true`
    : sql`(${withinReach(sql`c.unit_id`, reach)} or (not q.is_confidential and ${withinReach(sql`m.unit_id`, reach)}))`;

/** Of those alone who did not ask in confidence. */
const named = (column: SQL): SQL => sql`case when not q.is_confidential then ${column} end`;

const columns = (today: string): SQL => sql`
  ${toldColumns(today)}, q.overdue_on as "escalatedOn", ${named(sql`a.employee_id`)} as "employeeId",
  ${named(sql`(select e.name from employees.employees e where e.id = a.employee_id)`)} as name,
  ${named(sql`m.unit_id`)} as "unitId", '{}'::text[] as "maskedFields"`;

type Row = Omit<CampaignQuestion, 'allowedActions'> & Standing;

const shown = ({ reopenings, ...row }: Row): CampaignQuestion => ({
  ...row,
  allowedActions: allowedActions({ ...row, reopenings }),
});

export interface QuestionFilter {
  readonly campaignId: string;
  readonly kind?: QuestionKind;
  readonly state?: QuestionState;
  readonly isOverdue?: boolean;
  readonly eId?: string;
  readonly faqEntryId?: string;
  /** By their units only those are found who did not ask in confidence. */
  readonly unitIds?: readonly string[];
}

function* conditions(reach: Reach, filter: QuestionFilter, today: string): Generator<SQL> {
  yield sql`q.campaign_id = ${filter.campaignId}`;
  yield seenWithin(reach);
  if (filter.kind !== undefined) yield sql`q.kind = ${filter.kind}`;
  if (filter.state !== undefined) yield sql`q.state = ${filter.state}`;
  if (filter.isOverdue !== undefined) yield sql`${isOverdueOn(today)} = ${filter.isOverdue}`;
  if (filter.eId !== undefined) yield sql`q.e_id = ${filter.eId}`;
  if (filter.faqEntryId !== undefined) yield sql`q.faq_entry_id = ${filter.faqEntryId}`;
  if (filter.unitIds !== undefined)
    yield sql`not q.is_confidential and m.unit_id = any(${sql.param([...filter.unitIds])}::uuid[])`;
}

/** By their deadlines; those of one day by chance. */
export const questionOrders = <Of extends { id: string; dueOn: string }>(): SortOrders<Of, 'dueOn'> => ({
  dueOn: [
    { expression: sql`q.due_on`, bind: (value) => sql`${value}::date`, of: ({ dueOn }) => dueOn },
    { expression: sql`q.id`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
});

export function questionList(
  reach: Reach,
  filter: QuestionFilter,
  today: string,
): List<Row, CampaignQuestion> {
  const matching = sql.join([...conditions(reach, filter, today)], sql` and `);
  return {
    orders: questionOrders(),
    rows: (condition) => sql`select ${columns(today)} from ${from} where ${matching} and ${condition}`,
    counted: () => sql`select q.id from ${from} where ${matching}`,
    subjects: () =>
      sql`select 'campaign-question' as resource, q.id::text as subject from ${from} where ${matching}`,
    item: shown,
  };
}

/** A question that the caller may read. */
export async function findQuestion(
  reader: Reader,
  questionId: string,
  reach: Reach,
  today: string,
): Promise<CampaignQuestion | undefined> {
  const { rows } = await reader.execute<Row & Record<string, unknown>>(
    sql`select ${columns(today)} from ${from} where q.id = ${questionId} and ${seenWithin(reach)}`,
  );
  return rows[0] && shown(rows[0]);
}

/** A question as a change finds it. */
export interface HeldQuestion extends Standing {
  readonly id: string;
  readonly campaignId: string;
  readonly answeredOn: string | null;
  readonly faqEntryId: string | null;
  readonly version: number;
  readonly [name: string]: unknown;
}

export const heldColumns = sql`
  q.id, q.campaign_id as "campaignId", q.kind, q.state, q.reopenings, q.answered_on as "answeredOn",
  q.faq_entry_id as "faqEntryId", q.version`;

/**
 * Takes a question of a campaign that a unit within reach runs for a change: waits for others who change it.
 * @throws Problem `not-found`
 */
export async function takeQuestion(
  transaction: Transaction,
  questionId: string,
  reach: Reach,
  expected: number | '*',
): Promise<HeldQuestion> {
  const { rows } = await transaction.execute<HeldQuestion>(sql`
    select ${heldColumns} from socialisation.questions q join socialisation.campaigns c on c.id = q.campaign_id
     where q.id = ${questionId} and ${withinReach(sql`c.unit_id`, reach) ?? sql`true`} for update of q`);
  const [held] = rows;
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  return held;
}

const byDifference: SortOrders<SimilarQuestion, 'difference'> = {
  difference: [
    {
      expression: sql`similarity_to.difference`,
      bind: (value) => sql`${value}::float8`,
      of: ({ difference }) => difference,
    },
    {
      expression: sql`similarity_to.id`,
      bind: (value) => sql`${value}::uuid`,
      of: ({ questionId }) => questionId,
    },
  ],
};

/** Questions of the same campaign that are open, in no entry of the FAQ, and say much the same. */
export const similarList = (
  question: { id: string; campaignId: string },
  reach: Reach,
): List<SimilarQuestion> => ({
  orders: byDifference,
  rows: (condition) => sql`
    select similarity_to.id as "questionId", similarity_to.kind, similarity_to.text, similarity_to.state,
           similarity_to.difference
      from (select q.id, q.kind, q.text, q.state, (q.text <-> asked.text)::float8 as difference
              from ${from} join socialisation.questions asked on asked.id = ${question.id}
             where q.campaign_id = ${question.campaignId} and q.id <> asked.id and q.text % asked.text
               and q.state in ('received', 'in-review') and q.faq_entry_id is null
               and ${seenWithin(reach)}) similarity_to
     where ${condition}`,
  item: (row) => row,
});
