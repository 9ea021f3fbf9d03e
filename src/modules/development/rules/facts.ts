import type { CodeOf, Label } from '../../../platform/reference/list.ts';
import type { enrolmentStates } from '../../trainings/reference.ts';

/** First and last day. */
export interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** What the position demands of a competency and what counts of it; `achieved` null: not assessed. */
export interface Demand {
  readonly competencyId: string;
  readonly code: string;
  readonly name: Label;
  readonly kind: 'managerial' | 'sociocultural' | 'technical';
  readonly required: number;
  readonly achieved: number | null;
  readonly assessmentId: string | null;
  readonly assessedOn: string | null;
  readonly expiresOn: string | null;
}

/** `registrationUntil` is the first day on which nobody can register any more. */
export interface Session extends Days {
  readonly id: string;
  readonly registrationFrom: string;
  readonly registrationUntil: string;
  readonly place: string | null;
  /** Seats that this person could have: no more than the share of the unit has left. */
  readonly freeSeats: number;
  readonly costPerHead: number | null;
  readonly needsApproval: boolean;
}

export interface Course {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly state: 'active' | 'retired';
  readonly learningHours: number;
  readonly carriesAssessment: boolean;
  readonly outcomes: readonly { readonly competencyId: string; readonly level: number }[];
  readonly prerequisiteIds: readonly string[];
  /** Those that have not begun and still take people, now or later, and in which the person never was enrolled. */
  readonly sessions: readonly Session[];
}

/** An enrolment that is active: the session is not over, or its result has not come yet. */
export interface Enrolment {
  readonly id: string;
  readonly state: CodeOf<typeof enrolmentStates>;
  readonly courseId: string;
  readonly session: Session;
}

export interface Certificate {
  readonly id: string;
  readonly title: string;
  readonly validUntil: string;
  /** Null: of another institution, and of no course of the catalogue. */
  readonly courseId: string | null;
  readonly isOutside: boolean;
}

/** Learning hours that are a duty (`least`) or a ceiling (`most`) in a year. */
export interface Duty {
  readonly bound: 'least' | 'most';
  readonly learningHours: number;
  readonly legalBasis: string;
}

/** All that a guide rests on. */
export interface Facts {
  readonly day: string;
  /** What ends by this day ends soon. */
  readonly soon: string;
  readonly isInService: boolean;
  readonly hasPosition: boolean;
  readonly hasStandard: boolean;
  readonly employmentKind: string;
  readonly demands: readonly Demand[];
  readonly duty: Duty | null;
  /** Learning hours that count this year, by the day. */
  readonly creditedHours: number;
  readonly enrolments: readonly Enrolment[];
  /** Courses that were passed, or for which an outside certificate stands, and when. */
  readonly passed: readonly { readonly courseId: string; readonly on: string }[];
  /** Those that end soon and that no later one replaces. */
  readonly certificates: readonly Certificate[];
  /** Whatever raises a competency that is lacking, serves the hours, is presupposed, or is mentioned above. */
  readonly courses: readonly Course[];
}
