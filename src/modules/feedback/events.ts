import { type EventKind, recordKinds } from '../../platform/events/kind.ts';

const shared = { scope: 'surveys:read', units: 'shared' } as const;
const narrowed = { scope: 'surveys:read', units: 'narrowed' } as const;

/** What the tables of public services and surveys announce. */
export const feedbackEvents: readonly EventKind[] = [
  ...recordKinds({ resource: 'public-service', ...shared }, 'a public service (pelayanan publik)'),
  ...recordKinds({ resource: 'questionnaire', ...narrowed }, 'a questionnaire (kuesioner)'),
  ...recordKinds(
    { resource: 'questionnaire-version', ...narrowed },
    'a version of a questionnaire (versi kuesioner)',
  ),
  ...recordKinds({ resource: 'survey', ...narrowed }, 'a survey (survei)'),
  ...recordKinds({ resource: 'token-batch', ...narrowed }, 'a batch of one-time tokens (token sekali pakai)'),
  ...recordKinds({ resource: 'kiosk', ...narrowed }, 'a kiosk of a survey (kios survei)'),
  ...recordKinds(
    { resource: 'response-decision', ...narrowed },
    'a decision on answers that were held (keputusan atas jawaban)',
  ),
  ...recordKinds(
    { resource: 'survey-publication', ...narrowed },
    'published results of a survey (publikasi hasil)',
  ),
];
