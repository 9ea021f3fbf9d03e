import type { CodeOf } from '../../../platform/reference/list.ts';
import type { policyMeasurementRemarks, policyTargetStatuses } from '../impact-reference.ts';
import type { Promised } from './targets.ts';

type Way = Pick<Promised, 'direction' | 'baselineValue' | 'baselineOn' | 'value' | 'dueOn' | 'milestones'>;

/** What was measured on a day, that no later entry corrects. */
export interface Measured {
  readonly measuredOn: string;
  readonly value: number | null;
  readonly remark: CodeOf<typeof policyMeasurementRemarks> | null;
}

export interface Progress {
  readonly status: CodeOf<typeof policyTargetStatuses>;
  /** The last value up to the day. */
  readonly latestValue: number | null;
  readonly latestOn: string | null;
  readonly shareOfWay: number | null;
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The value that is due on a day, with two decimals: on straight lines from the baseline over milestones to the target. */
export function expectedOn(
  { baselineOn, baselineValue, milestones = [], dueOn, value }: Way,
  day: string,
): number {
  const points = [{ day: baselineOn, value: baselineValue }, ...milestones, { day: dueOn, value }];
  const next = points.findIndex((point) => point.day >= day);
  if (next === -1) return value;
  const [from, to] = [points[next - 1], points[next]!];
  if (!from) return baselineValue;
  const share = daysBetween(from.day, day) / daysBetween(from.day, to.day);
  return rounded(from.value + (to.value - from.value) * share);
}

/** Whether a value is as good as another, or better. */
const isAsGood = ({ direction }: Pick<Way, 'direction'>, value: number, as: number): boolean =>
  direction === 'at-least' ? value >= as : value <= as;

/** How much of the way a value is, in percent; of a target that keeps the baseline: all, or nothing. */
export function shareOfWay(target: Way, value: number): number {
  const { baselineValue, value: wanted } = target;
  if (wanted === baselineValue) return isAsGood(target, value, wanted) ? 100 : 0;
  return rounded((100 * (value - baselineValue)) / (wanted - baselineValue));
}

/**
 * How far a target is on a day. What counts after its due date is what was measured by then, or first after it: what is
 * reached too late is missed, and what is lost afterwards was reached. Where the source was gone by then, nobody knows.
 * @param startsOn the day on which the document takes effect; null: not known yet
 * @param measured in the order of their days
 */
export function progressOn(
  target: Way,
  startsOn: string | null,
  measured: readonly Measured[],
  day: string,
): Progress {
  const known = measured.filter(({ measuredOn }) => measuredOn <= day);
  const valued = known.filter(
    (one): one is Measured & { value: number } => one.value !== null && one.measuredOn >= target.baselineOn,
  );
  const latest = valued.at(-1);
  const told = {
    latestValue: latest?.value ?? null,
    latestOn: latest?.measuredOn ?? null,
    shareOfWay: latest ? shareOfWay(target, latest.value) : null,
  };
  return { status: statusOn(), ...told };

  function statusOn(): Progress['status'] {
    if (startsOn === null || day < startsOn || day < target.baselineOn) return 'not-started';
    const last = known.findLast(({ measuredOn }) => measuredOn <= target.dueOn) ?? known.at(-1);
    if (last?.remark === 'source-gone') return 'source-gone';
    const judged = valued.findLast(({ measuredOn }) => measuredOn <= target.dueOn) ?? valued[0];
    if (!judged) return 'unmeasured';
    if (isAsGood(target, judged.value, target.value)) return 'reached';
    if (day > target.dueOn) return 'missed';
    return isAsGood(target, judged.value, expectedOn(target, judged.measuredOn)) ? 'on-track' : 'behind';
  }
}
