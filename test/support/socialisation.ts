import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import type { AnswerBody, TestApp } from './build.ts';
import type { EmployeeBody } from './employees.ts';
import { aCivilServant, place } from './employees.ts';
import { created, inDays } from './feedback.ts';
import { aPosition, aUnit } from './organisation.ts';
import { aDraft, write } from './policy-documents.ts';

type Api = Pick<TestApp, 'call'>;

/** A civil servant with a seat in a unit, and how they sign in. */
export interface Colleague extends EmployeeBody {
  readonly token: string;
  readonly positionId: string;
}

/** People who sit in a unit, each in a position of their own. */
export async function colleagues(
  api: Pick<TestApp, 'call' | 'app'>,
  unitId: string,
  count: number,
  position: object = {},
): Promise<Colleague[]> {
  const people: Colleague[] = [];
  for (let at = 0; at < count; at += 1) {
    const { id: positionId } = await aPosition(api, { unitId, ...position });
    const person = await aCivilServant(api);
    await created(place(api, person.id, { positionId }));
    const token = await mintToken(api.app.database.read, { nip: person.nip, roles: [], minutes: 30 });
    people.push({ ...person, token, positionId });
  }
  return people;
}

export const words = (id: string) => ({ id, en: `${id} (en)` });

/** What is sent to prepare a campaign of a unit, for all its people unless said otherwise. */
export const campaignOf = (unitId: string, subjectId: string, about: object = {}) => ({
  unitId,
  subject: { kind: 'policy-document', id: subjectId },
  title: words('Jam kerja baru'),
  purpose: words('Pelayanan buka lebih lama bagi warga.'),
  dueOn: inDays(30),
  audiences: [{ name: 'Semua pegawai', message: words('Jam kerja Anda berubah.'), unitIds: [unitId] }],
  ...about,
});

export interface Prepared {
  readonly campaign: AnswerBody;
  readonly unitId: string;
  readonly documentId: string;
  readonly people: Colleague[];
}

/** A campaign on a draft, of a unit with some people; it has not started. */
export async function aCampaign(
  api: Pick<TestApp, 'call' | 'app'>,
  { people: count = 3, ...about }: { readonly people?: number } & Record<string, unknown> = {},
): Promise<Prepared> {
  const { id: unitId } = await aUnit(api);
  const people = await colleagues(api, unitId, count);
  const { id: documentId } = await aDraft(api, { unitId });
  await write(api, documentId);
  const campaign = await created(
    api.call('POST', '/v1/campaigns', { body: campaignOf(unitId, documentId, about) }),
  );
  return { campaign, unitId, documentId, people };
}

export const start = (api: Api, campaignId: string): Promise<AnswerBody> =>
  created(api.call('POST', `/v1/campaigns/${campaignId}/start`, { body: {} }));

/** As {@link aCampaign}, running. */
export async function aRunningCampaign(
  api: Pick<TestApp, 'call' | 'app'>,
  about: { readonly people?: number } & Record<string, unknown> = {},
): Promise<Prepared & { readonly versionId: string }> {
  const prepared = await aCampaign(api, about);
  const campaign = await start(api, prepared.campaign.id);
  return { ...prepared, campaign, versionId: (campaign.reading as { id: string }).id };
}

/** Acknowledges what a campaign gives to read. */
export const acknowledge = (
  { call }: Api,
  campaignId: string,
  { token }: Pick<Colleague, 'token'>,
  body: object,
) => call('POST', `/v1/me/campaigns/${campaignId}/acknowledgement`, { key: token, body });

/** A quiz of two questions; the second option of each is right. */
export const aQuiz = (about: object = {}) => ({
  isRequired: true,
  passPercent: 100,
  attempts: 2,
  questions: [
    {
      text: words('Kapan jam kerja dimulai?'),
      options: [words('07.00'), words('07.30')],
      correct: 2,
      eId: 'art_2__para_2',
    },
    {
      text: words('Berapa jam sehari?'),
      options: [words('Tujuh'), words('Delapan')],
      correct: 2,
      eId: 'art_2__para_1',
    },
  ],
  ...about,
});
