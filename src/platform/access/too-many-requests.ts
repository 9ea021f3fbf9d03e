import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import type { Window } from './window-counter.ts';

/** So many requests in windows of such a length, under the name by which headers speak of it. */
export interface Limit {
  readonly policy: string;
  readonly quota: number;
  readonly milliseconds: number;
}

/** Milliseconds that no change of the system's time moves. */
export const clock = (): number => Math.floor(performance.now());

const secondsUntilEnd = (window: Window, now: number): number => Math.ceil((window.endsAt - now) / 1000);

/** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10). */
export const limitHeaders = ({ policy, quota, milliseconds }: Limit, window: Window, now: number) => ({
  'ratelimit-policy': `"${policy}";q=${quota};w=${milliseconds / 1000}`,
  ratelimit: `"${policy}";r=${Math.max(0, quota - window.count)};t=${secondsUntilEnd(window, now)}`,
});

export function tooManyRequests(window: Window, now: number, headers: Record<string, string> = {}): Problem {
  const seconds = secondsUntilEnd(window, now);
  return new Problem(problems['too-many-requests'], {
    parameters: { seconds },
    headers: { ...headers, 'retry-after': String(seconds) },
  });
}
