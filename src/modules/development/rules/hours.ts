import { standingOf } from '../../trainings/index.ts';
import type { Course, Days, Demand, Enrolment, Facts, Session } from './facts.ts';
import { compare } from './importance.ts';
import { isOpen, overlap, soonest } from './schedule.ts';
import { type Offer, type Step, stepOf } from './steps.ts';

/** Learning hours of a year against the duty. */
export interface Learning {
  readonly year: number;
  readonly creditedHours: number;
  /** With those of confirmed seats in sessions that end this year. */
  readonly forecastHours: number;
  /** Null where there is no duty: a ceiling is none. */
  readonly isReached: boolean | null;
  readonly missingHours: number | null;
}

type HoursFacts = Pick<Facts, 'day' | 'duty' | 'creditedHours' | 'enrolments' | 'courses'>;

const isInYear = ({ endsOn }: Days, day: string): boolean => endsOn.slice(0, 4) === day.slice(0, 4);

/**
 * Learning hours this year, and what confirmed seats will add. PNS have a right and duty of so many at least
 * (PP 11/2017 art. 203(4)); the hours of PPPK have a ceiling (PP 49/2018 art. 40), which nobody can fall short of.
 */
export function learningOf({ day, duty, creditedHours, enrolments, courses }: HoursFacts): Learning {
  const hours = new Map(courses.map(({ id, learningHours }) => [id, learningHours]));
  const confirmed = enrolments
    .filter(({ state, session }) => state === 'confirmed' && isInYear(session, day))
    .reduce((sum, { courseId }) => sum + (hours.get(courseId) ?? 0), 0);
  const { isReached, missing } = standingOf(duty, creditedHours, confirmed);
  return {
    year: Number(day.slice(0, 4)),
    creditedHours,
    forecastHours: creditedHours + confirmed,
    isReached,
    missingHours: isReached === null ? null : missing,
  };
}

/** Enrolments that may still come to a seat. */
const hoped: readonly Enrolment['state'][] = ['applied', 'nominated'];

const fills = ({ kind, session, enrolment }: Step, day: string): boolean =>
  session !== null &&
  isInYear(session, day) &&
  (kind === 'enrol' || (kind === 'attend' && hoped.includes(enrolment!.state)));

/**
 * What is missing of the duty after all confirmed seats, and which steps above fill it; only if they do not, open sessions
 * in what the position demands: the one of fewest hours that is enough, else the one of most, and again. Undefined where
 * nothing is missing, or is no duty.
 */
export function reachHours(
  facts: HoursFacts & { readonly demands: readonly Demand[]; readonly taken: ReadonlySet<string> },
  above: readonly Step[],
  busy: readonly Days[],
): Step | undefined {
  const { day, duty, courses } = facts;
  if (duty?.bound !== 'least') return undefined;
  const missing = duty.learningHours - learningOf(facts).forecastHours;
  if (missing <= 0) return undefined;
  const filledBy: number[] = [];
  let left = missing;
  for (const [at, step] of above.entries()) {
    if (left <= 0) break;
    if (!fills(step, day)) continue;
    filledBy.push(at + 1);
    left -= step.course!.learningHours;
  }
  const demanded = new Set(facts.demands.map(({ competencyId }) => competencyId));
  const serving = courses.filter(
    ({ id, state, outcomes, prerequisiteIds }) =>
      state === 'active' &&
      !facts.taken.has(id) &&
      prerequisiteIds.every((prerequisite) => facts.taken.has(prerequisite)) &&
      outcomes.some(({ competencyId }) => demanded.has(competencyId)),
  );
  const filled = missing - left;
  const offers = chooseOffers(serving, { day, busy, missing: left });
  left -= offers.reduce((sum, { course }) => sum + course.learningHours, 0);
  const hours = { missing, filledBy, filled, left: Math.max(0, left) };
  const words = left > 0 ? 'hours-left' : offers.length > 0 ? 'hours-offered' : 'hours-filled';
  return stepOf('reach-hours', words, {
    hours,
    offers,
    ...(left > 0 ? { missing: 'open-session', whom: 'training-officer' } : {}),
  });
}

function chooseOffers(
  courses: readonly Course[],
  { day, busy, missing }: { readonly day: string; readonly busy: readonly Days[]; readonly missing: number },
): Offer[] {
  const offers: Offer[] = [];
  const days = [...busy];
  for (let left = missing; left > 0; ) {
    const isPossible = (session: Session): boolean =>
      isOpen(session, day) &&
      session.freeSeats > 0 &&
      isInYear(session, day) &&
      !days.some((one) => overlap(one, session));
    const [offer] = courses
      .filter((course) => !offers.some((made) => made.course.id === course.id))
      .flatMap((course): Offer[] => {
        const session = soonest(course.sessions).find(isPossible);
        return session ? [{ course, session }] : [];
      })
      .sort((a, b) => byHours(a.course, b.course, left) || bySoonest(a, b));
    if (!offer) break;
    offers.push(offer);
    days.push(offer.session);
    left -= offer.course.learningHours;
  }
  return offers;
}

/** What is enough before what is not; of the first the fewest hours, of the others the most. */
function byHours(a: Course, b: Course, enough: number): number {
  const [isEnough, isOtherEnough] = [a.learningHours >= enough, b.learningHours >= enough];
  if (isEnough !== isOtherEnough) return isEnough ? -1 : 1;
  return isEnough ? a.learningHours - b.learningHours : b.learningHours - a.learningHours;
}

const bySoonest = (a: Offer, b: Offer): number =>
  compare(a.session.startsOn, b.session.startsOn) || compare(a.course.code, b.course.code);
