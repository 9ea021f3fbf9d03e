import type { Reader } from '../../../platform/database/database.ts';
import { publishedIndices } from '../../feedback/index.ts';
import { followUpFigures } from '../../follow-ups/index.ts';
import { topicFigures } from '../../forums/index.ts';
import { unitsUnder } from '../../organisation/index.ts';
import { socialisationFigures } from '../../socialisation/index.ts';
import { handledReports } from '../../transparency/index.ts';
import { type Days, daysAround, type Months, monthsAround, perMonth } from '../rules/evaluation.ts';
import type { PolicyEvaluation } from '../schemas/evaluations.ts';
import type { PublicPolicyDocument } from '../schemas/public-documents.ts';
import { linkedIds } from './links.ts';
import { targetsWithPoints } from './targets.ts';

/** What a document promised against what came of it by a day: published figures alone, which everybody may read. */
export async function readEvaluation(
  reader: Reader,
  document: Pick<PublicPolicyDocument, 'id' | 'name' | 'citation' | 'state' | 'effectiveOn'>,
  day: string,
  today: string,
): Promise<PolicyEvaluation> {
  const { id, name, citation, state, effectiveOn } = document;
  const services = await linkedIds(reader, id, 'public-service');
  const units = await linkedIds(reader, id, 'unit');
  // What is still to be said counts for nothing.
  const lastDay = day < today ? day : today;
  return {
    documentId: id,
    name,
    citation,
    state,
    effectiveOn,
    asOf: day,
    targets: await targetsWithPoints(reader, id, day),
    services: services.length,
    units: units.length,
    socialisation: await socialisationFigures(reader, { kind: 'policy-document', id }, day),
    ...(effectiveOn === null || effectiveOn > lastDay
      ? unheard
      : await readHeard(reader, { id, effectiveOn, services, units }, lastDay)),
  };
}

type Heard = Pick<
  PolicyEvaluation,
  'satisfactionBefore' | 'satisfactionAfter' | 'reportsBefore' | 'reportsAfter' | 'heard'
>;

const unheard: Heard = {
  satisfactionBefore: null,
  satisfactionAfter: null,
  reportsBefore: null,
  reportsAfter: null,
  heard: null,
};

async function readHeard(
  reader: Reader,
  touched: {
    readonly id: string;
    readonly effectiveOn: string;
    readonly services: readonly string[];
    readonly units: readonly string[];
  },
  day: string,
): Promise<Heard> {
  const { id, effectiveOn, services: serviceIds, units } = touched;
  const unitIds = await unitsUnder(reader, units, day);
  const days = daysAround(effectiveOn, day);
  const months = monthsAround(effectiveOn, day);
  const within = new Set(unitIds);
  const followUps = (await followUpFigures(reader, days.after)).filter(({ unitId }) => within.has(unitId));
  const sumOf = (name: 'actions' | 'done' | 'dropped' | 'overdue') =>
    followUps.reduce((sum, figures) => sum + figures[name], 0);
  return {
    satisfactionBefore: await satisfaction(days.before),
    satisfactionAfter: await satisfaction(days.after),
    reportsBefore: await reports(months.before),
    reportsAfter: await reports(months.after),
    heard: {
      followUps: {
        actions: sumOf('actions'),
        done: sumOf('done'),
        dropped: sumOf('dropped'),
        overdue: sumOf('overdue'),
      },
      forum: await topicFigures(reader, { policyDocumentId: id, serviceIds, unitIds, ...days.after }),
    },
  };

  function satisfaction(period: Days) {
    return publishedIndices(reader, { unitIds: null, serviceIds, ...period });
  }

  async function reports({ from, until, count }: Months) {
    const { received, resolution } = await handledReports(reader, unitIds, { from, until });
    return {
      from,
      until,
      received,
      perMonth: perMonth(received, count),
      resolvedInTime: resolution.inTime.percent,
    };
  }
}
