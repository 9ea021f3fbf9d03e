import type { MeasureState } from '../readiness-reference.ts';

/** What can be done with a measure. */
export const measureActions = ['change', 'complete', 'drop'] as const;
export type MeasureAction = (typeof measureActions)[number];

/** What was done or dropped stays as it is. */
export const allowedMeasureActions = (state: MeasureState): MeasureAction[] =>
  state === 'planned' ? [...measureActions] : [];
