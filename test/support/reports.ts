import type { AnswerBody, TestApp } from './build.ts';
import { aProof, created } from './feedback.ts';

type Api = Pick<TestApp, 'call'>;

export interface Filed {
  readonly number: string;
  readonly secret: string;
  readonly state: string;
  readonly receivedAt: string;
  readonly firstResponseDueAt: string;
  readonly dueAt: string;
}

export const lamp = 'Lampu jalan di depan SDN 12 mati sejak Senin.';

/** A report that somebody files by the public way. */
export const aReport = async (api: Api, about: object = {}): Promise<Filed> =>
  (await created(
    api.call('POST', '/v1/reports', {
      key: null,
      body: { text: lamp, proof: await aProof(api, 'report'), ...about },
    }),
  )) as unknown as Filed;

export const aCategory = (api: Api, code: string): Promise<AnswerBody> =>
  created(
    api.call('POST', '/v1/report-categories', { body: { code, name: { id: code }, kind: 'complaint' } }),
  );

/** A place so many metres to the north of a crossing in the city. */
export const metresNorth = (metres: number) => ({
  type: 'Point',
  coordinates: [104.75, -2.99 + metres / 111_195],
});

/** A rule by which everything that no other rule takes goes to a unit. */
export const allTo = (api: Api, unitId: string, about: object = {}): Promise<AnswerBody> =>
  created(api.call('POST', '/v1/report-routing-rules', { body: { rank: 1000, unitId, ...about } }));

/** The report with a number, as officers see it. */
export async function reportNumbered(api: Api, number: string): Promise<AnswerBody> {
  return (await api.call('GET', `/v1/reports?number=${number}`)).body.items[0]!;
}

/** Takes a step with a report: verification, progress, resolution … */
export const step = (api: Api, reportId: string, name: string, body: object = {}, options: object = {}) =>
  api.call('POST', `/v1/reports/${reportId}/${name}`, { body, ...options });

/** A report that everybody may see. */
export async function aPublicReport(api: Api, about: object = {}): Promise<Filed & { readonly id: string }> {
  const filed = await aReport(api, about);
  const { id } = await reportNumbered(api, filed.number);
  await created(step(api, id, 'verification'));
  return { ...filed, id };
}

/** Follows a public report, or sends the same again with the proof that is given. */
export const follow = async (api: Api, number: string, proof?: string) =>
  api.call('POST', `/v1/public-reports/${number}/followers`, {
    key: null,
    body: { proof: proof ?? (await aProof(api, 'report-follower')) },
  });

export const unfollow = (api: Api, number: string, secret: string) =>
  api.call('POST', `/v1/public-reports/${number}/follower-withdrawal`, { key: null, body: { secret } });
