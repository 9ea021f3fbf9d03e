import { dayAfter } from '../../../platform/calendar.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import type { sessionStates } from '../reference.ts';
import type { Found } from './found.ts';
import type { UnitQuota } from './shapes.ts';

/** Days and seats of a session; `registrationUntil` is the first day on which nobody can register any more. */
export interface SessionPlan {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly registrationFrom: string;
  readonly registrationUntil: string;
  readonly quota: number;
  readonly unitQuotas?: readonly UnitQuota[];
}

/** What is wrong with the days and seats of a session. */
export function foundInSession(plan: SessionPlan): Found[] {
  const { startsOn, endsOn, registrationFrom, registrationUntil, quota, unitQuotas = [] } = plan;
  const found: Found[] = [];
  if (endsOn < startsOn)
    found.push({ pointer: '/endsOn', code: 'dates-reversed', parameters: { first: startsOn } });
  if (registrationUntil <= registrationFrom)
    found.push({
      pointer: '/registrationUntil',
      code: 'dates-reversed',
      parameters: { first: registrationFrom },
    });
  // Also on the last day people may still come.
  if (registrationUntil > dayAfter(endsOn))
    found.push({
      pointer: '/registrationUntil',
      code: 'registration-after-end',
      parameters: { last: endsOn },
    });
  const seen = new Set<string>();
  for (const [at, share] of unitQuotas.entries()) {
    if (share.quota > quota)
      found.push({
        pointer: `/unitQuotas/${at}/quota`,
        code: 'unit-quota-too-large',
        parameters: { quota },
      });
    const id = share.unitId.toLowerCase();
    if (seen.has(id)) found.push({ pointer: `/unitQuotas/${at}/unitId`, code: 'unit-repeated' });
    seen.add(id);
  }
  return found;
}

export type SessionState = CodeOf<typeof sessionStates>;

/** Where a session stands on a day, from what was decided of it, its days and its seats. */
export function sessionState(
  session: SessionPlan & {
    readonly decision: 'draft' | 'open' | 'cancelled';
    readonly seatsTaken: number;
  },
  day: string,
): SessionState {
  if (session.decision !== 'open') return session.decision;
  if (day > session.endsOn) return 'finished';
  if (day >= session.startsOn) return 'running';
  if (day < session.registrationFrom || day >= session.registrationUntil) return 'closed';
  return session.seatsTaken >= session.quota ? 'full' : 'open';
}

/** Whether people can register on a day: also while the session already runs, if its registration is still open. */
export const takesRegistrations = (
  { decision, registrationFrom, registrationUntil }: SessionPlan & { readonly decision: string },
  day: string,
): boolean => decision === 'open' && day >= registrationFrom && day < registrationUntil;
