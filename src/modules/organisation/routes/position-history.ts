import { withScope } from '../../../platform/access/scopes.ts';
import { historyRoutes } from '../../../platform/history/routes.ts';
import { organisationProblems } from '../problems.ts';
import { requirePositionRules } from '../rules.ts';
import { Position, PositionChange, PositionVersion } from '../schemas.ts';
import {
  findPosition,
  latestPosition,
  positionHistory,
  positionHistoryOf,
  takePosition,
} from '../store/positions.ts';

/** What decrees change of positions: another unit, name, class or head-count, closing. */
export const positionHistoryRoutes = historyRoutes<Position, PositionVersion>({
  name: 'position',
  path: '/positions',
  tag: 'positions',
  access: {
    read: withScope('organisation:read', { units: 'narrowed' }),
    write: withScope('organisation:write', { units: 'narrowed' }),
  },
  schemas: { resource: Position, version: PositionVersion, change: PositionChange },
  words: {
    change: 'Change a position from a day on',
    close: 'Ends a position on a day; refused while somebody holds it on or after that day.',
  },
  unitField: 'unitId',
  misfit: organisationProblems['history-order'],
  take: takePosition,
  historyOf: positionHistoryOf,
  versions: positionHistory,
  on: findPosition,
  latest: latestPosition,
  requireSound: requirePositionRules,
});
