import * as employees from './modules/employees/reference.ts';
import * as organisation from './modules/organisation/reference.ts';
import type { ReferenceList } from './platform/reference/list.ts';
import * as transfer from './platform/transfer/reference.ts';

/** Every enumeration of the service, as served at `/v1/reference`. */
export const referenceLists: readonly ReferenceList[] = Object.values<ReferenceList>({
  ...organisation,
  ...employees,
  ...transfer,
});
