import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import { holdsOn } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { unitVersions } from '../../organisation/tables.ts';
import { missingIn } from '../rules/services.ts';
import type { NewPublicService, PublicService, PublicServiceChange } from '../schemas/services.ts';
import { services, wordsOf } from '../tables.ts';

const serviceColumns = {
  id: services.id,
  code: services.code,
  name: services.name,
  unitId: services.unitId,
  unitName: sql<string | null>`${unitVersions.name}`,
  description: services.description,
  requirements: services.requirements,
  steps: services.steps,
  duration: services.duration,
  durationWorkingDays: services.durationWorkingDays,
  cost: services.cost,
  product: services.product,
  legalBases: services.legalBases,
  openingHours: services.openingHours,
  channels: services.channels,
  complaintChannels: services.complaintChannels,
  state: services.state,
  version: services.version,
  createdAt: services.createdAt,
  updatedAt: services.updatedAt,
};
type ServiceRow = Omit<PublicService, 'missingStandard'>;

const withMissing = (row: ServiceRow): PublicService => ({ ...row, missingStandard: missingIn(row) });

/** The services, with the names that their units have on a day. */
const servicesOn = (reader: Reader, day: string) =>
  reader
    .select(serviceColumns)
    .from(services)
    .leftJoin(unitVersions, and(eq(unitVersions.unitId, services.unitId), holdsOn(unitVersions, day)));

export interface ServiceFilter {
  readonly code?: string;
  readonly unitIds?: readonly string[];
  readonly state?: PublicService['state'];
  readonly channel?: PublicService['channels'][number]['kind'];
  /** Words of name, description or product, in any form that they take in Indonesian. */
  readonly q?: string;
  /** Only those offered and open at this time of this day of the week. */
  readonly openAt?: { readonly weekday: number; readonly time: string };
  readonly isStandardComplete?: boolean;
}

const orders: SortOrders<ServiceRow, 'name' | 'code'> = {
  name: [
    { expression: sql`${services.name}`, bind: (value) => sql`${value}`, of: ({ name }) => name },
    { expression: sql`${services.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
  code: [
    {
      expression: sql`lower(${services.code})`,
      bind: (value) => sql`${value}`,
      of: ({ code }) => code.toLowerCase(),
    },
  ],
};

const isOpenAt = ({ weekday, time }: NonNullable<ServiceFilter['openAt']>): SQL => sql`(
  ${services.state} = 'active' and exists (
    select from jsonb_to_recordset(${services.openingHours}) as hours(weekday int, opens text, closes text)
     where hours.weekday = ${weekday}::int and hours.opens <= ${time} and ${time} < hours.closes))`;

/** The same as that nothing is missing by the rule (`missingIn`). */
const isComplete = sql`(
  cardinality(${services.requirements}) > 0 and cardinality(${services.steps}) > 0
  and coalesce(${services.duration}, ${services.durationWorkingDays}::text) is not null
  and ${services.cost} is not null and ${services.product} is not null
  and jsonb_array_length(${services.complaintChannels}) > 0)`;

export function serviceList(
  reader: Reader,
  filter: ServiceFilter,
  day: string,
): List<ServiceRow, PublicService> {
  const { code, unitIds, state, channel, q, openAt, isStandardComplete } = filter;
  const reached = JSON.stringify([{ kind: channel }]);
  const matching = and(
    code === undefined ? undefined : sql`lower(${services.code}) = lower(${code})`,
    unitIds === undefined ? undefined : inArray(services.unitId, [...unitIds]),
    state === undefined ? undefined : eq(services.state, state),
    channel === undefined ? undefined : sql`${services.channels} @> ${reached}::jsonb`,
    q === undefined ? undefined : sql`${wordsOf(services)} @@ websearch_to_tsquery('indonesian', ${q})`,
    openAt === undefined ? undefined : isOpenAt(openAt),
    isStandardComplete === undefined ? undefined : sql`${isComplete} = ${isStandardComplete}`,
  );
  return {
    orders,
    columns: serviceColumns,
    rows: (condition) => servicesOn(reader, day).where(and(matching, condition)).getSQL(),
    item: withMissing,
  };
}

export async function findService(
  reader: Reader,
  serviceId: string,
  day: string,
): Promise<PublicService | undefined> {
  const [row] = await servicesOn(reader, day).where(eq(services.id, serviceId));
  return row && withMissing(row);
}

export async function insertService(transaction: Transaction, service: NewPublicService): Promise<string> {
  const [row] = await transaction.insert(services).values(service).returning({ id: services.id });
  return row!.id;
}

/**
 * Takes a service for a change: waits for others who change it.
 * @throws Problem `not-found` if there is no such service of a unit within reach
 */
export async function takeService(
  transaction: Transaction,
  serviceId: string,
  { expected, reach, day }: { expected: number | '*'; reach: Reach; day: string },
): Promise<PublicService> {
  const taken = await transaction
    .select({ version: services.version })
    .from(services)
    .where(and(eq(services.id, serviceId), withinReach(services.unitId, reach)))
    .for('update');
  const service = taken[0] && (await findService(transaction, serviceId, day));
  if (!service) throw notFound();
  requireVersion(expected, service.version);
  return service;
}

export async function updateService(
  transaction: Transaction,
  serviceId: string,
  change: PublicServiceChange,
): Promise<void> {
  await transaction.update(services).set(change).where(eq(services.id, serviceId));
}
