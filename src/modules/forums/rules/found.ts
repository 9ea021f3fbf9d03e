import { type Found as RuleFound, refuseFound as refuse } from '../../../platform/http/found.ts';
import { linksIn, personalDataIn } from '../../../platform/public-writes/index.ts';
import { type ForumRemark, forumRemarks } from '../remarks.ts';

/** What a rule finds wrong, and where. */
export type Found = RuleFound<ForumRemark>;

/** @throws Problem `rule-broken` naming each place, rule and mend, if anything was found */
export const refuseFound = (found: readonly Found[]): void => refuse(found, forumRemarks);

/** More links than these in one text are looked at by somebody first. */
export const mostLinks = 2;

/** Where personal data stands in a text that everybody will read. */
export const personalDataFound = (pointer: string, text: string): Found[] =>
  personalDataIn(text).map(({ kind, start, end }) => ({
    pointer,
    code: 'personal-data-in-text',
    parameters: { kind, from: start + 1, to: end },
  }));

/** The same, and too many links. */
export function foundInText(pointer: string, text: string): Found[] {
  const found = personalDataFound(pointer, text);
  if (linksIn(text) > mostLinks)
    found.push({ pointer, code: 'links-in-text', parameters: { most: mostLinks } });
  return found;
}
