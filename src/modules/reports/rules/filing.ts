import type { NewReport } from '../schemas/reports.ts';
import type { Found } from './found.ts';
import { foundInText } from './texts.ts';

const dayMilliseconds = 86_400_000;
const mostDaysAgo = 30;

type Report = Pick<NewReport, 'text' | 'isAnonymous' | 'reporter'>;

/** What is wrong with a report that is filed, beyond its shape. */
export function foundInReport({ text, isAnonymous = false, reporter }: Report): Found[] {
  const found = foundInText(text, '/text');
  if (isAnonymous && reporter !== undefined)
    found.push({ pointer: '/reporter', code: 'reporter-of-anonymous' });
  return found;
}

/** What is wrong with the moment for which an officer enters a report. */
export function foundInReceipt(receivedAt: Date, now: Date): Found[] {
  const pointer = '/receivedAt';
  if (receivedAt > now) return [{ pointer, code: 'received-in-future' }];
  if (now.getTime() - receivedAt.getTime() > mostDaysAgo * dayMilliseconds)
    return [{ pointer, code: 'received-too-long-ago', parameters: { days: mostDaysAgo } }];
  return [];
}
