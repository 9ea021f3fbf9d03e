import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { satisfactionElements } from '../../src/modules/feedback/reference.ts';
import type { Answer, AnswerBody, TestApp } from './build.ts';
import { aUnit } from './organisation.ts';
import { aService } from './services.ts';

type Api = Pick<TestApp, 'call'>;

let number = 0;

export const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format();

export const inDays = (days: number): string =>
  new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);

/** Days of a survey that takes answers now. */
export const surveyDays = (from = -10, to = 20) => ({ startsOn: inDays(from), endsOn: inDays(to) });

export const officialQuestionnaire = '019a4700-0000-7000-8000-000000000601';

/** Version 1 of the official questionnaire, which is there from the beginning. */
export const officialVersion = '019a4700-0000-7000-8000-000000000602';

/** An open satisfaction survey about one service, unless said otherwise. */
export async function aSurvey(
  api: Api,
  { draft, ...about }: { readonly draft?: boolean } & Record<string, unknown> = {},
): Promise<AnswerBody & { readonly link: string; readonly services: { readonly serviceId: string }[] }> {
  number += 1;
  const services = about.services ?? [{ serviceId: (await aService(api, pick(about, 'unitId'))).id }];
  const unitId = about.unitId ?? (await aUnit(api)).id;
  const survey = {
    code: `SKM-${number}`,
    title: { id: `Survei ${number}` },
    unitId,
    versionId: officialVersion,
    services,
    ...surveyDays(),
    ...about,
  };
  const planned = await created(api.call('POST', '/v1/surveys', { body: survey }));
  return (draft ? planned : await created(api.call('POST', `/v1/surveys/${planned.id}/opening`))) as never;
}

/** An open survey with a questionnaire of its own. */
export async function ownSurvey(api: Api, questions: object[], about: Record<string, unknown> = {}) {
  number += 1;
  const questionnaire = await created(
    api.call('POST', '/v1/questionnaires', {
      body: { code: `K-${number}`, title: { id: `Kuesioner ${number}` }, kind: 'own', unitId: null },
    }),
  );
  const path = `/v1/questionnaires/${questionnaire.id}/versions`;
  const version = await created(api.call('POST', path, { body: { questions } }));
  return aSurvey(api, { versionId: version.id, services: [], ...about });
}

/** Published results of an open survey, which is closed for it. */
export async function publishedOf(api: Api, { id }: { readonly id: string }): Promise<AnswerBody> {
  await created(api.call('POST', `/v1/surveys/${id}/closure`, { body: {} }));
  return created(api.call('POST', `/v1/surveys/${id}/publications`, { body: {} }));
}

/** The nine marks of a satisfaction survey, in the order of the elements. */
export const marked = (...marks: number[]): { question: string; value: number }[] =>
  satisfactionElements.entries.map(({ code }, at) => ({
    question: code,
    value: marks[at] ?? marks.at(-1)!,
  }));

/** A proof of work that was never used. */
export async function aProof({ call }: Api, purpose = 'survey-response'): Promise<string> {
  const { body } = await call<Challenge>('GET', `/v1/challenges?purpose=${purpose}`, { key: null });
  const solution = await solveChallenge({ challenge: body, deriveKey });
  return Buffer.from(JSON.stringify({ challenge: body, solution })).toString('base64');
}

/** Answers a survey as somebody of the public. */
export async function answer(
  api: Api,
  { link }: { readonly link: string },
  answers: object[],
  { remoteAddress, ...about }: Record<string, unknown> & { readonly remoteAddress?: string } = {},
): Promise<Answer> {
  const body = { questionnaireVersion: 1, answers, ...about };
  return api.call('POST', `/v1/survey-forms/${link}/responses`, {
    key: null,
    body,
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  });
}

export async function created(answer: Promise<Answer>): Promise<AnswerBody> {
  const { status, body, text } = await answer;
  if (status !== 201) throw new Error(`${status} ${text}`);
  return body;
}

const pick = (about: Record<string, unknown>, name: string) => (name in about ? { [name]: about[name] } : {});
