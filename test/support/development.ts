import { newId } from '../../src/platform/database/columns.ts';
import type { AnswerBody, TestApp } from './build.ts';
import { query } from './database.ts';
import { aCivilServant } from './employees.ts';
import { aSession, nominate } from './trainings.ts';

export interface StepBody {
  readonly place: number;
  readonly kind: string;
  readonly advice: string;
  readonly why: string;
  readonly competencies: {
    code: string;
    before: number | null;
    after: number | null;
    gapBefore: number;
    gapAfter: number;
  }[];
  readonly jpmBefore: number | null;
  readonly jpmAfter: number | null;
  readonly isConditional: boolean;
  readonly course: { id: string } | null;
  readonly session: { id: string; startsOn: string; endsOn: string; freeSeats: number } | null;
  readonly enrolment: { id: string; state: string } | null;
  readonly prerequisiteOf: string | null;
  readonly certificate: { id: string } | null;
  readonly hours: { missing: number; filledBy: number[]; filled: number; left: number } | null;
  readonly offers: { course: { id: string }; session: { id: string } }[];
  readonly missing: string | null;
  readonly whom: string | null;
}

export interface GuideBody {
  readonly employeeId: string;
  readonly standing: {
    position: { id: string } | null;
    standardId: string | null;
    jpm: number | null;
    unassessed: number;
    competencies: { code: string; required: number; achieved: number | null; gap: number }[];
  };
  readonly learning: {
    bound: string | null;
    boundHours: number | null;
    creditedHours: number;
    forecastHours: number;
    isReached: boolean | null;
    missingHours: number | null;
  };
  readonly expiringLevels: { code: string; expiresOn: string }[];
  readonly expiringCertificates: { id: string }[];
  readonly enrolments: { id: string; state: string }[];
  readonly steps: StepBody[];
}

/** Somebody has passed a course on days long gone: with a result, and with learning hours if they are given. */
export async function pass(
  { database }: Pick<TestApp, 'database'>,
  about: { courseId: string; employeeId: string; on: string; hours?: number },
): Promise<void> {
  const { courseId, employeeId, on, hours = null } = about;
  const sessionId = newId();
  await query(
    database.ownerUrl,
    `insert into trainings.sessions (id, course_id, starts_on, ends_on, quota, registration_from, registration_until, decision)
     values ($1, $2, $3, $3, 10, $3::date - 20, $3::date - 10, 'open')`,
    [sessionId, courseId, on],
  );
  await query(
    database.ownerUrl,
    `insert into trainings.enrolments (id, session_id, employee_id, origin, state, credited_hours, credited_on)
     values ($1, $2, $3, 'nominated', 'passed', $4::int, case when $4::int is not null then $5::date end)`,
    [newId(), sessionId, employeeId, hours, on],
  );
}

/** A verified certificate of another institution. */
export async function certify(
  { database }: Pick<TestApp, 'database'>,
  about: { employeeId: string; courseId?: string; on: string; validUntil?: string; hours?: number },
): Promise<string> {
  const { employeeId, courseId = null, on, validUntil = null, hours = 10 } = about;
  const id = newId();
  await query(
    database.ownerUrl,
    `insert into trainings.outside_certificates (id, employee_id, title, kind, provider, starts_on, ends_on, valid_until,
       learning_hours, course_id, evidence_url, state, credited_hours, credited_on)
     values ($1, $2, 'Sertifikat Pengadaan', 'course', 'LKPP', $3, $3, $4, $5, $6, 'https://bukti.example/1', 'verified',
       $5, $3)`,
    [id, employeeId, on, validUntil, hours, courseId],
  );
  return id;
}

/** A session that nobody can get a seat in any more. */
export async function aFullSession(api: TestApp, about: object = {}): Promise<AnswerBody> {
  const session = await aSession(api, { ...about, quota: 1 });
  await nominate(api, session.id, (await aCivilServant(api)).id);
  return session;
}
