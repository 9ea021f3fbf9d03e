import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { Closed, ref } from '../../../platform/http/schemas.ts';
import { reportStates } from '../../reports/reference.ts';
import { root } from '../addresses.ts';
import { send, wordsFor } from '../answer.ts';
import { open311Errors } from '../errors.ts';
import { open311Problems } from '../problems.ts';
import { refused } from '../remarks.ts';
import { foundInSpan, momentOf, mostDays, type Span, spanOf } from '../rules/span.ts';
import { statesOf } from '../rules/states.ts';
import { open311Answers } from '../schemas/answers.ts';
import { CommonQuery, GivenCode, mostRequests, RequestsQuery, UpdatesQuery } from '../schemas/parameters.ts';
import { listOf, Open311Request, Open311Token, Open311Update } from '../schemas/requests.ts';
import { isNumberGiven, type Portion, type RequestFilter, readPublicRequests } from '../store/requests.ts';
import { readPublicUpdates } from '../store/updates.ts';
import { toldRequest, toldUpdate } from '../told.ts';

const tags = ['open311'];
const open = { access: publicAccess, problemForm: open311Errors };
const Params = Closed({ reportNumber: GivenCode('Number of the report.', 'L-7k3m-q0zd-41') });
const allStates = reportStates.entries.map(({ code }) => code);
const requestExample =
  '<service_requests><request><service_request_id>L-7k3m-q0zd-41</service_request_id><status>open</status><status_notes>Diproses: Petugas sudah ke lokasi.</status_notes><service_name>Lampu jalan</service_name><service_code>LAMPU</service_code><description>Lampu jalan di depan SDN 12 mati.</description><agency_responsible>Dinas Perhubungan</agency_responsible><service_notice/><requested_datetime>2026-01-31T01:00:00.000Z</requested_datetime><updated_datetime>2026-02-02T03:00:00.000Z</updated_datetime><expected_datetime>2026-02-20T09:00:00.000Z</expected_datetime><address/><address_id/><zipcode/><lat>-2.9911</lat><long>104.7565</long><media_url/></request></service_requests>';

