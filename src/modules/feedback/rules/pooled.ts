import { satisfactionElements } from '../reference.ts';
import type { IndexRow, SatisfactionIndex } from '../schemas/satisfaction-index.ts';
import { type Period, periodOf } from './periods.ts';
import { type Counted, indexOf } from './results.ts';
import { hiddenGroups } from './suppression.ts';

/** What answers to several surveys gave: the marks of the nine elements, one element after the other. */
export interface Pooled extends Pick<Counted, 'answers' | 'cells'> {
  readonly value: string;
  readonly name: string | null;
}

const elementCells = satisfactionElements.entries.map((_, at) => 1 + at * 4);

/** Pools what was counted by months into longer periods. */
export function pooledByPeriod(months: readonly Pooled[], period: Period): Pooled[] {
  const pooled = new Map<string, Pooled>();
  for (const { value, answers, cells } of months) {
    const name = periodOf(value, period);
    const known = pooled.get(name);
    pooled.set(name, {
      value: name,
      name: null,
      answers: (known?.answers ?? 0) + answers,
      cells: cells.map((count, at) => count + (known?.cells[at] ?? 0)),
    });
  }
  return [...pooled.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
}

type Figures = Pick<IndexRow, 'isSuppressed' | 'answers' | 'index' | 'converted' | 'band' | 'elements'>;

function figuresOf(pooled: Pick<Pooled, 'answers' | 'cells'> | undefined, isHidden: boolean): Figures {
  const { elements, index, converted, band } = indexOf(
    isHidden || !pooled ? { answers: 0, cells: [] } : pooled,
    elementCells,
  );
  return {
    isSuppressed: isHidden,
    answers: isHidden ? null : (pooled?.answers ?? 0),
    index,
    converted,
    band,
    elements: elements.map(({ distribution: _, ...element }) => element),
  };
}

const isTold = (pooled: Pooled | undefined): boolean =>
  pooled !== undefined && !hiddenGroups([pooled.answers])[0];

/** How much better (or worse) than before, in points of 100. */
const changeOf = (now: number | null, before: number | null): number | null =>
  now === null || before === null ? null : Math.round((now - before) * 100) / 100;

const withTrend = (figures: Figures, before: number | null) => ({
  ...figures,
  previous: before,
  change: changeOf(figures.converted, before),
});

/** The index of all that was pooled, and of the period before. */
export function wholeIndex(
  now: Pooled | undefined,
  before: Pooled | undefined,
): Pick<SatisfactionIndex, keyof Figures | 'previous' | 'change'> {
  return withTrend(
    figuresOf(now, now !== undefined && !isTold(now)),
    figuresOf(before, !isTold(before)).converted,
  );
}

/** A row for each group, without those that would tell of few people. */
export function rowsOfGroups(groups: readonly Pooled[], before: readonly Pooled[]): IndexRow[] {
  const hidden = hiddenGroups(groups.map(({ answers }) => answers));
  const hiddenBefore = hiddenGroups(before.map(({ answers }) => answers));
  return groups.map((group, at) => {
    const place = before.findIndex(({ value }) => value === group.value);
    const previous = place < 0 ? null : figuresOf(before[place], hiddenBefore[place]!).converted;
    return { value: group.value, name: group.name, ...withTrend(figuresOf(group, hidden[at]!), previous) };
  });
}

/** A row for each period, compared with the one before it. */
export function rowsOfPeriods(periods: readonly Pooled[]): IndexRow[] {
  const rows = rowsOfGroups(periods, []);
  return rows.map((row, at) => ({ ...row, ...withTrend(row, rows[at - 1]?.converted ?? null) }));
}

/** A row for each element. */
export const rowsOfElements = (
  whole: ReturnType<typeof wholeIndex>,
  before: ReturnType<typeof wholeIndex>,
): IndexRow[] =>
  whole.elements.map(({ element, mean, converted, band }, at) => ({
    value: element,
    name: null,
    ...withTrend(
      { isSuppressed: false, answers: whole.answers, index: mean, converted, band, elements: [] },
      before.elements[at]?.converted ?? null,
    ),
  }));
