import { randomBytes } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { clientAddress } from '../../../platform/access/client-address.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { Desk, thePublic } from '../../../platform/public-writes/index.ts';
import { lookupsOf } from '../intake/lookups.ts';
import { preparedReport, preparedWith, requireFiled } from '../intake/prepared.ts';
import { foundInReceipt, foundInReport } from '../rules/filing.ts';
import { refuseFound } from '../rules/found.ts';
import { FiledReport, NewOfficerReport, NewReport } from '../schemas/reports.ts';
import { fileReports, type IncomingReport, reportSecret } from '../store/filing.ts';

const tags = ['reports'];

/** Reports come in: of the public, and by the hand of officers and other systems. */
export const filingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { config, database } = app;
  const secret = await reportSecret(database.read);
  const lookups = lookupsOf(database.read);
  const desk = new Desk((incoming: readonly IncomingReport[]) =>
    database.transaction(thePublic, (transaction) => fileReports(transaction, incoming, config.timeZone)),
  );

  app.post(
    '/reports',
    {
      config: { access: publicAccess, publicWrite: true, showsOnce: true },
      schema: {
        operationId: 'fileReport',
        tags,
        summary: 'File a report',
        description:
          'Takes a report of anybody — complaint, request for information, aspiration (Perpres 76/2013) — with a `proof` of work from `/challenges?purpose=report`, sends it to its unit, and gives number, secret and deadlines. Once acknowledged it is never lost; sent again with the same proof it is the same report. `confidential` reports are seen by the handling officers alone, and of an `isAnonymous` one nothing is kept of who reports.',
        body: ref(NewReport),
        response: answers({ 201: ref(FiledReport) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { proof, place: point, ...report } = request.body;
      app.topicLimits.require('report', clientAddress(request.ip));
      const key = app.proofs.open(proof, 'report')?.id ?? randomBytes(16);
      refuseFound(foundInReport(report));
      const found = await lookups.receive(request.body);
      const given = { report, channel: 'online', receivedAt: new Date(), point } as const;
      const { identity, incoming } = await preparedWith(database.read, found, given, key, secret);
      const filed = requireFiled(await desk.receive(incoming));
      reply.status(201);
      return { number: identity.number, secret: identity.secret, ...filed };
    },
  );

  app.post(
    '/reports/entries',
    {
      config: { access: withScope('reports:write', { units: 'shared' }), showsOnce: true },
      schema: {
        operationId: 'enterReport',
        tags,
        summary: 'Enter a report for somebody',
        description:
          'Enters a report that came by telephone, on paper, at a desk, or from another system (`externalReferences`, such as SP4N-LAPOR!), and sends it to its unit as if it had been filed. The deadlines begin with `receivedAt`.',
        body: ref(NewOfficerReport),
        response: answers({ 201: ref(FiledReport) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { place: point, receivedAt, externalReferences = [], ...report } = request.body;
      const now = new Date();
      const moment = receivedAt === undefined ? now : new Date(receivedAt);
      refuseFound([...foundInReport(report), ...foundInReceipt(moment, now)]);
      const { identity, filed } = await database.transaction(actorOf(request), async (transaction) => {
        const given = { report, channel: 'officer', receivedAt: moment, point, externalReferences } as const;
        const { identity, incoming } = await preparedReport(transaction, given, randomBytes(16), secret);
        return {
          identity,
          filed: requireFiled((await fileReports(transaction, [incoming], config.timeZone))[0]!),
        };
      });
      reply.status(201).header('location', publicPath(request, `/v1/reports/${identity.id}`));
      return { number: identity.number, secret: identity.secret, ...filed };
    },
  );
};
