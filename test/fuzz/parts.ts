import type { Operation } from './operations.ts';

/** What the city decides, asks about and makes known. */
export const isOfPolicies = ({ path }: Operation): boolean =>
  /^\/(me\/)?(public-)?(policy-|regulations|jdihn|consultation|comment-groups|campaign|faq-|pulses)/.test(
    path,
  );

/** What citizens say and what comes of it, as against the civil service: each needs little of the other. */
export const isOfCitizens = (operation: Operation): boolean =>
  !isOfPolicies(operation) &&
  /^\/(public-|questionnaires|survey|satisfaction|open-data|report|tracked-reports|open311|forum|follow-up|retention)/.test(
    operation.path,
  );
