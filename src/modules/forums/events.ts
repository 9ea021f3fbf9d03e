import { type EventKind, recordKinds } from '../../platform/events/kind.ts';

const narrowed = { scope: 'forums:read', units: 'narrowed' } as const;

/** What the tables of forums announce. */
export const forumEvents: readonly EventKind[] = [
  ...recordKinds({ resource: 'forum-topic', ...narrowed }, 'a topic of a forum (topik forum)'),
  ...recordKinds(
    { resource: 'forum-code-batch', ...narrowed },
    'a batch of verification codes (kode verifikasi)',
  ),
  ...recordKinds(
    { resource: 'forum-decision', ...narrowed },
    'a decision of a moderator (keputusan moderasi)',
  ),
  ...recordKinds({ resource: 'forum-appeal', ...narrowed }, 'an appeal against a removal (keberatan)'),
];
