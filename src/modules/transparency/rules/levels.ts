import type { CodeOf } from '../../../platform/reference/list.ts';
import type { indicatorGroupings } from '../reference.ts';

export type Grouping = CodeOf<typeof indicatorGroupings>;

/** What narrows indicators beside the period. */
export interface Narrowing {
  readonly unitId?: string | undefined;
  readonly categoryId?: string | undefined;
  readonly kind?: string | undefined;
  readonly channel?: string | undefined;
}

/** Up to which level cells know all that is asked for: those above it are of no single unit, category, kind or channel. */
export function highestLevel({ unitId, categoryId, kind, channel }: Narrowing): 0 | 1 | 2 {
  if (categoryId !== undefined || kind !== undefined || channel !== undefined) return 0;
  return unitId === undefined ? 2 : 1;
}

/** The same of the rows of a grouping. */
export function highestOfRows(by: Grouping): 0 | 1 | 2 {
  if (by === 'category' || by === 'kind' || by === 'channel') return 0;
  return by === 'unit' ? 1 : 2;
}

/** The one thing of which all that is asked for is known; undefined if it takes several. */
export function dimensionOf(
  by: Grouping,
  { unitId, categoryId, kind, channel }: Narrowing,
): 'unit' | 'category' | 'kind' | 'channel' | undefined {
  const asked = { unit: unitId, category: categoryId, kind, channel };
  const dimensions = (['unit', 'category', 'kind', 'channel'] as const).filter(
    (one) => one === by || asked[one] !== undefined,
  );
  return dimensions.length > 1 ? undefined : (dimensions[0] ?? 'kind');
}
