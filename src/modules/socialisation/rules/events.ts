import type { CampaignEventKind, RegistrationState } from '../event-reference.ts';
import type { EventFound } from '../event-remarks.ts';
import type { CampaignChannel } from '../reference.ts';

const mostDays = 7;

/** When and where an event is. */
export interface EventPlan {
  readonly kind: CampaignEventKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string | null;
  readonly link: string | null;
}

/** What is wrong with when and where an event is. */
export function foundInPlan({ kind, startsAt, endsAt, place, link }: EventPlan): EventFound[] {
  const found: EventFound[] = [];
  const lasts = endsAt.getTime() - startsAt.getTime();
  if (lasts <= 0) found.push({ pointer: '/endsAt', code: 'ends-before-start' });
  if (lasts > mostDays * 86_400_000)
    found.push({ pointer: '/endsAt', code: 'lasts-too-long', parameters: { days: mostDays } });
  if (kind === 'online' && link === null) found.push({ pointer: '/link', code: 'online-without-link' });
  else if (place === null && link === null) found.push({ pointer: '/place', code: 'nowhere' });
  return found;
}

/** How many seats are free; null if there is no end of them. */
export const freeSeats = (seats: number | null, taken: number): number | null =>
  seats === null ? null : Math.max(seats - taken, 0);

/** What whoever registers gets: nobody passes those who wait already. */
export const placeFor = (free: number | null, waiting: number): RegistrationState =>
  free === null || free > waiting ? 'seat' : 'waiting';

/** By which channel those were told who were there. */
export const channelOf = (kind: CampaignEventKind): CampaignChannel =>
  kind === 'online' ? 'online-meeting' : 'meeting';
