import { and, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import { holds, holdsOn } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { positionWithinReach } from '../../organisation/index.ts';
import type { StandardTarget } from '../rules/standards.ts';
import type {
  CompetencyStandard,
  CompetencyStandardCorrection,
  NewCompetencyStandard,
} from '../schemas/standards.ts';
import { standards } from '../tables.ts';

/** What a standard demands, by the names of a day. */
const namedLevels = (day: string): SQL<CompetencyStandard['levels']> => sql`(
  select coalesce(json_agg(json_build_object('competencyId', c.id, 'code', c.code, 'name', named.name,
           'kind', named.kind, 'level', demanded.level) order by c.number), '[]')
    from jsonb_to_recordset(${standards.levels}) as demanded("competencyId" uuid, level int)
    join competencies.competencies c on c.id = demanded."competencyId"
   cross join lateral competencies.named(c.id, ${day}) named)`;

const standardColumns = (day: string) => ({
  id: standards.id,
  positionId: standards.positionId,
  positionKind: standards.positionKind,
  functionalLevel: standards.functionalLevel,
  jobClass: standards.jobClass,
  levels: namedLevels(day),
  educationLevel: standards.educationLevel,
  educationProgrammes: standards.educationProgrammes,
  rank: standards.rank,
  grade: standards.grade,
  experienceYears: standards.experienceYears,
  experienceKinds: standards.experienceKinds,
  trainings: standards.trainings,
  legalBasis: standards.legalBasis,
  decreeNumber: standards.decreeNumber,
  decreeDate: standards.decreeDate,
  validFrom: standards.validFrom,
  validTo: standards.validTo,
  version: standards.version,
  createdAt: standards.createdAt,
  updatedAt: standards.updatedAt,
});

/** Standards of kinds are for everybody to see, those of positions for whoever reaches the position. */
const visible = (reach: Reach): SQL | undefined =>
  reach === null
    ? undefined
    : or(isNull(standards.positionId), positionWithinReach(standards.positionId, reach));

export interface StandardFilter extends StandardTarget {
  readonly reach: Reach;
  readonly competencyId?: string;
  /** Also those that hold on other days than the one that is read. */
  readonly allPeriods?: boolean;
}

const orders: SortOrders<CompetencyStandard, 'id' | 'validFrom'> = {
  id: [{ expression: sql`${standards.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
  validFrom: [
    {
      expression: sql`${standards.validFrom}`,
      bind: (value) => sql`${value}::date`,
      of: ({ validFrom }) => validFrom,
    },
    { expression: sql`${standards.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** The standards that hold on a day. */
export function standardList(reader: Reader, filter: StandardFilter, day: string): List<CompetencyStandard> {
  const { positionId, positionKind, functionalLevel, jobClass, competencyId } = filter;
  const demands = JSON.stringify([{ competencyId: competencyId?.toLowerCase() }]);
  const matching = and(
    visible(filter.reach),
    filter.allPeriods ? undefined : holdsOn(standards, day),
    positionId ? eq(standards.positionId, positionId) : undefined,
    positionKind ? sql`${standards.positionKind} = ${positionKind}` : undefined,
    functionalLevel ? sql`${standards.functionalLevel} = ${functionalLevel}` : undefined,
    jobClass ? eq(standards.jobClass, jobClass) : undefined,
    competencyId === undefined ? undefined : sql`${standards.levels} @> ${demands}::jsonb`,
  );
  const columns = standardColumns(day);
  return {
    orders,
    columns,
    rows: (condition) => reader.select(columns).from(standards).where(and(matching, condition)).getSQL(),
    item: (standard) => standard,
  };
}

export async function findStandard(
  reader: Reader,
  standardId: string,
  day: string,
  reach: Reach,
): Promise<CompetencyStandard | undefined> {
  const [standard] = await reader
    .select(standardColumns(day))
    .from(standards)
    .where(and(eq(standards.id, standardId), visible(reach)));
  return standard;
}

/** The standard that holds for a position on a day, by the one rule of the database. */
export async function standardOfPosition(
  reader: Reader,
  positionId: string,
  day: string,
): Promise<{ origin: 'own' | 'inherited' | 'none'; standard: CompetencyStandard | null }> {
  const { rows } = await reader.execute<{ standardId: string | null }>(
    sql`select chosen.standard_id as "standardId"
          from organisation.position_versions v
         cross join lateral competencies.standard_for(v.position_id, v.kind, v.functional_level, v.job_class, ${day})
               chosen
         where v.position_id = ${positionId} and ${holds('v', day)}`,
  );
  const standardId = rows[0]?.standardId;
  const standard = standardId ? ((await findStandard(reader, standardId, day, null)) ?? null) : null;
  return { standard, origin: standard === null ? 'none' : standard.positionId ? 'own' : 'inherited' };
}

/** Standards with the same target. */
const ofTarget = ({ positionId, positionKind, functionalLevel, jobClass }: StandardTarget): SQL =>
  sql`${standards.positionId} is not distinct from ${positionId ?? null}::uuid
    and ${standards.positionKind} is not distinct from ${positionKind ?? null}
    and ${standards.functionalLevel} is not distinct from ${functionalLevel ?? null}
    and ${standards.jobClass} is not distinct from ${jobClass ?? null}::int`;

/** Ids as the database writes them, so that rows of the same standard are the same. */
const written = <Level extends { competencyId: string }>(levels: readonly Level[]): Level[] =>
  levels.map((level) => ({ ...level, competencyId: level.competencyId.toLowerCase() }));

/** Sets a standard from a day on: the open one of the same target that began before ends then. */
export async function insertStandard(
  transaction: Transaction,
  standard: NewCompetencyStandard,
): Promise<string> {
  await transaction
    .update(standards)
    .set({ validTo: standard.validFrom })
    .where(and(ofTarget(standard), isNull(standards.validTo), lt(standards.validFrom, standard.validFrom)));
  const [row] = await transaction
    .insert(standards)
    .values({ ...standard, levels: written(standard.levels) })
    .returning({ id: standards.id });
  return row!.id;
}

/** Takes a standard for a change: waits for others who change it. */
export async function takeStandard(
  transaction: Transaction,
  standardId: string,
  expected: number | '*',
  reach: Reach,
): Promise<typeof standards.$inferSelect> {
  const [row] = await transaction
    .select()
    .from(standards)
    .where(and(eq(standards.id, standardId), visible(reach)))
    .for('update');
  if (!row) throw notFound();
  requireVersion(expected, row.version);
  return row;
}

export async function updateStandard(
  transaction: Transaction,
  standardId: string,
  { levels, ...change }: CompetencyStandardCorrection,
): Promise<void> {
  await transaction
    .update(standards)
    .set({ ...change, ...(levels === undefined ? {} : { levels: written(levels) }) })
    .where(eq(standards.id, standardId));
}

export async function deleteStandard(transaction: Transaction, standardId: string): Promise<void> {
  await transaction.delete(standards).where(eq(standards.id, standardId));
}
