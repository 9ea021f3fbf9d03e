import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm';
import { holdsOn, newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { History } from '../../../platform/history/history.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { contains } from '../../organisation/index.ts';
import type { Competency, CompetencyVersion, NewCompetency } from '../schemas/dictionary.ts';
import { competencies, competencyVersions } from '../tables.ts';

const versionColumns = {
  id: competencyVersions.id,
  name: competencyVersions.name,
  kind: competencyVersions.kind,
  field: competencyVersions.field,
  definition: competencyVersions.definition,
  levels: competencyVersions.levels,
  legalBasis: competencyVersions.legalBasis,
  decreeNumber: competencyVersions.decreeNumber,
  decreeDate: competencyVersions.decreeDate,
  endDecreeNumber: competencyVersions.endDecreeNumber,
  endDecreeDate: competencyVersions.endDecreeDate,
  validFrom: competencyVersions.validFrom,
  validTo: competencyVersions.validTo,
};

const competencyColumns = {
  ...versionColumns,
  id: competencies.id,
  code: competencies.code,
  version: competencies.version,
  createdAt: competencies.createdAt,
  updatedAt: competencies.updatedAt,
};

const competenciesOn = (reader: Reader, day: string) =>
  reader
    .select(competencyColumns)
    .from(competencies)
    .innerJoin(
      competencyVersions,
      and(eq(competencyVersions.competencyId, competencies.id), holdsOn(competencyVersions, day)),
    );

export interface CompetencyFilter {
  readonly code?: string;
  readonly kind?: Competency['kind'];
  readonly field?: NonNullable<Competency['field']>;
  readonly q?: string;
}

const orders: SortOrders<Competency, 'code' | 'name'> = {
  code: [
    {
      expression: sql`lower(${competencies.code})`,
      bind: (value) => sql`${value}`,
      of: ({ code }) => code.toLowerCase(),
    },
  ],
  name: [
    {
      expression: sql`(${competencyVersions.name} ->> 'id')`,
      bind: (value) => sql`${value}`,
      of: ({ name }) => name.id,
    },
    { expression: sql`${competencies.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** The entries that the dictionary has on a day. */
export function competencyList(reader: Reader, filter: CompetencyFilter, day: string): List<Competency> {
  const { code, kind, field, q } = filter;
  const matching = and(
    code === undefined ? undefined : sql`lower(${competencies.code}) = lower(${code})`,
    kind === undefined ? undefined : eq(competencyVersions.kind, kind),
    field === undefined ? undefined : eq(competencyVersions.field, field),
    q === undefined
      ? undefined
      : or(
          contains(sql`(${competencyVersions.name} ->> 'id')`, q),
          contains(sql`(${competencyVersions.name} ->> 'en')`, q),
          contains(competencies.code, q),
        ),
  );
  return {
    orders,
    columns: competencyColumns,
    rows: (condition) => competenciesOn(reader, day).where(and(matching, condition)).getSQL(),
    item: (competency) => competency,
  };
}

export async function findCompetency(
  reader: Reader,
  competencyId: string,
  day: string,
): Promise<Competency | undefined> {
  const [competency] = await competenciesOn(reader, day).where(eq(competencies.id, competencyId));
  return competency;
}

/** The latest state of a competency that was just changed, also if it begins in the future or has ended. */
export async function latestCompetency(
  reader: Reader,
  competencyId: string,
): Promise<Competency | undefined> {
  const [last] = await reader
    .select({ validFrom: competencyVersions.validFrom })
    .from(competencyVersions)
    .where(eq(competencyVersions.competencyId, competencyId))
    .orderBy(sql`${competencyVersions.validFrom} desc`)
    .limit(1);
  return last && findCompetency(reader, competencyId, last.validFrom);
}

export const competencyHistory = (reader: Reader, competencyId: string): Promise<CompetencyVersion[]> =>
  reader
    .select(versionColumns)
    .from(competencyVersions)
    .where(eq(competencyVersions.competencyId, competencyId))
    .orderBy(asc(competencyVersions.validFrom));

export async function insertCompetency(transaction: Transaction, competency: NewCompetency): Promise<string> {
  const id = newId();
  const { code, ...content } = competency;
  await transaction.insert(competencies).values({ id, code });
  await transaction.insert(competencyVersions).values({ competencyId: id, ...content });
  return id;
}

/** Takes the competency for a change: waits for others who change or use it, raises its version. */
export async function takeCompetency(
  transaction: Transaction,
  competencyId: string,
  expected: number | '*',
): Promise<void> {
  const [row] = await transaction
    .select({ version: competencies.version })
    .from(competencies)
    .where(eq(competencies.id, competencyId))
    .for('update');
  if (!row) throw notFound();
  requireVersion(expected, row.version);
  await transaction
    .update(competencies)
    .set({ updatedAt: new Date() })
    .where(eq(competencies.id, competencyId));
}

export function competencyHistoryOf(
  transaction: Transaction,
  competencyId: string,
): History<CompetencyVersion> {
  const own = (condition: SQL) =>
    transaction
      .select(versionColumns)
      .from(competencyVersions)
      .where(and(eq(competencyVersions.competencyId, competencyId), condition))
      .then(([row]) => row);
  return {
    holdingOn: (day) => own(holdsOn(competencyVersions, day)),
    endingOn: (day) => own(eq(competencyVersions.validTo, day)),
    find: (id) => own(eq(competencyVersions.id, id)),
    update: async (id, values) => {
      await transaction.update(competencyVersions).set(values).where(eq(competencyVersions.id, id));
    },
    add: async (row) => {
      await transaction.insert(competencyVersions).values({ ...row, competencyId });
    },
    remove: async (id) => {
      await transaction.delete(competencyVersions).where(eq(competencyVersions.id, id));
    },
  };
}
