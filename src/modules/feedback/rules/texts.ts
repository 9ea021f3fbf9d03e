import {
  linksIn,
  personalDataFound,
  personalDataIn,
  redacted,
} from '../../../platform/public-writes/index.ts';
import type { SurveyTextDecision } from '../schemas/texts.ts';
import type { Found } from './found.ts';

/** A free text as far as its publication depends on it. */
export interface WrittenText {
  readonly body: string;
  /** Asked for as personal data. */
  readonly isPersonal: boolean;
  /** Whether the answer that it belongs to counts. */
  readonly isCounted: boolean;
}

/** A text with the kinds of personal data in the place of what was found in it; null if all of it is personal. */
export const redactedBody = ({
  body,
  isPersonal,
}: Pick<WrittenText, 'body' | 'isPersonal'>): string | null =>
  isPersonal ? null : redacted(body, personalDataIn(body), 'id');

/**
 * What is published of a text by a decision, and what is wrong with that: nothing that tells who somebody is may be
 * published (UU 27/2022 art. 4 and 20), and no link.
 */
export function publishedBy(
  decision: SurveyTextDecision,
  text: WrittenText,
): { readonly found: Found[]; readonly publishedBody: string | null } {
  const { state, reason } = decision;
  if (state !== 'published') {
    const found: Found[] = [];
    if (decision.publishedBody !== undefined)
      found.push({ pointer: '/publishedBody', code: 'body-of-unpublished' });
    if (state === 'withheld' && reason === undefined)
      found.push({ pointer: '/reason', code: 'reason-missing' });
    return { found, publishedBody: null };
  }
  if (text.isPersonal)
    return { found: [{ pointer: '/state', code: 'text-is-personal' }], publishedBody: null };
  const publishedBody = decision.publishedBody ?? redactedBody(text)!;
  const found = foundInPublished(publishedBody);
  if (!text.isCounted) found.push({ pointer: '/state', code: 'text-of-uncounted-answer' });
  return { found, publishedBody };
}

function foundInPublished(body: string): Found[] {
  const found: Found[] = personalDataFound('/publishedBody', body);
  const links = linksIn(body);
  if (links > 0) found.push({ pointer: '/publishedBody', code: 'links-in-text', parameters: { links } });
  return found;
}
