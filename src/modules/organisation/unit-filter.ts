import Type from 'typebox';
import { Problem, problems } from '../../platform/http/problems.ts';
import { shapeRemarks } from '../../platform/http/remarks.ts';
import { Id } from '../../platform/http/schemas.ts';

/** The filter by unit that lists of positions and people share. */
export const unitFilter = {
  unitId: Type.Optional(Id('Only those of this unit.')),
  includeSubunits: Type.Optional(
    Type.Boolean({ description: 'With `unitId`: also those of all units below it.' }),
  ),
};

/** @throws Problem `invalid-input` when subunits are asked for without a unit: nothing is silently ignored. */
export function requireUnitForSubunits(filter: { unitId?: string; includeSubunits?: boolean }): void {
  if (filter.includeSubunits === undefined || filter.unitId !== undefined) return;
  throw new Problem(problems['invalid-input'], {
    remarks: [
      {
        place: { parameter: 'unitId' },
        code: 'missing-field',
        text: shapeRemarks['missing-field'],
        parameters: { name: 'unitId' },
      },
    ],
  });
}
