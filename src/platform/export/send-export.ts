import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireReachAsked } from '../access/authorisation.ts';
import { requirePurpose } from '../access/purpose.ts';
import { readingOf, recordReadsOf } from '../audit/reads.ts';
import { snapshotCursor } from '../events/cursor.ts';
import { allRows, countExactly, countedRows, type List } from '../http/list.ts';
import { type ItemMasking, itemMasking } from '../http/masking.ts';
import type { PageRequest } from '../http/paging.ts';
import { wantedFields } from '../http/partial.ts';
import { Problem } from '../http/problem.ts';
import type { Values } from './columns.ts';
import { Content } from './content.ts';
import { csvEnd } from './csv.ts';
import type { Summary } from './form.ts';
import { formOf } from './forms.ts';
import { HeldCursor } from './held-cursor.ts';
import { type Format, mediaTypes } from './listed.ts';
import { ndjsonEnd } from './ndjson.ts';
import { exportProblems } from './problems.ts';
import { maximumSheetRows, noteSheet } from './sheet.ts';
import { sheetPart, workbook } from './workbook.ts';

/** Longer than what a buffer of the largest size lasts a reader of 1 KB/s. */
const idleMilliseconds = 300_000;

/** Answers with everything that a list holds for this caller, as a file. */
export async function sendExport<Row, Item extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: PageRequest,
  list: List<Row, Item>,
  format: Format,
): Promise<FastifyReply> {
  requireReachAsked(request);
  const wanted = wantedFields(request);
  const masking = itemMasking(request, wanted);
  if (masking.shown.length > 0) requirePurpose(request);
  describe(request, reply, page, format);
  if (request.method === 'HEAD') return reply.send(Readable.from([]));

  const form = formOf(request, format, wanted);
  // All who are unknown are one caller: from many addresses they take no more turns than one key.
  const done = request.server.exports.turns.take(request.principal?.id ?? 'public');
  let cursor: HeldCursor<Row>;
  try {
    cursor = await openCursor(request, reply, page, list, format, masking);
  } catch (error) {
    done();
    throw error;
  }
  const goesOn = request.principal ? { eventsAfter: snapshotCursor(request, cursor.snapshot) } : {};
  const content = new Content(cursor, itemsOf(list, masking), form);
  const file = fileOf(format, content, () => ({ ...content.finish(), ...goesOn }));
  // Not by whoever reads it: a file that nobody began to read never reaches its end.
  file.once('close', () => {
    cursor.release();
    done();
  });
  file.once('error', (error: NodeJS.ErrnoException) => {
    // Whoever leaves is no fault.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE')
      request.log.error({ reqId: request.id, err: error }, 'an export broke off');
  });
  cutIdle(reply);
  if (goesOn.eventsAfter !== undefined) reply.header('events-after', goesOn.eventsAfter);
  return reply.send(file);
}

function describe(request: FastifyRequest, reply: FastifyReply, page: PageRequest, format: Format): void {
  const type = mediaTypes[format];
  const name = `${resourceOf(request)}-${page.asOf}.${format}`;
  reply
    .type(format === 'xlsx' ? type : `${type}; charset=utf-8`)
    .header('content-disposition', `attachment; filename="${name}"`);
}

/** `/v1/audit/entries` is `audit-entries`, `/v1/units/:unitId/history` is `units-history`. */
const resourceOf = ({ routeOptions }: FastifyRequest): string =>
  routeOptions
    .url!.split('/')
    .slice(2)
    .filter((segment) => /^\w/.test(segment) && !segment.startsWith('_'))
    .join('-');

async function openCursor<Row, Item>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: PageRequest,
  list: List<Row, Item>,
  format: Format,
  { shown }: ItemMasking,
): Promise<HeldCursor<Row>> {
  const { exports, database } = request.server;
  let cancel = () => {};
  const vanished = () => cancel();
  reply.raw.once('close', vanished);
  try {
    return await HeldCursor.open<Row>(
      exports.pool,
      {
        statement: allRows(list, page),
        columns: list.columns,
        setting: list.setting,
        check: format === 'xlsx' ? (client) => requireSheet(client, list) : undefined,
        record: shown.length > 0 ? recordOf(request, list, shown) : undefined,
      },
      (pid) => {
        cancel = () => void database.pool.query('select pg_cancel_backend($1)', [pid]).catch(() => {});
      },
    );
  } finally {
    reply.raw.off('close', vanished);
  }
}

async function requireSheet<Row>(
  client: Parameters<typeof countExactly>[0],
  list: List<Row, unknown>,
): Promise<void> {
  const rows = await countExactly(client, countedRows(list));
  if (rows > maximumSheetRows)
    throw new Problem(exportProblems['too-many-rows'], { parameters: { rows, limit: maximumSheetRows } });
}

function recordOf<Row>(request: FastifyRequest, { subjects }: List<Row, unknown>, shown: readonly string[]) {
  if (!subjects) throw new Error('a list with personal data does not say whose it is');
  return recordReadsOf(subjects(), readingOf(request, shown));
}

const itemsOf =
  <Row, Item extends object>(list: List<Row, Item>, masking: ItemMasking) =>
  (rows: readonly Row[]): readonly Values[] => {
    const items = rows.map((row) => list.item(row));
    masking.mask(items);
    return items as readonly object[] as readonly Values[];
  };

function fileOf<Row>(format: Format, content: Content<Row>, summary: () => Summary): Readable {
  if (format === 'xlsx')
    return workbook([
      { name: 'Data', open: () => content },
      { name: 'End', open: () => [endSheet(summary())] },
    ]);
  const end = format === 'csv' ? csvEnd : ndjsonEnd;
  async function* text() {
    yield* content;
    yield Buffer.from(end(summary()));
  }
  return Readable.from(text(), { objectMode: false });
}

const endSheet = ({ rows, sha256, eventsAfter }: Summary): string =>
  noteSheet({ rows, sha256, part: sheetPart(0), ...(eventsAfter !== undefined && { eventsAfter }) });

/** A reader who takes nothing for so long has gone without a word. */
function cutIdle({ raw }: FastifyReply): void {
  if (raw.socket instanceof Socket) raw.setTimeout(idleMilliseconds, () => raw.destroy());
}
