import { linksIn, personalDataIn, redacted } from '../../../platform/public-writes/index.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import type { authorKinds } from '../reference.ts';
import { mostLinks } from './found.ts';

/** Of one author, on one topic and day, so many posts stand among all others; those beyond come after everybody’s. */
export const uncrowded = 3;

/** What in a text has somebody look at it before everybody reads it: kinds of personal data, and many links. */
export const findingsIn = (body: string): string[] => [
  ...new Set<string>(personalDataIn(body).map(({ kind }) => kind)),
  ...(linksIn(body) > mostLinks ? ['many-links'] : []),
];

/** A text with the kinds of personal data in the place of what was found in it. */
export const redactedText = (body: string): string => redacted(body, personalDataIn(body), 'id');

export interface Author {
  readonly isOfficial: boolean;
  readonly isVerified: boolean | null;
  readonly participantName: string | null;
}

/** Who speaks in a post, as it is shown. */
export function authorKind({ isOfficial, isVerified, participantName }: Author): CodeOf<typeof authorKinds> {
  if (isOfficial) return 'official';
  if (participantName === null) return 'anonymous';
  return isVerified ? 'verified' : 'pseudonymous';
}
