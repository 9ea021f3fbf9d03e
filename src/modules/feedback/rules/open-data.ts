import type { Dataset, Issue } from '../../../platform/open-data.ts';
import type { RegistryRow } from '../schemas/open-data.ts';
import { indicators } from './indicators.ts';

/** A data set with what is known of its issue; null of what is always as it is. */
export interface IssuedDataset extends Dataset {
  readonly issued: Issue | null;
}

/** A path of the API as others reach it. */
export type At = (path: string) => string;

const forms = [
  { format: 'CSV', type: 'text/csv', query: '?format=csv' },
  { format: 'JSON', type: 'application/json', query: '' },
  { format: 'NDJSON', type: 'application/x-ndjson', query: '?format=ndjson' },
  {
    format: 'XLSX',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    query: '?format=xlsx',
  },
] as const;

const license = {
  id: 'cc-by',
  title: 'Creative Commons Attribution 4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

const inBoth = ({ id, en = id }: Dataset['title']) => [
  { '@value': id, '@language': 'id' },
  { '@value': en, '@language': 'en' },
];
const day = (value: string) => ({ '@value': value, '@type': 'xsd:date' });

/** The catalogue of the open data as DCAT 3, in JSON-LD. */
export function catalogueOf(
  name: string,
  datasets: readonly IssuedDataset[],
  at: At,
): Record<string, unknown> {
  const publisher = { '@type': 'foaf:Organization', 'foaf:name': name };
  const changedOn = datasets
    .flatMap(({ issued }) => issued?.changedOn ?? [])
    .sort()
    .at(-1);
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dcterms: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': at('/v1/open-data/catalogue'),
    '@type': 'dcat:Catalog',
    'dcterms:title': inBoth({
      id: `Data terbuka ${name}`,
      en: `Open data of ${name}`,
    }),
    'dcterms:publisher': publisher,
    'dcterms:license': { '@id': license.url },
    'dcterms:language': ['id', 'en'],
    ...(changedOn === undefined ? {} : { 'dcterms:modified': day(changedOn) }),
    'dcat:dataset': datasets.map((dataset) => datasetOf(dataset, publisher, at)),
  };
}

function datasetOf(dataset: IssuedDataset, publisher: { 'foaf:name': string }, at: At) {
  const { name, title, notes, keywords, standard, definitions } = dataset;
  const { firstDay, lastDay, issuedOn, changedOn } = dataset.issued ?? unissued;
  return {
    '@id': at(`/v1/open-data/datasets/${name}`),
    '@type': 'dcat:Dataset',
    'dcterms:identifier': name,
    'dcterms:title': inBoth(title),
    'dcterms:description': { '@value': notes, '@language': 'id' },
    'dcterms:publisher': publisher,
    'dcterms:license': { '@id': license.url },
    'dcterms:accessRights': { '@id': 'http://publications.europa.eu/resource/authority/access-right/PUBLIC' },
    'dcterms:conformsTo': [
      { '@type': 'dcterms:Standard', 'dcterms:title': standard },
      { '@id': at(definitions.path), '@type': 'dcterms:Standard', 'dcterms:title': definitions.title },
    ],
    'dcterms:spatial': { '@type': 'dcterms:Location', 'rdfs:label': publisher['foaf:name'] },
    'dcat:keyword': keywords,
    ...(issuedOn !== null ? { 'dcterms:issued': day(issuedOn) } : {}),
    ...(changedOn !== null ? { 'dcterms:modified': day(changedOn) } : {}),
    ...(firstDay !== null && lastDay !== null
      ? {
          'dcterms:temporal': {
            '@type': 'dcterms:PeriodOfTime',
            'dcat:startDate': day(firstDay),
            'dcat:endDate': day(lastDay),
          },
        }
      : {}),
    'dcat:distribution': forms.map(({ format, type, query }) => ({
      '@type': 'dcat:Distribution',
      'dcterms:title': format,
      'dcat:accessURL': { '@id': at(`/v1/open-data/${name}${query}`) },
      'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${type}` },
      'dcterms:license': { '@id': license.url },
    })),
  };
}

const unissued: Issue = { firstDay: null, lastDay: null, issuedOn: null, changedOn: null };

/** A data set as CKAN tells of it (`package_show`). */
export function packageOf(publisher: string, dataset: IssuedDataset, at: At): Record<string, unknown> {
  const { name, title, notes, keywords, standard, definitions } = dataset;
  const { firstDay, lastDay, issuedOn, changedOn } = dataset.issued ?? unissued;
  const extras = {
    standar: standard,
    cakupan_wilayah: publisher,
    ...(firstDay === null ? {} : { periode_awal: firstDay }),
    ...(lastDay === null ? {} : { periode_akhir: lastDay }),
    metadata_indikator: at(definitions.path),
    daftar_data: at('/v1/open-data/registry'),
  };
  return {
    help: at('/docs'),
    success: true,
    result: {
      id: name,
      name,
      title: title.id,
      notes,
      state: 'active',
      type: 'dataset',
      private: false,
      isopen: true,
      owner_org: publisher,
      organization: { title: publisher, type: 'organization' },
      license_id: license.id,
      license_title: license.title,
      license_url: license.url,
      metadata_created: issuedOn,
      metadata_modified: changedOn,
      num_resources: forms.length,
      num_tags: keywords.length,
      tags: keywords.map((keyword) => ({ name: keyword, display_name: keyword })),
      extras: Object.entries(extras).map(([key, value]) => ({ key, value })),
      resources: forms.map(({ format, type, query }) => ({
        id: `${name}-${format.toLowerCase()}`,
        name: `${title.id} (${format})`,
        format,
        mimetype: type,
        url: at(`/v1/open-data/${name}${query}`),
        last_modified: changedOn,
      })),
    },
  };
}

/** The rows of the Daftar Data: one for each figure that is published. Perpres 39/2019. */
export const registryRows = (publisher: string, at: At): RegistryRow[] =>
  indicators.map(({ code, name, definition, unit, classification, legalBasis }) => ({
    // Given by whoever keeps the list of the region and of the nation.
    idDdd: null,
    idDdp: null,
    sumberReferensi: legalBasis,
    kodeIndikator: code,
    namaIndikator: name.id,
    namaData: `${name.id} menurut pelayanan`,
    jenisData: 'statistik',
    indikatorVariabel: 'Indikator',
    kodeStandarData: null,
    produsenData: publisher,
    klasifikasiRisiko: 'terbuka',
    definisi: definition,
    satuan: unit,
    klasifikasiPenyajian: classification,
    jadwalPemutakhiran: 'tahunan',
    kategoriRad: null,
    kodeMetadata: `MS-Ind-${code}`,
    linkPortalDaerah: at('/v1/open-data/satisfaction-index'),
    linkPortalSdi: null,
  }));
