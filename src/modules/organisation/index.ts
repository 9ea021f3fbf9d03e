import type { Module } from '../../platform/module.ts';
import { organisationEvents } from './events.ts';
import { positionImporter } from './import/positions.ts';
import { unitImporter } from './import/units.ts';
import { organisationConstraints, organisationProblems } from './problems.ts';
import { echelons, functionalLevels, positionKinds, unitKinds } from './reference.ts';
import { organisationAuditHistory } from './routes/audit-history.ts';
import { positionHistoryRoutes } from './routes/position-history.ts';
import { positionRoutes } from './routes/positions.ts';
import { unitHistoryRoutes } from './routes/unit-history.ts';
import { unitRoutes } from './routes/units.ts';
import { organisationSchemas } from './schemas.ts';

export { type FoundUnit, findUnits, type GivenUnit, unitKey } from './import/find-units.ts';
export { type DescribedPosition, describePosition } from './import/position-names.ts';
export { oneLine, unitOfRow } from './import/position-record.ts';
export { columnsOfDecree, columnsOfUnit } from './import/shared-columns.ts';
export { echelons, functionalLevels, positionKinds, unitKinds } from './reference.ts';
export {
  groupUnits,
  positionWithin,
  positionWithinReach,
  requireUnits,
  topUnits,
  unitExistsOn,
  unitOfPosition,
  unitsThere,
  unitsUnder,
  unitWithin,
} from './store/reach.ts';
export { positionTold, unitTold } from './store/told.ts';
export { contains, unitNameOn } from './store/units.ts';
export { rowsBy, unitCriteria, unitFilter } from './unit-filter.ts';

/** Organisation: the tree of units, and their positions. */
export const organisation: Module = {
  async routes(app) {
    await app.register(unitRoutes);
    await app.register(unitHistoryRoutes);
    await app.register(positionRoutes);
    await app.register(positionHistoryRoutes);
    await app.register(organisationAuditHistory);
  },
  tags: ['units', 'positions'],
  schemas: organisationSchemas,
  problems: organisationProblems,
  constraints: organisationConstraints,
  referenceLists: [unitKinds, positionKinds, functionalLevels, echelons],
  importers: [unitImporter, positionImporter],
  events: organisationEvents,
  jobs: [],
};
