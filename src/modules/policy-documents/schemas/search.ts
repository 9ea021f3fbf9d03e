import Type, { type Static } from 'typebox';
import { AsOf, Closed, Nullable, ref, Text, Words } from '../../../platform/http/schemas.ts';
import { EId } from '../../../platform/subjects/schemas.ts';
import { unitFilter } from '../../organisation/index.ts';
import {
  legalFields,
  policyDocumentKinds,
  policyDocumentStages,
  policyDocumentStates,
} from '../reference.ts';
import { PolicyDocument, Year } from './documents.ts';
import { PublicPolicyDocument } from './public-documents.ts';

const mostHits = 50;
/** Of so many documents at most it is told where in them the words stand. */
export const mostArticles = 3;
export const mostCited = 5;
const mostSubjects = 50;

const searched = {
  q: Text(
    'What is looked for: words in any form that they take in Indonesian, all of which a document has; "words in quotes" as they follow each other, `or` between alternatives, a minus before a word that must not occur. A citation (Perwali 12/2025, UU No. 20 Tahun 2023 Pasal 5) finds the document itself.',
    300,
    'pelatihan pegawai',
  ),
  ...unitFilter,
  kind: Type.Optional(policyDocumentKinds.schema),
  year: Type.Optional(Year),
  legalField: Type.Optional(legalFields.schema),
  subject: Type.Optional(Text('Only documents with this subject heading.', 200, 'KEPEGAWAIAN')),
  state: Type.Optional(policyDocumentStates.schema),
  asOf: AsOf,
  limit: Type.Integer({
    minimum: 1,
    maximum: mostHits,
    default: 20,
    format: 'int32',
    description: `Documents on a page, 1–${mostHits}.`,
  }),
  cursor: Type.Optional(
    Type.String({
      maxLength: 2000,
      pattern: '^[\\w-]+$',
      description: 'Where to go on: taken from `next`, never built.',
    }),
  ),
};

export const PublicSearchQuery = Closed(searched);
export const SearchQuery = Closed({ ...searched, stage: Type.Optional(policyDocumentStages.schema) });
export type PolicySearch = Static<typeof SearchQuery>;

export const PolicySnippetPart = Type.Object(
  {
    text: Words(
      'Plain words, never markup: whoever shows them escapes them as all text.',
      100_000,
      'pelatihan',
    ),
    isMatch: Type.Boolean({ description: 'Whether they are what was looked for.' }),
  },
  { $id: 'PolicySnippetPart', description: 'A stretch of a text in which something was found.' },
);
export type PolicySnippetPart = Static<typeof PolicySnippetPart>;

const parts = (description: string) => Type.Array(ref(PolicySnippetPart), { maxItems: 1000, description });

export const PolicyArticleHit = Type.Object(
  {
    eId: EId,
    label: Words('As the place is cited.', 500, 'Pasal 5 ayat (2)'),
    heading: Nullable(Words('The heading of the article; null if it has none.', 1000, 'Pelatihan')),
    snippet: parts('The words around those that were found.'),
  },
  { $id: 'PolicyArticleHit', description: 'Where in the text of a document the words stand.' },
);
export type PolicyArticleHit = Static<typeof PolicyArticleHit>;

const found = {
  name: parts('The full name of the document.'),
  articles: Type.Array(ref(PolicyArticleHit), {
    maxItems: mostArticles,
    description:
      'Where in its text the words stand, the best first; empty if they stand only in its name, subject or keywords.',
  }),
};

export const PolicySearchHit = Type.Object(
  { document: ref(PolicyDocument), ...found },
  { $id: 'PolicySearchHit', description: 'A document that was found, and where.' },
);
export const PublicPolicySearchHit = Type.Object(
  { document: ref(PublicPolicyDocument), ...found },
  { $id: 'PublicPolicySearchHit', description: 'A published document that was found, and where.' },
);

const count = Type.Integer({
  minimum: 0,
  maximum: 2_147_483_647,
  format: 'int32',
  description: 'So many of the documents that were found.',
});
const facet = (description: string, value: Parameters<typeof Type.Object>[0][string], maxItems: number) =>
  Type.Array(Type.Object({ value, count }, { description: 'One value and how often it occurs.' }), {
    maxItems,
    description,
  });

export const PolicyFacets = Type.Object(
  {
    kind: facet('By kind.', policyDocumentKinds.schema, policyDocumentKinds.entries.length),
    year: facet('By year, the newest first; drafts without a number have none.', Year, 300),
    state: facet(
      'By state on the day that is read.',
      policyDocumentStates.schema,
      policyDocumentStates.entries.length,
    ),
    legalField: facet('By field of law.', legalFields.schema, legalFields.entries.length),
    subject: facet(
      `By subject heading: the ${mostSubjects} that occur most.`,
      Words('Subject heading.', 200, 'KEPEGAWAIAN'),
      mostSubjects,
    ),
  },
  {
    $id: 'PolicyFacets',
    description:
      'How the documents that were found are spread: all of them, not only those of the page. Each value can be given as a filter.',
  },
);
export type PolicyFacets = Static<typeof PolicyFacets>;

const ResultOf = (
  hit: typeof PolicySearchHit | typeof PublicPolicySearchHit,
  $id: string,
  description: string,
) =>
  Type.Object(
    {
      cited: Type.Array(ref(hit), {
        maxItems: mostCited,
        description:
          'The documents that the query cites, with the article if it names one; only on the first page, and empty if the query is no citation.',
      }),
      hits: Type.Array(ref(hit), {
        maxItems: mostHits,
        description: 'The documents of this page, the best first.',
      }),
      total: Type.Integer({
        minimum: 0,
        maximum: 2_147_483_647,
        format: 'int32',
        description: 'How many documents were found, on all pages.',
      }),
      facets: ref(PolicyFacets),
      next: Type.Unsafe<string | null>({
        type: ['string', 'null'],
        maxLength: 5000,
        format: 'uri-reference',
        description: 'Address of the next page, also in the Link header; null on the last.',
      }),
    },
    { $id, description },
  );

export const PolicySearchResult = ResultOf(PolicySearchHit, 'PolicySearchResult', 'What a search found.');
export const PublicPolicySearchResult = ResultOf(
  PublicPolicySearchHit,
  'PublicPolicySearchResult',
  'What a search of published documents found.',
);

export const searchSchemas = [
  PolicySnippetPart,
  PolicyArticleHit,
  PolicySearchHit,
  PublicPolicySearchHit,
  PolicyFacets,
  PolicySearchResult,
  PublicPolicySearchResult,
];
