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
