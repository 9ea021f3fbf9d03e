import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import { holdsOn, newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { externalIdsOf, hasExternalId, replaceExternalIds } from '../../../platform/database/external-ids.ts';
import type { History } from '../../../platform/history/history.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { NewPosition, Position, PositionIdentity, PositionVersion } from '../schemas.ts';
import { positionExternalIds, positions, positionVersions, unitVersions } from '../tables.ts';
import { positionWithinReach } from './reach.ts';
import { contains } from './units.ts';

const versionColumns = {
  id: positionVersions.id,
  unitId: positionVersions.unitId,
  name: positionVersions.name,
  kind: positionVersions.kind,
  functionalLevel: positionVersions.functionalLevel,
  echelon: positionVersions.echelon,
  jobClass: positionVersions.jobClass,
  headCountNeeded: positionVersions.headCountNeeded,
  decreeNumber: positionVersions.decreeNumber,
  decreeDate: positionVersions.decreeDate,
  endDecreeNumber: positionVersions.endDecreeNumber,
  endDecreeDate: positionVersions.endDecreeDate,
  validFrom: positionVersions.validFrom,
  validTo: positionVersions.validTo,
};

const positionColumns = {
  ...versionColumns,
  id: positions.id,
  unitName: unitVersions.name,
  externalIds: externalIdsOf(positionExternalIds, positions.id),
  version: positions.version,
  createdAt: positions.createdAt,
  updatedAt: positions.updatedAt,
};

const positionsOn = (reader: Reader, day: string) =>
  reader
    .select(positionColumns)
    .from(positions)
    .innerJoin(
      positionVersions,
      and(eq(positionVersions.positionId, positions.id), holdsOn(positionVersions, day)),
    )
    .innerJoin(
      unitVersions,
      and(eq(unitVersions.unitId, positionVersions.unitId), holdsOn(unitVersions, day)),
    );

export interface PositionFilter {
  readonly reach: Reach;
  /** Only positions of these units. */
  readonly unitIds?: string[];
  readonly kind?: Position['kind'];
  readonly functionalLevel?: NonNullable<Position['functionalLevel']>;
  readonly jobClass?: number;
  readonly q?: string;
  readonly externalId?: { system: string; value: string };
}

const byId = {
  expression: sql`${positions.id}`,
  bind: (value: string | number | null) => sql`${value}::uuid`,
  of: (position: Position) => position.id,
};

const orders: SortOrders<Position, 'id' | 'name'> = {
  id: [byId],
  name: [
    {
      expression: sql`${positionVersions.name}`,
      bind: (value) => sql`${value}`,
      of: (position) => position.name,
    },
    byId,
  ],
};

/** The positions that exist on a day. */
export function positionList(reader: Reader, filter: PositionFilter, day: string): List<Position> {
  const matching = and(
    positionWithinReach(positions.id, filter.reach),
    filter.unitIds === undefined ? undefined : inArray(positionVersions.unitId, filter.unitIds),
    filter.kind === undefined ? undefined : eq(positionVersions.kind, filter.kind),
    filter.functionalLevel === undefined
      ? undefined
      : eq(positionVersions.functionalLevel, filter.functionalLevel),
    filter.jobClass === undefined ? undefined : eq(positionVersions.jobClass, filter.jobClass),
    filter.q === undefined ? undefined : contains(positionVersions.name, filter.q),
    filter.externalId === undefined
      ? undefined
      : hasExternalId(positionExternalIds, positions.id, filter.externalId),
  );
  return {
    orders,
    columns: positionColumns,
    rows: (condition) => positionsOn(reader, day).where(and(matching, condition)).getSQL(),
    item: (position) => position,
  };
}

export async function findPosition(
  reader: Reader,
  positionId: string,
  day: string,
  reach: Reach,
): Promise<Position | undefined> {
  const [position] = await positionsOn(reader, day).where(
    and(eq(positions.id, positionId), positionWithinReach(positions.id, reach)),
  );
  return position;
}

/** The latest state of a position that was just changed, also if it begins in the future or has ended. */
export async function latestPosition(reader: Reader, positionId: string): Promise<Position | undefined> {
  const [last] = await reader
    .select({ validFrom: positionVersions.validFrom })
    .from(positionVersions)
    .where(eq(positionVersions.positionId, positionId))
    .orderBy(sql`${positionVersions.validFrom} desc`)
    .limit(1);
  return last && findPosition(reader, positionId, last.validFrom, null);
}

export async function positionHistory(
  reader: Reader,
  positionId: string,
  reach: Reach,
): Promise<PositionVersion[]> {
  return reader
    .select(versionColumns)
    .from(positionVersions)
    .where(
      and(
        eq(positionVersions.positionId, positionId),
        positionWithinReach(positionVersions.positionId, reach),
      ),
    )
    .orderBy(asc(positionVersions.validFrom));
}

export async function insertPosition(transaction: Transaction, position: NewPosition): Promise<string> {
  const id = newId();
  const { externalIds, ...content } = position;
  await transaction.insert(positions).values({ id });
  await transaction.insert(positionVersions).values({ positionId: id, ...content });
  await replaceExternalIds(transaction, positionExternalIds, id, externalIds ?? []);
  return id;
}

/** Takes the position for a change: waits for others who change it, raises its version. */
export async function takePosition(
  transaction: Transaction,
  positionId: string,
  expected: number | '*',
  reach: Reach,
  identity?: PositionIdentity,
): Promise<void> {
  const [row] = await transaction
    .select({ version: positions.version })
    .from(positions)
    .where(and(eq(positions.id, positionId), positionWithinReach(positions.id, reach)))
    .for('update');
  if (!row) throw notFound();
  requireVersion(expected, row.version);
  const isTouched =
    identity === undefined ||
    (await replaceExternalIds(transaction, positionExternalIds, positionId, identity.externalIds));
  if (isTouched)
    await transaction.update(positions).set({ updatedAt: new Date() }).where(eq(positions.id, positionId));
}

export function positionHistoryOf(transaction: Transaction, positionId: string): History<PositionVersion> {
  const own = (condition: SQL) =>
    transaction
      .select(versionColumns)
      .from(positionVersions)
      .where(and(eq(positionVersions.positionId, positionId), condition))
      .then(([row]) => row);
  return {
    holdingOn: (day) => own(holdsOn(positionVersions, day)),
    endingOn: (day) => own(eq(positionVersions.validTo, day)),
    find: (id) => own(eq(positionVersions.id, id)),
    update: async (id, values) => {
      await transaction.update(positionVersions).set(values).where(eq(positionVersions.id, id));
    },
    add: async (row) => {
      await transaction.insert(positionVersions).values({ ...row, positionId });
    },
    remove: async (id) => {
      await transaction.delete(positionVersions).where(eq(positionVersions.id, id));
    },
  };
}
