import type { FollowUpFigures } from '../../follow-ups/index.ts';
import type { FollowUpCounts } from '../schemas/indicators.ts';
import type { Narrowing } from './levels.ts';

/** Actions are of units; none is of a category, kind or channel. */
export const isOfUnitsAlone = ({ categoryId, kind, channel }: Narrowing): boolean =>
  categoryId === undefined && kind === undefined && channel === undefined;

/** The actions of these units together, of all if none are named; null where actions have no such part. */
export function followUpsOf(
  figures: readonly FollowUpFigures[] | undefined,
  units: readonly { readonly unitId: string }[] | undefined,
): FollowUpCounts {
  if (!figures) return null;
  const meant = units && new Set(units.map(({ unitId }) => unitId));
  const sum = { actions: 0, done: 0, doneOnTime: 0, dropped: 0, overdue: 0 };
  for (const one of figures) {
    if (meant && !meant.has(one.unitId)) continue;
    sum.actions += one.actions;
    sum.done += one.done;
    sum.doneOnTime += one.doneOnTime;
    sum.dropped += one.dropped;
    sum.overdue += one.overdue;
  }
  return sum;
}
