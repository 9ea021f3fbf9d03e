import type { ConstraintProblems } from '../../database/constraints.ts';
import { ruleBroken, valueTaken } from '../../http/problems.ts';
import { administrationRemarks } from './remarks.ts';

export const roleConstraints: ConstraintProblems = {
  roles_pkey: () => valueTaken('name'),
  roles_units_only_listed: () =>
    ruleBroken({
      place: { pointer: '/unitIds' },
      code: 'units-only-listed',
      text: administrationRemarks['units-only-listed'],
    }),
};
