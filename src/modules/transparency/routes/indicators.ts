import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { problems } from '../../../platform/http/problems.ts';
import { Closed, ref } from '../../../platform/http/schemas.ts';
import { followUpFigures } from '../../follow-ups/index.ts';
import { transparencyRemarks } from '../remarks.ts';
import { figuresOf } from '../rules/figures.ts';
import { followUpsOf, isOfUnitsAlone } from '../rules/follow-ups.ts';
import { daysOf, type Months, monthsOf } from '../rules/periods.ts';
import { rowsOf } from '../rules/rows.ts';
import { By, indicatorFilter, ReportIndicators } from '../schemas/indicators.ts';
import { readBranches } from '../store/branches.ts';
import { categoryNames, readFreshness, readIndicators } from '../store/indicators.ts';

/** How reports were handled, for everybody. */
export const indicatorRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/public-report-indicators',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'getPublicReportIndicators',
        tags: ['transparency'],
        summary: 'Read how reports were handled',
        description:
          'How many reports were received in a period of months, how fast and how often in time they were answered and resolved, how many came back, how content reporters are, and which actions followed; for the city, or a unit with all below it. Counted some minutes ago: as of `countedAt`. What each figure is stands in `/public-report-indicators/_definitions`.',
        querystring: Closed({ ...indicatorFilter, by: By }),
        response: answers({ 200: ref(ReportIndicators) }),
      },
    },
    async (request): Promise<ReportIndicators> => {
      const { by, from, until, ...narrowing } = request.query;
      const today = app.today();
      const months = requireOrder(monthsOf({ from, until }, today));
      return database.snapshot(async (reader) => {
        const branches = await readBranches(reader, narrowing.unitId, today);
        const counted = await readIndicators(reader, { by, ...months, ...narrowing, branches });
        const done = isOfUnitsAlone(narrowing) ? await followUpFigures(reader, daysOf(months)) : undefined;
        const names = by === 'category' ? await categoryNames(reader) : new Map<string, string>();
        return {
          countedAt: await readFreshness(reader),
          ...months,
          by,
          figures: figuresOf(counted.whole),
          followUps: followUpsOf(done, narrowing.unitId === undefined ? undefined : branches),
          rows: rowsOf({ by, groups: counted.groups, branches, names, done }),
        };
      });
    },
  );
};

/** @throws Problem `invalid-input` if months end before they begin */
export function requireOrder(months: Months): Months {
  const { from, until } = months;
  if (from <= until) return months;
  const code = 'months-reversed';
  throw new Problem(problems['invalid-input'], {
    remarks: [{ place: { parameter: 'until' }, code, text: transparencyRemarks[code], parameters: { from } }],
  });
}
