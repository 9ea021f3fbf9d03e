import { randomUUID } from 'node:crypto';
import type { Answer, AnswerBody, TestApp } from './build.ts';
import { created, surveyDays } from './feedback.ts';
import { aUnit } from './organisation.ts';

type Api = Pick<TestApp, 'call'>;

let number = 0;

/** A topic on which anybody may write at once, unless said otherwise. */
export async function aTopic(
  api: Api,
  { draft, ...about }: { readonly draft?: boolean } & Record<string, unknown> = {},
): Promise<AnswerBody> {
  number += 1;
  const body = {
    title: `Topik ${number}`,
    description: 'Apakah loket perlu buka pada hari *Sabtu*?',
    unitId: about.unitId ?? (await aUnit(api)).id,
    access: 'anyone',
    ...surveyDays(),
    ...about,
  };
  const planned = await created(api.call('POST', '/v1/forum-topics', { body }));
  return draft ? planned : created(api.call('POST', `/v1/forum-topics/${planned.id}/opening`));
}

/** Somebody who takes part. */
export async function aParticipant(
  { call }: Api,
  about: object = {},
): Promise<{ readonly name: string; readonly token: string }> {
  return (await created(call('POST', '/v1/forum-participants', { key: null, body: about }))) as never;
}

/** Writes on a topic as somebody of the public. */
export const write = (
  { call }: Api,
  topicId: string,
  { remoteAddress, ...about }: Record<string, unknown> & { readonly remoteAddress?: string } = {},
): Promise<Answer> =>
  call('POST', `/v1/forum-topics/${topicId}/posts`, {
    key: null,
    body: { id: randomUUID(), body: 'Loket sebaiknya buka hari Sabtu.', ...about },
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  });

/** A post that is there. */
export const aPost = (api: Api, topicId: string, about: Record<string, unknown> = {}): Promise<AnswerBody> =>
  created(write(api, topicId, about));

export const support = ({ call }: Api, postId: string, token: string): Promise<Answer> =>
  call('POST', `/v1/forum-posts/${postId}/support`, { key: null, body: { token } });

export const withdrawSupport = ({ call }: Api, postId: string, token: string): Promise<Answer> =>
  call('POST', `/v1/forum-posts/${postId}/support-withdrawal`, { key: null, body: { token } });

/** A proposal that was declined, for everybody to read. */
export async function aDeclinedProposal({ call }: Api, about: object = {}): Promise<AnswerBody> {
  const body = { id: randomUUID(), title: 'Usulan kasar', description: 'Petugas loket *bodoh*.', ...about };
  const { id } = await created(call('POST', '/v1/forum-proposals', { key: null, body }));
  const decision = { isAccepted: false, reason: 'Bukan usulan.' };
  return created(call('POST', `/v1/forum-proposals/${id}/decision`, { body: decision }));
}

export const decide = ({ call }: Api, postId: string, about: object = {}): Promise<Answer> =>
  call('POST', `/v1/forum-posts/${postId}/decisions`, {
    body: { state: 'removed', reason: 'insult', explanation: 'Menghina orang lain.', ...about },
  });

/** A post that was removed, its author’s token, and an appeal against it. */
export async function anAppeal(api: Api, topicId: string) {
  const { token } = await aParticipant(api);
  const post = await aPost(api, topicId, { token });
  await created(decide(api, post.id));
  const filed = await created(
    api.call('POST', `/v1/forum-posts/${post.id}/appeal`, {
      key: null,
      body: { token, body: 'Saya tidak menyebut siapa pun.' },
    }),
  );
  const { body } = await api.call('GET', `/v1/forum-topics/${topicId}/appeals`);
  const appeal = body.items.find(({ postId }) => postId === post.id)!;
  return { post, token, filed, appeal };
}
