import type { SchemaNode } from '../http/personal.ts';

/** The formats in which all of a list can be had, by `Accept`. */
export const mediaTypes = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type Format = keyof typeof mediaTypes;

/** The schema of the items of a list, from the schema of its route; undefined if that is no list of pages. */
export function itemSchema(route: unknown): SchemaNode | undefined {
  const { response } = (route ?? {}) as { response?: Record<number, SchemaNode | undefined> };
  const page = response?.[200]?.properties;
  return page?.items?.items && 'next' in page ? page.items.items : undefined;
}
