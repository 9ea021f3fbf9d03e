import Type from 'typebox';
import type { Reader } from '../../platform/database/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { problems } from '../../platform/http/problems.ts';
import { shapeRemarks } from '../../platform/http/remarks.ts';
import { Id } from '../../platform/http/schemas.ts';
import { subtreeIds } from './store/units.ts';

/** The filter by unit that lists of positions and people share. */
export const unitFilter = {
  unitId: Type.Optional(Id('Only those of this unit.')),
  includeSubunits: Type.Optional(
    Type.Boolean({ description: 'With `unitId`: also those of all units below it.' }),
  ),
};

/**
 * The units that a filter means, as a criterion for a store: known before the statement is planned, so that the
 * planner can tell a small unit from a whole city.
 * @throws Problem `invalid-input` when subunits are asked for without a unit: nothing is silently ignored.
 */
export async function unitCriteria(
  reader: Reader,
  filter: { unitId?: string; includeSubunits?: boolean },
  day: string,
): Promise<{ unitIds?: string[] }> {
  const { unitId, includeSubunits } = filter;
  if (unitId === undefined) {
    if (includeSubunits === undefined) return {};
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
  return { unitIds: includeSubunits ? await subtreeIds(reader, unitId, day) : [unitId] };
}

/** What a row of an answer by unit is. */
export const rowsBy = Type.Enum(['children', 'units'], {
  default: 'children',
  description:
    'What a row is: each child with all that lies under it (`children`), or each unit of the subtree by itself (`units`).',
});
