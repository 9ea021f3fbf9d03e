import type { Found } from './found.ts';

/** The days of an enacted document. */
export interface EnactmentDays {
  readonly draftedOn?: string | null;
  readonly enactedOn: string;
  readonly promulgatedOn?: string | null;
  readonly effectiveOn?: string | null;
}

/** What is wrong with the days of a document: they come one after the other, and nothing is decided in the future. */
export function foundInDays(
  { draftedOn, enactedOn, promulgatedOn, effectiveOn }: EnactmentDays,
  today: string,
): Found[] {
  const found: Found[] = [];
  for (const [field, day] of Object.entries({ enactedOn, promulgatedOn }))
    if (day && day > today) found.push({ pointer: `/${field}`, code: 'day-in-future' });
  if (draftedOn && enactedOn < draftedOn)
    found.push({ pointer: '/enactedOn', code: 'enacted-before-drafted', parameters: { day: draftedOn } });
  if (promulgatedOn && promulgatedOn < enactedOn)
    found.push({
      pointer: '/promulgatedOn',
      code: 'promulgated-before-enacted',
      parameters: { day: enactedOn },
    });
  const earliest = promulgatedOn ?? enactedOn;
  if (effectiveOn && effectiveOn < earliest)
    found.push({ pointer: '/effectiveOn', code: 'effective-too-early', parameters: { day: earliest } });
  return found;
}
