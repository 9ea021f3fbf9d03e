import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { rehearse } from '../../../platform/database/rehearse.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, problems, unknownReference } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { functionalLevels, positionKinds, positionWithin } from '../../organisation/index.ts';
import { competencyProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInStandard, foundInTarget } from '../rules/standards.ts';
import {
  CompetencyStandard,
  CompetencyStandardCorrection,
  NewCompetencyStandard,
  PositionStandard,
  StandardImpact,
} from '../schemas/standards.ts';
import { impactOf } from '../store/impact.ts';
import { livesOfCompetencies } from '../store/lives.ts';
import {
  deleteStandard,
  findStandard,
  insertStandard,
  standardList,
  standardOfPosition,
  takeStandard,
  updateStandard,
} from '../store/standards.ts';

const tags = ['competency-standards'];
const read = { access: withScope('competencies:read', { units: 'narrowed' }) };
const write = { access: withScope('competencies:write', { units: 'narrowed' }) };
const StandardParams = Closed({ standardId: Id('Stable id of the standard.') });

/** What positions demand, and whom a change of it affects. */
export const standardRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/competency-standards',
    {
      config: read,
      schema: {
        operationId: 'listCompetencyStandards',
        tags,
        summary: 'List the standards of positions',
        description:
          'Standards (standar kompetensi jabatan) that hold on a day, of single positions and of kinds of positions, page by page.',
        querystring: listQuery(
          {
            asOf: AsOf,
            allPeriods: Type.Optional(
              Type.Boolean({ description: 'Also those that have ended by the day or begin after it.' }),
            ),
            positionId: Type.Optional(Id('Only those of this very position.')),
            positionKind: Type.Optional(positionKinds.schema),
            functionalLevel: Type.Optional(functionalLevels.schema),
            jobClass: Type.Optional(
              Type.Integer({
                minimum: 1,
                maximum: 17,
                format: 'int32',
                description: 'Only those of this job class.',
              }),
            ),
            competencyId: Type.Optional(Id('Only those that demand this competency.')),
          },
          ['id', 'validFrom'],
        ),
        response: answers({ 200: PageOf(ref(CompetencyStandard)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const filter = { ...request.query, reach: reachOf(request) };
      return sendList(request, reply, page, standardList(database.read, filter, page.asOf));
    },
  );

  app.post(
    '/competency-standards',
    {
      config: write,
      schema: {
        operationId: 'setCompetencyStandard',
        tags,
        summary: 'Set a standard from a day on',
        description:
          'Sets what a position, or all positions of a kind (with level and class if given) without a standard of their own, demand from a day on; the open standard of the same target ends then. Look at `POST /competency-standards/_preview` first: it tells whom it affects. Standards of kinds are for callers of the whole city.',
        body: ref(NewCompetencyStandard),
        response: answers({ 201: ref(CompetencyStandard) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      const standard = await database.transaction(actorOf(request), async (transaction) => {
        const id = await set(transaction, request.body, reach);
        return (await findStandard(transaction, id, request.body.validFrom, null))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/competency-standards/${standard.id}`));
      return versioned(reply, standard);
    },
  );

  app.post(
    '/competency-standards/_preview',
    {
      config: { ...write, readsOnly: true },
      schema: {
        operationId: 'previewCompetencyStandard',
        tags,
        summary: 'See whom a new standard would affect',
        description:
          'Takes what `POST /competency-standards` takes, refuses what it refuses, and answers with the people and gaps before and after; nothing is saved.',
        body: ref(NewCompetencyStandard),
        response: answers({ 200: ref(StandardImpact) }, 409, 413, 415, 422),
      },
    },
    async (request) => {
      const reach = reachOf(request);
      const standard = request.body;
      return database.transaction(actorOf(request), (transaction) =>
        rehearse(transaction, (inner) =>
          impactOf(inner, standard, comparedOn(standard.validFrom), () => set(inner, standard, reach)),
        ),
      );
    },
  );

  app.get(
    '/competency-standards/:standardId',
    {
      config: read,
      schema: {
        operationId: 'getCompetencyStandard',
        tags,
        summary: 'Read a standard',
        description: 'One standard with all that it demands, by the names of a day.',
        params: StandardParams,
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(CompetencyStandard) }, 404),
      },
    },
    async (request, reply) => {
      const day = request.query.asOf ?? app.today();
      const standard = await findStandard(database.read, request.params.standardId, day, reachOf(request));
      if (!standard) throw notFound();
      return versioned(reply, standard);
    },
  );

  app.patch(
    '/competency-standards/:standardId',
    {
      config: write,
      schema: {
        operationId: 'correctCompetencyStandard',
        tags,
        summary: 'Correct or end a standard',
        description:
          'Corrects what was wrongly entered (JSON Merge Patch); `validTo` ends it. What is demanded anew from a day on is set as a new standard instead. Look at `POST /competency-standards/{standardId}/_preview` first.',
        params: StandardParams,
        body: ref(CompetencyStandardCorrection),
        response: answers({ 200: ref(CompetencyStandard) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { standardId } = request.params;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      const standard = await database.transaction(actorOf(request), async (transaction) => {
        const held = await take(transaction, standardId, expected, reach);
        await correct(transaction, held, request.body);
        return (await findStandard(transaction, standardId, app.today(), null))!;
      });
      return versioned(reply, standard);
    },
  );

  app.post(
    '/competency-standards/:standardId/_preview',
    {
      config: { ...write, readsOnly: true },
      schema: {
        operationId: 'previewCompetencyStandardCorrection',
        tags,
        summary: 'See whom a correction of a standard would affect',
        description:
          'Takes what `PATCH /competency-standards/{standardId}` takes, and answers with the people and gaps before and after; nothing is saved.',
        params: StandardParams,
        body: ref(CompetencyStandardCorrection),
        response: answers({ 200: ref(StandardImpact) }, 404, 409, 413, 415, 422),
      },
    },
    async (request) => {
      const { standardId } = request.params;
      const reach = reachOf(request);
      const correction = request.body;
      return database.transaction(actorOf(request), (transaction) =>
        rehearse(transaction, async (inner) => {
          const held = await take(inner, standardId, '*', reach);
          const first = correction.validTo ?? correction.validFrom ?? held.validFrom;
          return impactOf(inner, held, comparedOn(first), () => correct(inner, held, correction));
        }),
      );
    },
  );

  app.delete(
    '/competency-standards/:standardId',
    {
      config: write,
      schema: {
        operationId: 'removeCompetencyStandard',
        tags,
        summary: 'Remove a standard that has not begun',
        description:
          'Takes back a planned standard. The one that it would have followed keeps its end: extend it with `validTo` null if it shall go on.',
        params: StandardParams,
        response: answers(
          { 204: Type.Null({ description: 'The standard is removed.' }) },
          404,
          409,
          412,
          428,
        ),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      await database.transaction(actorOf(request), async (transaction) => {
        const held = await take(transaction, request.params.standardId, expected, reach);
        if (held.validFrom <= app.today()) throw new Problem(competencyProblems['standard-has-begun']);
        await deleteStandard(transaction, held.id);
      });
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/positions/:positionId/competency-standard',
    {
      config: read,
      schema: {
        operationId: 'getStandardOfPosition',
        tags,
        summary: 'Read what a position demands',
        description:
          'The standard that holds for a position on a day: its own; else the one of its kind, level and class; else of its kind and level; else of its kind and class; else of its kind. It is taken as a whole: nothing is mixed.',
        params: Closed({ positionId: Id('Stable id of the position.') }),
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(PositionStandard) }, 404),
      },
    },
    async (request) => {
      const { positionId } = request.params;
      const asOf = request.query.asOf ?? app.today();
      if (!(await positionWithin(database.read, positionId, reachOf(request)))) throw notFound();
      return { positionId, asOf, ...(await standardOfPosition(database.read, positionId, asOf)) };
    },
  );

  await app.register(
    historyOfResource({
      path: '/competency-standards/:standardId',
      parameter: 'standardId',
      resource: 'competency-standard',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) =>
        (await findStandard(database.read, id, app.today(), reachOf(request))) !== undefined,
    }),
  );

  /** The day on which a change of what holds from a day on is looked at. */
  const comparedOn = (day: string): string => (day > app.today() ? day : app.today());

  async function set(transaction: Transaction, standard: NewCompetencyStandard, reach: Reach) {
    refuseFound(foundInTarget(standard));
    const { positionId } = standard;
    if (!positionId) requireWholeCity(reach);
    else if (!(await positionWithin(transaction, positionId, reach)))
      throw unknownReference('position', '/positionId');
    refuseFound(foundInStandard(standard, await dictionaryFor(transaction, standard.levels)));
    return insertStandard(transaction, standard);
  }

  async function take(transaction: Transaction, standardId: string, expected: number | '*', reach: Reach) {
    const held = await takeStandard(transaction, standardId, expected, reach);
    if (held.positionId === null) requireWholeCity(reach);
    return held;
  }

  async function correct(
    transaction: Transaction,
    held: Awaited<ReturnType<typeof takeStandard>>,
    correction: CompetencyStandardCorrection,
  ): Promise<void> {
    const corrected = { ...held, ...correction };
    refuseFound(foundInStandard(corrected, await dictionaryFor(transaction, corrected.levels)));
    await updateStandard(transaction, held.id, correction);
  }
};

const dictionaryFor = (transaction: Transaction, levels: readonly { competencyId: string }[]) =>
  livesOfCompetencies(
    transaction,
    levels.map(({ competencyId }) => competencyId),
  );

/** What holds for a kind of positions holds for the whole city. */
function requireWholeCity(reach: Reach): void {
  if (reach !== null) throw new Problem(problems['whole-city-only']);
}
