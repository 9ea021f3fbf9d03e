import {
  linksIn,
  personalDataFound,
  personalDataIn,
  redacted,
} from '../../../platform/public-writes/index.ts';
import type { Found } from './found.ts';

const mostLinks = 3;

/** What is wrong with a text that somebody sends. */
export function foundInText(text: string, pointer: string): Found[] {
  if (text.trim() === '') return [{ pointer, code: 'text-empty' }];
  const links = linksIn(text);
  return links > mostLinks
    ? [{ pointer, code: 'too-many-links', parameters: { links, limit: mostLinks } }]
    : [];
}

/** A text for everybody: with the kinds of personal data in the place of what was found in it (UU 27/2022). */
export const publicTextOf = (text: string): string => redacted(text, personalDataIn(text), 'id');

/** What keeps a text from being read by everybody. */
export const foundInPublic = (text: string, pointer: string): Found[] => [
  ...foundInText(text, pointer),
  ...personalDataFound(pointer, text),
];
