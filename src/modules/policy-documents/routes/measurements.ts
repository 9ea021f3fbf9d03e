import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { impactProblems } from '../impact-problems.ts';
import { policyProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { isEnacted } from '../rules/life.ts';
import { foundInMeasurement } from '../rules/measuring.ts';
import { NewPolicyMeasurement, PolicyMeasurement, type PolicyTarget } from '../schemas/targets.ts';
import { takeDocument } from '../store/documents.ts';
import { findMeasurement, insertMeasurement, isDayMeasured, measurementList } from '../store/measurements.ts';
import { findTarget } from '../store/targets.ts';
import { read, write } from './documents.ts';
import { documentOf } from './documents-of.ts';
import { PolicyTargetParams } from './targets.ts';

const tags = ['policy-targets'];

/** What came of targets. */
export const measurementRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/policy-documents/:policyDocumentId/targets/:policyTargetId/measurements',
    {
      config: read,
      schema: {
        operationId: 'listPolicyMeasurements',
        tags,
        summary: 'List what was measured of a target',
        description:
          'Measurements in the order of their days (capaian): those that the service made itself, and those that people entered, with their corrections. They are added to and never change.',
        params: PolicyTargetParams,
        querystring: listQuery({}, ['measuredOn']),
        response: answers({ 200: PageOf(ref(PolicyMeasurement)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await targetOf(request, request.params);
      return sendList(request, reply, pageRequest(request), measurementList(database.read, id));
    },
  );

  app.post(
    '/policy-documents/:policyDocumentId/targets/:policyTargetId/measurements',
    {
      config: write,
      schema: {
        operationId: 'addPolicyMeasurement',
        tags,
        summary: 'Enter what was measured of a target',
        description:
          'Enters a value of a target that people measure (source `measured`), with words of what shows it and a link, once the document has been enacted: one a day. A mistake is corrected by a later entry that names it.',
        params: PolicyTargetParams,
        body: ref(NewPolicyMeasurement),
        response: answers({ 201: ref(PolicyMeasurement) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { policyDocumentId, policyTargetId } = request.params;
      const today = app.today();
      const measurement = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeDocument(transaction, policyDocumentId, reachOf(request), today, '*');
        const target = await findTarget(transaction, held.id, policyTargetId, today);
        if (!target) throw notFound();
        const { source } = target;
        if (source !== 'measured')
          throw new Problem(impactProblems['policy-target-measured-itself'], { parameters: { source } });
        if (!isEnacted(held.stage))
          throw new Problem(policyProblems['policy-document-stage'], {
            parameters: { stage: held.stage, wanted: 'signed, promulgated' },
          });
        refuseFound(foundInMeasurement(target, body, today));
        await requireSound(transaction, policyTargetId, body);
        const id = await insertMeasurement(transaction, {
          ...body,
          targetId: policyTargetId,
          documentId: held.id,
          isAutomatic: false,
        });
        return (await findMeasurement(transaction, policyTargetId, id))!;
      });
      const path = `/v1/policy-documents/${policyDocumentId}/targets/${policyTargetId}/measurements`;
      reply.status(201).header('location', publicPath(request, `${path}/${measurement.id}`));
      return measurement;
    },
  );

  app.get(
    '/policy-documents/:policyDocumentId/targets/:policyTargetId/measurements/:policyMeasurementId',
    {
      config: read,
      schema: {
        operationId: 'getPolicyMeasurement',
        tags,
        summary: 'Read a measurement',
        description: 'One measurement of a target, and which entry corrects it.',
        params: Closed({
          ...PolicyTargetParams.properties,
          policyMeasurementId: Id('Stable id of the measurement.'),
        }),
        response: answers({ 200: ref(PolicyMeasurement) }, 404),
      },
    },
    async (request) => {
      const { id } = await targetOf(request, request.params);
      const measurement = await findMeasurement(database.read, id, request.params.policyMeasurementId);
      if (!measurement) throw notFound();
      return measurement;
    },
  );

  async function targetOf(
    request: FastifyRequest,
    { policyDocumentId, policyTargetId }: { policyDocumentId: string; policyTargetId: string },
  ): Promise<PolicyTarget> {
    const { id } = await documentOf(request, policyDocumentId);
    const target = await findTarget(database.read, id, policyTargetId, app.today());
    if (!target) throw notFound();
    return target;
  }
};

/** @throws Problem if it corrects nothing of the target, or its day has been measured */
async function requireSound(
  reader: Reader,
  targetId: string,
  { correctsId, measuredOn: day }: NewPolicyMeasurement,
): Promise<void> {
  if (correctsId !== undefined && !(await findMeasurement(reader, targetId, correctsId)))
    throw unknownReference('measurement', '/correctsId');
  if (await isDayMeasured(reader, targetId, day, correctsId))
    refuseFound([{ pointer: '/measuredOn', code: 'day-measured-already', parameters: { day } }]);
}
