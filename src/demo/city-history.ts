import type { Random } from './random.ts';
import { addFormerVersion, present, REORGANISED, type Unit } from './units.ts';

const SECOND_CHANGE = '2023-01-02';

/** Renames schools and sections and moves sections: the past of a few dozen units in a full city. */
export function addHistory(units: readonly Unit[], random: Random): void {
  const siblings = new Map<Unit | null, Unit[]>();
  for (const unit of units) {
    const { parent } = present(unit);
    siblings.set(parent, [...(siblings.get(parent) ?? []), unit]);
  }
  for (const unit of units) {
    const { name, parent, from, to } = present(unit);
    if (unit.versions.length > 1 || to !== null || from >= REORGANISED) continue;
    if (unit.kind === 'school' && random.chance(0.025)) {
      addFormerVersion(unit, REORGANISED, { name: name.replace(/\d+/, (number) => `${number}0`) });
    }
    if (unit.kind !== 'section' || !parent || !random.chance(0.1)) continue;
    const formerName = name.replace(' ', ' Pembinaan ');
    const divisions = siblings.get(present(parent).parent) ?? [];
    const former = divisions.find((other) => other !== parent && other.kind === parent.kind);
    if (former && parent.kind === 'division' && random.chance(0.5)) {
      addFormerVersion(unit, REORGANISED, { name: formerName, parent: former });
      addFormerVersion(unit, SECOND_CHANGE, { parent: former });
    } else {
      addFormerVersion(unit, REORGANISED, { name: formerName });
    }
  }
}
