import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import { policyRelationKinds } from '../reference.ts';
import { citationOf, fullName, type Named } from '../rules/names.ts';
import type { PolicyGraph, PolicyRelationSeen } from '../schemas/relations.ts';
import { namedAs } from './named.ts';
import { isPublished, stateOn } from './states.ts';

interface Row extends Omit<PolicyRelationSeen, 'label' | 'name' | 'citation'> {
  /** What the other document is named by. */
  readonly named: Named;
}

/** From when on a relation `r` of a document `x` changes its target; null where it changes nothing. */
const effectiveOn = sql`case when r.kind in ('amends', 'revokes', 'revokes-part') and x.effective_on is not null
  then coalesce(r.effective_on, x.effective_on) end as "effectiveOn"`;

const side = (direction: PolicyRelationSeen['direction'], documentId: string) => {
  const [own, other] = (
    direction === 'outgoing' ? ['document_id', 'target_id'] : ['target_id', 'document_id']
  ).map((column) => sql.raw(`r.${column}`));
  return sql`
    select r.id, ${direction}::text as direction, r.kind, r.note, ${other} as other_id, ${effectiveOn}
      from policy_documents.relations r join policy_documents.documents x on x.id = r.document_id
     where ${own} = ${documentId}`;
};

/** Relations of a document from both sides; to everybody only those with published documents. */
export const seenRelationList = (
  documentId: string,
  day: string,
  onlyPublished: boolean,
): List<Row, PolicyRelationSeen> => ({
  orders: {
    id: [{ expression: sql`s.id`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
  },
  rows: (condition) => sql`
    select s.id, s.direction, s.kind, s.note, s.other_id as "documentId", ${namedAs('d')} as named, ${stateOn(day, 'd')} as state,
           s."effectiveOn",
           array(select a.e_id from policy_documents.amendments a
                  where a.relation_id = s.id and a.e_id is not null order by a.ordinal) as provisions
      from (${side('outgoing', documentId)} union all ${side('incoming', documentId)}) s
      join policy_documents.documents d on d.id = s.other_id
     where ${onlyPublished ? isPublished('d') : sql`true`} and ${condition}`,
  item: ({ named, ...row }) => {
    const { label, inverse } = policyRelationKinds.get(row.kind);
    return {
      ...row,
      label: (row.direction === 'outgoing' ? label : inverse).id,
      name: fullName(named),
      citation: citationOf(named),
    };
  },
});

const mostDocuments = 500;

/** Documents within a distance of one, and the relations between them. */
export async function readGraph(
  reader: Reader,
  documentId: string,
  depth: number,
  day: string,
  onlyPublished: boolean,
): Promise<PolicyGraph> {
  const told = onlyPublished ? isPublished('d') : sql`true`;
  const { rows: around } = await reader.execute<{
    id: string;
    state: never;
    distance: number;
    named: Named;
  }>(sql`
    with recursive around as (
      select ${documentId}::uuid as id, 0 as distance
       union
      select n.id, a.distance + 1
        from around a
       cross join lateral (
         select r.target_id as id from policy_documents.relations r where r.document_id = a.id
          union
         select r.document_id from policy_documents.relations r where r.target_id = a.id) n
        join policy_documents.documents d on d.id = n.id and ${told}
       where a.distance < ${depth}),
    nearest as (select id, min(distance)::int as distance from around group by id)
    select d.id, ${stateOn(day, 'd')} as state, n.distance, ${namedAs('d')} as named
      from nearest n join policy_documents.documents d on d.id = n.id
     order by n.distance, d.id limit ${mostDocuments + 1}`);
  const documents = around.slice(0, mostDocuments);
  const ids = sql`${sql.param(documents.map(({ id }) => id))}::uuid[]`;
  const { rows: relations } = await reader.execute<
    PolicyGraph['relations'][number] & Record<string, unknown>
  >(sql`
    select r.id, r.kind, r.document_id as "documentId", r.target_id as "targetId", ${effectiveOn}
      from policy_documents.relations r join policy_documents.documents x on x.id = r.document_id
     where r.document_id = any(${ids}) and r.target_id = any(${ids}) order by r.id limit 5000`);
  return {
    documents: documents.map(({ id, state, distance, named }) => ({
      id,
      name: fullName(named),
      citation: citationOf(named),
      state,
      distance,
    })),
    relations,
    isWhole: around.length <= mostDocuments,
  };
}
