import { satisfactionElements } from '../reference.ts';
import type { ElementFigures, IndexFigures } from '../schemas/figures.ts';
import type { Question } from '../schemas/questions.ts';
import type { QuestionFigures, QuestionMean } from '../schemas/results.ts';

import type { Layout, Place } from './cells.ts';
import { percentOf, summaryOf } from './decimals.ts';
import { type Marks, satisfactionIndex, type Weights } from './satisfaction.ts';
import { fewestAnswers, hiddenGroups, isTooFew } from './suppression.ts';

/** What was counted of answers: see rules/cells.ts for what a cell is. */
export interface Counted {
  readonly answers: number;
  readonly cells: readonly number[];
  /** For each question that asks for a number: the sum, and the sum of squares. */
  readonly sums: readonly string[];
  readonly squares: readonly string[];
}

const nothing = { index: null, converted: null, band: null };
const noFigures: IndexFigures = { ...nothing, why: null, elements: [] };

/** Index and elements of counted answers: of too few nothing is told. PermenPANRB 14/2017, annex. */
export function indexOf(
  counted: Pick<Counted, 'answers' | 'cells'>,
  elementCells: readonly number[],
  weights: Weights = 'exact',
): IndexFigures {
  if (counted.answers < fewestAnswers)
    return { ...nothing, why: counted.answers === 0 ? 'no-answers' : 'too-few-answers', elements: [] };
  const marks = elementCells.map((first) => marksFrom(counted.cells, first));
  const { elements, index } = satisfactionIndex(marks, weights);
  return {
    ...(index ? { index: index.mean, converted: index.converted, band: index.band } : nothing),
    why: index ? null : 'element-unanswered',
    elements: elements.map(
      (score, at): ElementFigures => ({
        element: satisfactionElements.entries[at]!.code,
        mean: score?.mean ?? null,
        converted: score?.converted ?? null,
        band: score?.band ?? null,
        distribution: [...marks[at]!],
      }),
    ),
  };
}

const marksFrom = (cells: readonly number[], first: number): Marks => [
  cells[first - 1] ?? 0,
  cells[first] ?? 0,
  cells[first + 1] ?? 0,
  cells[first + 2] ?? 0,
];

/** The answers to each question that is no element of the satisfaction survey, in their order. */
export const questionsOf = (counted: Counted, { places }: Layout): QuestionFigures[] =>
  places.flatMap((place) => (place.question.element ? [] : [questionOf(counted, place)]));

function questionOf(counted: Counted, place: Place): QuestionFigures {
  const { key, kind, text } = place.question;
  const lines = linesOf(place, counted.cells);
  const answers = answersTo(place, counted.cells);
  const rows = lines.map(({ row }) => row).filter((row, at, all) => all.indexOf(row) === at);
  const totals = new Map(rows.map((row) => [row, sumOf(lines.filter((line) => line.row === row))]));
  // How many wrote a text tells nothing of what they wrote.
  const isSuppressed =
    kind !== 'text' && (kind === 'matrix' ? [...totals.values()].some(isTooFew) : isTooFew(answers));
  const summary = isSuppressed || answers === 0 ? null : summaryOfNumbers(place, counted, answers);
  return {
    key,
    kind,
    text,
    answers,
    isSuppressed,
    distribution: isSuppressed
      ? []
      : lines.map((line) => ({
          ...line,
          percent: percentOf(line.answers, kind === 'multiple' ? answers : totals.get(line.row)!),
        })),
    mean: summary?.mean ?? null,
    standardDeviation: summary?.standardDeviation ?? null,
    sum: summary && place.number !== null ? Number(counted.sums[place.number]) : null,
  };
}

type Line = Omit<QuestionFigures['distribution'][number], 'percent'>;

const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, { answers }) => sum + answers, 0);

/** Each thing that can be chosen, and how often it was. */
function linesOf({ question, first }: Place, cells: readonly number[]): Line[] {
  const { kind, choices = [], rows = [], scale } = question;
  const at = (place: number) => cells[first - 1 + place] ?? 0;
  switch (kind) {
    case 'single':
    case 'multiple':
      return choices.map(({ key }, place) => ({ row: null, choice: key, mark: null, answers: at(place) }));
    case 'matrix':
      return rows.flatMap(({ key: row }, number) =>
        choices.map(({ key }, place) => ({
          row,
          choice: key,
          mark: null,
          answers: at(number * choices.length + place),
        })),
      );
    case 'scale':
      return marksOf(scale!).map((mark, place) => ({ row: null, choice: null, mark, answers: at(place) }));
    default:
      return [];
  }
}

const marksOf = ({ least, most }: NonNullable<Question['scale']>): number[] =>
  Array.from({ length: most - least + 1 }, (_, at) => least + at);

/** How many answered a question; of a matrix, how many at least. */
function answersTo(place: Place, cells: readonly number[]): number {
  if (place.answered !== null) return cells[place.answered - 1] ?? 0;
  const lines = linesOf(place, cells);
  if (place.question.kind !== 'matrix') return sumOf(lines);
  return Math.max(0, ...place.question.rows!.map(({ key }) => sumOf(lines.filter(({ row }) => row === key))));
}

function summaryOfNumbers(place: Place, { cells, sums, squares }: Counted, answers: number) {
  if (place.number !== null)
    return summaryOf(answers, sums[place.number] ?? '0', squares[place.number] ?? '0');
  if (place.question.kind !== 'scale') return null;
  const total = (power: number) =>
    linesOf(place, cells).reduce((sum, line) => sum + line.answers * line.mark! ** power, 0);
  return summaryOf(answers, String(total(1)), String(total(2)));
}

/** Index and means of a group of answers: no distributions. */
export interface GroupFigures extends Pick<IndexFigures, 'index' | 'converted' | 'band'> {
  readonly isSuppressed: boolean;
  readonly answers: number | null;
  readonly elements: Omit<ElementFigures, 'distribution'>[];
  readonly questions: QuestionMean[];
}

/**
 * The figures of groups of a whole that is shown too, without those that would tell of few people: whole groups, and
 * questions that few of a group answered.
 * @param hidden which groups are not shown
 */
export function figuresOfGroups(
  groups: readonly Counted[],
  layout: Layout,
  weights: Weights = 'exact',
  hidden: readonly boolean[] = hiddenGroups(groups.map(({ answers }) => answers)),
): GroupFigures[] {
  const averaged = layout.places.filter(
    ({ question: { kind, element } }) => !element && (kind === 'scale' || kind === 'number'),
  );
  const hiddenIn = averaged.map((place) =>
    hiddenGroups(
      groups.map(({ cells }) => answersTo(place, cells)),
      hidden,
    ),
  );
  return groups.map((counted, at) => {
    const isSuppressed = hidden[at]!;
    const {
      elements,
      why: _,
      ...index
    } = isSuppressed || !layout.elementCells ? noFigures : indexOf(counted, layout.elementCells, weights);
    return {
      isSuppressed,
      answers: isSuppressed ? null : counted.answers,
      ...index,
      elements: elements.map(({ distribution: _, ...element }) => element),
      questions: averaged.map((place, number): QuestionMean => {
        const isHidden = hiddenIn[number]![at]!;
        const answers = answersTo(place, counted.cells);
        return {
          key: place.question.key,
          isSuppressed: isHidden,
          answers: isHidden ? null : answers,
          mean: isHidden || answers === 0 ? null : summaryOfNumbers(place, counted, answers)!.mean,
        };
      }),
    };
  });
}
