import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { labelOf } from '../rules/passages.ts';
import { marks, partsOf } from '../rules/snippets.ts';
import { mostArticles, type PolicyArticleHit, type PolicySnippetPart } from '../schemas/search.ts';
import type { Sought } from './search.ts';

/** No more of a passage is looked through for what is shown of it. */
const longest = 100_000;

const marked = (text: SQL, anyOf: string, options: string): SQL => sql`
  ts_headline('indonesian', translate(left(${text}, ${longest}::int), ${marks.begin + marks.end}, ''), ${anyOf}::tsquery,
              ${`StartSel="${marks.begin}", StopSel="${marks.end}", ${options}`})`;

/** Names with the words marked that were looked for. */
export async function markedNames(
  reader: Reader,
  { anyOf }: Sought,
  names: readonly string[],
): Promise<PolicySnippetPart[][]> {
  const { rows } = await reader.execute<{ name: string }>(sql`
    select ${marked(sql`n.name`, anyOf, 'HighlightAll=true')} as name
      from unnest(${sql.param([...names])}::text[]) with ordinality as n(name, at) order by n.at`);
  return rows.map(({ name }) => partsOf(name));
}

interface Place extends Record<string, unknown> {
  readonly documentId: string;
  readonly eId: string;
  readonly heading: string | null;
  readonly snippet: string;
}

/** Where in the texts of documents the words stand: the articles that fit best, and of each the passage that does. */
export async function placesIn(
  reader: Reader,
  { query, anyOf }: Sought,
  documentIds: readonly string[],
): Promise<Map<string, PolicyArticleHit[]>> {
  const { rows } = await reader.execute<Place>(sql`
    select d.id as "documentId", p.passage ->> 'eId' as "eId", a.heading,
           ${marked(
             sql`coalesce(nullif(p.passage ->> 'text', ''), a.heading)`,
             anyOf,
             'MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "',
           )} as snippet
      from unnest(${sql.param([...documentIds])}::uuid[]) as d(id)
     cross join lateral (
       select a.ordinal, a.heading, a.passages, a.words @@ ${query}::tsquery as is_whole,
              ts_rank(a.words, ${anyOf}::tsquery) as rank
         from policy_documents.search_articles a
        where a.document_id = d.id and a.words @@ ${anyOf}::tsquery
        order by is_whole desc, rank desc, a.ordinal limit ${mostArticles}) a
     cross join lateral (
       select p.passage
         from jsonb_array_elements(a.passages) with ordinality as p(passage, at)
        order by ts_rank(policy_documents.words_of(p.passage ->> 'text'), ${anyOf}::tsquery) desc, p.at limit 1) p
     order by d.id, a.is_whole desc, a.rank desc, a.ordinal`);
  const places = new Map<string, PolicyArticleHit[]>();
  for (const { documentId, eId, heading, snippet } of rows) {
    const of = places.get(documentId) ?? [];
    of.push({ eId, label: labelOf(eId), heading, snippet: partsOf(snippet) });
    places.set(documentId, of);
  }
  return places;
}

/** What stands at an address of a text: its first words; undefined if there is nothing. */
export async function placeAt(
  reader: Reader,
  documentId: string,
  eId: string,
): Promise<PolicyArticleHit | undefined> {
  const { rows } = await reader.execute<{ heading: string | null; text: string }>(sql`
    select a.heading, left(p ->> 'text', 300) as text
      from policy_documents.search_articles a cross join jsonb_array_elements(a.passages) p
     where a.document_id = ${documentId} and (p ->> 'eId' = ${eId} or starts_with(p ->> 'eId', ${`${eId}__`}))
     order by a.ordinal limit 1`);
  const [place] = rows;
  return (
    place && {
      eId,
      label: labelOf(eId),
      heading: place.heading,
      snippet: place.text === '' ? [] : [{ text: place.text, isMatch: false }],
    }
  );
}
