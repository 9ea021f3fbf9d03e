import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SchemaNode } from '../http/personal.ts';
import { columnsOf, type Values } from './columns.ts';
import { csvForm } from './csv.ts';
import type { Form } from './form.ts';
import { type Format, itemSchema } from './listed.ts';
import { ndjsonForm } from './ndjson.ts';
import { sheetForm } from './sheet.ts';

/** How the items of a route are written in a format, or these fields of them. */
export function formOf(
  request: FastifyRequest,
  reply: FastifyReply,
  format: Format,
  wanted: readonly string[] | undefined,
): Form {
  const item = itemSchema(request.routeOptions.schema);
  if (!item) throw new Error('a list does not declare what its items are');
  if (format === 'ndjson') return ndjsonForm(wanted ? partWriter(wanted) : itemWriter(reply, item));
  const columns = columnsOf(item, request.server.getSchemas() as Record<string, SchemaNode>, wanted);
  const { bom } = request.query as { bom?: true };
  return format === 'csv' ? csvForm(columns, bom === true) : sheetForm(columns);
}

const itemWriter = (reply: FastifyReply, item: SchemaNode) =>
  reply.compileSerializationSchema(item as Record<string, unknown>) as (item: Values) => string;

const partWriter = (wanted: readonly string[]) => (item: Values) =>
  JSON.stringify(Object.fromEntries(wanted.map((name) => [name, item[name]])));
