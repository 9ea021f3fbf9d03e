import { type SQL, sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { mayUse } from '../../../platform/access/caller.ts';
import { reachFor, withinReach } from '../../../platform/access/reach.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import { findPublication } from '../../feedback/index.ts';
import { refuseFound } from '../rules/found.ts';
import { measuredIn } from '../rules/satisfaction.ts';
import type { NewFollowUpOrigin } from '../schemas/origins.ts';
import {
  countCluster,
  findConcluded,
  findTargetOf,
  type KeptOrigin,
  reportsByNumber,
} from '../store/origins.ts';

export interface Naming {
  readonly timeZone: string;
  /** Which reports that are not public the caller may name. */
  readonly reports: SQL;
}

/** Reports that are not public are named by those who may read them. */
export async function reportsToName(request: FastifyRequest): Promise<SQL> {
  const reach = await reachFor(request, 'reports:read');
  if (reach === undefined) return sql`false`;
  const isTrusted = mayUse(request, 'reports:read-sensitive');
  return sql`(${withinReach(sql`r.unit_id`, reach) ?? sql`true`} and ${isTrusted ? sql`true` : sql`r.visibility = 'public'`})`;
}

/**
 * Origins as they are kept, with the figures of today.
 * @throws Problem that names the first that is not there, or that nothing follows from
 */
export async function keptOrigins(
  reader: Reader,
  origins: readonly NewFollowUpOrigin[],
  naming: Naming,
): Promise<KeptOrigin[]> {
  const kept: KeptOrigin[] = [];
  for (const [at, origin] of origins.entries())
    kept.push(await keptOrigin(reader, origin, `/origins/${at}`, naming));
  return kept;
}

function keptOrigin(
  reader: Reader,
  { satisfaction, reports, reportCluster, forumTopic }: NewFollowUpOrigin,
  pointer: string,
  { timeZone, reports: others }: Naming,
): Promise<KeptOrigin> {
  if (satisfaction) return ofResult(reader, satisfaction, `${pointer}/satisfaction`);
  if (reports) return ofReports(reader, reports.reportNumbers, `${pointer}/reports/reportNumbers`, others);
  if (reportCluster) return ofCluster(reader, reportCluster, `${pointer}/reportCluster`, timeZone);
  return ofTopic(reader, forumTopic!, `${pointer}/forumTopic`);
}

async function ofResult(
  reader: Reader,
  { publicationId, serviceId = null, element = null }: NonNullable<NewFollowUpOrigin['satisfaction']>,
  pointer: string,
): Promise<KeptOrigin> {
  const publication = await findPublication(reader, publicationId);
  if (!publication) throw unknownReference('publication', `${pointer}/publicationId`);
  const { results } = publication;
  const service = results.services.find((one) => one.serviceId === serviceId?.toLowerCase());
  if (serviceId !== null && !service) throw unknownReference('public service', `${pointer}/serviceId`);
  const measured = measuredIn(results, { serviceId, element });
  if (!measured) {
    refuseFound([{ pointer: element === null ? pointer : `${pointer}/element`, code: 'result-not-told' }]);
    throw new Error('a figure that is not told was not refused');
  }
  const unitId = service?.unitId ?? results.unitId;
  const target = await findTargetOf(reader, { serviceId, unitId, element });
  return { kind: 'satisfaction', publicationId, serviceId, element, ...measured, target };
}

async function ofReports(
  reader: Reader,
  numbers: readonly string[],
  pointer: string,
  others: SQL,
): Promise<KeptOrigin> {
  const ids = await reportsByNumber(reader, numbers, others);
  const missing = numbers.findIndex((number) => !ids.has(number));
  if (missing >= 0) throw unknownReference('report', `${pointer}/${missing}`);
  return { kind: 'reports', reportIds: [...ids.values()] };
}

async function ofCluster(
  reader: Reader,
  { categoryId, districtId = null, from, to }: NonNullable<NewFollowUpOrigin['reportCluster']>,
  pointer: string,
  timeZone: string,
): Promise<KeptOrigin> {
  if (to < from)
    refuseFound([{ pointer: `${pointer}/to`, code: 'period-reversed', parameters: { first: from } }]);
  const { isCategory, areaKind, reports } = await countCluster(
    reader,
    { categoryId, districtId, from, to },
    timeZone,
  );
  if (!isCategory) throw unknownReference('report category', `${pointer}/categoryId`);
  if (districtId !== null && areaKind === null) throw unknownReference('area', `${pointer}/districtId`);
  if (districtId !== null && areaKind !== 'district')
    refuseFound([{ pointer: `${pointer}/districtId`, code: 'area-not-district' }]);
  if (reports === 0) refuseFound([{ pointer, code: 'no-reports-in-cluster' }]);
  return { kind: 'report-cluster', categoryId, districtId, startsOn: from, endsOn: to, reportCount: reports };
}

async function ofTopic(
  reader: Reader,
  { topicId, promises = [] }: NonNullable<NewFollowUpOrigin['forumTopic']>,
  pointer: string,
): Promise<KeptOrigin> {
  const topic = await findConcluded(reader, topicId);
  if (!topic) throw unknownReference('forum topic', `${pointer}/topicId`);
  if (!topic.isConcluded) refuseFound([{ pointer: `${pointer}/topicId`, code: 'topic-not-concluded' }]);
  refuseFound(
    promises.flatMap((number, at) =>
      number > topic.promises
        ? [
            {
              pointer: `${pointer}/promises/${at}`,
              code: 'promise-unknown' as const,
              parameters: { number, promises: topic.promises },
            },
          ]
        : [],
    ),
  );
  const all = Array.from({ length: topic.promises }, (_, at) => at + 1);
  return {
    kind: 'forum-topic',
    topicId,
    promises: promises.length > 0 ? [...promises].sort((a, b) => a - b) : all,
  };
}
