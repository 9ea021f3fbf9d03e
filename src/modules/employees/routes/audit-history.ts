import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import { isEmployeeWithin } from '../store/reach.ts';

/** Who changed or read a personnel file, and when. */
export const employeeAuditHistory = historyOfResource({
  path: '/employees/:employeeId',
  parameter: 'employeeId',
  resource: 'employee',
  tag: 'employees',
  access: withScope('employees:read', { units: 'narrowed', sensitive: 'employees:read-sensitive' }),
  exists: (request, id) => isEmployeeWithin(request.server.database.read, id, reachOf(request)),
});
