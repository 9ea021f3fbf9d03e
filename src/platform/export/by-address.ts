import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { List } from '../http/list.ts';
import { pageRequest } from '../http/paging.ts';
import { type Format, mediaTypes } from './listed.ts';
import { sendList } from './send-list.ts';

/** A filter of lists that links lead to. */
export const formatFilter = {
  format: Type.Optional(
    Type.Enum(['csv', 'ndjson', 'xlsx'] satisfies Format[], {
      description:
        'Gives all of it as a file of this format, as `Accept` does: for links, which can say nothing else.',
    }),
  ),
};

/** A page or a file: what the address asks for is as if `Accept` did. */
export function sendByAddress<Row, Item extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  list: List<Row, Item>,
): ReturnType<typeof sendList<Row, Item>> {
  const { format } = request.query as { format?: Format };
  if (format) request.headers.accept = mediaTypes[format];
  return sendList(request, reply, pageRequest(request), list);
}
