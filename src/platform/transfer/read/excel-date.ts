import { numberText } from './cell.ts';

const dayMilliseconds = 86_400_000;
const lastDay = { since1900: 2_958_465, since1904: 2_957_003 };

/** Whether a number format shows a date or a time: built-in 14-22 and 45-47, or a custom code with d, m or y. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 45 && id <= 47);
  const positive = code.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  return /[dmy]/i.test(positive) && !/general/i.test(positive);
}

/**
 * A date cell's serial number as YYYY-MM-DD (its time of day is left out), a mere time of day as HH:MM:SS.
 * Day 60 of the 1900 system is Excel's 1900-02-29, a day that never was: it is given as shown.
 */
export function dateText(serial: number, date1904: boolean): string {
  const last = date1904 ? lastDay.since1904 : lastDay.since1900;
  if (serial < 0 || serial >= last + 1) return numberText(serial);
  if (serial < 1 && (serial > 0 || !date1904)) {
    return new Date(Math.round(serial * 86_400) * 1000).toISOString().slice(11, 19);
  }
  // The smallest fraction of a second may be missing from a midnight.
  const day = Math.floor(serial + 1e-7);
  if (date1904) return isoDate(Date.UTC(1904, 0, 1) + day * dayMilliseconds);
  if (day === 60) return '1900-02-29';
  return isoDate(Date.UTC(1899, 11, day > 60 ? 30 : 31) + day * dayMilliseconds);
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
