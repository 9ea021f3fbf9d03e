import type { ProvisionKind } from '../../reference.ts';
import { align } from './align.ts';
import { type ComparedProvision, type ComparedRow, rowsOf } from './compared-rows.ts';
import { type Budget, type Run, wholeBudget, wordRuns } from './word-runs.ts';

export const differenceStates = ['same', 'changed', 'added', 'removed', 'moved', 'repealed'] as const;

/** How one provision became another. */
export interface ProvisionDifference {
  /** Moved: it stands elsewhere or bears another number; its words may have changed as well. */
  readonly state: (typeof differenceStates)[number];
  readonly kind: ProvisionKind;
  /** Null: it was not there. */
  readonly eIdBefore: string | null;
  /** Null: it is no more. */
  readonly eIdAfter: string | null;
  readonly number: string | null;
  readonly heading: readonly Run[];
  readonly text: readonly Run[];
  /** Its words differ so much that a stretch of them is told as a whole. */
  readonly isCoarse: boolean;
}

/** What became of each provision, in the order of the new text; what was removed follows what it stood behind. */
export function diffTexts(
  before: readonly ComparedProvision[],
  after: readonly ComparedProvision[],
): ProvisionDifference[] {
  const [old, current] = [rowsOf(before), rowsOf(after)];
  const pairs = align(old, current);
  const removedAfter = removedBehind(old, pairs);
  const budget = wholeBudget();
  const differences = (removedAfter.get(null) ?? []).map((row) => goneOf(row));
  for (const row of current) {
    const was = pairs.get(row);
    differences.push(was ? changeOf(was, row, pairs, budget) : newOf(row));
    for (const removed of (was && removedAfter.get(was)) ?? []) differences.push(goneOf(removed));
  }
  return differences;
}

/** Rows that are no more, by the row before them that still is. */
function removedBehind(
  old: readonly ComparedRow[],
  pairs: ReadonlyMap<ComparedRow, ComparedRow>,
): Map<ComparedRow | null, ComparedRow[]> {
  const kept = new Set(pairs.values());
  const removed = new Map<ComparedRow | null, ComparedRow[]>();
  let last: ComparedRow | null = null;
  for (const row of old)
    if (kept.has(row)) last = row;
    else {
      const behind = removed.get(last);
      if (behind) behind.push(row);
      else removed.set(last, [row]);
    }
  return removed;
}

const whole = (kind: Run['kind'], words: string): Run[] => (words === '' ? [] : [{ kind, words }]);

const goneOf = ({ kind, eId, number, heading, text }: ComparedRow): ProvisionDifference => ({
  state: 'removed',
  kind,
  eIdBefore: eId,
  eIdAfter: null,
  number,
  heading: whole('removed', heading),
  text: whole('removed', text),
  isCoarse: false,
});

const newOf = ({ kind, eId, number, heading, text }: ComparedRow): ProvisionDifference => ({
  state: 'added',
  kind,
  eIdBefore: null,
  eIdAfter: eId,
  number,
  heading: whole('added', heading),
  text: whole('added', text),
  isCoarse: false,
});

function changeOf(
  was: ComparedRow,
  row: ComparedRow,
  pairs: ReadonlyMap<ComparedRow, ComparedRow>,
  budget: Budget,
): ProvisionDifference {
  const heading = wordRuns(was.heading, row.heading, budget);
  const text = wordRuns(was.text, row.text, budget);
  const stayed = (row.holder && (pairs.get(row.holder) ?? null)) === was.holder && row.number === was.number;
  const reads = was.heading === row.heading && was.text === row.text;
  return {
    state: row.isRepealed && !was.isRepealed ? 'repealed' : !stayed ? 'moved' : reads ? 'same' : 'changed',
    kind: row.kind,
    eIdBefore: was.eId,
    eIdAfter: row.eId,
    number: row.number,
    heading: heading.runs,
    text: text.runs,
    isCoarse: heading.isCoarse || text.isCoarse,
  };
}
