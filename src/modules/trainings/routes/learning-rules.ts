import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type, { type TSchema } from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { AsOf, Closed, ref } from '../../../platform/http/schemas.ts';
import {
  LearningConversion,
  LearningDuty,
  NewLearningConversion,
  NewLearningDuty,
} from '../schemas/hours.ts';
import { addConversion, addDuty, conversionsOn, dutiesOn } from '../store/learning-rules.ts';

const tags = ['learning-hours'];
const read = { access: withScope('trainings:read', { units: 'shared' }) };
const write = { access: withScope('trainings:write') };

const allOf = <T extends TSchema>(schema: T, description: string) =>
  Type.Object(
    { items: Type.Array(ref(schema), { maxItems: 100, description: 'One for each kind.' }) },
    { description },
  );

/** What learning hours are held against, and how forms of learning count, as data. */
export const learningRuleRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/learning-duties',
    {
      config: read,
      schema: {
        operationId: 'listLearningDuties',
        tags,
        summary: 'List how many learning hours have to be reached',
        description: 'Duties and ceilings of a day (kewajiban jam pelajaran), by kind of employment.',
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: allOf(LearningDuty, 'The duties of a day.') }),
      },
    },
    async (request) => ({ items: await dutiesOn(database.read, request.query.asOf ?? app.today()) }),
  );

  app.post(
    '/learning-duties',
    {
      config: write,
      schema: {
        operationId: 'addLearningDuty',
        tags,
        summary: 'Set how many learning hours have to be reached',
        description:
          'Sets a duty or ceiling from a day on; the one of the same kind of employment that held before ends then. Years are held against what holds on their last day, or today.',
        body: ref(NewLearningDuty),
        response: answers({ 201: ref(LearningDuty) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const duty = await database.transaction(actorOf(request), (transaction) =>
        addDuty(transaction, request.body),
      );
      const place = `/v1/learning-duties?asOf=${duty.validFrom}`;
      reply.status(201).header('location', publicPath(request, place));
      return duty;
    },
  );

  app.get(
    '/learning-conversions',
    {
      config: read,
      schema: {
        operationId: 'listLearningConversions',
        tags,
        summary: 'List how forms of learning count',
        description:
          'How many learning hours a day, session or programme counts where none are printed on the certificate (konversi jam pelajaran, Peraturan LAN 10/2018), by kind.',
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: allOf(LearningConversion, 'The conversions of a day.') }),
      },
    },
    async (request) => ({ items: await conversionsOn(database.read, request.query.asOf ?? app.today()) }),
  );

  app.post(
    '/learning-conversions',
    {
      config: write,
      schema: {
        operationId: 'addLearningConversion',
        tags,
        summary: 'Set how a form of learning counts',
        description:
          'Sets a conversion from a day on; the one of the same kind that held before ends then. What was verified keeps the hours that it was given.',
        body: ref(NewLearningConversion),
        response: answers({ 201: ref(LearningConversion) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const conversion = await database.transaction(actorOf(request), (transaction) =>
        addConversion(transaction, request.body),
      );
      const place = `/v1/learning-conversions?asOf=${conversion.validFrom}`;
      reply.status(201).header('location', publicPath(request, place));
      return conversion;
    },
  );
};
