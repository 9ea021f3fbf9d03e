import { type PolicyDocumentKind, policyDocumentKinds } from '../reference.ts';

/** Whether a document may amend or revoke another: only its equal or what stands below it (UU 12/2011 art. 7–8). */
export const mayAmend = (source: PolicyDocumentKind, target: PolicyDocumentKind): boolean =>
  rankOf(source) <= rankOf(target);

/**
 * Whether a document may name another as its legal basis: its equal or what stands above it, and a regulation only
 * another regulation (UU 12/2011 Lampiran II no. 40).
 */
export const mayBeBasedOn = (source: PolicyDocumentKind, basis: PolicyDocumentKind): boolean =>
  rankOf(basis) <= rankOf(source) && (isRegulation(basis) || !isRegulation(source));

/** Whether a document may carry out another: only what stands above it. */
export const mayImplement = (source: PolicyDocumentKind, target: PolicyDocumentKind): boolean =>
  rankOf(target) < rankOf(source);

const rankOf = (kind: PolicyDocumentKind) => policyDocumentKinds.get(kind).rank;
const isRegulation = (kind: PolicyDocumentKind) => policyDocumentKinds.get(kind).isRegulation;
