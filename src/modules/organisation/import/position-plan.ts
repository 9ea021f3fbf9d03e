import { newId } from '../../../platform/database/columns.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import { findingOn } from '../../../platform/transfer/findings.ts';
import type { echelons, functionalLevels, positionKinds } from '../reference.ts';
import { positionRemarks } from '../rules.ts';
import type { FoundUnit } from './find-units.ts';
import type { GivenPosition } from './position-record.ts';
import type { PositionImportRemark } from './position-remarks.ts';
import type { HeldPosition, PositionChanges, PositionContent } from './position-store.ts';

export type Fate = 'created' | 'updated' | 'unchanged';

interface Content extends PositionContent {
  readonly kind: CodeOf<typeof positionKinds>;
  readonly level: CodeOf<typeof functionalLevels> | null;
  readonly echelon: CodeOf<typeof echelons> | null;
}

/**
 * Decides what a row changes of the position recorded, if any, and adds it to the changes. An empty cell leaves what is
 * held. A change holds from the first day that the row gives, else from `changesFrom`.
 * @returns what becomes of the row; undefined if a finding refuses it.
 */
export function planPosition(
  position: GivenPosition,
  held: HeldPosition | undefined,
  unit: FoundUnit | 'ambiguous' | undefined,
  changesFrom: string,
  changes: PositionChanges,
): Fate | undefined {
  const { row, code, since } = position;
  const refuse = (field: string, remark: PositionImportRemark, parameters = {}): undefined =>
    void position.findings.push(findingOn(row, 'error', field, remark, parameters));
  const unitField = ['unitId', 'unitCode', 'unitName'].find((field) => row.value(field) !== '') ?? 'unitName';
  if (unit === undefined) return refuse(unitField, 'position-unit-unknown');
  if (unit === 'ambiguous') return refuse(unitField, 'position-unit-ambiguous');
  if (unit.closed !== null) return refuse(unitField, 'position-unit-closed', { closedOn: unit.closed });
  if (held && code !== null && held.code !== null && held.code !== code)
    return refuse('code', 'position-code-differs', { code: held.code });
  const content = contentOf(position, held, unit.unitId);
  if (content === undefined) return refuse('kindName', 'position-kind-needed');

  const differs = held === undefined || contentFields.some((field) => held[field] !== content[field]);
  if (differs && !obeysRules(position, content)) return undefined;
  const decree = {
    decreeNumber: position.decreeNumber ?? held?.decreeNumber ?? null,
    decreeDate: position.decreeDate ?? held?.decreeDate ?? null,
  };
  if (!held) {
    const validFrom = since ?? unit.founded;
    if (validFrom < unit.founded)
      return refuse('validFrom', 'position-before-unit', { founded: unit.founded });
    const id = newId();
    changes.created.push({ id, versionId: newId(), ...content, ...decree, validFrom });
    if (code !== null) changes.codes.push({ id, code });
    return 'created';
  }

  const isNumbered = code !== null && held.code === null;
  const speaksOfHeld = since === null || since === held.validFrom;
  const hasOtherDecree = decree.decreeNumber !== held.decreeNumber || decree.decreeDate !== held.decreeDate;
  if (!differs && !isNumbered && !(speaksOfHeld && hasOtherDecree)) return 'unchanged';
  if (differs) {
    const day = since ?? changesFrom;
    if (held.validTo !== null || held.validFrom > day)
      return refuse('name', 'position-changes-later', { validFrom: held.validTo ?? held.validFrom });
    if (day < unit.founded) return refuse('validFrom', 'position-before-unit', { founded: unit.founded });
    if (day === held.validFrom) changes.corrected.push({ ...held, ...content, ...decree });
    else {
      changes.cut.push({ versionId: held.versionId, validTo: day });
      const { decreeNumber, decreeDate } = position;
      changes.continued.push({
        id: held.id,
        versionId: newId(),
        ...content,
        decreeNumber,
        decreeDate,
        validFrom: day,
      });
    }
  } else if (speaksOfHeld && hasOtherDecree) changes.corrected.push({ ...held, ...decree });
  if (isNumbered) changes.codes.push({ id: held.id, code });
  changes.touched.push({ id: held.id, version: held.version });
  return 'updated';
}

const contentFields = [
  'unitId',
  'name',
  'kind',
  'level',
  'echelon',
  'jobClass',
  'headCountNeeded',
] as const satisfies (keyof PositionContent)[];

/** What the position is to be; undefined if its kind cannot be told. */
function contentOf(
  given: GivenPosition,
  held: HeldPosition | undefined,
  unitId: string,
): Content | undefined {
  const before = held as (HeldPosition & Content) | undefined;
  const kind = given.kind ?? before?.kind;
  if (kind === undefined) return undefined;
  const keptEchelon = before?.kind === kind ? before.echelon : null;
  return {
    unitId,
    name: nameOf(given, held),
    kind,
    level: kind === 'fungsional' ? (given.level ?? before?.level ?? null) : null,
    echelon: given.echelon ?? keptEchelon,
    jobClass: given.jobClass ?? held?.jobClass ?? null,
    headCountNeeded: given.headCountNeeded ?? held?.headCountNeeded ?? 0,
  };
}

/** A name that only carries the level at its end, too, is no other name. */
const nameOf = ({ name, stem }: GivenPosition, held: HeldPosition | undefined): string =>
  held && held.name.toLowerCase() === stem.toLowerCase() ? held.name : name;

function obeysRules({ row, findings }: GivenPosition, { kind, level, echelon }: Content): boolean {
  const remarks = positionRemarks({ kind, functionalLevel: level, echelon });
  for (const { place, code, parameters } of remarks) {
    const isLevel = 'pointer' in place && place.pointer === '/functionalLevel';
    const field = isLevel ? 'level' : row.value('echelonCode') === '' ? 'echelonName' : 'echelonCode';
    findings.push(findingOn(row, 'error', field, code, parameters));
  }
  return remarks.length === 0;
}