/** What everybody may read of reports, as Open311 tells it. */
export const requestRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    `${root}/requests`,
    {
      config: open,
      schema: {
        operationId: 'listOpen311Requests',
        tags,
        summary: 'List reports by Open311',
        description: `Public reports, the newest first: those of the last ${mostDays} days or of another span of so many days at most, and ${mostRequests} of them at most; further ones by \`page\`. Who asks by \`updated_after\` or \`updated_before\` without a span is told of reports of any age. What is not verified yet, or is confidential, is never among them. As \`requests.xml\` or \`requests.json\` the format stands in the address.`,
        querystring: RequestsQuery,
        response: open311Answers({
          description: 'The reports that were asked for.',
          json: listOf(Open311Request, mostRequests),
          xml: requestExample,
        }),
      },
    },
    async (request, reply) => {
      const { service_request_id, page, page_size } = request.query;
      const numbers = partsOf(service_request_id);
      const filter = numbers ? { numbers } : filterOf(request.query, new Date());
      return sendRequests(request, reply, filter, portionOf(page, page_size));
    },
  );

  app.get(
    `${root}/requests/:reportNumber`,
    {
      config: open,
      schema: {
        operationId: 'getOpen311Request',
        tags,
        summary: 'Read a report by Open311',
        description:
          'One public report by its number, as a list of one. With `.xml` or `.json` after the number the format stands in the address.',
        params: Params,
        querystring: CommonQuery,
        response: open311Answers({
          description: 'The report that was asked for.',
          json: listOf(Open311Request, 1),
          xml: requestExample,
        }),
      },
    },
    async (request, reply) => {
      const filter = { numbers: [request.params.reportNumber] };
      const found = await readPublicRequests(database.read, filter, portionOf(1, 1), app.today());
      if (found.length === 0) throw new Problem(open311Problems['service-request-unknown']);
      return answerWith(
        request,
        reply,
        found.map((report) => toldRequest(report, request)),
      );
    },
  );

  app.get(
    `${root}/tokens/:reportNumber`,
    {
      config: open,
      schema: {
        operationId: 'getOpen311Token',
        tags,
        summary: 'Read the number that a token stands for',
        description:
          'Numbers are given at once when a report is filed, so the number is its own token: for apps that ask all the same. Nothing else is told of the report. With `.xml` or `.json` after the token the format stands in the address.',
        params: Params,
        querystring: CommonQuery,
        response: open311Answers({
          description: 'The number that was given.',
          json: {
            type: 'array',
            items: ref(Open311Token),
            maxItems: 1,
            description: 'The number that was given.',
          } as never,
          xml: '<service_requests><request><service_request_id>L-7k3m-q0zd-41</service_request_id><token>L-7k3m-q0zd-41</token></request></service_requests>',
        }),
      },
    },
    async (request, reply) => {
      const { reportNumber } = request.params;
      if (!(await isNumberGiven(database.read, reportNumber)))
        throw new Problem(open311Problems['token-unknown']);
      return answerWith(request, reply, [{ service_request_id: reportNumber, token: reportNumber }]);
    },
  );

  app.get(
    `${root}/servicerequestupdates`,
    {
      config: open,
      schema: {
        operationId: 'listOpen311Updates',
        tags,
        summary: 'List what was done about reports, by Open311',
        description: `Each step in the handling of public reports, the oldest first, as FixMyStreet asks for it: of the last ${mostDays} days or of another span of so many days at most, or of some reports. As \`servicerequestupdates.xml\` or \`servicerequestupdates.json\` the format stands in the address.`,
        querystring: UpdatesQuery,
        response: open311Answers({
          description: 'The steps that were asked for.',
          json: listOf(Open311Update, mostRequests),
          xml: '<service_request_updates><request_update><update_id>019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b</update_id><service_request_id>L-7k3m-q0zd-41</service_request_id><status>closed</status><updated_datetime>2026-02-02T03:00:00.000Z</updated_datetime><description>Ditindaklanjuti: Lampu sudah diganti.</description><media_url/></request_update></service_request_updates>',
        }),
      },
    },
    async (request, reply) => {
      const { service_request_id, page, page_size, ...span } = request.query;
      const numbers = partsOf(service_request_id);
      const isBySpan = span.start_date !== undefined || span.end_date !== undefined;
      const happened = numbers && !isBySpan ? undefined : spanIn(span, new Date());
      const found = await readPublicUpdates(database.read, { numbers, happened }, portionOf(page, page_size));
      const updates = found.map((step) => toldUpdate(step, wordsFor(request)));
      return send(request, reply, {
        json: updates,
        xml: { service_request_updates: { request_update: updates } },
      });
    },
  );

  async function sendRequests(
    request: FastifyRequest,
    reply: FastifyReply,
    filter: RequestFilter,
    portion: Portion,
  ): Promise<never> {
    const found = await readPublicRequests(database.read, filter, portion, app.today());
    return answerWith(
      request,
      reply,
      found.map((report) => toldRequest(report, request)),
    );
  }
};

const answerWith = (request: FastifyRequest, reply: FastifyReply, items: readonly object[]): never =>
  send(request, reply, { json: items, xml: { service_requests: { request: items } } });

const portionOf = (page = 1, pageSize = mostRequests): Portion => ({
  limit: pageSize,
  offset: (page - 1) * pageSize,
});

const partsOf = (list: string | undefined): string[] | undefined =>
  list
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function filterOf(query: Static<typeof RequestsQuery>, now: Date): RequestFilter {
  const { service_code, status, start_date, end_date, updated_after, updated_before } = query;
  const isByChange = updated_after !== undefined || updated_before !== undefined;
  const isBySpan = start_date !== undefined || end_date !== undefined;
  return {
    categoryCodes: partsOf(service_code),
    states: status === undefined ? undefined : statesOf(status.split(','), allStates),
    received: isByChange && !isBySpan ? undefined : spanIn(query, now),
    updatedAfter: momentIn('updated_after', updated_after),
    updatedBefore: momentIn('updated_before', updated_before),
    around: circleIn(query),
  };
}

function momentIn(parameter: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const moment = momentOf(text);
  if (!moment) throw refused({ parameter }, 'no-such-moment');
  return moment;
}

function spanIn(
  { start_date, end_date }: Pick<Static<typeof RequestsQuery>, 'start_date' | 'end_date'>,
  now: Date,
): Span {
  const span = spanOf(momentIn('start_date', start_date), momentIn('end_date', end_date), now);
  const found = foundInSpan(span);
  if (found) throw refused({ parameter: 'start_date' }, found, { days: mostDays });
  return span;
}

function circleIn({ lat, long, radius = 1000 }: Static<typeof RequestsQuery>): RequestFilter['around'] {
  if (lat === undefined && long === undefined) return undefined;
  if (lat === undefined || long === undefined)
    throw refused({ parameter: lat === undefined ? 'lat' : 'long' }, 'half-a-place');
  return { latitude: lat, longitude: long, radius };
}
