import type { FastifyReply, FastifyRequest } from 'fastify';
import { type List, readPage } from '../http/list.ts';
import { type PageRequest, sendPage } from '../http/paging.ts';
import { exportFormat } from './formats.ts';
import { sendExport } from './send-export.ts';

/** Answers with one page of a list, or by `Accept` with all of it as a file. */
export async function sendList<Row, Item extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: PageRequest,
  list: List<Row, Item>,
): Promise<ReturnType<typeof sendPage<Item>>> {
  const format = exportFormat(request);
  if (format === undefined)
    return sendPage(request, reply, page, await readPage(request.server.database.pool, list, page));
  // The type of the answer knows only JSON.
  return sendExport(request, reply, page, list, format) as never;
}
