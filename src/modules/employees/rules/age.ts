import { addYears, isCalendarDate } from '../../../platform/calendar.ts';

/**
 * The last birth date of those who have completed `age` years on a day; somebody born on 29 February completes a year
 * on 28 February of common years. The first day of the calendar when it would lie before that.
 */
export function latestBirthDate(age: number, day: string): string {
  if (Number(day.slice(0, 4)) <= age) return '0001-01-01';
  const sameDay = addYears(day, -age);
  const leapDay = `${sameDay.slice(0, 4)}-02-29`;
  const isOldEnough = isCalendarDate(leapDay) && addYears(leapDay, age) <= day;
  return isOldEnough && leapDay > sameDay ? leapDay : sameDay;
}
