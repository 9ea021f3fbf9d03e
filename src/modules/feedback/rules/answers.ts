import type { Found } from '../../../platform/http/found.ts';
import type { Question } from '../schemas/questions.ts';
import type { Answer } from '../schemas/responses.ts';
import type { Layout, Place } from './cells.ts';

export type AnswerFault =
  | 'question-unknown'
  | 'answered-twice'
  | 'answer-not-for-kind'
  | 'answer-empty'
  | 'choice-unknown'
  | 'row-unknown'
  | 'row-twice'
  | 'row-missing'
  | 'mark-not-in-scale'
  | 'number-out-of-range'
  | 'too-many-decimals'
  | 'text-too-long'
  | 'answer-missing'
  | 'question-not-asked';

/** An answer as it is kept: the cells to count, numbers by their place, and texts. */
export interface Folded {
  readonly cells: number[];
  readonly numbers: (number | null)[];
  readonly texts: { readonly question: string; readonly isPersonal: boolean; readonly body: string }[];
}

const partOf = {
  single: 'choice',
  multiple: 'choices',
  scale: 'value',
  number: 'value',
  text: 'text',
  matrix: 'rows',
} as const satisfies Record<Question['kind'], keyof Answer>;

const usualLongest = 1000;

/**
 * Holds answers against the questionnaire that they answer. Questions whose condition does not hold are not asked, and
 * must not be answered; of a draft nothing has to be there yet.
 */
export function foldAnswers(
  layout: Layout,
  answers: readonly Answer[],
  isDraft = false,
): { readonly found: Found<AnswerFault>[]; readonly folded: Folded } {
  const found: Found<AnswerFault>[] = [];
  const folded: Folded = {
    cells: [],
    numbers: Array<number | null>(layout.numberCount).fill(null),
    texts: [],
  };
  const given = new Map<string, { readonly answer: Answer; readonly at: number }>();
  for (const [at, answer] of answers.entries()) {
    const { question } = answer;
    if (!layout.byKey.has(question))
      found.push({ pointer: `/answers/${at}/question`, code: 'question-unknown', parameters: { question } });
    else if (given.has(question))
      found.push({ pointer: `/answers/${at}/question`, code: 'answered-twice', parameters: { question } });
    else given.set(question, { answer, at });
  }
  for (const place of layout.places) {
    const { key, isRequired } = place.question;
    const asked = isAsked(place.question, (question) => given.get(question)?.answer);
    const mine = given.get(key);
    if (!asked) {
      if (mine) {
        found.push({
          pointer: `/answers/${mine.at}`,
          code: 'question-not-asked',
          parameters: { question: key },
        });
        given.delete(key);
      }
    } else if (mine) found.push(...foldOne(place, mine.answer, `/answers/${mine.at}`, folded, isDraft));
    else if (isRequired && !isDraft)
      found.push({ pointer: '/answers', code: 'answer-missing', parameters: { question: key } });
  }
  return { found, folded };
}

function isAsked({ showIf }: Question, answerTo: (question: string) => Answer | undefined): boolean {
  if (!showIf) return true;
  const answer = answerTo(showIf.question);
  if (!answer) return false;
  const chosen = [answer.choice, ...(answer.choices ?? []), answer.value].flatMap((value) =>
    value === undefined ? [] : [String(value)],
  );
  return chosen.some((value) => showIf.answers.includes(value));
}

