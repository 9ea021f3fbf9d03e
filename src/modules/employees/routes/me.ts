import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ownEmployeeId } from '../../../platform/access/caller.ts';
import { selfAccess } from '../../../platform/access/scopes.ts';
import { newestFirst } from '../../../platform/audit/schemas.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { versioned } from '../../../platform/http/conditional.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { AsOf, Closed, ref } from '../../../platform/http/schemas.ts';
import { PersonalDataChange, PersonalDataRead } from '../me-schemas.ts';
import { Employee, Placements, Ranks } from '../schemas.ts';
import { placementHistory, rankHistory } from '../store/careers.ts';
import { findEmployee } from '../store/reading.ts';
import { changeList, readList } from '../store/self.ts';

const tags = ['me'];
const config = { access: selfAccess };

/** The personnel file of the caller; on routes of `selfAccess` there always is one. */

/** What civil servants see of themselves (UU 27/2022 art. 5 and 7). */
export const meRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/me/employee',
    {
      config,
      schema: {
        operationId: 'getOwnEmployee',
        tags,
        summary: 'Read the own personnel file',
        description: 'The head of the own personnel file on a day, with nothing masked.',
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(Employee) }),
      },
    },
    async (request, reply) => {
      const day = request.query.asOf ?? app.today();
      return versioned(reply, (await findEmployee(database.pool, ownEmployeeId(request), day, null))!);
    },
  );

  app.get(
    '/me/ranks',
    {
      config,
      schema: {
        operationId: 'listOwnRanks',
        tags,
        summary: 'Read the own ranks',
        description: 'Every own rank (pangkat, golongan/ruang) by period, oldest first.',
        response: answers({ 200: Ranks }),
      },
    },
    async (request) => ({ items: await rankHistory(database.read, ownEmployeeId(request)) }),
  );

  app.get(
    '/me/placements',
    {
      config,
      schema: {
        operationId: 'listOwnPlacements',
        tags,
        summary: 'Read the own placements',
        description: 'Every own placement (definitive, acting, additional) by period, oldest first.',
        response: answers({ 200: Placements }),
      },
    },
    async (request) => ({ items: await placementHistory(database.read, ownEmployeeId(request)) }),
  );

  app.get(
    '/me/personal-data/reads',
    {
      config,
      schema: {
        operationId: 'listReadsOfOwnData',
        tags,
        summary: 'List who read one’s personal data',
        description:
          'Who was shown personal data of the caller unmasked, when, which fields and why; newest first (UU 27/2022 art. 5 and 31).',
        querystring: newestFirst(listQuery({}, ['id'])),
        response: answers({ 200: PageOf(ref(PersonalDataRead)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      return sendList(request, reply, page, readList(database.read, ownEmployeeId(request)));
    },
  );

  app.get(
    '/me/personal-data/changes',
    {
      config,
      schema: {
        operationId: 'listChangesOfOwnData',
        tags,
        summary: 'List what was changed in the own file',
        description:
          'Every change of the own personnel file, ranks and placements: when, by whom, what stood there before and since, and why; newest first.',
        querystring: newestFirst(listQuery({}, ['id'])),
        response: answers({ 200: PageOf(ref(PersonalDataChange)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      return sendList(request, reply, page, changeList(database.read, ownEmployeeId(request)));
    },
  );
};
