import type { FollowUpFigures } from '../../follow-ups/index.ts';
import { reportChannels, reportKinds } from '../../reports/reference.ts';
import type { IndicatorRow } from '../schemas/indicators.ts';
import { type Counted, figuresOf, nothing } from './figures.ts';
import { followUpsOf } from './follow-ups.ts';
import type { Grouping } from './levels.ts';

/** A unit, and in whose row it is counted. */
interface Placed {
  readonly unitId: string;
  readonly branchId: string;
  readonly branchName: string;
}

interface Grouped {
  readonly by: Grouping;
  readonly groups: readonly (Counted & { readonly value: string })[];
  readonly branches: readonly Placed[];
  /** Of categories. */
  readonly names: ReadonlyMap<string, string>;
  /** By unit; undefined where actions have no such part. */
  readonly done: readonly FollowUpFigures[] | undefined;
}

/** A row for each group: units and categories by name, codes in their order, periods in theirs. */
export function rowsOf({ by, groups, branches, names, done }: Grouped): IndicatorRow[] {
  if (by === 'total') return [];
  const units = new Map<string, Placed[]>();
  if (by === 'unit')
    for (const one of branches) units.set(one.branchId, [...(units.get(one.branchId) ?? []), one]);
  const known = new Set(groups.map(({ value }) => value));
  const unreported = [...units.keys()].filter((value) => !known.has(value));
  return [...groups, ...unreported.map((value) => ({ value, ...nothing }))]
    .map(({ value, ...counted }) => ({
      value: value === '' ? null : value,
      name: units.get(value)?.[0]?.branchName ?? names.get(value) ?? null,
      figures: figuresOf(counted),
      followUps: by === 'unit' ? followUpsOf(done, units.get(value) ?? []) : null,
    }))
    .sort((a, b) => placeOf(by, a).localeCompare(placeOf(by, b), 'id'));
}

/** Where a row stands among the others: last if it is of none. */
function placeOf(by: Grouping, { value, name }: Pick<IndicatorRow, 'value' | 'name'>): string {
  const order = { kind: reportKinds.entries, channel: reportChannels.entries }[by as string];
  if (order) return String(order.findIndex(({ code }) => code === value)).padStart(3, '0');
  return value === null ? '\uffff' : (name ?? value);
}
