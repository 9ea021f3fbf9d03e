import type { Provision } from '../../schemas/provisions.ts';
import { type Line, linesOf } from './lines.ts';
import { readBody } from './read-body.ts';
import {
  isClosing,
  readAnnexes,
  readClosing,
  readExplanation,
  startsAnnex,
  startsExplanation,
} from './read-ends.ts';
import { type Opening, readOpening } from './read-opening.ts';
import { readPreamble } from './read-preamble.ts';

/** A text read from its plain words. */
export interface PlainText {
  readonly opening: Opening | null;
  readonly provisions: Provision[];
  /** Lines that belong to no provision, so that somebody can see to them. */
  readonly unplaced: readonly Line[];
}

/** Reads the plain text of an Indonesian regulation or decision, as it is copied out of a PDF. */
export function readPlain(plain: string): PlainText {
  const lines = linesOf(plain);
  const opening = readOpening(lines);
  const preamble = readPreamble(lines, opening?.next ?? 0);
  const ends = sectionsAfter(lines, preamble.next);
  const body = readBody(ends.body);
  return {
    opening: opening?.opening ?? null,
    provisions: [
      ...preamble.provisions,
      ...body.provisions,
      ...readClosing(ends.closing),
      ...readExplanation(ends.explanation),
      ...readAnnexes(ends.annexes, opening?.opening.title ?? ''),
    ],
    unplaced: [...preamble.unplaced, ...body.unplaced],
  };
}

type Section = 'body' | 'closing' | 'explanation' | 'annexes';

/** Body, closing words, explanation and annexes, each told by its first line. */
function sectionsAfter(lines: readonly Line[], from: number): Record<Section, Line[]> {
  const sections: Record<Section, Line[]> = { body: [], closing: [], explanation: [], annexes: [] };
  let section: Section = 'body';
  for (let at = from; at < lines.length; at++) {
    const { words } = lines[at]!;
    if (startsAnnex.test(words)) section = 'annexes';
    else if (section !== 'annexes' && startsExplanation.test(words)) section = 'explanation';
    else if (section === 'body' && isClosing.test(words)) section = 'closing';
    sections[section].push(lines[at]!);
  }
  return sections;
}
