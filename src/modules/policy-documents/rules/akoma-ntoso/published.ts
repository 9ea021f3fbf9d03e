import type { AmendmentChange } from '../../schemas/provisions.ts';
import type { PublicPolicyDocument } from '../../schemas/public-documents.ts';
import type { NewPolicyRelation } from '../../schemas/relations.ts';
import type { ConsolidatedText } from '../../schemas/versions.ts';
import { citationOf, fullName, type Named } from '../names.ts';
import type { PublishedText } from './document.ts';
import type { OtherDocument } from './life.ts';
import { uriOfWork, type Work } from './works.ts';

/** What names an enacted document for good. */
type Enacted = Named & { readonly id: string; readonly enactedOn: string };

/** What one document changes in another, and from when on. */
export interface ChangeBetween {
  readonly relationId: string;
  /** Whether it is the document itself that changes the other. */
  readonly isOwn: boolean;
  readonly kind: NewPolicyRelation['kind'];
  readonly effectiveOn: string;
  readonly other: Enacted;
}

const workOf = ({ kind, number, year, enactedOn, title, authority }: Enacted): Work => ({
  kind,
  number,
  year: year ?? Number(enactedOn.slice(0, 4)),
  enactedOn,
  title,
  issuer: { slug: authority, name: authority },
});

const otherOf = (document: Enacted): OtherDocument => ({
  uri: uriOfWork(workOf(document)),
  citation: citationOf(document) ?? fullName(document),
});

/** A published document on a day with what it changed and what changed it, as it is written in Akoma Ntoso. */
export function publishedText(
  document: PublicPolicyDocument,
  { asOf, provisions }: Pick<ConsolidatedText, 'asOf' | 'provisions'>,
  changes: readonly ChangeBetween[],
  operations: ReadonlyMap<string, readonly AmendmentChange[]>,
): PublishedText {
  const { enactedOn, effectiveOn, promulgatedOn, gazette, revokedFrom } = document;
  const end = changes.find(({ isOwn, kind }) => !isOwn && kind === 'revokes');
  const amending = changes.filter(({ isOwn, kind }) => !isOwn && kind !== 'revokes');
  return {
    work: workOf({ ...document, enactedOn: enactedOn! }),
    asOf,
    writtenOn: asOf,
    effectiveOn,
    end: revokedFrom === null ? null : { on: revokedFrom, by: end ? otherOf(end.other) : null },
    publication:
      promulgatedOn === null || gazette === null ? null : { gazette, number: null, date: promulgatedOn },
    provisions,
    amendedBy: new Map(amending.map(({ other }) => [other.id, otherOf(other)])),
    changes: changes
      .filter(({ isOwn }) => isOwn)
      .flatMap(({ relationId, effectiveOn, other }) =>
        (operations.get(relationId) ?? []).map(({ operation, eId }) => ({
          operation,
          sourceEId: null,
          target: otherOf(other),
          targetEId: eId,
          effectiveOn,
        })),
      ),
  };
}