function foldOne(
  place: Place,
  answer: Answer,
  pointer: string,
  folded: Folded,
  isDraft: boolean,
): Found<AnswerFault>[] {
  const { question } = place;
  const part = partOf[question.kind];
  const { question: _, ...rest } = answer;
  const others = Object.keys(rest).filter((name) => name !== part);
  if (answer[part] === undefined || others.length > 0)
    return [
      {
        pointer: others.length > 0 ? `${pointer}/${others[0]}` : pointer,
        code: 'answer-not-for-kind',
        parameters: { kind: question.kind, part },
      },
    ];
  if (place.answered !== null) folded.cells.push(place.answered);
  switch (question.kind) {
    case 'single':
      return foldChoice(place, answer.choice!, `${pointer}/choice`, folded);
    case 'multiple':
      return foldChoices(place, answer.choices!, `${pointer}/choices`, folded, isDraft);
    case 'scale':
      return foldMark(place, answer.value!, `${pointer}/value`, folded);
    case 'number':
      return foldNumber(place, answer.value!, `${pointer}/value`, folded);
    case 'text':
      return foldText(question, answer.text!, `${pointer}/text`, folded);
    case 'matrix':
      return foldRows(place, answer.rows!, `${pointer}/rows`, folded, isDraft);
  }
}

function foldChoice(
  { question, first }: Place,
  choice: string,
  pointer: string,
  { cells }: Folded,
): Found<AnswerFault>[] {
  const at = question.choices!.findIndex(({ key }) => key === choice);
  if (at === -1) return [{ pointer, code: 'choice-unknown', parameters: { choice } }];
  cells.push(first + at);
  return [];
}

function foldChoices(
  place: Place,
  choices: readonly string[],
  pointer: string,
  folded: Folded,
  isDraft: boolean,
): Found<AnswerFault>[] {
  if (choices.length === 0 && place.question.isRequired && !isDraft)
    return [{ pointer, code: 'answer-empty' }];
  return choices.flatMap((choice, at) => foldChoice(place, choice, `${pointer}/${at}`, folded));
}

function foldMark(
  { question, first }: Place,
  value: number,
  pointer: string,
  { cells }: Folded,
): Found<AnswerFault>[] {
  const { least, most } = question.scale!;
  if (!Number.isInteger(value) || value < least || value > most)
    return [{ pointer, code: 'mark-not-in-scale', parameters: { least, most } }];
  cells.push(first + value - least);
  return [];
}

function foldNumber(
  { question, number }: Place,
  value: number,
  pointer: string,
  { numbers }: Folded,
): Found<AnswerFault>[] {
  const { least, most, decimals } = question.number!;
  if (value < least || value > most)
    return [{ pointer, code: 'number-out-of-range', parameters: { least, most } }];
  if (Number(value.toFixed(decimals)) !== value)
    return [{ pointer, code: 'too-many-decimals', parameters: { decimals } }];
  numbers[number!] = value;
  return [];
}

function foldText(
  { key, longest = usualLongest, isRequired, isPersonal = false }: Question,
  text: string,
  pointer: string,
  { texts }: Folded,
): Found<AnswerFault>[] {
  const body = text.trim();
  if (body.length > longest) return [{ pointer, code: 'text-too-long', parameters: { limit: longest } }];
  if (body === '') return isRequired ? [{ pointer, code: 'answer-empty' }] : [];
  texts.push({ question: key, isPersonal, body });
  return [];
}

function foldRows(
  place: Place,
  rows: NonNullable<Answer['rows']>,
  pointer: string,
  folded: Folded,
  isDraft: boolean,
): Found<AnswerFault>[] {
  const { rows: asked = [], choices = [], isRequired } = place.question;
  const done = new Set<string>();
  const found = rows.flatMap(({ row, choice }, at): Found<AnswerFault>[] => {
    const number = asked.findIndex(({ key }) => key === row);
    if (number === -1) return [{ pointer: `${pointer}/${at}/row`, code: 'row-unknown', parameters: { row } }];
    if (done.has(row)) return [{ pointer: `${pointer}/${at}/row`, code: 'row-twice', parameters: { row } }];
    done.add(row);
    const ofRow = { ...place, first: place.first + number * choices.length };
    return foldChoice(ofRow, choice, `${pointer}/${at}/choice`, folded);
  });
  if (isRequired && !isDraft)
    for (const { key } of asked)
      if (!done.has(key)) found.push({ pointer, code: 'row-missing', parameters: { row: key } });
  return found;
}
