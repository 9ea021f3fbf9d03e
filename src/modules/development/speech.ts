import { fill, type Language, type Parameters, say } from '../../platform/http/text.ts';
import type { Label } from '../../platform/reference/list.ts';
import { employmentKinds } from '../employees/reference.ts';
import { enrolmentStates } from '../trainings/reference.ts';
import type { Facts, Session } from './rules/facts.ts';
import { learningOf } from './rules/hours.ts';
import type { Step } from './rules/steps.ts';
import { pieces, stepWords } from './words.ts';

const locales = { id: 'id-ID', en: 'en-GB' } as const;
const made = <Format>(make: (locale: string) => Format): Readonly<Record<Language, Format>> => ({
  id: make(locales.id),
  en: make(locales.en),
});
const numbers = made((locale) => new Intl.NumberFormat(locale));
const months = made((locale) => {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2026, month, 1))));
});

function spokenDay(date: string, language: Language): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${months[language][Number(month) - 1]} ${year}`;
}

/** What a step advises, and why, in one language. */
export function speechOf(step: Step, facts: Facts, language: Language): { advice: string; why: string } {
  const { advice, why } = stepWords[step.words];
  const parameters = {
    ...figuresOf(step, facts, language),
    ...hoursOf(step, facts, language),
  };
  return { advice: say(advice, language, parameters), why: say(why, language, parameters) };
}

function figuresOf(step: Step, { day, employmentKind }: Facts, language: Language): Parameters {
  const { effects, course, session, enrolment, certificate, expiresOn } = step;
  const date = (text: string) => spokenDay(text, language);
  const label = (text: Label | undefined) => text?.[language] ?? '';
  const place = session?.place;
  const cost = session?.costPerHead ?? null;
  return {
    day: date(day),
    employment: label(employmentKinds.find(employmentKind)?.label),
    names: effects.map(({ demand }) => demand.name[language]).join(', '),
    gaps: effects
      .map(({ demand, after }) =>
        say(pieces.gap, language, { gap: demand.required - (after ?? 0), name: demand.name[language] }),
      )
      .join(', '),
    changes: changesOf(step, language),
    jpm: jpmOf(step, language),
    course: course?.title ?? '',
    hours: course ? numbers[language].format(course.learningHours) : '',
    approval: session?.needsApproval ? label(pieces.approval) : '',
    purpose: purposeOf(step, language),
    state: label(enrolment ? enrolmentStates.get(enrolment.state).label : undefined),
    certificate: certificate?.title ?? '',
    expires: expiresOn === null ? '' : date(expiresOn),
    dates: session ? datesOf(session, language) : '',
    place: place ? fill(pieces.place[language], { place }) : '',
    until: session ? date(session.registrationUntil) : '',
    from: session ? date(session.registrationFrom) : '',
    seats: session ? session.freeSeats : '',
    cost:
      cost === null
        ? label(pieces.noCost)
        : `Rp${language === 'id' ? '' : ' '}${numbers[language].format(cost)}`,
  };
}

const datesOf = ({ startsOn, endsOn }: Session, language: Language): string =>
  startsOn === endsOn
    ? spokenDay(startsOn, language)
    : say(pieces.dates, language, {
        starts: spokenDay(startsOn, language),
        ends: spokenDay(endsOn, language),
      });

const changesOf = ({ effects }: Step, language: Language): string =>
  effects
    .map(({ demand, before, after }) =>
      say(pieces.level, language, {
        name: demand.name[language],
        before: before ?? '–',
        after: after ?? '–',
        required: demand.required,
      }),
    )
    .join(', ');

const jpmOf = ({ jpmBefore, jpmAfter }: Step, language: Language): string =>
  say(pieces.jpm, language, {
    before: jpmBefore === null ? '–' : numbers[language].format(jpmBefore),
    after: jpmAfter === null ? '–' : numbers[language].format(jpmAfter),
  });

/** What a course is taken for. */
function purposeOf(step: Step, language: Language): string {
  const { course, prerequisiteOf, effects } = step;
  const first = prerequisiteOf ? say(pieces.prerequisite, language, { course: prerequisiteOf.title }) : '';
  if (!course || effects.length === 0) return first;
  const { assessed, effect } = pieces;
  return `${first}${say(course.carriesAssessment ? assessed : effect, language, {
    changes: changesOf(step, language),
    jpm: jpmOf(step, language),
  })}`;
}

function hoursOf({ hours, offers }: Step, facts: Facts, language: Language): Parameters {
  if (!hours) return {};
  const { year, creditedHours, forecastHours } = learningOf(facts);
  return {
    year,
    duty: facts.duty?.learningHours ?? '',
    basis: facts.duty?.legalBasis ?? '',
    credited: creditedHours,
    forecast: forecastHours,
    missing: hours.missing,
    left: hours.left,
    filled: hours.filled,
    steps: hours.filledBy.join(', '),
    offers: offers
      .map(({ course, session }) =>
        say(pieces.offer, language, {
          course: course.title,
          hours: course.learningHours,
          dates: datesOf(session, language),
        }),
      )
      .join(', '),
  };
}
