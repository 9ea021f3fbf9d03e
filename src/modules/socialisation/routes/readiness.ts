import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { reaches, reachOf } from '../../../platform/access/reach.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { rowsBy } from '../../organisation/index.ts';
import { readinessProblems } from '../readiness-problems.ts';
import { PulseBoard, readinessOfUnit } from '../rules/board.ts';
import { forecast, risksOf, type Standing } from '../rules/outlook.ts';
import { readinessOf } from '../rules/readiness.ts';
import type { Campaign } from '../schemas/campaigns.ts';
import type { Coverage } from '../schemas/coverage.ts';
import { type GroupOutlook, Outlook } from '../schemas/outlook.ts';
import type { Pulse } from '../schemas/pulses.ts';
import { Readiness } from '../schemas/readiness.ts';
import { readCoverage } from '../store/coverage.ts';
import { readEarlier } from '../store/outlook.ts';
import { askedPulses } from '../store/pulses.ts';
import { readCounted, readPeople } from '../store/readiness.ts';
import { CampaignParams, campaignOf, read } from './campaigns.ts';
import { UnitQuery, unitAsked } from './coverage.ts';

const tags = ['readiness'];
export const PulseQuery = Type.Optional(
  Id('The pulse to read; the last that has closed if not given, or else the one that is open.'),
);

/** What was answered to a pulse, as the caller may see it. */
export async function boardOf(
  request: FastifyRequest,
  pulse: Pick<Pulse, 'id' | 'closesOn'>,
): Promise<PulseBoard> {
  const { database, today } = request.server;
  const reach = reachOf(request);
  return new PulseBoard(await readCounted(database.read, pulse, today()), (unitId) => reaches(reach, unitId));
}

/**
 * How ready the people of a unit are by a pulse of a campaign.
 * @throws Problem `pulse-absent` if none was opened; `unknown-reference` of a pulse or unit that is not there
 */
export async function readinessFor(
  request: FastifyRequest,
  campaign: Campaign,
  asked: { readonly unitId?: string; readonly pulseId?: string; readonly rows: 'children' | 'units' },
): Promise<Readiness> {
  const { database, today } = request.server;
  const unitId = await unitAsked(request, asked.unitId);
  const pulses = (await askedPulses(database.read, campaign.id, today())).filter(
    ({ state }) => state !== 'planned',
  );
  const wanted = asked.pulseId?.toLowerCase();
  const pulse =
    wanted === undefined
      ? (pulses.findLast(({ state }) => state === 'closed') ?? pulses.at(-1))
      : pulses.find(({ id }) => id === wanted);
  if (!pulse && wanted !== undefined) throw unknownReference('pulse', { parameter: 'pulseId' });
  if (!pulse) throw new Problem(readinessProblems['pulse-absent']);
  const before = pulses[pulses.indexOf(pulse) - 1];
  const [now, earlier, people] = await Promise.all([
    boardOf(request, pulse),
    before ? boardOf(request, before) : null,
    readPeople(database.read, campaign.id),
  ]);
  if (!now.forest.find(unitId)) throw unknownReference('unit', { parameter: 'unitId' });
  const target = campaign.readinessTarget;
  const { id, number, opensOn, closesOn, state } = pulse;
  return {
    unitId,
    pulse: { id, number, opensOn, closesOn, state },
    previousPulseId: before?.id ?? null,
    target,
    ...readinessOfUnit(now, earlier, people, {
      unitId,
      rowsBy: asked.rows,
      target,
      isFinal: state === 'closed',
    }),
  };
}

/** How ready people are, and where a campaign is heading. */
export const readinessRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns/:campaignId/readiness',
    {
      config: read,
      schema: {
        operationId: 'getReadiness',
        tags,
        summary: 'See how ready people are',
        description:
          'What came of a pulse, by unit and by kind of position: scores of the five elements, the barrier point (the first element with a mean of 3 or less), and how it compares with the pulse before and with what the campaign aims at. As long as a pulse is open it is only told how many answered. Groups of fewer than five are suppressed, and others with them until nothing of these follows by subtraction.',
        params: CampaignParams,
        querystring: Closed({ unitId: UnitQuery, pulseId: PulseQuery, rows: rowsBy }),
        response: answers({ 200: ref(Readiness) }, 404, 409, 422),
      },
    },
    async (request) => {
      const campaign = await campaignOf(request, request.params.campaignId);
      return readinessFor(request, campaign, request.query);
    },
  );

  app.get(
    '/campaigns/:campaignId/outlook',
    {
      config: read,
      schema: {
        operationId: 'getCampaignOutlook',
        tags: ['campaign-coverage'],
        summary: 'See where a campaign is heading',
        description:
          'How far reading will have come by the due day and by the day from which the change holds, if it goes on as in the last 14 days; what is needed each day to reach the target; and which units are at risk, with the reasons. What is withheld elsewhere plays no part in it.',
        params: CampaignParams,
        querystring: Closed({ unitId: UnitQuery, rows: rowsBy }),
        response: answers({ 200: ref(Outlook) }, 404, 422),
      },
    },
    async (request) => {
      const campaign = await campaignOf(request, request.params.campaignId);
      const { id, dueOn, targetPercent, readinessTarget, subject } = campaign;
      const unitId = await unitAsked(request, request.query.unitId);
      const today = app.today();
      const where = { unitId, day: today, rowsBy: request.query.rows };
      const [coverage, earlier, about, pulses] = await Promise.all([
        readCoverage(database.read, { id, hasQuiz: campaign.quiz !== null }, where),
        readEarlier(database.read, campaign, where),
        app.subjects[subject.kind].find(database.read, subject.id, null, today),
        askedPulses(database.read, id, today),
      ]);
      const pulse = pulses.findLast(({ state }) => state === 'closed');
      const board = pulse && (await boardOf(request, pulse));
      const effectiveOn = about?.effectiveOn ?? null;
      const aim = { targetPercent, dueOn, effectiveOn, readinessTarget };
      const outlookOf = (group: Coverage, branch: string | null): GroupOutlook => {
        const isAlone = branch === unitId || where.rowsBy === 'units';
        const tally = branch !== null && isAlone ? board?.own(branch) : board?.whole(branch ?? unitId);
        const readiness = tally && tally.answers > 0 ? readinessOf(tally) : null;
        const standing: Standing = { ...group, pulse: board ? { readiness } : null };
        const heading = forecast(group, earlier(branch), aim, today);
        const { members, read, readPercent } = group;
        return {
          members,
          read,
          readPercent,
          ...heading,
          readiness,
          reasons: risksOf(standing, heading, aim),
        };
      };
      const rows = coverage.rows.map(({ unitId: branch, code, name, ...group }) => ({
        ...{ unitId: branch, code, name },
        ...outlookOf(group, branch),
      }));
      return {
        ...{ unitId, asOf: today, dueOn, effectiveOn, targetPercent, readinessTarget },
        pulseId: pulse?.id ?? null,
        atRisk: rows.filter(({ reasons }) => reasons.length > 0).length,
        all: outlookOf(coverage.all, null),
        rows,
      };
    },
  );
};
