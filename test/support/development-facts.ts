import type { Course, Demand, Enrolment, Facts, Session } from '../../src/modules/development/rules/facts.ts';
import type { Step } from '../../src/modules/development/rules/steps.ts';

/** The day on which these facts are read. */
export const day = '2026-03-02';
const label = (text: string) => ({ id: text, en: text });

export const demand = (
  code: string,
  required: number,
  achieved: number | null,
  about: Partial<Demand> = {},
): Demand => ({
  competencyId: `id-${code}`,
  code,
  name: label(code),
  kind: 'technical',
  required,
  achieved,
  assessmentId: achieved === null ? null : 'assessment-1',
  assessedOn: achieved === null ? null : '2026-01-15',
  expiresOn: achieved === null ? null : '2028-01-15',
  ...about,
});

export const session = (
  id: string,
  startsOn: string,
  endsOn: string,
  about: Partial<Session> = {},
): Session => ({
  id,
  startsOn,
  endsOn,
  registrationFrom: '2026-01-01',
  registrationUntil: startsOn,
  place: null,
  freeSeats: 5,
  costPerHead: null,
  needsApproval: false,
  ...about,
});

export const course = (
  code: string,
  outcomes: Readonly<Record<string, number>>,
  sessions: Session[] = [],
  about: Partial<Course> = {},
): Course => ({
  id: `course-${code}`,
  code,
  title: `Course ${code}`,
  state: 'active',
  learningHours: 24,
  carriesAssessment: false,
  outcomes: Object.entries(outcomes).map(([competency, level]) => ({
    competencyId: `id-${competency}`,
    level,
  })),
  prerequisiteIds: [],
  sessions,
  ...about,
});

export const enrolment = (courseCode: string, state: Enrolment['state'], at: Session): Enrolment => ({
  id: `enrolment-${courseCode}`,
  state,
  courseId: `course-${courseCode}`,
  session: at,
});

export const factsOf = (about: Partial<Facts> = {}): Facts => ({
  day,
  soon: '2026-08-29',
  isInService: true,
  hasPosition: true,
  hasStandard: true,
  employmentKind: 'PPPK',
  demands: [],
  duty: { bound: 'most', learningHours: 24, legalBasis: 'PP 49/2018' },
  creditedHours: 0,
  enrolments: [],
  passed: [],
  certificates: [],
  courses: [],
  ...about,
});
export const least = { bound: 'least', learningHours: 20, legalBasis: 'PP 11/2017' } as const;

/** A step in short: kind, words, course, session. */
export const short = ({ kind, words, course, session }: Step) => [kind, words, course?.code, session?.id];
