import type { Found } from './found.ts';

/**
 * What is wrong with a certificate of another institution: its last day comes before its first or is yet to come, it is
 * valid no more before that; or it tells both or neither of learning hours and a quantity to be converted.
 */
export function foundInOutsideCertificate(
  {
    startsOn,
    endsOn,
    validUntil = null,
    learningHours = null,
    quantity = null,
  }: {
    readonly startsOn: string;
    readonly endsOn: string;
    readonly validUntil?: string | null;
    readonly learningHours?: number | null;
    readonly quantity?: number | null;
  },
  today: string,
): Found[] {
  const found: Found[] = [];
  if (endsOn < startsOn)
    found.push({ pointer: '/endsOn', code: 'dates-reversed', parameters: { first: startsOn } });
  if (endsOn > today) found.push({ pointer: '/endsOn', code: 'not-yet-over', parameters: { today } });
  if (validUntil !== null && validUntil <= endsOn)
    found.push({ pointer: '/validUntil', code: 'dates-reversed', parameters: { first: endsOn } });
  if ((learningHours === null) === (quantity === null))
    found.push({ pointer: '/learningHours', code: 'hours-or-quantity' });
  return found;
}
