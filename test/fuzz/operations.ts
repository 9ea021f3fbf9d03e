import type { FastifyInstance } from 'fastify';
import type { Access } from '../../src/platform/access/scopes.ts';
import { dereferenced, isObject, type Schema } from './schema.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** An operation of the contract, as far as somebody who tries it out must know it. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
  readonly parameters: readonly Parameter[];
  /** The schema of the body by its media type. */
  readonly bodies: ReadonlyMap<string, Schema>;
  readonly needsBody: boolean;
  readonly needsVersion: boolean;
  /** The media types in which it answers when all is well. */
  readonly types: readonly string[];
  /** The fields of an item, where it answers with a list. */
  readonly itemFields: readonly string[];
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Documented {
  readonly operationId?: string;
  readonly parameters?: readonly (Omit<Parameter, 'required'> & {
    readonly required?: boolean;
    readonly example?: unknown;
  })[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Content>>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** What is created, read and changed first is there for what ends it. */
const order: readonly Method[] = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'];

/** Every operation of the contract of an app. */
export function operationsIn(app: FastifyInstance, accessOf: (operationId: string) => Access): Operation[] {
  const document = JSON.parse(JSON.stringify(app.swagger())) as { paths: object };
  const paths = dereferenced(document, document.paths) as Record<string, Record<string, Documented>>;
  return Object.entries(paths)
    .flatMap(([path, item]) =>
      methods.flatMap((name) => {
        const documented = item[name];
        if (!documented?.operationId) return [];
        const method = name.toUpperCase() as Method;
        const shared = (item.parameters ?? []) as unknown as Documented['parameters'];
        return [operationOf(path, method, documented, shared, accessOf(documented.operationId))];
      }),
    )
    .sort(
      (one, other) =>
        order.indexOf(one.method) - order.indexOf(other.method) ||
        one.path.split('/').length - other.path.split('/').length,
    );
}

function operationOf(
  path: string,
  method: Method,
  { operationId, parameters, requestBody, responses }: Documented,
  shared: Documented['parameters'],
  access: Access,
): Operation {
  const good = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, { content = {} }]) => Object.entries(content));
  const list = good.find(([type]) => type === 'application/json')?.[1].schema?.properties?.items;
  return {
    id: operationId!,
    method,
    path,
    access,
    parameters: [...(shared ?? []), ...(parameters ?? [])].map(({ example, ...parameter }) => ({
      ...parameter,
      required: parameter.required ?? false,
      schema: example === undefined ? parameter.schema : { ...parameter.schema, examples: [example] },
    })),
    bodies: new Map(
      Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema }]) =>
        isObject(schema) ? [[type, schema as Schema] as const] : [],
      ),
    ),
    needsBody: requestBody?.required ?? false,
    needsVersion: '428' in responses,
    types: good.map(([type]) => type),
    itemFields: Object.keys(list?.items?.properties ?? {}),
  };
}
