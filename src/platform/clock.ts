/** The day on which a moment is in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string): (moment: Date) => string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone });
  return (moment) => day.format(moment);
}

/** Today in a time zone, as YYYY-MM-DD; worked out once a minute, because every read asks. */
export function todayIn(timeZone: string): () => string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone });
  let minute = Number.NaN;
  let today = '';
  return () => {
    const now = Date.now();
    const present = Math.floor(now / 60_000);
    if (present !== minute) {
      minute = present;
      today = day.format(now);
    }
    return today;
  };
}
/** The day and the time of day, `HH:MM:SS`, that clocks of a zone show at a moment. */
export interface LocalTime {
  readonly day: string;
  readonly time: string;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than using it a thousand times. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const two = '2-digit';
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
    hourCycle: 'h23',
  });
  clocks.set(timeZone, made);
  return made;
}

/** What clocks of a time zone show at a moment. */
export function localTime(timeZone: string, moment: Date): LocalTime {
  const [day, time] = clockOf(timeZone).format(moment).split(' ') as [string, string];
  return { day: day.padStart(10, '0'), time };
}

/** The moment at which clocks of a time zone show this day and time, `HH:MM`. */
export function momentOf(timeZone: string, day: string, time: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (moment: number): number => {
    const local = localTime(timeZone, new Date(moment));
    return Date.parse(`${local.day}T${local.time}Z`) - moment;
  };
  // The second time for zones that turned their clocks between the two.
  return new Date(shown - offsetAt(shown - offsetAt(shown)));
}

/** The moment that an RFC 3339 text names. */
export const momentNamed = (text: string): Date =>
  // A leap second belongs to the minute before it; the language knows none.
  new Date(text.replace(/:60(?=[.z+-]|$)/i, ':59'));
