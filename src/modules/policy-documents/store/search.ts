import { type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Database, Reader } from '../../../platform/database/database.ts';
import type { CursorKey } from '../../../platform/http/cursor.ts';
import type { PolicyFacets, PolicySearch } from '../schemas/search.ts';
import { stateOn } from './states.ts';

/** So many documents of each zone are weighed: what else there is is older, or not in force. */
const mostWeighed = 1000;

/** What is looked for, as Postgres reads it. */
export interface Sought extends Record<string, unknown> {
  readonly query: string;
  /** Any of the words that are wanted, to rank by and to find the places in a text. */
  readonly anyOf: string;
  /** Whether there are words that must not occur. */
  readonly excludes: boolean;
}

/** What a query looks for; undefined if it wants no word at all. */
export async function soughtBy(reader: Reader, q: string): Promise<Sought | undefined> {
  const { rows } = await reader.execute<Sought>(sql`
    select t.query::text as query, regexp_replace(querytree(t.query), ' (&|<->|<\\d+>) ', ' | ', 'g') as "anyOf",
           t.query::text <> querytree(t.query) as excludes
      from (select websearch_to_tsquery('indonesian', ${q}) as query) t
     where querytree(t.query) not in ('', 'T')`);
  return rows[0];
}

/**
 * Reads through the indexes of words. Postgres counts nothing for fetching the words of a row to compare them, and would
 * look through all rows where many match: that takes ten times as long.
 */
export const throughIndex = <T>(database: Database, read: (reader: Reader) => Promise<T>): Promise<T> =>
  database.snapshot(async (reader) => {
    await reader.execute(sql`set local enable_seqscan = off`);
    return read(reader);
  });

/** Which documents may be found at all. */
export interface Searched {
  readonly filter: PolicySearch & { readonly unitIds?: readonly string[] };
  /** Undefined: what is published, and that alone. */
  readonly reach: Reach | undefined;
  readonly day: string;
}

function allowed({ filter, reach, day }: Searched): SQL {
  const { unitIds, kind, year, legalField, subject, state, stage } = filter;
  const conditions = [
    reach === undefined ? sql`s.is_published` : withinReach(sql`s.unit_id`, reach),
    unitIds && sql`s.unit_id = any(${sql.param([...unitIds])}::uuid[])`,
    kind && sql`s.kind = ${kind}`,
    year && sql`s.year = ${year}`,
    legalField && sql`s.legal_field = ${legalField}`,
    subject && sql`s.subject = ${subject}`,
    state && sql`${stateOn(day, 's')} = ${state}`,
    stage && sql`s.stage = ${stage}`,
  ].filter((condition) => condition !== undefined);
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

interface Weighed extends Record<string, unknown> {
  readonly id: string;
  readonly score: number;
  readonly isInForce: boolean;
  readonly enactedOn: string;
}

/** By how well it fits, then what is in force, then the newest. */
const order = sql`"isInForce" desc, "enactedOn" desc, id desc`;

/**
 * The documents of a page, and the place after which the next one begins. Each word counts by the best place in which it
 * stands: the name (1), subject and keywords (0.4), headings (0.2), and the text by nothing, so that there the order is
 * what is in force and the newest.
 */
export async function readHits(
  reader: Reader,
  { query, anyOf, excludes }: Sought,
  searched: Searched,
  { limit, after }: { limit: number; after: CursorKey | undefined },
): Promise<{ ids: string[]; nextKey: CursorKey | undefined }> {
  const { day } = searched;
  // What a zone has the whole has too, unless it is what must not occur.
  const nowhere = excludes ? sql`s.all_words @@ ${query}::tsquery` : sql`true`;
  const zone = (column: SQL) => sql`(
    select s.document_id as id,
           coalesce(s.effective_on <= ${day} and (s.revoked_from <= ${day}) is not true, false) as is_in_force,
           coalesce(s.enacted_on, '0001-01-01') as enacted_on
      from policy_documents.search_documents s
     where ${column} @@ ${query}::tsquery and ${nowhere} and ${allowed(searched)}
     order by 2 desc, 3 desc, 1 desc limit ${mostWeighed})`;
  const [score, isInForce, enactedOn, id] = after ?? [];
  const { rows } = await reader.execute<Weighed>(sql`
    with found as (
      ${zone(sql`s.title_words`)} union ${zone(sql`s.head_words`)} union ${zone(sql`s.all_words`)}),
    weighed as (
      select f.id, f.is_in_force as "isInForce", f.enacted_on::text as "enactedOn",
             round(10 * ts_rank('{0, 0.2, 0.4, 1}', s.head_words, ${anyOf}::tsquery))::int as score
        from found f join policy_documents.search_documents s on s.document_id = f.id)
    select id, score, "isInForce", "enactedOn" from weighed
     where ${
       after === undefined
         ? sql`true`
         : sql`(score, "isInForce", "enactedOn", id)
                < (${score}::int, ${isInForce}::int::boolean, ${enactedOn}::text, ${id}::uuid)`
     }
     order by score desc, ${order} limit ${limit + 1}`);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    ids: rows.slice(0, limit).map((row) => row.id),
    nextKey: last && [last.score, Number(last.isInForce), last.enactedOn, last.id],
  };
}

interface Counted extends Record<string, unknown> {
  readonly facet: keyof PolicyFacets;
  readonly value: string;
  readonly count: number;
}

/** How many documents were found, and how they are spread. */
export async function countFound(
  reader: Reader,
  { query }: Sought,
  searched: Searched,
): Promise<{ total: number; facets: PolicyFacets }> {
  const facet = (name: keyof PolicyFacets, column: SQL, from = sql`cells`, rest = sql``) => sql`
    (select ${name} as facet, ${column}::text as value, sum(count)::int as count
       from ${from} where ${column} is not null group by ${column} ${rest})`;
  const { rows } = await reader.execute<Counted>(sql`
    with counted as materialized (
      select s.kind, s.year, s.legal_field, ${stateOn(searched.day, 's')} as state, s.subject, count(*) as count,
             grouping(s.subject) = 1 as is_cell
        from policy_documents.search_documents s
       where s.all_words @@ ${query}::tsquery and ${allowed(searched)}
       group by grouping sets ((1, 2, 3, 4), (5))),
    cells as (select * from counted where is_cell),
    subjects as (select * from counted where not is_cell)
    ${facet('kind', sql`kind`)} union all ${facet('year', sql`year`)} union all ${facet('state', sql`state`)}
    union all ${facet('legalField', sql`legal_field`)}
    union all ${facet('subject', sql`subject`, sql`subjects`, sql`order by 3 desc, 2 limit 50`)}`);
  const of = (name: keyof PolicyFacets) =>
    rows.filter(({ facet }) => facet === name).map(({ value, count }) => ({ value, count }));
  const mostFirst = (name: keyof PolicyFacets) =>
    of(name).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)) as never;
  return {
    total: of('kind').reduce((sum, { count }) => sum + count, 0),
    facets: {
      kind: mostFirst('kind'),
      year: of('year')
        .map(({ value, count }) => ({ value: Number(value), count }))
        .sort((a, b) => b.value - a.value),
      state: mostFirst('state'),
      legalField: mostFirst('legalField'),
      subject: mostFirst('subject'),
    },
  };
}
