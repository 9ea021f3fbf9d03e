import type { Operation } from './operations.ts';

/** What citizens say and what comes of it, as against the civil service: each needs little of the other. */
export const isOfCitizens = ({ path }: Operation): boolean =>
  /^\/(public-|questionnaires|survey|satisfaction|open-data|report|tracked-reports|open311|forum|follow-up|retention|consultation|comment-groups|me\/consultation)/.test(
    path,
  );
