import { and, asc, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm';
import { type Reach, reaches, withinReach } from '../../../platform/access/reach.ts';
import { holds, holdsOn, newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { externalIdsOf, hasExternalId, replaceExternalIds } from '../../../platform/database/external-ids.ts';
import type { History } from '../../../platform/history/history.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { NewUnit, Unit, UnitIdentity, UnitVersion } from '../schemas.ts';
import { unitExternalIds, units, unitVersions } from '../tables.ts';

const versionColumns = {
  id: unitVersions.id,
  name: unitVersions.name,
  shortName: unitVersions.shortName,
  kind: unitVersions.kind,
  headEchelon: unitVersions.headEchelon,
  parentId: unitVersions.parentId,
  legalBasis: unitVersions.legalBasis,
  decreeNumber: unitVersions.decreeNumber,
  decreeDate: unitVersions.decreeDate,
  endDecreeNumber: unitVersions.endDecreeNumber,
  endDecreeDate: unitVersions.endDecreeDate,
  validFrom: unitVersions.validFrom,
  validTo: unitVersions.validTo,
};

const unitColumns = {
  ...versionColumns,
  id: units.id,
  code: units.code,
  externalIds: externalIdsOf(unitExternalIds, units.id),
  version: units.version,
  createdAt: units.createdAt,
  updatedAt: units.updatedAt,
};

const unitsOn = (reader: Reader, day: string) =>
  reader
    .select(unitColumns)
    .from(units)
    .innerJoin(unitVersions, and(eq(unitVersions.unitId, units.id), holdsOn(unitVersions, day)));

export interface UnitFilter {
  readonly reach: Reach;
  readonly code?: string;
  readonly kind?: Unit['kind'];
  readonly parentId?: string;
  readonly withinUnitId?: string;
  readonly q?: string;
  readonly externalId?: { system: string; value: string };
}

const orders: SortOrders<Unit, 'code' | 'name'> = {
  code: [{ expression: sql`${units.code}`, bind: (value) => sql`${value}`, of: (unit) => unit.code }],
  name: [
    { expression: sql`${unitVersions.name}`, bind: (value) => sql`${value}`, of: (unit) => unit.name },
    { expression: sql`${units.id}`, bind: (value) => sql`${value}::uuid`, of: (unit) => unit.id },
  ],
};

/** The units that exist on a day. */
export function unitList(reader: Reader, filter: UnitFilter, day: string): List<Unit> {
  const matching = and(
    withinReach(units.id, filter.reach),
    filter.code === undefined ? undefined : eq(units.code, filter.code),
    filter.kind === undefined ? undefined : eq(unitVersions.kind, filter.kind),
    filter.parentId === undefined ? undefined : eq(unitVersions.parentId, filter.parentId),
    filter.withinUnitId === undefined
      ? undefined
      : inArray(units.id, sql`(select unit_id from organisation.subtree(${filter.withinUnitId}, ${day}))`),
    filter.q === undefined
      ? undefined
      : or(contains(unitVersions.name, filter.q), contains(units.code, filter.q)),
    filter.externalId === undefined ? undefined : hasExternalId(unitExternalIds, units.id, filter.externalId),
  );
  return {
    orders,
    columns: unitColumns,
    rows: (condition) => unitsOn(reader, day).where(and(matching, condition)).getSQL(),
    item: (unit) => unit,
  };
}

/** How a unit is named on a day; null if it is not there then. */
export const unitNameOn = (unitId: SQL, day: string): SQL<string | null> => sql`(
  select v.name from organisation.unit_versions v where v.unit_id = ${unitId} and ${holds('v', day)})`;

/** A case-insensitive "contains", with the wildcards of LIKE taken literally. */
export const contains = (column: Parameters<typeof ilike>[0], text: string): SQL =>
  ilike(column, `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`);

/** The ids of a unit and all units below it on a day; none if it does not exist then. */
export async function subtreeIds(reader: Reader, unitId: string, day: string): Promise<string[]> {
  const { rows } = await reader.execute<{ unit_id: string }>(
    sql`select unit_id from organisation.subtree(${unitId}, ${day})`,
  );
  return rows.map((row) => row.unit_id);
}

export async function findUnit(
  reader: Reader,
  unitId: string,
  day: string,
  reach: Reach,
): Promise<Unit | undefined> {
  if (!reaches(reach, unitId)) return undefined;
  const [unit] = await unitsOn(reader, day).where(eq(units.id, unitId));
  return unit;
}

/** The latest state of a unit that was just changed, also if it begins in the future or has ended. */
export async function latestUnit(reader: Reader, unitId: string): Promise<Unit | undefined> {
  const [last] = await reader
    .select({ validFrom: unitVersions.validFrom })
    .from(unitVersions)
    .where(eq(unitVersions.unitId, unitId))
    .orderBy(sql`${unitVersions.validFrom} desc`)
    .limit(1);
  return last && findUnit(reader, unitId, last.validFrom, null);
}

export async function unitHistory(reader: Reader, unitId: string, reach: Reach): Promise<UnitVersion[]> {
  if (!reaches(reach, unitId)) return [];
  return reader
    .select(versionColumns)
    .from(unitVersions)
    .where(eq(unitVersions.unitId, unitId))
    .orderBy(asc(unitVersions.validFrom));
}

const treeColumns = {
  id: units.id,
  code: units.code,
  name: unitVersions.name,
  shortName: unitVersions.shortName,
  kind: unitVersions.kind,
  headEchelon: unitVersions.headEchelon,
  parentId: unitVersions.parentId,
};

/** The units under a unit, itself first, each level by code. */
export async function readSubtree(
  reader: Reader,
  unitId: string,
  day: string,
  maximumDepth: number,
  reach: Reach,
) {
  return reader
    .select({ ...treeColumns, depth: sql<number>`tree.depth` })
    .from(sql`organisation.subtree(${unitId}, ${day}) as tree`)
    .innerJoin(units, sql`${units.id} = tree.unit_id`)
    .innerJoin(unitVersions, and(eq(unitVersions.unitId, units.id), holdsOn(unitVersions, day)))
    .where(and(sql`tree.depth <= ${maximumDepth}`, withinReach(units.id, reach)))
    .orderBy(sql`tree.depth`, asc(units.code));
}

/** The units above a unit, nearest first. */
export async function readAncestors(reader: Reader, unitId: string, day: string, reach: Reach) {
  return reader
    .select({ ...treeColumns, depth: sql<number>`above.distance` })
    .from(sql`organisation.ancestors(${unitId}, ${day}) as above`)
    .innerJoin(units, sql`${units.id} = above.unit_id`)
    .innerJoin(unitVersions, and(eq(unitVersions.unitId, units.id), holdsOn(unitVersions, day)))
    .where(withinReach(units.id, reach))
    .orderBy(sql`above.distance`);
}

/** Changes of the tree wait for one another from their beginning: the check at their end would else lock crosswise. */
const lockTree = (transaction: Transaction) =>
  transaction.execute(sql`select pg_advisory_xact_lock(hashtext('organisation.unit_versions'))`);

export async function insertUnit(transaction: Transaction, unit: NewUnit): Promise<string> {
  await lockTree(transaction);
  const id = newId();
  const { code, externalIds, ...content } = unit;
  await transaction.insert(units).values({ id, code });
  await transaction.insert(unitVersions).values({ unitId: id, ...content });
  await replaceExternalIds(transaction, unitExternalIds, id, externalIds ?? []);
  return id;
}

/** Takes the unit for a change: waits for others who change it, raises its version, sets what identifies it. */
export async function takeUnit(
  transaction: Transaction,
  unitId: string,
  expected: number | '*',
  reach: Reach,
  identity?: UnitIdentity,
): Promise<void> {
  if (!reaches(reach, unitId)) throw notFound();
  await lockTree(transaction);
  const [row] = await transaction
    .select({ version: units.version })
    .from(units)
    .where(eq(units.id, unitId))
    .for('update');
  if (!row) throw notFound();
  requireVersion(expected, row.version);
  const { externalIds, ...content } = identity ?? {};
  const isTouched =
    identity === undefined ||
    (externalIds !== undefined &&
      (await replaceExternalIds(transaction, unitExternalIds, unitId, externalIds)));
  const change = { ...content, ...(isTouched ? { updatedAt: new Date() } : {}) };
  if (Object.keys(change).length > 0) await transaction.update(units).set(change).where(eq(units.id, unitId));
}

export function unitHistoryOf(transaction: Transaction, unitId: string): History<UnitVersion> {
  const own = (condition: SQL) =>
    transaction
      .select(versionColumns)
      .from(unitVersions)
      .where(and(eq(unitVersions.unitId, unitId), condition))
      .then(([row]) => row);
  return {
    holdingOn: (day) => own(holdsOn(unitVersions, day)),
    endingOn: (day) => own(eq(unitVersions.validTo, day)),
    find: (id) => own(eq(unitVersions.id, id)),
    update: async (id, values) => {
      await transaction.update(unitVersions).set(values).where(eq(unitVersions.id, id));
    },
    add: async (row) => {
      await transaction.insert(unitVersions).values({ ...row, unitId });
    },
    remove: async (id) => {
      await transaction.delete(unitVersions).where(eq(unitVersions.id, id));
    },
  };
}
