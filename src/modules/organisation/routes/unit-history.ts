import { withScope } from '../../../platform/access/scopes.ts';
import { historyRoutes } from '../../../platform/history/routes.ts';
import { organisationProblems } from '../problems.ts';
import { Unit, UnitChange, UnitVersion } from '../schemas.ts';
import { findUnit, latestUnit, takeUnit, unitHistory, unitHistoryOf } from '../store/units.ts';

/** What decrees change of units: renaming, moving, closing. */
export const unitHistoryRoutes = historyRoutes<Unit, UnitVersion>({
  name: 'unit',
  path: '/units',
  tag: 'units',
  access: {
    read: withScope('organisation:read', { units: 'narrowed' }),
    write: withScope('organisation:write', { units: 'narrowed' }),
  },
  schemas: { resource: Unit, version: UnitVersion, change: UnitChange },
  words: {
    change: 'Rename, move or otherwise change a unit from a day on',
    close: 'Ends a unit on a day; refused while it holds child units or positions from that day on.',
  },
  unitField: 'parentId',
  misfit: organisationProblems['history-order'],
  take: takeUnit,
  historyOf: unitHistoryOf,
  versions: unitHistory,
  on: findUnit,
  latest: latestUnit,
});
