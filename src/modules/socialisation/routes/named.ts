import { unknownReference } from '../../../platform/http/problems.ts';
import type { Campaign } from '../schemas/campaigns.ts';

/** @throws Problem `unknown-reference` for an audience that the campaign does not have */
export function requireAudiences(
  audiences: Campaign['audiences'],
  audienceIds: readonly string[] | null | undefined,
): void {
  for (const [at, audienceId] of (audienceIds ?? []).entries())
    if (!audiences.some(({ id }) => id === audienceId.toLowerCase()))
      throw unknownReference('audience', `/audienceIds/${at}`);
}
