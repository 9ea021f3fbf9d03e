import type { Answer, AnswerBody, TestApp } from './build.ts';
import { query } from './database.ts';

let number = 0;

/** A technical training of forty hours that raises nothing, unless said otherwise. */
export function aCourse({ call }: Pick<TestApp, 'call'>, about: object = {}): Promise<AnswerBody> {
  number += 1;
  const course = {
    code: `P-${number}`,
    title: `Pelatihan ${number}`,
    kind: 'technical-training',
    field: 'technical',
    learningHours: 40,
    ...about,
  };
  return created(call('POST', '/v1/courses', { body: course }));
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Days of a session that begins in thirty days, and for which people can register now. */
export const sessionDays = (from = 30, to = 32) => ({
  startsOn: inDays(from),
  endsOn: inDays(to),
  registrationFrom: inDays(-10),
  registrationUntil: inDays(20),
});

/** An open session of two seats without approval, of a course of its own, unless said otherwise. */
export async function aSession(
  api: Pick<TestApp, 'call'>,
  { draft, ...about }: { readonly draft?: boolean } & Record<string, unknown> = {},
): Promise<AnswerBody> {
  const courseId = about.courseId ?? (await aCourse(api)).id;
  const session = await created(
    api.call('POST', '/v1/training-sessions', {
      body: { courseId, quota: 2, needsApproval: false, ...sessionDays(), ...about },
    }),
  );
  if (draft) return session;
  return created(
    api.call('POST', `/v1/training-sessions/${session.id}/opening`, { headers: { 'if-match': '*' } }),
  );
}

export const nominate = ({ call }: Pick<TestApp, 'call'>, sessionId: string, employeeId: string) =>
  call('POST', `/v1/training-sessions/${sessionId}/enrolments`, { body: { employeeId } });

async function created(answer: Promise<Answer>): Promise<AnswerBody> {
  const { status, body, text } = await answer;
  if (status !== 201) throw new Error(`not created: ${status} ${text}`);
  return body;
}

/** Lets a session end today, as if people had registered long before. */
export const endToday = (databaseUrl: string, sessionId: unknown): Promise<unknown> =>
  query(
    databaseUrl,
    `update trainings.sessions set starts_on = today - 2, ends_on = today, registration_from = today - 60,
            registration_until = today - 5
       from (select (now() at time zone 'Asia/Jakarta')::date as today) clock
      where id = $1`,
    [sessionId],
  );

/** A session that ends today, and the enrolments of people who have a seat in it. */
export async function anEndedSession(
  api: Pick<TestApp, 'call' | 'database'>,
  employeeIds: readonly string[],
  about: Record<string, unknown> = {},
): Promise<{ session: AnswerBody; enrolments: AnswerBody[] }> {
  const session = await aSession(api, { quota: 100, ...about });
  const enrolments = [];
  for (const id of employeeIds) enrolments.push(await created(nominate(api, session.id, id)));
  await endToday(api.database.ownerUrl, session.id);
  return { session, enrolments };
}

export const enterResults = (
  { call }: Pick<TestApp, 'call'>,
  sessionId: string,
  items: readonly object[],
): Promise<Answer> => call('POST', `/v1/training-sessions/${sessionId}/results`, { body: { items } });

/** What is sent to record a certificate of eight hours of this year, unless said otherwise. */
export const outsideCertificateOf = (employeeId: string | null, about: object = {}) => ({
  ...(employeeId === null ? {} : { employeeId }),
  title: 'Seminar Arsip',
  kind: 'seminar',
  provider: 'ANRI',
  startsOn: `${inDays(0).slice(0, 4)}-01-01`,
  endsOn: `${inDays(0).slice(0, 4)}-01-01`,
  learningHours: 8,
  evidenceUrl: 'https://arsip.kota.example/1.pdf',
  ...about,
});
