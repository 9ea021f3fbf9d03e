import type { AnswerBody, TestApp } from './build.ts';
import { query } from './database.ts';
import { created, inDays, today } from './feedback.ts';
import type { Colleague } from './socialisation.ts';

type Api = Pick<TestApp, 'call' | 'database'>;

/** A pulse that is open today, unless said otherwise. */
export const aPulse = (
  { call }: Pick<TestApp, 'call'>,
  campaignId: string,
  about: object = {},
): Promise<AnswerBody> =>
  created(
    call('POST', `/v1/campaigns/${campaignId}/pulses`, {
      body: { opensOn: today(), closesOn: inDays(6), ...about },
    }),
  );

/** The scores of the elements in their order; the last one for all that follow. */
export const scores = (...given: number[]) => {
  const at = (place: number) => given[place] ?? given.at(-1)!;
  return { awareness: at(0), desire: at(1), knowledge: at(2), ability: at(3), reinforcement: at(4) };
};

export const answerPulse = (
  { call }: Pick<TestApp, 'call'>,
  pulseId: string,
  { token }: Pick<Colleague, 'token'>,
  ...given: number[]
) => call('POST', `/v1/me/pulses/${pulseId}/answers`, { key: token, body: { scores: scores(...given) } });

/** As if a pulse had been open some days earlier: days pass for nobody in a test. */
export const backInTime = async ({ database }: Api, pulseId: string, days: number): Promise<void> => {
  await query(
    database.ownerUrl,
    `update socialisation.pulses set opens_on = opens_on - $2::int, closes_on = closes_on - $2::int where id = $1`,
    [pulseId, days],
  );
};

/** What is sent to plan a training where knowledge is lacking. */
export const measureOf = (unitId: string, about: object = {}) => ({
  unitId,
  element: 'knowledge',
  kind: 'training',
  title: { id: 'Pelatihan jam kerja baru', en: 'Training on the new hours' },
  dueOn: inDays(14),
  ...about,
});

export const aMeasure = (
  { call }: Pick<TestApp, 'call'>,
  campaignId: string,
  unitId: string,
  about: object = {},
): Promise<AnswerBody> =>
  created(call('POST', `/v1/campaigns/${campaignId}/measures`, { body: measureOf(unitId, about) }));
