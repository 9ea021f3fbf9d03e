import type { RouteOptions } from 'fastify';

/** The schema of a route, as the contract shows it. */
export type RouteSchema = Record<string, unknown> & {
  readonly description?: string;
  readonly querystring?: {
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, { readonly default?: unknown }>>;
  };
  readonly headers?: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, object>>;
    readonly required?: readonly string[];
  };
  readonly response?: Readonly<Record<number, unknown>>;
};

/** Adds to the description of a route what follows from its declaration. */
export type Addition = (described: RouteSchema, route: RouteOptions) => RouteSchema;

export const methodsOf = (route: Pick<RouteOptions, 'method'>): string[] => [route.method].flat();

/** Whether a route may change something. */
export const isWrite = (route: RouteOptions): boolean =>
  !methodsOf(route).every((method) => ['GET', 'HEAD', 'OPTIONS'].includes(method));

/** Adds answers to those that are described. */
export const withAnswers = (
  described: RouteSchema,
  more: Readonly<Record<number, unknown>>,
): RouteSchema => ({
  ...described,
  response: { ...described.response, ...more },
});

/** Adds request headers to those that are described. */
export const withHeaders = (
  described: RouteSchema,
  more: Readonly<Record<string, object>>,
  required: readonly string[] = [],
): RouteSchema => ({
  ...described,
  headers: {
    type: 'object',
    properties: { ...described.headers?.properties, ...more },
    required: [...(described.headers?.required ?? []), ...required],
  },
});

/** Adds headers to the good answers that are described. */
export const withAnswerHeaders = (
  described: RouteSchema,
  more: Readonly<Record<string, object>>,
): RouteSchema => ({
  ...described,
  response: Object.fromEntries(
    Object.entries(described.response ?? {}).map(([status, answer]) => {
      const { headers, ...rest } = answer as { readonly headers?: object };
      return [status, Number(status) < 300 ? { ...rest, headers: { ...headers, ...more } } : answer];
    }),
  ),
});

/** A parameter with a default need not be sent. */
export function documentDefaults(described: RouteSchema): RouteSchema {
  const query = described.querystring;
  if (!query) return described;
  const required = (query.required ?? []).filter((name) => query.properties?.[name]?.default === undefined);
  return { ...described, querystring: { ...query, required } };
}

/** The media types in which a body of JSON may come. */
export const bodyTypes = (method: string): string[] => [
  'application/json',
  ...(method === 'PATCH' ? ['application/merge-patch+json'] : []),
];

export const documentMergePatch: Addition = (described, route) =>
  methodsOf(route).includes('PATCH') ? { ...described, consumes: bodyTypes('PATCH') } : described;
