import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { reachOf } from '../../../platform/access/reach.ts';
import { addMonths } from '../../../platform/calendar.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { followUpOriginKinds } from '../reference.ts';
import { FollowUpSuggestion } from '../schemas/suggestions.ts';
import { suggestionList } from '../store/suggestions.ts';
import { read } from './follow-ups.ts';

/** What calls for action and has none yet. */
export const suggestionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/follow-up-suggestions',
    {
      config: read,
      schema: {
        operationId: 'listFollowUpSuggestions',
        tags: ['follow-ups'],
        summary: 'List what calls for action',
        description:
          'Worked out anew each time: published indices and elements below their target (of each service the last survey; never what is suppressed because few answered), many public reports of one category in one district with one unit, and promises of forum conclusions — each as long as no action answers it, dropped ones aside. Confidential reports count nowhere.',
        querystring: listQuery(
          {
            ...unitFilter,
            kind: Type.Optional(followUpOriginKinds.schema),
            fewestReports: Type.Integer({
              minimum: 2,
              maximum: 10_000,
              default: 5,
              format: 'int32',
              description: 'How many reports make a cluster.',
            }),
            months: Type.Integer({
              minimum: 1,
              maximum: 120,
              default: 3,
              format: 'int32',
              description: 'Reports of how many months are looked at, up to today.',
            }),
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(FollowUpSuggestion)) }),
      },
    },
    async (request, reply) => {
      const today = app.today();
      const { kind, fewestReports, months } = request.query;
      const units = await unitCriteria(app.database.read, request.query, today);
      const list = suggestionList({
        ...units,
        ...(kind === undefined ? {} : { kind }),
        reach: reachOf(request),
        fewestReports,
        from: addMonths(today, -months),
        to: today,
        timeZone: app.config.timeZone,
      });
      return sendList(request, reply, pageRequest(request), list);
    },
  );
};
