import type { Module } from '../../platform/module.ts';
import { ageLimitSchemas } from './age-limits.ts';
import { correctionSchemas } from './correction-schemas.ts';
import { employeeEvents } from './events.ts';
import { employeeImporter } from './import/employees.ts';
import { placementHistoryImporter } from './import/history/placements.ts';
import { rankHistoryImporter } from './import/history/ranks.ts';
import { meSchemas } from './me-schemas.ts';
import { heldInFiles } from './personal-data.ts';
import { positionMapSchemas } from './position-map.ts';
import { employeeConstraints, employeeProblems } from './problems.ts';
import * as reference from './reference.ts';
import { ageLimitRoutes } from './routes/age-limits.ts';
import { employeeAuditHistory } from './routes/audit-history.ts';
import { careerRoutes } from './routes/careers.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { employeeRoutes } from './routes/employees.ts';
import { listingRoutes } from './routes/listing.ts';
import { meRoutes } from './routes/me.ts';
import { ownCorrectionRoutes } from './routes/own-corrections.ts';
import { positionMapRoutes } from './routes/position-map.ts';
import { employeeSchemas } from './schemas.ts';
import { EmployeeSearch } from './search.ts';

export { historyImportRemarks } from './import/history/remarks.ts';
export { employmentKinds, genders, ranks } from './reference.ts';
export { inServiceStatuses } from './rules/in-service.ts';
export { parseNip } from './rules/nip.ts';
export { headCounts } from './store/head-counts.ts';
export {
  employeesWithinReach,
  employeeWithinReach,
  findName,
  findSelf,
  homeUnit,
  isEmployeeWithin,
} from './store/reach.ts';
export { readStaffing, type Staffing } from './store/staffing.ts';

/** Employees: people, identity, ranks, placements, and the position map that shows them. */
export const employees: Module = {
  async routes(app) {
    await app.register(listingRoutes);
    await app.register(employeeRoutes);
    await app.register(careerRoutes);
    await app.register(employeeAuditHistory);
    await app.register(ageLimitRoutes);
    await app.register(positionMapRoutes);
    await app.register(meRoutes);
    await app.register(ownCorrectionRoutes);
    await app.register(correctionRoutes);
  },
  tags: ['employees', 'careers', 'me', 'correction-requests'],
  schemas: [
    ...employeeSchemas,
    EmployeeSearch,
    ...positionMapSchemas,
    ...ageLimitSchemas,
    ...meSchemas,
    ...correctionSchemas,
  ],
  problems: employeeProblems,
  constraints: employeeConstraints,
  referenceLists: Object.values(reference),
  importers: [employeeImporter, rankHistoryImporter, placementHistoryImporter],
  events: employeeEvents,
  jobs: [],
  personalData: heldInFiles,
};
