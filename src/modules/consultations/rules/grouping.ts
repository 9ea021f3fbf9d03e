import type { CodeOf } from '../../../platform/reference/list.ts';
import type { consultationAnswerOutcomes, consultationCommentStates } from '../reference.ts';
import type { Found } from './found.ts';

interface Groupable {
  readonly id: string;
  readonly state: CodeOf<typeof consultationCommentStates>;
  readonly isAnswered: boolean;
}

/** The place of the first id that names no comment of the consultation; -1 if each names one. */
export function firstUnknown(commentIds: readonly string[], comments: readonly Groupable[]): number {
  const known = new Set(comments.map(({ id }) => id));
  return commentIds.findIndex((id) => !known.has(id.toLowerCase()));
}

/** Which of these comments cannot come into a group, and why. */
export function foundInComments(commentIds: readonly string[], comments: readonly Groupable[]): Found[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  return commentIds.flatMap((id, at): Found[] => {
    const pointer = `/commentIds/${at}`;
    const comment = byId.get(id.toLowerCase())!;
    if (comment.state !== 'shown')
      return [{ pointer, code: 'comment-not-counting', parameters: { state: comment.state } }];
    return comment.isAnswered ? [{ pointer, code: 'comment-answered' }] : [];
  });
}

/** What is wrong with the provisions that an answer says are changed. */
export function foundInChanges(
  outcome: CodeOf<typeof consultationAnswerOutcomes>,
  changed: readonly string[],
  unknown: ReadonlySet<string>,
): Found[] {
  if (outcome === 'not-accepted' && changed.length > 0)
    return [{ pointer: '/changedProvisions', code: 'change-of-nothing-accepted' }];
  return changed.flatMap((eId, at): Found[] =>
    unknown.has(eId)
      ? [{ pointer: `/changedProvisions/${at}`, code: 'changed-provision-unknown', parameters: { eId } }]
      : [],
  );
}
