import type { FastifyInstance } from 'fastify';

export interface Operation {
  readonly operationId: string;
  readonly description: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, object>>;
}

export interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** The contract as a client gets it. */
export const documentOf = (app: FastifyInstance): Document =>
  JSON.parse(JSON.stringify(app.swagger())) as Document;

export const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      path,
      method: method.toUpperCase() as 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
      operation,
    })),
  );

/** An address of an operation; its ids lead nowhere. */
export const addressOf = (path: string): string =>
  `/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name.endsWith('Id') ? '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b' : name === 'resource' ? 'units' : 'genders',
  )}`;
