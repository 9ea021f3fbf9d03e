import type { NewStance } from '../schemas/members.ts';
import type { Found } from './found.ts';

/** What is wrong with how somebody says to stand to a change: a concern needs its reason, a reason its stance. */
export function foundInStance({ stance, reason, isConfidential }: Partial<NewStance>): Found[] {
  if (stance === 'concern' && reason === undefined)
    return [{ pointer: '/reason', code: 'concern-without-reason' }];
  if (stance !== undefined) return [];
  return [
    ...(reason === undefined ? [] : [{ pointer: '/reason', code: 'stance-lacking' } as const]),
    ...(isConfidential === undefined
      ? []
      : [{ pointer: '/isConfidential', code: 'stance-lacking' } as const]),
  ];
}
