import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { Access } from '../../src/platform/access/scopes.ts';

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema: object;
}

export interface Operation {
  readonly operationId: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, object>>;
}

export interface Document {
  readonly openapi: string;
  readonly info: { readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: Operation }>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

/** The contract as a client gets it. */
export const documentOf = (app: FastifyInstance): Document =>
  JSON.parse(JSON.stringify(app.swagger())) as Document;

/** Each operation, with the parameters that it shares with others in their place. */
export const operationsOf = ({ paths, components }: Document) =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], ...operation }]) => ({
      path,
      method: method.toUpperCase() as 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
      operation: {
        ...operation,
        parameters: parameters.map((parameter) =>
          '$ref' in parameter ? components.parameters[String(parameter.$ref).split('/').at(-1)!]! : parameter,
        ),
      },
    })),
  );

/** An address of an operation; its ids lead nowhere. */
export const addressOf = (path: string): string =>
  `/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name.endsWith('Id') ? '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b' : name === 'resource' ? 'units' : 'genders',
  )}`;

/** Listens while an app is built, and tells what each operation declares about access; `stop` when it is built. */
export function accessByOperation(): ((operationId: string) => Access) & { stop(): void } {
  const declared = new Map<string, Access>();
  const listen = (message: unknown) =>
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ schema, config }) => {
      const { operationId } = (schema ?? {}) as { operationId?: string };
      if (operationId && config?.access) declared.set(operationId, config.access);
    });
  subscribe('fastify.initialization', listen);
  const find = (operationId: string): Access => {
    const access = declared.get(operationId);
    if (!access) throw new Error(`${operationId} declares no access`);
    return access;
  };
  return Object.assign(find, { stop: () => unsubscribe('fastify.initialization', listen) });
}
