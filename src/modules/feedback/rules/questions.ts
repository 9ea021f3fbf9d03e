import type { Found } from '../../../platform/http/found.ts';
import { satisfactionElements } from '../reference.ts';
import type { Question, Questionnaire } from '../schemas/questions.ts';
import { layoutOf } from './cells.ts';

export type QuestionFault =
  | 'key-doubled'
  | 'part-missing'
  | 'part-not-for-kind'
  | 'bounds-reversed'
  | 'scale-too-long'
  | 'labels-not-for-each'
  | 'condition-not-earlier'
  | 'condition-not-by-choice'
  | 'condition-answer-unknown'
  | 'element-only-in-satisfaction'
  | 'element-doubled'
  | 'element-missing'
  | 'element-not-from-1-to-4'
  | 'element-not-asked-of-all'
  | 'too-much-to-count';

type Part = 'choices' | 'rows' | 'scale' | 'number' | 'longest' | 'isPersonal';

const needed: Record<Question['kind'], readonly Part[]> = {
  single: ['choices'],
  multiple: ['choices'],
  scale: ['scale'],
  number: ['number'],
  text: [],
  matrix: ['choices', 'rows'],
};
const allowed: Record<Question['kind'], readonly Part[]> = {
  ...needed,
  text: ['longest', 'isPersonal'],
};
const parts: readonly Part[] = ['choices', 'rows', 'scale', 'number', 'longest', 'isPersonal'];

const longestScale = 21;
/** Roll-ups hold a figure for each thing that can be chosen. */
const mostCells = 2000;

/**
 * What is wrong with the questions of a questionnaire. That of the satisfaction survey asks each of the nine elements
 * once, of everybody, with marks from 1 to 4 (PermenPANRB 14/2017); what else it asks is free.
 */
export function foundInQuestions(
  kind: Questionnaire['kind'],
  questions: readonly Question[],
): Found<QuestionFault>[] {
  const found = questions.flatMap((question, at) => [
    ...foundInParts(question, `/questions/${at}`),
    ...foundInCondition(question, questions.slice(0, at), `/questions/${at}/showIf`),
    ...foundInElement(kind, question, `/questions/${at}`),
  ]);
  found.push(...doubled(questions, '/questions'));
  const elements = questions.flatMap(({ element }, at) => (element ? [{ element, at }] : []));
  for (const [place, { element, at }] of elements.entries())
    if (elements.findIndex((other) => other.element === element) < place)
      found.push({ pointer: `/questions/${at}/element`, code: 'element-doubled', parameters: { element } });
  if (kind === 'satisfaction')
    for (const { code } of satisfactionElements.entries)
      if (!elements.some(({ element }) => element === code))
        found.push({ pointer: '/questions', code: 'element-missing', parameters: { element: code } });
  if (found.length === 0 && layoutOf(questions).cellCount > mostCells)
    found.push({ pointer: '/questions', code: 'too-much-to-count', parameters: { limit: mostCells } });
  return found;
}

function foundInParts(question: Question, pointer: string): Found<QuestionFault>[] {
  const { kind, scale, number, choices = [], rows = [] } = question;
  const found: Found<QuestionFault>[] = [
    ...needed[kind]
      .filter((part) => question[part] === undefined)
      .map((part) => ({ pointer, code: 'part-missing' as const, parameters: { kind, part } })),
    ...parts
      .filter((part) => question[part] !== undefined && !allowed[kind].includes(part))
      .map((part) => ({
        pointer: `${pointer}/${part}`,
        code: 'part-not-for-kind' as const,
        parameters: { kind, part },
      })),
    ...doubled(choices, `${pointer}/choices`),
    ...doubled(rows, `${pointer}/rows`),
  ];
  for (const [name, bounds] of [
    ['scale', scale],
    ['number', number],
  ] as const)
    if (bounds && bounds.most <= bounds.least)
      found.push({ pointer: `${pointer}/${name}/most`, code: 'bounds-reversed' });
  if (!scale || scale.most <= scale.least) return found;
  const marks = scale.most - scale.least + 1;
  if (marks > longestScale)
    found.push({
      pointer: `${pointer}/scale/most`,
      code: 'scale-too-long',
      parameters: { limit: longestScale },
    });
  else if (scale.labels.length > 0 && scale.labels.length !== marks)
    found.push({ pointer: `${pointer}/scale/labels`, code: 'labels-not-for-each', parameters: { marks } });
  return found;
}

function doubled(keyed: readonly { readonly key: string }[], pointer: string): Found<QuestionFault>[] {
  return keyed.flatMap(({ key }, at) =>
    keyed.findIndex((other) => other.key === key) < at
      ? [{ pointer: `${pointer}/${at}/key`, code: 'key-doubled' as const, parameters: { key } }]
      : [],
  );
}

function foundInCondition(
  { showIf }: Question,
  earlier: readonly Question[],
  pointer: string,
): Found<QuestionFault>[] {
  if (!showIf) return [];
  const asked = earlier.find(({ key }) => key === showIf.question);
  if (!asked)
    return [
      {
        pointer: `${pointer}/question`,
        code: 'condition-not-earlier',
        parameters: { question: showIf.question },
      },
    ];
  const possible = possibleAnswers(asked);
  if (!possible)
    return [
      { pointer: `${pointer}/question`, code: 'condition-not-by-choice', parameters: { kind: asked.kind } },
    ];
  return showIf.answers.flatMap((answer, at) =>
    possible.includes(answer)
      ? []
      : [
          {
            pointer: `${pointer}/answers/${at}`,
            code: 'condition-answer-unknown' as const,
            parameters: { answer },
          },
        ],
  );
}

function possibleAnswers({ kind, choices, scale }: Question): string[] | null {
  if (kind === 'single' || kind === 'multiple') return (choices ?? []).map(({ key }) => key);
  if (kind !== 'scale' || !scale) return null;
  const marks = Math.max(0, Math.min(scale.most - scale.least + 1, longestScale));
  return Array.from({ length: marks }, (_, at) => String(scale.least + at));
}

function foundInElement(
  kind: Questionnaire['kind'],
  { element, kind: questionKind, scale, isRequired, showIf }: Question,
  pointer: string,
): Found<QuestionFault>[] {
  if (!element) return [];
  if (kind !== 'satisfaction')
    return [{ pointer: `${pointer}/element`, code: 'element-only-in-satisfaction' }];
  const found: Found<QuestionFault>[] = [];
  if (questionKind !== 'scale' || scale?.least !== 1 || scale.most !== 4)
    found.push({ pointer: `${pointer}/scale`, code: 'element-not-from-1-to-4' });
  if (!isRequired || showIf) found.push({ pointer, code: 'element-not-asked-of-all' });
  return found;
}
