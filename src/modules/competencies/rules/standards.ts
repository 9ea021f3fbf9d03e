import { ranks } from '../../employees/reference.ts';
import type { Found } from './found.ts';
import type { RequiredLevel } from './levels.ts';
import { foundInLevels, type Life } from './lives.ts';

/** What a standard is for: one position, or positions of a kind. */
export interface StandardTarget {
  readonly positionId?: string | null;
  readonly positionKind?: string | null;
  readonly functionalLevel?: string | null;
  readonly jobClass?: number | null;
}

interface StandardContent {
  readonly levels: readonly RequiredLevel[];
  readonly rank?: string | null;
  readonly grade?: string | null;
  readonly experienceYears?: number | null;
  readonly experienceKinds?: readonly string[];
  readonly validFrom: string;
  readonly validTo?: string | null;
}

/** What is wrong with the target of a standard. */
export function foundInTarget(target: StandardTarget): Found[] {
  const { positionId, positionKind, functionalLevel, jobClass } = target;
  const isOfPosition = Boolean(positionId);
  if (isOfPosition === Boolean(positionKind) || (isOfPosition && (functionalLevel || jobClass)))
    return [{ pointer: isOfPosition ? '/positionKind' : '/positionId', code: 'standard-target-unclear' }];
  return functionalLevel && positionKind !== 'fungsional'
    ? [{ pointer: '/functionalLevel', code: 'standard-level-only-functional' }]
    : [];
}

/**
 * What is wrong with what a standard demands (PermenPANRB 38/2017): a competency twice, or one that the dictionary does
 * not have for the whole period; ranks of the wrong scheme (PP 99/2000; Perpres 98/2020); a period that ends too early.
 */
export function foundInStandard(standard: StandardContent, dictionary: ReadonlyMap<string, Life>): Found[] {
  const { validFrom, validTo = null } = standard;
  const found: Found[] = [];
  if (validTo !== null && validTo <= validFrom)
    found.push({ pointer: '/validTo', code: 'period-not-forward' });
  for (const [field, scheme] of [
    ['rank', 'PNS'],
    ['grade', 'PPPK'],
  ] as const) {
    const rank = ranks.find(standard[field] ?? '');
    if (rank && rank.scheme !== scheme)
      found.push({ pointer: `/${field}`, code: 'rank-of-other-scheme', parameters: { scheme } });
  }
  if ((standard.experienceKinds ?? []).length > 0 && !standard.experienceYears)
    found.push({ pointer: '/experienceKinds', code: 'experience-kinds-without-years' });
  return [...found, ...foundInLevels(standard.levels, dictionary, { from: validFrom, to: validTo })];
}
