import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Id, ref } from '../../../platform/http/schemas.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { TrainingNeed } from '../schemas/training-needs.ts';
import { reportedNeedList } from '../store/reported-needs.ts';

/** What units need to be trained in beside what gaps tell. */
export const trainingNeedRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/training-needs',
    {
      config: { access: withScope('training-plans:read', { units: 'narrowed' }) },
      schema: {
        operationId: 'listTrainingNeeds',
        tags: ['training-plans'],
        summary: 'List reported training needs',
        description:
          'What units need to be trained in by what citizens say of their staff (kompetensi pelaksana), beside what gaps tell: reported with `POST /follow-ups/{followUpId}/training-needs`. Open ones stand in `reportedNeeds` of training plans too.',
        querystring: listQuery(
          {
            ...unitFilter,
            originId: Type.Optional(Id('Only what follows from this, such as a follow-up.')),
            isOpen: Type.Optional(Type.Literal(true, { description: 'Only what is still a need today.' })),
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(TrainingNeed)) }),
      },
    },
    async (request, reply) => {
      const today = app.today();
      const { originId, isOpen } = request.query;
      const units = await unitCriteria(database.read, request.query, today);
      const list = reportedNeedList(database.read, {
        ...units,
        reach: reachOf(request),
        ...(originId === undefined ? {} : { originId }),
        openOn: isOpen ? today : undefined,
      });
      return sendList(request, reply, pageRequest(request), list);
    },
  );
};
