import type { FastifyRequest } from 'fastify';
import { publicAddress } from '../links.ts';
import { type Document, isReference, type Operation, type Schema } from './document.ts';

const openApi = 'application/vnd.oai.openapi+json';

/**
 * The catalogue of the API (RFC 9727, in the form of RFC 9264). Each data service has what Permenkominfo 1/2023 asks
 * for: nama (`title`), deskripsi (`description`), alamat (`href`), atribut (`attribute`) and output (`output`).
 */
export function apiCatalogue(document: Document, request: FastifyRequest) {
  const at = (path: string) => publicAddress(request, path);
  const contracts = [
    { href: at('/v1/openapi.json'), type: `${openApi};version=3.1` },
    { href: at('/v1/openapi-3.0.json'), type: `${openApi};version=3.0` },
  ];
  return {
    linkset: [
      {
        anchor: at('/.well-known/api-catalog'),
        item: dataServices(document).map(({ path, ...service }) => ({ href: at(`/v1${path}`), ...service })),
      },
      {
        anchor: at('/v1'),
        'service-desc': contracts,
        'service-doc': [{ href: at('/docs'), type: 'text/html' }],
        status: [{ href: at('/health/ready'), type: 'application/json' }],
      },
    ],
  };
}

/** One for each tag: what can be read there. */
function dataServices(document: Document) {
  return document.tags.flatMap(({ name, description }) => {
    const [first, ...others] = Object.entries(document.paths)
      .flatMap(([path, { get }]) => (get?.tags.includes(name) ? [{ path, get }] : []))
      .sort((a, b) => a.path.length - b.path.length);
    if (!first) return [];
    const reads = [first, ...others].map(({ get }) => get);
    const outputs = reads.flatMap((get) => Object.keys(answerOf(get)));
    return [
      {
        path: first.path,
        title: name,
        type: Object.keys(answerOf(first.get))[0],
        description: [description.split('\n\n')[0]],
        attribute: attributesOf(first.get, document),
        output: [...new Set(outputs)],
      },
    ];
  });
}

function answerOf({ responses }: Operation) {
  const good = responses['200'];
  return good && !isReference(good) ? (good.content ?? {}) : {};
}

/** The fields of what is answered; of a list, those of its items. */
function attributesOf(operation: Operation, { components }: Document): string[] {
  const resolve = (schema: Schema | undefined): Schema =>
    schema?.$ref ? resolve(components.schemas[schema.$ref.split('/').at(-1)!]) : (schema ?? {});
  const answer = resolve(answerOf(operation)['application/json']?.schema);
  const item = resolve(answer.properties?.items?.items ?? answer);
  return Object.keys(item.properties ?? {});
}
