import { employeeStatuses } from '../reference.ts';

/** The standings of those who serve: whoever has left is none of them. */
export const inServiceStatuses = employeeStatuses.entries
  .filter((status) => status.inService)
  .map(({ code }) => code);
