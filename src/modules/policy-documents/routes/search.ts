import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reachOf } from '../../../platform/access/reach.ts';
import { answers } from '../../../platform/http/answers.ts';
import { pageRequest, sendPage } from '../../../platform/http/paging.ts';
import { ruleBroken } from '../../../platform/http/problems.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { unitCriteria } from '../../organisation/index.ts';
import { policyRemarks } from '../remarks.ts';
import { readCitation } from '../rules/citations.ts';
import {
  type PolicySearch,
  PolicySearchResult,
  PublicPolicySearchResult,
  PublicSearchQuery,
  SearchQuery,
} from '../schemas/search.ts';
import { citedDocuments } from '../store/cited.ts';
import { readDocuments } from '../store/documents.ts';
import { readPublicDocuments } from '../store/public-documents.ts';
import { countFound, readHits, type Searched, soughtBy, throughIndex } from '../store/search.ts';
import { markedNames, placeAt, placesIn } from '../store/search-places.ts';
import { read } from './documents.ts';
import { open } from './public-documents.ts';

const how =
  'A word is found in any form that the Indonesian stemmer takes back to the same root (pelatihan, dilatih). Documents come in the order of the best place in which a word stands — name, subject and keywords, headings, text —, among equals those in force, then the newest; of very many, the 1,000 first of each place are weighed. What was found is told as stretches of plain text, never as markup.';

/** Documents that are looked for by words. */
export const searchRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/public-policy-documents/_search',
    {
      config: open,
      schema: {
        operationId: 'searchPublicPolicyDocuments',
        tags: ['public-policy-documents'],
        summary: 'Search published documents',
        description: `Looks for words in the names, subjects, keywords and texts of published documents. ${how} Open to all.`,
        querystring: PublicSearchQuery,
        response: answers({ 200: ref(PublicPolicySearchResult) }, 422),
      },
    },
    (request, reply) => answer(request, reply, undefined, readPublicDocuments),
  );

  app.get(
    '/policy-documents/_search',
    {
      config: read,
      schema: {
        operationId: 'searchPolicyDocuments',
        tags: ['policy-documents'],
        summary: 'Search policy documents',
        description: `Looks for words in documents of the units that the caller reaches, drafts too: those by their last text. ${how}`,
        querystring: SearchQuery,
        response: answers({ 200: ref(PolicySearchResult) }, 422),
      },
    },
    (request, reply) => answer(request, reply, reachOf(request), readDocuments),
  );

  async function answer<Document extends { id: string; name: string }>(
    request: FastifyRequest,
    reply: FastifyReply,
    reach: Searched['reach'],
    documentsOf: (reader: typeof database.read, ids: readonly string[], day: string) => Promise<Document[]>,
  ) {
    const query = request.query as PolicySearch;
    const page = pageRequest(request);
    const sought = await soughtBy(database.read, query.q);
    if (!sought)
      throw ruleBroken({
        place: { parameter: 'q' },
        code: 'no-word-wanted',
        text: policyRemarks['no-word-wanted'],
      });
    const units = await unitCriteria(database.read, query, page.asOf);
    const searched = { filter: { ...query, ...units }, reach, day: page.asOf };
    const citation = page.after === undefined ? readCitation(query.q) : undefined;
    const [{ ids, nextKey }, counted, citedIds] = await Promise.all([
      throughIndex(database, (reader) => readHits(reader, sought, searched, page)),
      throughIndex(database, (reader) => countFound(reader, sought, searched)),
      citation ? citedDocuments(database.read, citation, reach) : [],
    ]);
    const documents = await documentsOf(database.read, [...new Set([...citedIds, ...ids])], page.asOf);
    const [names, places] = await Promise.all([
      markedNames(
        database.read,
        sought,
        documents.map(({ name }) => name),
      ),
      placesIn(database.read, sought, ids),
    ]);
    const hits = new Map(
      documents.map((document, at) => [
        document.id,
        { document, name: names[at]!, articles: places.get(document.id) ?? [] },
      ]),
    );
    const { items, next } = sendPage(request, reply, page, { items: hitsOf(ids), nextKey, total: undefined });
    const cited = await Promise.all(
      hitsOf(citedIds).map(async (hit) => ({
        ...hit,
        articles: await citedPlace(hit.document.id, citation?.eId),
      })),
    );
    return { cited, hits: items, ...counted, next } as never;

    /** A document that has gone since it was found is left out. */
    function hitsOf(found: readonly string[]) {
      return found.flatMap((id) => hits.get(id) ?? []);
    }
  }

  async function citedPlace(documentId: string, eId: string | null | undefined) {
    const place = eId ? await placeAt(database.read, documentId, eId) : undefined;
    return place ? [place] : [];
  }
};
