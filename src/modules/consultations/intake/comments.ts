import type { Transaction } from '../../../platform/database/database.ts';
import { foundInPreference } from '../rules/alternatives.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInAnchor } from '../rules/provisions.ts';
import type { NewOwnComment } from '../schemas/comments.ts';
import type { AskedConsultation } from '../schemas/consultations.ts';
import { requirePossible } from '../store/life.ts';
import { anchorsFor } from '../store/versions.ts';
import type { CommentRow } from '../store/written.ts';

type Said = Pick<NewOwnComment, 'kind' | 'eId' | 'preferredAlternative'>;

/**
 * What somebody says of the text that is asked about now, as it is kept. The consultation must be held.
 * @throws Problem if it takes no comments, or what is pointed at or preferred is not there
 */
export async function commentOn(
  transaction: Transaction,
  consultation: AskedConsultation,
  { kind, eId = null, preferredAlternative = null }: Said,
): Promise<Pick<CommentRow, 'roundId' | 'versionId' | 'kind' | 'eId' | 'preferredAlternative'>> {
  requirePossible('comment', consultation);
  const { id: roundId, consultedVersion, alternatives } = consultation;
  const versionId = consultedVersion.id;
  refuseFound([
    ...(eId === null ? [] : foundInAnchor(eId, await anchorsFor(transaction, roundId, versionId, eId))),
    ...foundInPreference(preferredAlternative, alternatives),
  ]);
  return { roundId, versionId, kind, eId, preferredAlternative };
}
