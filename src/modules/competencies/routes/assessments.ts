import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, DateOnly, Id, ref } from '../../../platform/http/schemas.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { assessmentMethods, assessmentStates } from '../reference.ts';
import { foundInAssessment } from '../rules/assessments.ts';
import { refuseFound } from '../rules/found.ts';
import {
  Assessment,
  AssessmentCorrection,
  AssessmentRemark,
  AssessmentWithdrawal,
  NewAssessment,
  NewAssessmentRemark,
} from '../schemas/assessments.ts';
import {
  assessmentList,
  contextOf,
  findAssessment,
  insertAssessment,
  insertRemark,
  remarksOf,
  retireAssessment,
} from '../store/assessments.ts';

const tags = ['assessments'];
const sensitive = 'assessments:read-sensitive' as const;
const read = { access: withScope('assessments:read', { units: 'narrowed', sensitive }) };
const write = { access: withScope('assessments:write', { units: 'narrowed', sensitive }) };
const confidential = { access: withScope(sensitive, { units: 'narrowed', sensitive }) };
const AssessmentParams = Closed({ assessmentId: Id('Stable id of the assessment.') });

/** What people could show of competencies: entered, corrected and withdrawn, never changed. */
export const assessmentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/assessments',
    {
      config: read,
      schema: {
        operationId: 'listAssessments',
        tags,
        summary: 'List assessments',
        description:
          'Assessments (hasil penilaian kompetensi), page by page; also those that were replaced or withdrawn. Evidence is masked without the scope `assessments:read-sensitive`.',
        querystring: listQuery(
          {
            ...unitFilter,
            employeeId: Type.Optional(Id('Only those of this person.')),
            method: Type.Optional(assessmentMethods.schema),
            assessorId: Type.Optional(Id('Only those that this assessor held.')),
            state: Type.Optional(assessmentStates.schema),
            assessedFrom: Type.Optional(DateOnly('Only those held on this day or later.')),
            assessedTo: Type.Optional(DateOnly('Only those held before this day.', '2026-12-31')),
            countsOn: Type.Optional(DateOnly('Only those that count on this day: valid and not expired.')),
          },
          ['id', 'assessedOn'],
        ),
        response: answers({ 200: PageOf(ref(Assessment)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const today = app.today();
      const filter = {
        ...request.query,
        reach: reachOf(request),
        today,
        ...(await unitCriteria(database.read, request.query, today)),
      };
      return sendList(request, reply, page, assessmentList(database.read, filter));
    },
  );

  app.post(
    '/assessments',
    {
      config: write,
      schema: {
        operationId: 'createAssessment',
        tags,
        summary: 'Enter the result of an assessment',
        description:
          'Enters what somebody could show on a day. Until when it counts follows from the method (`/assessment-validities`). One valid assessment by a method a day; whole rounds are imported.',
        body: ref(NewAssessment),
        response: answers({ 201: ref(Assessment) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      const assessment = await database.transaction(actorOf(request), (transaction) =>
        enter(transaction, request.body, reach),
      );
      reply.status(201).header('location', publicPath(request, `/v1/assessments/${assessment.id}`));
      return versioned(reply, assessment);
    },
  );

  app.get(
    '/assessments/:assessmentId',
    {
      config: read,
      schema: {
        operationId: 'getAssessment',
        tags,
        summary: 'Read an assessment',
        description: 'One assessment with the levels shown; what was confided on it stands apart.',
        params: AssessmentParams,
        response: answers({ 200: ref(Assessment) }, 404),
      },
    },
    async (request, reply) => {
      const assessment = await findAssessment(database.read, request.params.assessmentId, reachOf(request));
      if (!assessment) throw notFound();
      return versioned(reply, assessment);
    },
  );

  app.post(
    '/assessments/:assessmentId/corrections',
    {
      config: write,
      schema: {
        operationId: 'correctAssessment',
        tags,
        summary: 'Correct an assessment',
        description:
          'Enters the assessment as it should have been, in whole, with the reason. The wrong one stays readable as `replaced`, and counts no longer. `If-Match` is honoured if sent.',
        params: AssessmentParams,
        body: ref(AssessmentCorrection),
        response: answers({ 201: ref(Assessment) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { assessmentId } = request.params;
      const { reason, ...given } = request.body;
      const reach = reachOf(request);
      const expected = optionalVersion(request);
      const assessment = await database.transaction(actorOf(request), async (transaction) => {
        const to = { state: 'replaced', reason } as const;
        const employeeId = await retireAssessment(transaction, assessmentId, to, expected, reach);
        return enter(transaction, { employeeId, ...given }, reach, assessmentId);
      });
      reply.status(201).header('location', publicPath(request, `/v1/assessments/${assessment.id}`));
      return versioned(reply, assessment);
    },
  );

  app.post(
    '/assessments/:assessmentId/withdrawal',
    {
      config: write,
      schema: {
        operationId: 'withdrawAssessment',
        tags,
        summary: 'Withdraw an assessment',
        description:
          'Takes an assessment out of count for good, with the reason; it stays readable as `withdrawn`.',
        params: AssessmentParams,
        body: ref(AssessmentWithdrawal),
        response: answers({ 201: ref(Assessment) }, 404, 409, 412, 413, 415, 428),
      },
    },
    async (request, reply) => {
      const { assessmentId } = request.params;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      const assessment = await database.transaction(actorOf(request), async (transaction) => {
        const to = { state: 'withdrawn', reason: request.body.reason } as const;
        await retireAssessment(transaction, assessmentId, to, expected, reach);
        return (await findAssessment(transaction, assessmentId, null))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/assessments/${assessmentId}`));
      return versioned(reply, assessment);
    },
  );

  app.get(
    '/assessments/:assessmentId/remarks',
    {
      config: confidential,
      schema: {
        operationId: 'listAssessmentRemarks',
        tags,
        summary: 'Read what was confided on an assessment',
        description:
          'Confidential remarks of assessors, oldest first: only with the scope `assessments:read-sensitive`, and each reading is on record.',
        params: AssessmentParams,
        response: answers(
          {
            200: Type.Object(
              {
                items: Type.Array(ref(AssessmentRemark), {
                  maxItems: 10_000,
                  description: 'The remarks, oldest first.',
                }),
              },
              { description: 'What was confided on an assessment.' },
            ),
          },
          404,
        ),
      },
    },
    async (request) => {
      const { assessmentId } = request.params;
      await requireAssessment(assessmentId, reachOf(request));
      return { items: await remarksOf(database.read, assessmentId) };
    },
  );

  app.post(
    '/assessments/:assessmentId/remarks',
    {
      config: write,
      schema: {
        operationId: 'addAssessmentRemark',
        tags,
        summary: 'Confide a remark on an assessment',
        description: 'Adds a confidential remark; remarks are never changed or removed.',
        params: AssessmentParams,
        body: ref(NewAssessmentRemark),
        response: answers({ 201: ref(AssessmentRemark) }, 404, 413, 415),
      },
    },
    async (request, reply) => {
      const { assessmentId } = request.params;
      await requireAssessment(assessmentId, reachOf(request));
      const remark = await database.transaction(actorOf(request), (transaction) =>
        insertRemark(transaction, assessmentId, request.body.text),
      );
      reply.status(201).header('location', publicPath(request, `/v1/assessments/${assessmentId}/remarks`));
      return remark;
    },
  );

  await app.register(
    historyOfResource({
      path: '/assessments/:assessmentId',
      parameter: 'assessmentId',
      resource: 'assessment',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) =>
        (await findAssessment(database.read, id, reachOf(request))) !== undefined,
    }),
  );

  async function enter(
    transaction: Transaction,
    assessment: NewAssessment,
    reach: Reach,
    replacesId: string | null = null,
  ): Promise<Assessment> {
    const context = await contextOf(transaction, assessment, app.today(), reach);
    refuseFound(foundInAssessment(assessment, context));
    const id = await insertAssessment(transaction, assessment, context.months!, replacesId);
    return (await findAssessment(transaction, id, null))!;
  }

  async function requireAssessment(assessmentId: string, reach: Reach): Promise<void> {
    if (!(await findAssessment(database.read, assessmentId, reach))) throw notFound();
  }
};
