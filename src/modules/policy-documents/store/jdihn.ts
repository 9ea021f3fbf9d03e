import { and, inArray, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import type { Reader } from '../../../platform/database/database.ts';
import { policyDocumentKinds } from '../reference.ts';
import type { Published } from '../rules/jdihn.ts';
import type { PolicyFile } from '../schemas/files.ts';
import { documents } from '../tables.ts';
import { publicColumnsOn } from './documents.ts';
import { isPublished } from './states.ts';

const ofCity = policyDocumentKinds.entries.filter(({ isOfCity }) => isOfCity).map(({ code }) => code);
const isTold = and(isPublished(), inArray(documents.kind, ofCity))!;

/** The file of a document in a role that was added last. */
const fileAs = (role: PolicyFile['role']) =>
  sql<Published['file']>`(
    select jsonb_build_object('id', f.id, 'fileName', f.file_name) from policy_documents.files f
     where f.document_id = documents.id and f.role = ${role} order by f.id desc limit 1)`;

/** The published documents of the city, the oldest first, as they stand on a day. */
export const cityDocumentsOn = (day: string) => {
  const columns = {
    ...publicColumnsOn(day),
    file: fileAs('official-text'),
    abstract: fileAs('abstract'),
  };
  return {
    columns,
    statement: new QueryBuilder()
      .select(columns)
      .from(documents)
      .where(isTold)
      .orderBy(documents.enactedOn, documents.id)
      .getSQL(),
  };
};

export interface Freshness extends Record<string, unknown> {
  /** Becomes another whenever one of the documents does. */
  readonly digest: string;
  readonly changedAt: string | null;
}

/** How new what is told of them is: of the last change, or the last day on which one took effect or ceased to hold. */
export async function freshnessOn(reader: Reader, day: string): Promise<Freshness> {
  const { rows } = await reader.execute<Freshness>(sql`
    select md5(concat_ws(' ', count(*), sum(version), max(updated_at))) as digest,
           greatest(max(updated_at), max(effective_on) filter (where effective_on <= ${day}),
                    max(revoked_from) filter (where revoked_from <= ${day}),
                    max(partly_revoked_from) filter (where partly_revoked_from <= ${day}))::text as "changedAt"
      from policy_documents.documents where ${isTold}`);
  return rows[0]!;
}
