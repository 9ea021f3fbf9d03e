import { type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { links } from '../link-tables.ts';
import { citationOf, fullName, type Named } from '../rules/names.ts';
import type { NewPolicyLink, PolicyLink } from '../schemas/links.ts';
import { targetTold } from './link-targets.ts';
import { namedAs } from './named.ts';
import { isPublished, stateOn } from './states.ts';

interface Row extends Omit<PolicyLink, 'documentName' | 'citation'> {
  /** What the document is named by. */
  readonly named: Named;
}

export interface LinkFilter {
  readonly documentId?: string;
  readonly kind?: PolicyLink['kind'];
  readonly targetId?: string;
  readonly linkId?: string;
  /** Only links of documents within it. */
  readonly reach: Reach;
  /** Only what everybody may know: published documents, and what they touch that is public. */
  readonly onlyPublic?: boolean;
}

const matching = ({ documentId, kind, targetId, linkId, reach, onlyPublic }: LinkFilter): SQL =>
  sql.join(
    [
      documentId === undefined ? undefined : sql`l.document_id = ${documentId}`,
      kind === undefined ? undefined : sql`l.kind = ${kind}`,
      targetId === undefined ? undefined : sql`l.target_id = ${targetId}`,
      linkId === undefined ? undefined : sql`l.id = ${linkId}`,
      withinReach(sql`d.unit_id`, reach),
      onlyPublic ? sql`${isPublished('d')} and told.is_public` : undefined,
      sql`true`,
    ].filter((condition) => condition !== undefined),
    sql` and `,
  );

/** What documents touch, with names and states as of a day. */
export const linkList = (filter: LinkFilter, day: string): List<Row, PolicyLink> => ({
  orders: {
    id: [{ expression: sql`l.id`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
  },
  rows: (condition) => sql`
    select l.id, l.document_id as "documentId",
           ${namedAs('d')} as named,
           ${stateOn(day, 'd')} as state, l.kind, l.target_id as "targetId", told.name as "targetName",
           coalesce(told.is_there, false) as "isThere", l.e_id as "eId", l.note
      from policy_documents.links l
      join policy_documents.documents d on d.id = l.document_id
      left join lateral (${targetTold(day)}) told on true
     where ${matching(filter)} and ${condition}`,
  item: ({ named, ...row }) => ({
    ...row,
    documentName: fullName(named),
    citation: citationOf(named),
  }),
});

export async function findLink(
  reader: Reader,
  documentId: string,
  linkId: string,
  day: string,
): Promise<PolicyLink | undefined> {
  const { rows, item } = linkList({ documentId, linkId, reach: null }, day);
  const { rows: found } = await reader.execute<Row & Record<string, unknown>>(rows(sql`true`));
  return found[0] && item(found[0]);
}

export async function insertLink(
  transaction: Transaction,
  documentId: string,
  link: NewPolicyLink,
): Promise<string> {
  const [row] = await transaction
    .insert(links)
    .values({ ...link, documentId })
    .returning({ id: links.id });
  return row!.id;
}

export async function deleteLink(
  transaction: Transaction,
  documentId: string,
  linkId: string,
): Promise<void> {
  const { rowCount } = await transaction.execute(
    sql`delete from policy_documents.links l where l.id = ${linkId} and l.document_id = ${documentId}`,
  );
  if (rowCount === 0) throw notFound();
}

/** The ids of what a document touches of one kind. */
export async function linkedIds(
  reader: Reader,
  documentId: string,
  kind: PolicyLink['kind'],
): Promise<string[]> {
  const { rows } = await reader.execute<{ id: string }>(sql`
    select distinct l.target_id as id from policy_documents.links l
     where l.document_id = ${documentId} and l.kind = ${kind} order by 1`);
  return rows.map(({ id }) => id);
}
