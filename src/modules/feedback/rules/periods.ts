export type Period = 'month' | 'quarter' | 'semester' | 'year';

/** The period that a month (`2026-07`) lies in: `2026-07`, `2026-Q3`, `2026-S2` or `2026`. */
export function periodOf(month: string, period: Period): string {
  const [year, number] = month.split('-') as [string, string];
  switch (period) {
    case 'month':
      return month;
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(number) / 3)}`;
    case 'semester':
      return `${year}-S${Math.ceil(Number(number) / 6)}`;
    case 'year':
      return year;
  }
}

/** The same day a year before; of 29 February the 28th. */
export function yearBefore(day: string): string {
  const before = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return before.endsWith('-02-29') ? before.replace(/29$/, '28') : before;
}

export const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
