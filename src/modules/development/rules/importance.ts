import type { Demand } from './facts.ts';

const kinds: readonly Demand['kind'][] = ['managerial', 'sociocultural', 'technical'];

const share = ({ required, achieved }: Demand): number => (required - achieved!) / required;

/**
 * What is assessed and falls short of the demand, the most important first. Each missing level lowers the job-person match
 * alike (1 / Σ required), so the larger gap weighs more in it; of the same gap that which lacks the larger part of its own
 * demand; then managerial, sociocultural, technical (the order of PermenPANRB 38/2017); then the code.
 */
export const byImportance = (demands: readonly Demand[]): Demand[] =>
  demands
    .filter(({ required, achieved }) => achieved !== null && achieved < required)
    .sort(
      (a, b) =>
        b.required - b.achieved! - (a.required - a.achieved!) ||
        share(b) - share(a) ||
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        compare(a.code, b.code),
    );

/** Order by code units: the same everywhere. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
