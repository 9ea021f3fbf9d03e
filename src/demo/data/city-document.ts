import type { PolicyDocument } from '../../modules/policy-documents/schemas/documents.ts';
import type { NewPolicyLink } from '../../modules/policy-documents/schemas/links.ts';
import type { AmendmentChange } from '../../modules/policy-documents/schemas/provisions.ts';
import type { NewPolicyRelation } from '../../modules/policy-documents/schemas/relations.ts';

/** A document of the demo city; days that are numbers count from the day of the demo. */
export interface CityDocument {
  /** What others call it by, here alone. */
  readonly key: string;
  readonly kind: PolicyDocument['kind'];
  readonly title: string;
  /** The unit that keeps it, by its code. */
  readonly unit: string;
  readonly legalField: PolicyDocument['legalField'];
  readonly keywords: readonly string[];
  /** Of enacted ones: the number, and when it was signed. Those signed long ago are registered, others made here. */
  readonly number?: string;
  readonly signed?: string | number;
  /** So many days after its promulgation, or signature, it takes effect. */
  readonly later?: number;
  /** Of others: how far they are, and when they began. */
  readonly stage?: 'idea' | 'consultation' | 'harmonisation' | 'withdrawn';
  readonly began?: number;
  /** What was handed in, the last text last. */
  readonly texts?: readonly string[];
  readonly relations?: readonly (readonly [
    kind: NewPolicyRelation['kind'],
    target: string,
    operations?: readonly AmendmentChange[],
  ])[];
  /** What it touches, by its code: a position by that of the unit that it leads. */
  readonly links?: readonly (readonly [kind: NewPolicyLink['kind'], code: string, eId?: string])[];
}
