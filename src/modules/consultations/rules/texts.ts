import {
  linksIn,
  personalDataFound,
  personalDataIn,
  redacted,
} from '../../../platform/public-writes/index.ts';
import type { Found } from './found.ts';

/** More links than these in one text are looked at by somebody first. */
const mostLinks = 2;

/** A text of the public as it is kept. */
export interface KeptText {
  /** Without the personal data that was found in it: that is kept nowhere. */
  readonly text: string;
  /** What has somebody look at it before everybody reads it. */
  readonly findings: string[];
}

export function keptText(text: string): KeptText {
  const personal = personalDataIn(text);
  return {
    text: redacted(text, personal, 'id').trim(),
    findings: [
      ...new Set<string>(personal.map(({ kind }) => kind)),
      ...(linksIn(text) > mostLinks ? ['many-links'] : []),
    ],
  };
}

/** Texts of officers by their pointers: none tells of anybody. */
export const foundInTexts = (texts: Readonly<Record<string, string | undefined>>): Found[] =>
  Object.entries(texts).flatMap(([pointer, text]) =>
    text === undefined ? [] : personalDataFound(pointer, text),
  );

/** The same of a text in two languages. */
export const inTwoLanguages = (
  pointer: string,
  text: { readonly id: string; readonly en?: string } | undefined,
): Record<string, string | undefined> => ({ [`${pointer}/id`]: text?.id, [`${pointer}/en`]: text?.en });
