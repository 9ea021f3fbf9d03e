import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { mayUse, principalOf } from '../../access/caller.ts';
import { requirePurpose } from '../../access/purpose.ts';
import { withScope } from '../../access/scopes.ts';
import { answers } from '../../http/answers.ts';
import { Problem } from '../../http/problem.ts';
import { problems, unavailable } from '../../http/problems.ts';
import { shapeRemarks } from '../../http/remarks.ts';
import { Closed, DateOnly, FileContent, Text } from '../../http/schemas.ts';
import { type ExportFilter, openProvenExport } from '../proven-export/proven-export.ts';
import { sealProblems } from '../sealed/problems.ts';

const sensitive = 'audit:read-sensitive';
/** Each export holds a connection to the database as long as its reader takes. */
const exportsAtOnce = 2;

/** The export that an auditor proves without service and database. */
export const provenExportRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const { timeZone } = app.config;
  let running = 0;

  app.get(
    '/audit/export',
    {
      config: { access: withScope('audit:read', { sensitive }) },
      // It would read all of the export.
      exposeHeadRoute: false,
      schema: {
        operationId: 'exportAuditLog',
        tags: ['audit'],
        summary: 'Export the audit log with its proofs',
        description:
          'The sealed entries of these days as NDJSON, with all that it takes to prove them: `penata audit verify FILE` needs neither service nor database. The range has no gaps, so it may hold entries of neighbouring days; what a filter leaves out stands there by its hash. Callers who see personal fields must say why in `X-Purpose`, and their reading is put on record first. The file is streamed: without its last line (`end`) it was cut.',
        querystring: Closed({
          from: DateOnly('First day on which entries were recorded, in the service’s time zone.'),
          to: DateOnly('Last day on which entries were recorded.'),
          resource: Type.Optional(Text('Show only entries of this kind of resource.', 60, 'employee')),
          actorId: Type.Optional(Text('Show only what this caller did.', 1000)),
        }),
        response: answers(
          {
            200: {
              description: 'The export: a header line, the entries, a last line.',
              content: {
                'application/x-ndjson': {
                  schema: FileContent('A line of JSON each.'),
                },
              },
            },
          },
          409,
        ),
      },
    },
    async (request, reply) => {
      const { from, to, ...filter } = request.query;
      if (from > to) throw daysReversed(from);
      const showsPersonal = mayUse(request, sensitive);
      const purpose = showsPersonal ? requirePurpose(request) : null;
      if (running >= exportsAtOnce) throw unavailable();
      running += 1;
      try {
        if (purpose !== null) await record(request, { from, to, ...filter }, purpose);
        const order = {
          days: { from, to, timeZone },
          filter: Object.keys(filter).length === 0 ? null : (filter satisfies ExportFilter),
          showsPersonal,
        };
        const stream = await openProvenExport(database.pool, order);
        if (!stream) throw new Problem(sealProblems['not-sealed-yet']);
        stream.once('close', () => {
          running -= 1;
        });
        reply
          .type('application/x-ndjson')
          .header('content-disposition', `attachment; filename="audit-${from}-${to}.ndjson"`);
        // The type of the answer knows only JSON.
        return reply.send(stream as never);
      } catch (error) {
        running -= 1;
        throw error;
      }
    },
  );

  /** Puts on record that somebody reads personal data of whoever stands in the log. */
  async function record(request: FastifyRequest, shown: object, purpose: string): Promise<void> {
    const { kind, id } = principalOf(request);
    await database.pool.query(
      `select audit.record_reads($1, $2, $3, 'audit-log', array[null]::text[], $4, $5)`,
      [kind, id, request.id, { operationId: 'exportAuditLog', ...shown }, purpose],
    );
  }
};

const daysReversed = (from: string): Problem =>
  new Problem(problems['invalid-input'], {
    remarks: [
      {
        place: { parameter: 'to' },
        code: 'out-of-range',
        text: shapeRemarks['out-of-range'],
        parameters: { comparison: '≥', limit: from },
      },
    ],
  });
