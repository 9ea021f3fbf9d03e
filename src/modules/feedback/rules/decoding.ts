import type { Answer } from '../schemas/responses.ts';
import type { Layout, Place } from './cells.ts';

/** What somebody chose in answer to a question; texts stand apart. */
export type Chosen = Omit<Answer, 'text'>;

/** The cells of an answer read back: what was chosen, question by question, in the order of the questionnaire. */
export function chosenIn(
  { places }: Layout,
  cells: readonly number[],
  numbers: readonly (number | null)[] | null,
): Chosen[] {
  const sorted = cells.toSorted((a, b) => a - b);
  let at = 0;
  return places.flatMap((place, number) => {
    const next = places[number + 1];
    const end = next ? (next.answered ?? next.first) : Number.POSITIVE_INFINITY;
    const from = at;
    while (at < sorted.length && sorted[at]! < end) at += 1;
    if (at === from) return [];
    const offsets = sorted.slice(from, at).filter((cell) => cell !== place.answered);
    return chosenAt(
      place,
      offsets.map((cell) => cell - place.first),
      numbers,
    );
  });
}

/** @param offsets the cells that were chosen, counted from the first of the question */
function chosenAt(
  { question, number }: Place,
  offsets: readonly number[],
  numbers: readonly (number | null)[] | null,
): Chosen[] {
  const { key, choices = [], rows = [], scale } = question;
  const choice = (offset: number): string => choices[offset]!.key;
  switch (question.kind) {
    case 'single':
      return [{ question: key, choice: choice(offsets[0]!) }];
    case 'multiple':
      return [{ question: key, choices: offsets.map(choice) }];
    case 'scale':
      return [{ question: key, value: scale!.least + offsets[0]! }];
    case 'number':
      return [{ question: key, value: numbers![number!]! }];
    case 'matrix':
      return [
        {
          question: key,
          rows: offsets.map((offset) => ({
            row: rows[Math.floor(offset / choices.length)]!.key,
            choice: choice(offset % choices.length),
          })),
        },
      ];
    case 'text':
      return [];
  }
}

/** The marks 1–4 of the nine elements, in their order; null of a questionnaire that does not ask about all of them. */
export const elementMarks = ({ elementCells }: Layout, cells: readonly number[]): (number | null)[] | null =>
  elementCells?.map((first) => {
    const cell = cells.find((one) => one >= first && one < first + 4);
    return cell === undefined ? null : cell - first + 1;
  }) ?? null;
