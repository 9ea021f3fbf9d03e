import type { CodeOf } from '../../../platform/reference/list.ts';
import type { developmentContacts, developmentStepKinds, missingData } from '../reference.ts';
import type { StepWords } from '../words.ts';
import type { Certificate, Course, Demand, Enrolment, Session } from './facts.ts';

/** A demanded competency before and after a step; null: not assessed. */
export interface Effect {
  readonly demand: Demand;
  readonly before: number | null;
  readonly after: number | null;
}

/** Learning hours that are missing, which steps above fill how many of them, and what is left with all that is offered. */
export interface HoursToReach {
  readonly missing: number;
  readonly filledBy: readonly number[];
  readonly filled: number;
  readonly left: number;
}

export interface Offer {
  readonly course: Course;
  readonly session: Session;
}

/** A step of a guide, before it is put into words. */
export interface Step {
  readonly kind: CodeOf<typeof developmentStepKinds>;
  readonly words: StepWords;
  readonly effects: readonly Effect[];
  readonly course: Course | null;
  readonly session: Session | null;
  readonly enrolment: Enrolment | null;
  /** The course that presupposes this one. */
  readonly prerequisiteOf: Course | null;
  readonly jpmBefore: number | null;
  readonly jpmAfter: number | null;
  readonly certificate: Certificate | null;
  readonly expiresOn: string | null;
  readonly hours: HoursToReach | null;
  readonly offers: readonly Offer[];
  readonly missing: CodeOf<typeof missingData> | null;
  readonly whom: CodeOf<typeof developmentContacts> | null;
}

const nothing: Omit<Step, 'kind' | 'words'> = {
  effects: [],
  course: null,
  session: null,
  enrolment: null,
  prerequisiteOf: null,
  jpmBefore: null,
  jpmAfter: null,
  certificate: null,
  expiresOn: null,
  hours: null,
  offers: [],
  missing: null,
  whom: null,
};

export const stepOf = (
  kind: Step['kind'],
  words: StepWords,
  about: Partial<Omit<Step, 'kind' | 'words'>> = {},
): Step => ({ ...nothing, ...about, kind, words });
