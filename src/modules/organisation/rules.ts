import { ruleBroken } from '../../platform/http/problems.ts';
import type { Remark } from '../../platform/http/remarks.ts';
import type { CodeOf } from '../../platform/reference/list.ts';
import { echelons, type functionalLevels, type positionKinds } from './reference.ts';
import { organisationRemarks } from './remarks.ts';

interface PositionContent {
  readonly kind: CodeOf<typeof positionKinds>;
  readonly functionalLevel?: CodeOf<typeof functionalLevels> | null;
  readonly echelon?: CodeOf<typeof echelons> | null;
}

/**
 * What contradicts itself in a position: functional positions, and only they, have a level (UU 20/2023 art. 18); an
 * echelon goes with one kind of position (the echelons of PP 100/2000 jo. PP 13/2002 and the kinds that followed them).
 */
export function positionRemarks(position: PositionContent): Remark[] {
  const remarks: Remark[] = [];
  const add = (pointer: string, code: keyof typeof organisationRemarks, parameters = {}) =>
    remarks.push({ place: { pointer }, code, text: organisationRemarks[code], parameters });
  const isFunctional = position.kind === 'fungsional';
  if (isFunctional && !position.functionalLevel) add('/functionalLevel', 'level-required');
  if (!isFunctional && position.functionalLevel) add('/functionalLevel', 'level-only-functional');
  if (position.echelon) {
    const expected = echelons.get(position.echelon).positionKind;
    if (expected !== position.kind)
      add('/echelon', 'echelon-contradicts-kind', { echelon: position.echelon, expected });
  }
  return remarks;
}

/** @throws Problem `rule-broken` naming each contradiction. */
export function requirePositionRules(position: PositionContent): void {
  const remarks = positionRemarks(position);
  if (remarks.length > 0) throw ruleBroken(...remarks);
}
