import { type Found as RuleFound, refuseFound as refuse } from '../../../platform/http/found.ts';
import { linksIn, personalDataFound } from '../../../platform/public-writes/index.ts';
import { type ForumRemark, forumRemarks } from '../remarks.ts';

/** What a rule finds wrong, and where. */
export type Found = RuleFound<ForumRemark>;

/** @throws Problem `rule-broken` naming each place, rule and mend, if anything was found */
export const refuseFound = (found: readonly Found[]): void => refuse(found, forumRemarks);

/** More links than these in one text are looked at by somebody first. */
export const mostLinks = 2;

/** What keeps a text from being read by everybody. */
export function foundInText(pointer: string, text: string): Found[] {
  const found: Found[] = personalDataFound(pointer, text);
  if (linksIn(text) > mostLinks)
    found.push({ pointer, code: 'links-in-text', parameters: { most: mostLinks } });
  return found;
}
