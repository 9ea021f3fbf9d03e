import type { AnswerBody, TestApp } from './build.ts';
import { aFaqEntry, asked, group } from './campaign-questions.ts';
import { created } from './feedback.ts';
import { aPdf, uploaded } from './file-uploads.ts';
import { type Colleague, words } from './socialisation.ts';

type Api = Pick<TestApp, 'app' | 'call'>;

export const momentIn = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** What is sent to invite to an event in two days, unless said otherwise. */
export const eventOf = (about: object = {}) => ({
  kind: 'town-hall',
  title: words('Temu pegawai'),
  startsAt: momentIn(48),
  endsAt: momentIn(50),
  place: 'Aula Balai Kota',
  ...about,
});

export const invite = ({ call }: Pick<TestApp, 'call'>, campaignId: string, about: object = {}) =>
  call('POST', `/v1/campaigns/${campaignId}/events`, { body: eventOf(about) });

/** A material that is a file, unless said otherwise. */
export async function aMaterial(api: Api, campaignId: string, about: object = {}): Promise<AnswerBody> {
  const { body } = await uploaded(api, aPdf(), { metadata: { purpose: 'campaign-material' } });
  return created(
    api.call('POST', `/v1/campaigns/${campaignId}/materials`, {
      body: { title: 'Lima hal', kind: 'leaflet', language: 'id', fileUploadId: body.id, ...about },
    }),
  );
}

export const anAmbassador = (
  { call }: Pick<TestApp, 'call'>,
  campaignId: string,
  employeeId: string,
  unitId: string,
): Promise<AnswerBody> =>
  created(call('POST', `/v1/campaigns/${campaignId}/ambassadors`, { body: { employeeId, unitId } }));

/** Some of everything that a running campaign can have beside acknowledgements, each with a word in it. */
export async function anExchange(
  api: Api,
  campaignId: string,
  member: Pick<Colleague, 'id' | 'token'>,
  { unitId, word }: { readonly unitId: string; readonly word: string },
) {
  const text = `Pertanyaan ${word}`;
  const question = await asked(api, campaignId, member, { text });
  const objection = await asked(api, campaignId, member, { text, kind: 'objection' });
  const grouped = await asked(api, campaignId, member, { text, isConfidential: true });
  const faqEntry = await aFaqEntry(api, campaignId, { question: { id: text } });
  await created(group(api, faqEntry.id, [grouped.id]));
  const event = await created(invite(api, campaignId, { title: { id: `Temu ${word}` } }));
  await created(
    api.call('POST', `/v1/me/campaign-events/${event.id}/registration`, { key: member.token, body: {} }),
  );
  return {
    question: question.id,
    objection: objection.id,
    faqEntry: faqEntry.id,
    event: event.id,
    ambassador: (await anAmbassador(api, campaignId, member.id, unitId)).id,
    material: (await aMaterial(api, campaignId, { title: `Bahan ${word}` })).id,
  };
}
