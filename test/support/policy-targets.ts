import { measureTargets } from '../../src/modules/policy-documents/store/measuring.ts';
import type { TestApp } from './build.ts';
import { dayAt } from './follow-ups.ts';

type Api = Pick<TestApp, 'call'>;

export const link = (api: Api, documentId: string, body: object, options: object = {}) =>
  api.call('POST', `/v1/policy-documents/${documentId}/links`, { body, ...options });

/** What is sent to state that people measure something: from 60 last year to 80 in a year. */
export const targetOf = (about: object = {}) => ({
  title: { id: 'Izin terbit dalam satu hari', en: 'Permits within a day' },
  source: 'measured',
  measure: 'persen izin',
  direction: 'at-least',
  baselineValue: 60,
  baselineOn: dayAt(-100),
  value: 80,
  dueOn: dayAt(100),
  ...about,
});

/** The same of a figure that the service computes. */
export const computedTargetOf = (source: string, about: object = {}) => {
  const { measure: _, ...target } = targetOf({ title: { id: source }, source, ...about });
  return target;
};

export const promise = (api: Api, documentId: string, body: object, options: object = {}) =>
  api.call('POST', `/v1/policy-documents/${documentId}/targets`, { body, ...options });

/** Measures what is due, as the job does it by itself. */
export const measure = (
  { app }: Pick<TestApp, 'app'>,
  day = app.today(),
  signal = new AbortController().signal,
): Promise<number> => measureTargets(app.database, day, { log: app.log, signal });
