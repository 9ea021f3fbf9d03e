import { type Found, refuseFound } from './found.ts';
import { type LevelDescription, misplacedLevel } from './levels.ts';

interface Entry {
  readonly kind: string;
  readonly field?: string | null;
  readonly levels: readonly LevelDescription[];
}

/**
 * Refuses an entry of the dictionary that contradicts itself: the levels are 1 to 5 in order, and technical competencies
 * belong to a field of government affairs (PermenPANRB 38/2017).
 * @throws Problem `rule-broken` naming each contradiction
 */
export function requireSoundCompetency({ kind, field, levels }: Entry): void {
  const found: Found[] = [];
  if ((kind === 'technical') !== Boolean(field))
    found.push({ pointer: '/field', code: 'field-only-technical' });
  const at = misplacedLevel(levels);
  if (at !== undefined)
    found.push({
      pointer: `/levels/${at}/level`,
      code: 'levels-out-of-order',
      parameters: { level: levels[at]!.level, expected: at + 1 },
    });
  refuseFound(found);
}
