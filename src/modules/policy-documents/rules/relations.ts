import { policyDocumentKinds } from '../reference.ts';
import type { PolicyDocument } from '../schemas/documents.ts';
import type { NewPolicyRelation } from '../schemas/relations.ts';
import type { Found } from './found.ts';
import { mayAmend, mayBeBasedOn, mayImplement } from './hierarchy.ts';

type Kind = NewPolicyRelation['kind'];
export type RelatedDocument = Pick<
  PolicyDocument,
  'id' | 'kind' | 'stage' | 'enactedOn' | 'effectiveOn' | 'revokedFrom'
>;

/** A relation with the day from which on it changes its target, if that is said. */
export interface DatedRelation {
  readonly kind: Kind;
  readonly effectiveOn?: string | null | undefined;
}

/** Relations that change what another document says or whether it holds. */
export const changing: readonly Kind[] = ['amends', 'revokes', 'revokes-part'];
/** Relations that rest on another document. */
export const resting: readonly Kind[] = ['implements', 'based-on'];

/** Kinds of relation of which none may lead back to where it began; references may. */
export const acyclicWith = (kind: Kind): readonly Kind[] | undefined =>
  [changing, resting].find((kinds) => kinds.includes(kind));

const allowed: Readonly<
  Record<Kind, (source: RelatedDocument['kind'], target: RelatedDocument['kind']) => boolean>
> = {
  amends: mayAmend,
  revokes: mayAmend,
  'revokes-part': mayAmend,
  implements: mayImplement,
  'based-on': mayBeBasedOn,
  'refers-to': () => true,
};

/**
 * From when on a relation changes its target.
 * @returns null while nobody knows: the document has not been decided on.
 */
export const effectOf = (
  source: Pick<RelatedDocument, 'effectiveOn'>,
  relation: DatedRelation,
): string | null => (source.effectiveOn === null ? null : (relation.effectiveOn ?? source.effectiveOn));

/** What is wrong with what a relation says to do with provisions. */
export function foundInOperationKinds({
  kind,
  operations = [],
}: Pick<NewPolicyRelation, 'kind' | 'operations'>): Found[] {
  if (kind === 'revokes-part' && operations.length === 0)
    return [{ pointer: '/operations', code: 'operations-missing' }];
  const odd = operations.findIndex(
    ({ operation }) => kind !== 'amends' && !(kind === 'revokes-part' && operation === 'repeal'),
  );
  return odd < 0
    ? []
    : [{ pointer: `/operations/${odd}`, code: 'operations-of-no-change', parameters: { kind } }];
}

/** What is wrong with a relation of two documents (UU 12/2011 art. 7–8; annex II no. 221–237). */
export function foundInRelation(
  source: RelatedDocument,
  relation: DatedRelation,
  target: RelatedDocument,
): Found[] {
  const { kind } = relation;
  if (source.id === target.id) return [{ pointer: '/targetId', code: 'relation-to-itself' }];
  const found: Found[] = [];
  if (!allowed[kind](source.kind, target.kind))
    found.push({
      pointer: '/targetId',
      code: changing.includes(kind) ? 'target-of-higher-kind' : 'target-of-lower-kind',
      parameters: labelsOf(source, target),
    });
  if (target.stage === 'withdrawn') found.push({ pointer: '/targetId', code: 'target-withdrawn' });
  if (relation.effectiveOn && !changing.includes(kind))
    found.push({ pointer: '/effectiveOn', code: 'effect-of-no-change' });
  if (changing.includes(kind)) found.push(...foundInChange(source, relation, target));
  else if (
    source.enactedOn &&
    target.enactedOn &&
    target.enactedOn > source.enactedOn &&
    kind !== 'refers-to'
  )
    found.push({ pointer: '/targetId', code: 'target-later', parameters: { day: target.enactedOn } });
  return found;
}

function foundInChange(source: RelatedDocument, relation: DatedRelation, target: RelatedDocument): Found[] {
  if (target.enactedOn === null) return [{ pointer: '/targetId', code: 'target-not-enacted' }];
  const found: Found[] = [];
  if (source.enactedOn !== null && source.enactedOn < target.enactedOn)
    found.push({ pointer: '/targetId', code: 'target-later', parameters: { day: target.enactedOn } });
  const starts = source.effectiveOn ?? source.enactedOn ?? target.enactedOn;
  if (relation.effectiveOn && relation.effectiveOn < starts)
    found.push({ pointer: '/effectiveOn', code: 'effect-too-early', parameters: { day: starts } });
  const effect = effectOf(source, relation) ?? relation.effectiveOn;
  if (target.revokedFrom !== null && (!effect || target.revokedFrom <= effect))
    found.push({ pointer: '/targetId', code: 'target-revoked', parameters: { day: target.revokedFrom } });
  return found;
}

const labelsOf = (source: RelatedDocument, target: RelatedDocument) => ({
  source: policyDocumentKinds.get(source.kind).label.id,
  target: policyDocumentKinds.get(target.kind).label.id,
});
