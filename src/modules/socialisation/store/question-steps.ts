import { sql } from 'drizzle-orm';
import { newId } from '../../../platform/database/columns.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { questionProblems } from '../question-problems.ts';
import type { ObjectionOutcome, QuestionStepKind } from '../question-reference.ts';
import { questionAnswers } from '../question-tables.ts';
import { isPossible, type QuestionAction, stateAfter, statesFor } from '../rules/questions.ts';
import type { NewAnswer } from '../schemas/questions.ts';
import type { HeldQuestion } from './questions.ts';

/** @throws Problem `question-state` or `question-kind` if it cannot be done */
export function requireQuestion(action: QuestionAction, held: HeldQuestion): void {
  if (isPossible(action, held)) return;
  const wanted = statesFor(action, held.kind);
  if (wanted.length === 0) throw new Problem(questionProblems['question-kind']);
  throw new Problem(questionProblems['question-state'], {
    parameters: { state: held.state, wanted: wanted.join(', ') },
  });
}

/** A step that is taken with a question. */
export interface QuestionStepTaken {
  readonly kind: QuestionStepKind;
  readonly day: string;
  readonly message?: string;
  readonly answerId?: string;
  readonly outcome?: ObjectionOutcome;
  readonly faqEntryId?: string;
  readonly faqVersion?: number;
}

/** Notes a step of each of these questions; of the city with who took it. The questions must have been taken. */
export const insertSteps = (
  transaction: Transaction,
  questionIds: readonly string[],
  step: QuestionStepTaken,
  by: 'city' | 'asker',
): Promise<unknown> =>
  transaction.execute(sql`
    insert into socialisation.question_steps
      (question_id, number, kind, day, message, answer_id, outcome, faq_entry_id, faq_version, taken_by)
    select q.id,
           1 + coalesce((select max(s.number) from socialisation.question_steps s where s.question_id = q.id), 0),
           ${step.kind}, ${step.day}::date, ${step.message ?? null}, ${step.answerId ?? null}::uuid,
           ${step.outcome ?? null}, ${step.faqEntryId ?? null}::uuid, ${step.faqVersion ?? null}::smallint,
           case when ${by === 'city'} then platform.current_actor() end
      from unnest(${sql.param([...questionIds])}::uuid[]) as q(id)`);

/** What of a question changes with a step. */
export interface QuestionChange {
  readonly outcome?: ObjectionOutcome;
  readonly answeredOn?: string;
  readonly faqEntryId?: string;
  /** Of one that is opened again: the day by which to answer now. */
  readonly reopenedUntil?: string;
}

/** Notes what becomes of a question by an action, and raises its version. */
export const changeQuestion = (
  transaction: Transaction,
  held: HeldQuestion,
  action: QuestionAction,
  { outcome, answeredOn, faqEntryId, reopenedUntil }: QuestionChange = {},
): Promise<unknown> => {
  const isReopened = reopenedUntil !== undefined;
  return transaction.execute(sql`
    update socialisation.questions
       set state = ${stateAfter(action, held)}, version = version + 1,
           outcome = case when ${isReopened} then null else coalesce(${outcome ?? null}, outcome) end,
           answered_on = case when ${isReopened} then null else coalesce(${answeredOn ?? null}::date, answered_on) end,
           overdue_on = case when ${isReopened} then null else overdue_on end,
           faq_entry_id = case when ${isReopened} then null else coalesce(${faqEntryId ?? null}::uuid, faq_entry_id) end,
           due_on = coalesce(${reopenedUntil ?? null}::date, due_on),
           reopenings = reopenings + ${isReopened ? 1 : 0}
     where id = ${held.id}`);
};

/** Keeps an official answer; gives its id. */
export async function insertAnswer(
  transaction: Transaction,
  { id: questionId, campaignId }: HeldQuestion,
  { text, changed }: NewAnswer,
  outcome: ObjectionOutcome | null = null,
): Promise<string> {
  const id = newId();
  await transaction
    .insert(questionAnswers)
    .values({ id, campaignId, questionId, text, changed: changed ?? null, outcome });
  return id;
}
