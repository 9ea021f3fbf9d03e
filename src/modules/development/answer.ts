import type { Language } from '../../platform/http/text.ts';
import type { Course, Demand, Facts } from './rules/facts.ts';
import { stepsOf, underWay } from './rules/guide.ts';
import { learningOf } from './rules/hours.ts';
import { compare } from './rules/importance.ts';
import type { Effect, Step } from './rules/steps.ts';
import type { DevelopmentGuide } from './schemas/guide.ts';
import type { DevelopmentStep } from './schemas/steps.ts';
import { speechOf } from './speech.ts';
import type { Standing } from './store/facts.ts';

/** The guide as it is answered, in one language. */
export function guideOf({ gap, facts }: Standing, language: Language): DevelopmentGuide {
  const { day, soon, duty, employmentKind, demands, certificates, courses } = facts;
  const byId = new Map(courses.map((course) => [course.id, course]));
  return {
    employeeId: gap.employeeId,
    asOf: day,
    standing: gap,
    learning: {
      employmentKind: employmentKind as DevelopmentGuide['learning']['employmentKind'],
      bound: duty?.bound ?? null,
      boundHours: duty?.learningHours ?? null,
      legalBasis: duty?.legalBasis ?? null,
      ...learningOf(facts),
    },
    expiringUntil: soon,
    expiringLevels: demands
      .filter(({ expiresOn }) => expiresOn !== null && expiresOn <= soon)
      .sort((a, b) => compare(a.expiresOn!, b.expiresOn!) || compare(a.code, b.code))
      .map((demand) => ({
        ...nameOf(demand),
        level: demand.achieved!,
        assessmentId: demand.assessmentId!,
        expiresOn: demand.expiresOn!,
      })),
    expiringCertificates: [...certificates].sort(
      (a, b) => compare(a.validUntil, b.validUntil) || compare(a.id, b.id),
    ),
    enrolments: underWay(facts.enrolments)
      .filter(({ session }) => session.endsOn >= day)
      .map(({ id, state, courseId, session }) => ({
        id,
        state,
        course: courseOf(byId.get(courseId)!),
        session,
      })),
    steps: stepsOf(facts).map((step, at) => shown(step, at + 1, facts, language)),
  };
}

const nameOf = ({ competencyId, code, name, kind }: Demand) => ({ competencyId, code, name, kind });

const courseOf = ({ id, code, title, learningHours, carriesAssessment }: Course) => ({
  id,
  code,
  title,
  learningHours,
  carriesAssessment,
});

const effectOf = ({ demand, before, after }: Effect): DevelopmentStep['competencies'][number] => ({
  ...nameOf(demand),
  required: demand.required,
  before,
  after,
  gapBefore: Math.max(0, demand.required - (before ?? 0)),
  gapAfter: Math.max(0, demand.required - (after ?? 0)),
});

function shown(step: Step, place: number, facts: Facts, language: Language): DevelopmentStep {
  const { kind, effects, course, enrolment, prerequisiteOf, jpmBefore, jpmAfter, hours, offers } = step;
  const { session, certificate, expiresOn, missing, whom } = step;
  return {
    place,
    kind,
    ...speechOf(step, facts, language),
    competencies: effects.map(effectOf),
    jpmBefore,
    jpmAfter,
    isConditional: course !== null && effects.length > 0 && !course.carriesAssessment,
    course: course && courseOf(course),
    session,
    enrolment: enrolment && { id: enrolment.id, state: enrolment.state },
    prerequisiteOf: prerequisiteOf?.id ?? null,
    certificate,
    expiresOn,
    hours: hours && { ...hours, filledBy: [...hours.filledBy] },
    offers: offers.map((offer) => ({ course: courseOf(offer.course), session: offer.session })),
    missing,
    whom,
  };
}
