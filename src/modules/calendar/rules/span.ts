import { ruleBroken } from '../../../platform/http/problems.ts';
import type { Remark } from '../../../platform/http/remarks.ts';
import { calendarRemarks } from '../remarks.ts';

/** The days that the calendar can hold. */
export const span = { first: '2000-01-01', last: '2199-12-31' } as const;

/** @throws Problem `rule-broken` if a day lies outside of what the calendar can hold */
export function requireWithinSpan(day: string, place: Remark['place']): void {
  if (day >= span.first && day <= span.last) return;
  const code = 'outside-calendar';
  throw ruleBroken({ place, code, text: calendarRemarks[code], parameters: span });
}
