/** How many learning hours somebody of a kind of employment has to reach, or may reach at most, in a year. */
export interface Duty {
  readonly bound: 'least' | 'most';
  readonly learningHours: number;
}

export interface Standing {
  /** Whether the duty is reached; null where there is none to reach: a ceiling, or nothing set. */
  readonly isReached: boolean | null;
  /** Learning hours that are still missing; 0 where there is none to reach. */
  readonly missing: number;
  /** Whether it will be reached by the end of the year, with all that is under way; null as above. */
  readonly willBeReached: boolean | null;
  /** Learning hours beyond the ceiling; 0 where there is none. */
  readonly beyond: number;
}

/**
 * Where somebody stands with learning hours (JP) of a year: for PNS a right and duty of at least twenty (PP 11/2017 art.
 * 203(4)); for PPPK a ceiling of twenty-four (PP 49/2018 art. 40), which nobody falls short of.
 */
export function standingOf(duty: Duty | null, credited: number, underWay: number): Standing {
  if (duty === null || duty.bound === 'most')
    return {
      isReached: null,
      missing: 0,
      willBeReached: null,
      beyond: duty === null ? 0 : Math.max(credited - duty.learningHours, 0),
    };
  return {
    isReached: credited >= duty.learningHours,
    missing: Math.max(duty.learningHours - credited, 0),
    willBeReached: credited + underWay >= duty.learningHours,
    beyond: 0,
  };
}

/**
 * The learning hours of a certificate: those printed on it win; where none are, so many of the unit that its kind is
 * converted by, rounded half up (Peraturan LAN 10/2018). Null if its kind has no conversion.
 */
export function hoursOf(
  { learningHours, quantity }: { readonly learningHours: number | null; readonly quantity: number | null },
  conversion: number | null,
): number | null {
  if (learningHours !== null) return learningHours;
  if (conversion === null || quantity === null) return null;
  return Math.min(Math.max(Math.floor((Math.round(conversion * 100) * quantity + 50) / 100), 1), 1500);
}
