import { satisfactionElements } from '../reference.ts';
import type { Question } from '../schemas/questions.ts';

/** Where the answers to one question are counted: cells are numbered from 1 on. */
export interface Place {
  readonly question: Question;
  /** The cell of its first choice, or of its lowest mark. */
  readonly first: number;
  /** The cell that counts who answered at all, where that does not follow from the others. */
  readonly answered: number | null;
  /** Its place among the questions that ask for a number, from 0 on. */
  readonly number: number | null;
}

/** How the answers to a questionnaire are counted: each thing that can be chosen is a cell. */
export interface Layout {
  readonly places: readonly Place[];
  readonly byKey: ReadonlyMap<string, Place>;
  readonly cellCount: number;
  readonly numberCount: number;
  /** For each element of the satisfaction survey, in their order, the cell of its lowest mark; null if it asks not all. */
  readonly elementCells: readonly number[] | null;
}

/**
 * Lays out a questionnaire: a choice, a mark and a mark in a row are a cell each; questions that may be answered with
 * nothing to choose, or with several choices, have one more for having been answered.
 */
export function layoutOf(questions: readonly Question[]): Layout {
  const places: Place[] = [];
  let next = 1;
  let numbers = 0;
  for (const question of questions) {
    const isCountedApart = ['multiple', 'number', 'text'].includes(question.kind);
    const answered = isCountedApart ? next : null;
    if (isCountedApart) next += 1;
    const number = question.kind === 'number' ? numbers++ : null;
    places.push({ question, first: next, answered, number });
    next += cellsOf(question);
  }
  const first = new Map(
    places.flatMap(({ question, first }) => (question.element ? [[question.element, first] as const] : [])),
  );
  const elementCells = satisfactionElements.entries.map(({ code }) => first.get(code));
  return {
    places,
    byKey: new Map(places.map((place) => [place.question.key, place])),
    cellCount: next - 1,
    numberCount: numbers,
    elementCells: elementCells.every((cell) => cell !== undefined) ? elementCells : null,
  };
}

function cellsOf({ kind, choices = [], rows = [], scale }: Question): number {
  switch (kind) {
    case 'single':
    case 'multiple':
      return choices.length;
    case 'matrix':
      return rows.length * choices.length;
    case 'scale':
      return scale ? scale.most - scale.least + 1 : 0;
    default:
      return 0;
  }
}
