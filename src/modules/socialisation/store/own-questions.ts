import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { calendarFrom, deadlineOf } from '../../calendar/index.ts';
import { questionAskers, questions } from '../question-tables.ts';
import type { CampaignState } from '../reference.ts';
import { allowedActions, type Standing } from '../rules/questions.ts';
import type { NewQuestion, OwnQuestion } from '../schemas/questions.ts';
import type { ReadText } from './provisions.ts';
import { insertSteps } from './question-steps.ts';
import { type HeldQuestion, heldColumns, questionOrders, toldColumns } from './questions.ts';

/** A campaign in which a member asks. */
export interface AskedCampaign extends ReadText {
  readonly state: CampaignState;
  readonly edition: number;
  readonly answerWorkingDays: number;
  readonly [name: string]: unknown;
}

/**
 * The campaign that somebody is a member of: it does not end before the transaction does.
 * @throws Problem `not-found`
 */
export async function holdOwnCampaign(
  transaction: Transaction,
  campaignId: string,
  employeeId: string,
): Promise<AskedCampaign> {
  const { rows } = await transaction.execute<AskedCampaign>(sql`
    select c.state, c.edition, jsonb_build_object('kind', c.subject_kind, 'id', c.subject_id) as subject,
           jsonb_build_object('id', e.version_id) as reading, c.answer_working_days as "answerWorkingDays"
      from socialisation.members m
      join socialisation.campaigns c on c.id = m.campaign_id
      join socialisation.editions e on e.campaign_id = c.id and e.number = c.edition
     where m.campaign_id = ${campaignId} and m.employee_id = ${employeeId} and c.state <> 'cancelled'
       for share of c`);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The last day on which to answer what is asked today. */
export async function answerDueOn(
  reader: Reader,
  { answerWorkingDays }: Pick<AskedCampaign, 'answerWorkingDays'>,
  { today, timeZone }: { readonly today: string; readonly timeZone: string },
): Promise<string> {
  const calendar = await calendarFrom(reader, today, timeZone);
  return deadlineOf({ receivedAt: new Date(), workingDays: answerWorkingDays, calendar }).dueOn;
}

/** Keeps a question and, apart from it, who asked; gives its id. */
export async function insertQuestion(
  transaction: Transaction,
  { campaignId, employeeId }: { readonly campaignId: string; readonly employeeId: string },
  { kind, text, eId, isConfidential = false }: NewQuestion,
  about: { readonly edition: number; readonly askedOn: string; readonly dueOn: string },
): Promise<string> {
  const id = randomUUID();
  await transaction
    .insert(questions)
    .values({ id, campaignId, kind, text, eId: eId ?? null, isConfidential, ...about });
  await transaction.insert(questionAskers).values({ questionId: id, campaignId, employeeId });
  await insertSteps(transaction, [id], { kind: 'asked', day: about.askedOn, message: text }, 'asker');
  return id;
}

type Row = Omit<OwnQuestion, 'allowedActions'> & Standing;

const shown = ({ reopenings, ...row }: Row): OwnQuestion => ({
  ...row,
  allowedActions: allowedActions({ ...row, reopenings }),
});

const rowsOf = (
  employeeId: string,
  filter: { campaignId?: string; questionId?: string },
  today: string,
) => sql`
  select ${toldColumns(today)} from socialisation.question_askers a
    join socialisation.questions q on q.id = a.question_id
   where a.employee_id = ${employeeId}
     and ${filter.campaignId === undefined ? sql`true` : sql`a.campaign_id = ${filter.campaignId}`}
     and ${filter.questionId === undefined ? sql`true` : sql`a.question_id = ${filter.questionId}`}`;

/** What somebody asked in a campaign. */
export const ownQuestionList = (
  employeeId: string,
  campaignId: string,
  today: string,
): List<Row, OwnQuestion> => ({
  orders: questionOrders(),
  rows: (condition) => sql`${rowsOf(employeeId, { campaignId }, today)} and ${condition}`,
  item: shown,
});

export async function findOwnQuestion(
  reader: Reader,
  employeeId: string,
  questionId: string,
  today: string,
): Promise<OwnQuestion | undefined> {
  const { rows } = await reader.execute<Row & Record<string, unknown>>(
    rowsOf(employeeId, { questionId }, today),
  );
  return rows[0] && shown(rows[0]);
}

/** All that somebody asked in any campaign. */
export async function ownQuestionsOf(
  reader: Reader,
  employeeId: string,
  today: string,
): Promise<OwnQuestion[]> {
  const { rows } = await reader.execute<Row & Record<string, unknown>>(
    sql`${rowsOf(employeeId, {}, today)} order by q.asked_on, q.id`,
  );
  return rows.map(shown);
}

/** A question of one's own as a change finds it. */
export interface HeldOwnQuestion extends HeldQuestion, Pick<AskedCampaign, 'answerWorkingDays'> {
  /** How many steps it has by whoever asked. */
  readonly ownSteps: number;
}

/**
 * Takes a question of one's own for a change: waits for others who change it.
 * @throws Problem `not-found`
 */
export async function takeOwnQuestion(
  transaction: Transaction,
  employeeId: string,
  questionId: string,
  expected: number | '*',
): Promise<HeldOwnQuestion> {
  await transaction.execute(sql`
    select from socialisation.questions q join socialisation.question_askers a on a.question_id = q.id
     where q.id = ${questionId} and a.employee_id = ${employeeId} for update of q`);
  const { rows } = await transaction.execute<HeldOwnQuestion & Record<string, unknown>>(sql`
    select ${heldColumns}, c.answer_working_days as "answerWorkingDays",
           (select count(*)::int from socialisation.question_steps s
             where s.question_id = q.id and s.taken_by is null) as "ownSteps"
      from socialisation.questions q
      join socialisation.campaigns c on c.id = q.campaign_id
      join socialisation.question_askers a on a.question_id = q.id
     where q.id = ${questionId} and a.employee_id = ${employeeId}`);
  const [held] = rows;
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  return held;
}
