import type { NewPolicyMeasurement } from '../schemas/targets.ts';
import type { Found } from './found.ts';
import type { Promised } from './targets.ts';

/** So often a target is measured, and on the days by which something is to be reached. */
export const daysBetweenMeasurements = 7;

/**
 * Whether a target is to be measured today: never yet, not for a week, or a milestone or the due date has come since.
 * @param lastOn the day of the last automatic measurement
 */
export function isDue(
  { milestones = [], dueOn }: Pick<Promised, 'milestones' | 'dueOn'>,
  lastOn: string | null,
  today: string,
): boolean {
  if (lastOn === null) return true;
  if (lastOn >= today) return false;
  if (Date.parse(today) - Date.parse(lastOn) >= daysBetweenMeasurements * 86_400_000) return true;
  return [...milestones.map(({ day }) => day), dueOn].some((day) => lastOn < day && day <= today);
}

/** What is wrong with an entry: nothing is measured in the future, or before the way begins. */
export function foundInMeasurement(
  { baselineOn }: Pick<Promised, 'baselineOn'>,
  { measuredOn }: Pick<NewPolicyMeasurement, 'measuredOn'>,
  today: string,
): Found[] {
  if (measuredOn > today) return [{ pointer: '/measuredOn', code: 'day-in-future' }];
  if (measuredOn < baselineOn)
    return [{ pointer: '/measuredOn', code: 'measured-before-baseline', parameters: { day: baselineOn } }];
  return [];
}
