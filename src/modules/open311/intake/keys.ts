import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Open311NewRequestWithPhoto } from '../schemas/filing.ts';

/** What is sent again within so many minutes, and up to twice as many, is the same report. */
const windowMinutes = 10;
const keyBytes = 16;

/**
 * The keys under which a report may have been filed by the same app with the same content a moment ago, the present one
 * first. No app of Open311 names its requests, and telephones repeat what they got no answer to.
 */
export function keysOf(
  secret: Buffer,
  caller: string,
  { api_key: _, jurisdiction_id: __, ...content }: Open311NewRequestWithPhoto,
  now: Date,
): readonly [present: Buffer, before: Buffer] {
  const window = Math.floor(now.getTime() / (windowMinutes * 60_000));
  const keyOf = (at: number) =>
    createHmac('sha256', secret)
      .update(canonicalize(['open311', caller, at, content])!)
      .digest()
      .subarray(0, keyBytes);
  return [keyOf(window), keyOf(window - 1)];
}
