import type { Answer, AnswerBody, TestApp } from './build.ts';

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
