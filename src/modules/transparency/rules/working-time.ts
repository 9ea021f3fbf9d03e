/** How often each number of working days occurs, the fewest days first. */
export interface Occurrences {
  readonly days: readonly number[];
  readonly reports: readonly number[];
}

/** What is told of working days; null where there are none. */
export interface WorkingTime {
  readonly median: number;
  readonly mean: number;
  readonly p90: number;
}

/**
 * Median, mean and 90th percentile of whole working days: all exact. The median of an even number is the mean of the two
 * in the middle; the percentile is the fewest days within which nine of ten were done (nearest rank).
 */
export function workingTimeOf({ days, reports }: Occurrences): WorkingTime | null {
  const all = reports.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  /** The days of the report that stands at a rank, from 1 on. */
  const at = (rank: number): number => {
    let place = 0;
    for (let passed = reports[0]!; passed < rank; passed += reports[place]!) place += 1;
    return days[place]!;
  };
  const sum = days.reduce((total, day, place) => total + day * reports[place]!, 0);
  return {
    median: (at(Math.ceil(all / 2)) + at(Math.floor(all / 2) + 1)) / 2,
    mean: Math.round((sum * 100) / all) / 100,
    p90: at(Math.ceil((all * 9) / 10)),
  };
}
