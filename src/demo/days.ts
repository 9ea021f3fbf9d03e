/** Counting in days: the number of a calendar date, and back (proleptic Gregorian, after H. Hinnant's algorithms). */

const DAYS_OF_400_YEARS = 146_097;

export const DAYS_OF_YEAR = 365.25;

/** Where Palembang lies. */
export const TIME_ZONE = 'Asia/Jakarta';

export function dayNumber(date: string): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8)) - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_OF_400_YEARS + yearOfEra * 365 + leapDays + dayOfYear;
}

export function calendarDate(day: number): string {
  const era = Math.floor(day / DAYS_OF_400_YEARS);
  const dayOfEra = day - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays);
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return `${year}-${month < 10 ? '0' : ''}${month}-${dayOfMonth < 10 ? '0' : ''}${dayOfMonth}`;
}

/** The first day of the month that a day is in. */
export const monthStart = (day: number): number => day - Number(calendarDate(day).slice(8)) + 1;

/** The next 1 April or 1 October from a day on: dates of promotion under every regime so far. */
export function promotionDay(day: number): number {
  const date = calendarDate(day);
  const year = Number(date.slice(0, 4));
  const monthAndDay = date.slice(5);
  if (monthAndDay <= '04-01') return dayNumber(`${year}-04-01`);
  return monthAndDay <= '10-01' ? dayNumber(`${year}-10-01`) : dayNumber(`${year + 1}-04-01`);
}
