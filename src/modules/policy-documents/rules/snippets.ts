import type { PolicySnippetPart } from '../schemas/search.ts';

/** What is put around the words that were found: no text of ours holds it, for it is taken out before. */
export const marks = { begin: '\u0002', end: '\u0003' };

/** A marked text as stretches of plain words. */
export const partsOf = (marked: string): PolicySnippetPart[] =>
  marked
    .split(marks.begin)
    .flatMap((stretch, at) => {
      if (at === 0) return [{ text: stretch, isMatch: false }];
      const [match, ...rest] = stretch.split(marks.end);
      return [
        { text: match!, isMatch: true },
        { text: rest.join(''), isMatch: false },
      ];
    })
    .filter(({ text }) => text !== '');
