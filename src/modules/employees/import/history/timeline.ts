/** A period of a person's history; both days are those of the record, the last one exclusive. */
export interface Period {
  readonly id: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What stands in the way of a period. */
export interface Clash {
  readonly from: string;
  readonly to: string;
}

const noEnd = '–';

/** Periods of which one holds at a time: one that begins ends the one before it. */
export class Timeline {
  readonly #recorded: ReadonlyMap<string, Period>;
  #periods: Period[];

  /** @param recorded in order, without overlaps */
  constructor(recorded: readonly Period[]) {
    this.#recorded = new Map(recorded.map((period) => [period.id, period]));
    this.#periods = [...recorded];
  }

  startingOn(day: string): Period | undefined {
    return this.#periods.find(({ validFrom }) => validFrom === day);
  }

  /**
   * Puts a period into the history. Without an end it holds until the next one, or as long as the one that it cuts.
   * @returns the period that is in its way, if one is: then nothing has changed.
   */
  add(id: string, validFrom: string, end: string | null): Clash | undefined {
    const next = this.#periods.find((period) => period.validFrom > validFrom);
    const before = this.#periods.findLast((period) => period.validFrom < validFrom);
    const cut = before && reaches(before, validFrom) ? before : undefined;
    if (end !== null) {
      const clash = this.#clash(next, end);
      if (clash) return clash;
      // One that lasts until the next begins yields: its end only follows from what was known so far.
      const hasOwnEnd = cut && cut.validTo !== null && cut.validTo !== next?.validFrom;
      if (hasOwnEnd && reaches(cut, end)) return clashOf(cut);
    }
    const natural = cut ? cut.validTo : (next?.validFrom ?? null);
    if (cut) this.#replace({ ...cut, validTo: validFrom });
    this.#periods.push({ id, validFrom, validTo: end ?? natural });
    this.#periods.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    return undefined;
  }

  /** Ends a period on another day. @returns the period that is in the way, if one is. */
  end(period: Period, end: string): Clash | undefined {
    const next = this.#periods.find(({ validFrom }) => validFrom > period.validFrom);
    const clash = this.#clash(next, end);
    if (!clash) this.#replace({ ...period, validTo: end });
    return clash;
  }

  /** The periods that were not recorded. */
  get added(): Period[] {
    return this.#periods.filter(({ id }) => !this.#recorded.has(id));
  }

  /** Recorded periods that end on another day than they did. */
  get ended(): Period[] {
    return this.#periods.filter(({ id, validTo }) => {
      const before = this.#recorded.get(id);
      return before !== undefined && before.validTo !== validTo;
    });
  }

  #clash(next: Period | undefined, end: string): Clash | undefined {
    return next && next.validFrom < end ? clashOf(next) : undefined;
  }

  #replace(period: Period): void {
    this.#periods = this.#periods.map((other) => (other.id === period.id ? period : other));
  }
}

const reaches = ({ validTo }: Period, day: string): boolean => validTo === null || validTo > day;
const clashOf = ({ validFrom, validTo }: Period): Clash => ({ from: validFrom, to: validTo ?? noEnd });
