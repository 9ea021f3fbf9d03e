import { pino } from 'pino';
import type { Job } from '../../src/platform/jobs/job.ts';
import type { Answer, AnswerBody, TestApp } from './build.ts';
import { created } from './feedback.ts';
import { type Colleague, words } from './socialisation.ts';

type Api = Pick<TestApp, 'call'>;
type Asker = Pick<Colleague, 'token'>;

/** Puts a question in a campaign, unless said otherwise. */
export const ask = (api: Api, campaignId: string, { token }: Asker, about: object = {}): Promise<Answer> =>
  api.call('POST', `/v1/me/campaigns/${campaignId}/questions`, {
    key: token,
    body: { kind: 'question', text: 'Apakah loket buka pada hari Sabtu?', ...about },
  });

export const asked = (api: Api, campaignId: string, asker: Asker, about: object = {}): Promise<AnswerBody> =>
  created(ask(api, campaignId, asker, about));

/** Something that an officer does with a question: review, answers, decision. */
export const act = (api: Api, questionId: string, name: string, body: object = {}, options: object = {}) =>
  api.call('POST', `/v1/campaign-questions/${questionId}/${name}`, { body, ...options });

export const answerTo = (api: Api, questionId: string, options: object = {}) =>
  act(api, questionId, 'answers', { text: words('Ya, pukul 08.00 sampai 12.00.') }, options);

/** Something that whoever asked does with their question: messages, withdrawal. */
export const reply = (api: Api, questionId: string, { token }: Asker, name: string, body: object) =>
  api.call('POST', `/v1/me/campaign-questions/${questionId}/${name}`, { key: token, body });

export const aFaqEntry = (api: Api, campaignId: string, about: object = {}): Promise<AnswerBody> =>
  created(
    api.call('POST', `/v1/campaigns/${campaignId}/faq-entries`, {
      body: { question: words('Kapan loket buka?'), answer: words('Setiap hari kerja.'), ...about },
    }),
  );

export const group = (api: Api, entryId: string, questionIds: readonly string[], options: object = {}) =>
  api.call('POST', `/v1/faq-entries/${entryId}/questions`, { body: { questionIds }, ...options });

/** Does what a job does by itself. */
export const runJob = ({ app }: Pick<TestApp, 'app'>, job: Job): Promise<void> =>
  job.run(
    {},
    {
      config: app.config,
      database: app.database,
      log: pino({ level: 'silent' }),
      signal: new AbortController().signal,
      today: app.today,
    },
  );
