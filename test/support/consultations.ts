import { randomUUID } from 'node:crypto';
import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import type { Answer, AnswerBody, TestApp } from './build.ts';
import { query } from './database.ts';
import { aCivilServant } from './employees.ts';
import { created } from './feedback.ts';
import { dayAt } from './follow-ups.ts';
import { aPosition, aUnit } from './organisation.ts';
import { aDraft, write } from './policy-documents.ts';

type Api = Pick<TestApp, 'call'>;

/** A draft with a text, of a unit. */
export async function aWrittenDraft(api: Api, about: object = {}, text?: object): Promise<AnswerBody> {
  const draft = await aDraft(api, about);
  await write(api, draft.id, text);
  return draft;
}

/** What is sent to plan a consultation that opens today. */
export const consultationOf = (unitId: string, subjectId: string, about: object = {}) => ({
  unitId,
  subject: { kind: 'policy-document', id: subjectId },
  audience: 'public',
  title: 'Jam kerja pegawai loket',
  purpose: { id: 'Kami ingin tahu apakah jam kerja ini dapat dijalankan.' },
  opensOn: dayAt(0),
  closesOn: dayAt(14),
  ...about,
});

/** A public consultation that is open, on a draft of its own, unless said otherwise. */
export async function aConsultation(
  api: Api,
  { subjectId, ...about }: { readonly subjectId?: string } & Record<string, unknown> = {},
): Promise<AnswerBody> {
  const unitId = (about.unitId as string | undefined) ?? (await aUnit(api)).id;
  const subject = subjectId ?? (await aWrittenDraft(api, { unitId })).id;
  return created(api.call('POST', '/v1/consultations', { body: consultationOf(unitId, subject, about) }));
}

export const step = (
  { call }: Api,
  consultationId: string,
  name: string,
  body: object = {},
): Promise<Answer> => call('POST', `/v1/consultations/${consultationId}/${name}`, { body });

/** Says something as one of the public. */
export const comment = (
  { call }: Api,
  consultationId: string,
  about: Record<string, unknown> = {},
): Promise<Answer> =>
  call('POST', `/v1/public-consultations/${consultationId}/comments`, {
    key: null,
    body: { id: randomUUID(), kind: 'concern', text: 'Giliran malam terlalu panjang.', ...about },
  });

/** Somebody who works in a unit, and the token to say so. */
export async function aColleague(
  api: Pick<TestApp, 'app' | 'call'>,
  unitId: string,
  about: object = {},
): Promise<{ readonly id: string; readonly name: string; readonly token: string }> {
  const { id: positionId } = await aPosition(api, { unitId });
  const placement = { positionId, validFrom: '2020-01-01' };
  const { id, nip, name } = await aCivilServant(api, { ...about, placement });
  const token = await mintToken(api.app.database.read, { nip, roles: [], minutes: 30 });
  return { id, name, token };
}

/** Says something as a civil servant. */
export const commentAs = (
  { call }: Api,
  token: string,
  consultationId: string,
  about: Record<string, unknown> = {},
): Promise<Answer> =>
  call('POST', `/v1/me/consultations/${consultationId}/comments`, {
    key: token,
    body: { kind: 'support', text: 'Jam kerja ini dapat dijalankan.', ...about },
  });

/** A group with these comments. */
export async function aGroup(
  api: Api,
  consultationId: string,
  commentIds: readonly string[],
): Promise<AnswerBody> {
  const group = await created(
    step(api, consultationId, 'comment-groups', {
      title: 'Giliran malam',
      summary: 'Giliran malam terlalu panjang bagi yang merawat anak.',
    }),
  );
  if (commentIds.length === 0) return group;
  return created(api.call('POST', `/v1/comment-groups/${group.id}/comments`, { body: { commentIds } }));
}

export const answerTo = ({ call }: Api, groupId: string, about: object = {}): Promise<Answer> =>
  call('POST', `/v1/comment-groups/${groupId}/answer`, {
    body: {
      outcome: 'partly-accepted',
      reason: { id: 'Giliran malam menjadi sukarela.', en: 'Night shifts become voluntary.' },
      ...about,
    },
  });

/** As time passes: it opened so many days ago, and its deadline was yesterday. */
export const closeSince = (api: Pick<TestApp, 'database'>, consultationId: string): Promise<unknown> =>
  query(
    api.database.ownerUrl,
    `update consultations.rounds set opens_on = '${dayAt(-14)}', closes_on = '${dayAt(-1)}' where id = '${consultationId}'`,
  );

/** A consultation that is closed, with one comment that is answered. */
export async function anAnswered(
  api: Pick<TestApp, 'call' | 'database'>,
  about: Record<string, unknown> = {},
): Promise<AnswerBody> {
  const consultation = await aConsultation(api, about);
  const { id } = await created(comment(api, consultation.id));
  const group = await aGroup(api, consultation.id, [id]);
  await created(answerTo(api, group.id));
  await closeSince(api, consultation.id);
  return consultation;
}

export const conclude = (api: Api, consultationId: string): Promise<Answer> =>
  step(api, consultationId, 'conclusion', { summary: { id: 'Giliran malam menjadi sukarela.' } });

/** A consultation with what came of it. */
export async function aConcluded(
  api: Pick<TestApp, 'call' | 'database'>,
  about: Record<string, unknown> = {},
): Promise<AnswerBody> {
  const consultation = await anAnswered(api, about);
  await created(conclude(api, consultation.id));
  return consultation;
}
