import { and, eq, inArray, isNotNull, or } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { Found } from '../rules/found.ts';
import { citationOf } from '../rules/names.ts';
import type { RelatedDocument } from '../rules/relations.ts';
import { foundInAmendments } from '../rules/text/amendments.ts';
import { type Amendment, consolidate } from '../rules/text/consolidate.ts';
import type { AmendmentChange } from '../schemas/provisions.ts';
import type { ConsolidatedText } from '../schemas/versions.ts';
import { documents, relations } from '../tables.ts';
import { operationsOf } from './relations.ts';
import { findLastVersion, findOfficialVersion } from './versions.ts';

/** Whoever does not know yet from when on comes after everything that is known. */
const someDay = '9999-12-30';

/** Changes of a text by one document, and how that is cited. */
interface Amending {
  readonly documentId: string;
  readonly citation: string | null;
  readonly effectiveOn: string;
  readonly changes: Amendment[];
}

/** What changes the provisions of a document: what has a day, and what a draft would do on a day. */
async function amendingsOf(
  reader: Reader,
  targetId: string,
  draft?: { readonly documentId: string; readonly effectiveOn: string },
): Promise<Amending[]> {
  const rows = await reader
    .select({
      relationId: relations.id,
      ownDay: relations.effectiveOn,
      documentId: documents.id,
      kind: documents.kind,
      authority: documents.authority,
      number: documents.number,
      year: documents.year,
      enactedOn: documents.enactedOn,
      effectiveOn: documents.effectiveOn,
    })
    .from(relations)
    .innerJoin(documents, eq(documents.id, relations.documentId))
    .where(
      and(
        eq(relations.targetId, targetId),
        inArray(relations.kind, ['amends', 'revokes-part']),
        or(isNotNull(documents.effectiveOn), draft && eq(documents.id, draft.documentId)),
      ),
    );
  const operations = await operationsOf(
    reader,
    rows.map(({ relationId }) => relationId),
  );
  return rows
    .map((row) => {
      const { relationId, documentId, ownDay, enactedOn } = row;
      const effectiveOn = ownDay ?? row.effectiveOn ?? draft!.effectiveOn;
      const documentOrder = enactedOn ?? someDay;
      const changes = (operations.get(relationId) ?? []).map(
        (change, at): Amendment => ({ ...change, documentId, effectiveOn, documentOrder, ordinal: at + 1 }),
      );
      return { documentId, citation: citationOf(row), effectiveOn, documentOrder, changes };
    })
    .sort((a, b) =>
      `${a.effectiveOn} ${a.documentOrder}`.localeCompare(`${b.effectiveOn} ${b.documentOrder}`),
    );
}

/**
 * What a document says on a day.
 * @param draftId a draft whose changes are tried on that day
 * @returns undefined if the document has no text
 */
export async function readConsolidated(
  reader: Reader,
  documentId: string,
  asOf: string,
  draftId?: string,
): Promise<ConsolidatedText | undefined> {
  const base = (await findOfficialVersion(reader, documentId)) ?? (await findLastVersion(reader, documentId));
  if (!base) return undefined;
  const amendings = await amendingsOf(
    reader,
    documentId,
    draftId === undefined ? undefined : { documentId: draftId, effectiveOn: asOf },
  );
  const due = amendings.filter(({ effectiveOn }) => effectiveOn <= asOf);
  const { provisions } = consolidate(
    base.text.provisions,
    due.flatMap(({ changes }) => changes),
    asOf,
  );
  return {
    documentId,
    asOf,
    versionId: base.id,
    isOfficial: base.isOfficial,
    amendedBy: due.map(({ documentId, citation, effectiveOn }) => ({ documentId, citation, effectiveOn })),
    provisions,
  };
}

/** What is wrong with what a document is to do with the provisions of another, from a day on or not known yet. */
export async function foundInOperations(
  reader: Reader,
  source: RelatedDocument,
  targetId: string,
  operations: readonly AmendmentChange[],
  effectiveOn: string | null,
): Promise<Found[]> {
  const base = await findOfficialVersion(reader, targetId);
  // What was revoked in part long ago often has no text here: which part is known all the same.
  if (!base)
    return operations.every(({ operation }) => operation === 'repeal')
      ? []
      : [{ pointer: '/operations', code: 'target-without-text' }];
  const known = await amendingsOf(reader, targetId);
  return foundInAmendments(
    base.text.provisions,
    known.filter(({ documentId }) => documentId !== source.id).flatMap(({ changes }) => changes),
    operations.map((operation, at) => ({
      ...operation,
      documentId: source.id,
      effectiveOn: effectiveOn ?? someDay,
      documentOrder: source.enactedOn ?? someDay,
      ordinal: at + 1,
    })),
    '/operations',
  );
}
