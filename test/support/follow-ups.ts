import { satisfactionElements } from '../../src/modules/feedback/reference.ts';
import type { Answer, AnswerBody, TestApp } from './build.ts';
import { answer, aSurvey, created, marked, publishedOf, today } from './feedback.ts';
import { aTopic } from './forums.ts';
import { aUnit } from './organisation.ts';
import { aReport, reportNumbered, step as reportStep } from './reports.ts';
import { aService } from './services.ts';
import { anArea, bound, polygonOf, rectangle } from './territory.ts';

type Api = Pick<TestApp, 'call'>;

/** A day so many days from today. */
export const dayAt = (days: number): string =>
  new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);

export const said = (id: string, en?: string) => (en === undefined ? { id } : { id, en });

/** Published results of a satisfaction survey about one service of a unit: good, but for the competence of staff. */
export async function weakResult(
  api: Api,
  {
    unitId,
    times = 6,
    ...about
  }: { readonly [Name in 'unitId' | 'serviceId']?: string } & { times?: number } = {},
) {
  const unit = unitId ?? (await aUnit(api)).id;
  const serviceId = about.serviceId ?? (await aService(api, { unitId: unit })).id;
  const survey = await aSurvey(api, {
    unitId: unit,
    services: [{ serviceId }],
    answersPerAddress: 1000,
    identicalPerAddress: 1000,
  });
  const marks = satisfactionElements.entries.map(({ code }) => (code === 'staff-competence' ? 2 : 4));
  for (let one = 0; one < times; one++) await created(answer(api, survey, marked(...marks)));
  const publication = await publishedOf(api, survey);
  return { unitId: unit, serviceId, publicationId: publication.id, surveyId: survey.id };
}

/** A concluded topic of a unit, with two promises. */
export async function aConcludedTopic(api: Api, about: Record<string, unknown> = {}): Promise<AnswerBody> {
  const topic = await aTopic(api, about);
  await created(api.call('POST', `/v1/forum-topics/${topic.id}/closure`, { body: {} }));
  return created(
    api.call('POST', `/v1/forum-topics/${topic.id}/conclusion`, {
      body: {
        heard: [{ text: 'Loket tutup terlalu cepat.' }],
        willDo: [{ text: 'Loket buka hari Sabtu.' }, { text: 'Nomor antrean per jam.' }],
        willNotDo: [],
      },
    }),
  );
}

/** A verified report. */
export async function aVerifiedReport(api: Api, about: object = {}): Promise<AnswerBody> {
  const filed = await aReport(api, about);
  const { id } = await reportNumbered(api, filed.number);
  return created(reportStep(api, id, 'verification', {}));
}

/** A district with a boundary, and a point in it. */
export async function aDistrict(api: Api, west = 104.6) {
  const district = await anArea(api, 'district');
  await created(bound(api, district.id, polygonOf(rectangle(west, -3.1, west + 0.1, -2.8))));
  return { id: district.id, place: { type: 'Point', coordinates: [west + 0.05, -2.95] } };
}

export const aCategory = async (api: Api, about: object = {}): Promise<AnswerBody> =>
  created(
    api.call('POST', '/v1/report-categories', {
      body: {
        code: `K-${Math.random().toString(36).slice(2)}`,
        name: said('Jalan rusak'),
        kind: 'complaint',
        ...about,
      },
    }),
  );

/** What is sent to propose an action. */
export const followUpOf = (unitId: string, about: object = {}) => ({
  unitId,
  title: said('Pelatihan petugas loket', 'Training for counter staff'),
  description: said('Petugas dilatih tentang persyaratan baru.'),
  dueOn: dayAt(30),
  ...about,
});

export const propose = (
  api: Api,
  unitId: string,
  about: object = {},
  options: object = {},
): Promise<Answer> => api.call('POST', '/v1/follow-ups', { body: followUpOf(unitId, about), ...options });

/** An action about a concluded topic of its unit, unless said otherwise. */
export async function aFollowUp(
  api: Api,
  { unitId, ...about }: { readonly unitId?: string } & Record<string, unknown> = {},
): Promise<AnswerBody> {
  const unit = unitId ?? (await aUnit(api)).id;
  const origins = about.origins ?? [
    { forumTopic: { topicId: (await aConcludedTopic(api, { unitId: unit })).id } },
  ];
  return created(propose(api, unit, { ...about, origins }));
}

/** Takes a step with an action: acceptance, progress, rescheduling, completion, dropping … */
export const take = (api: Api, id: string, name: string, body: object = {}, options: object = {}) =>
  api.call('POST', `/v1/follow-ups/${id}/${name}`, { body, ...options });

/** An accepted action, which everybody reads. */
export async function anAccepted(api: Api, about: Parameters<typeof aFollowUp>[1] = {}): Promise<AnswerBody> {
  const { id } = await aFollowUp(api, about);
  return created(take(api, id, 'acceptance'));
}
