import type { FastifyRequest } from 'fastify';
import type { SchemaNode } from '../http/personal.ts';
import { columnsOf, fieldsOf } from './columns.ts';
import { csvForm } from './csv.ts';
import type { Form } from './form.ts';
import { type Format, itemSchema } from './listed.ts';
import { ndjsonForm } from './ndjson.ts';
import { sheetForm } from './sheet.ts';

/** How the items of a route are written in a format, or these fields of them. */
export function formOf(request: FastifyRequest, format: Format, wanted: readonly string[] | undefined): Form {
  const item = itemSchema(request.routeOptions.schema);
  if (!item) throw new Error('a list does not declare what its items are');
  const shared = request.server.getSchemas() as Record<string, SchemaNode>;
  const fields = wanted ?? fieldsOf(item, shared);
  if (format === 'ndjson') return ndjsonForm(fields);
  const columns = columnsOf(item, shared, fields);
  const { bom } = request.query as { bom?: true };
  return format === 'csv' ? csvForm(columns, bom === true) : sheetForm(columns);
}
