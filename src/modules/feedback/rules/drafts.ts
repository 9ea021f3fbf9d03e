import type { DraftContent, SurveyDraftChange } from '../schemas/drafts.ts';

/** A draft after a change: answers and profile are replaced as a whole, and a service of null is none. */
export function changedDraft(
  held: DraftContent,
  { serviceId, ...change }: Omit<SurveyDraftChange, 'secret'>,
): DraftContent {
  const { serviceId: before, ...others } = { ...held, ...change };
  const service = serviceId === undefined ? before : (serviceId ?? undefined);
  return service === undefined ? others : { ...others, serviceId: service };
}
