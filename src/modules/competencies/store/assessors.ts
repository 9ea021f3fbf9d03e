import { and, asc, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { holdsOn } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { contains } from '../../organisation/index.ts';
import type {
  AssessmentValidity,
  Assessor,
  AssessorChange,
  NewAssessmentValidity,
  NewAssessor,
} from '../schemas/assessments.ts';
import { assessmentValidities, assessors } from '../tables.ts';

const assessorColumns = {
  id: assessors.id,
  code: assessors.code,
  name: assessors.name,
  institution: assessors.institution,
  decreeNumber: assessors.decreeNumber,
  decreeDate: assessors.decreeDate,
  validFrom: assessors.validFrom,
  validTo: assessors.validTo,
  version: assessors.version,
  createdAt: assessors.createdAt,
  updatedAt: assessors.updatedAt,
};

const orders: SortOrders<Assessor, 'code' | 'name'> = {
  code: [
    {
      expression: sql`lower(${assessors.code})`,
      bind: (value) => sql`${value}`,
      of: ({ code }) => code.toLowerCase(),
    },
  ],
  name: [
    { expression: sql`${assessors.name}`, bind: (value) => sql`${value}`, of: ({ name }) => name },
    { expression: sql`${assessors.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** All assessors, or those with a mandate on a day. */
export function assessorList(
  reader: Reader,
  { mandatedOn, q }: { readonly mandatedOn?: string; readonly q?: string },
): List<Assessor> {
  const matching = and(
    mandatedOn === undefined ? undefined : holdsOn(assessors, mandatedOn),
    q === undefined ? undefined : or(contains(assessors.name, q), contains(assessors.code, q)),
  );
  const rows = (condition: SQL) =>
    reader.select(assessorColumns).from(assessors).where(and(matching, condition)).getSQL();
  return { orders, columns: assessorColumns, rows, item: (assessor) => assessor };
}

export async function findAssessor(reader: Reader, assessorId: string): Promise<Assessor | undefined> {
  const [assessor] = await reader.select(assessorColumns).from(assessors).where(eq(assessors.id, assessorId));
  return assessor;
}

export async function insertAssessor(transaction: Transaction, assessor: NewAssessor): Promise<Assessor> {
  const [row] = await transaction.insert(assessors).values(assessor).returning(assessorColumns);
  return row!;
}

/** Changes an assessor; undefined if assessments that count would then lie outside of the mandate. */
export async function updateAssessor(
  transaction: Transaction,
  assessorId: string,
  expected: number | '*',
  change: AssessorChange,
): Promise<Assessor | undefined> {
  const [held] = await transaction
    .select({ version: assessors.version })
    .from(assessors)
    .where(eq(assessors.id, assessorId))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  const [row] = await transaction
    .update(assessors)
    .set(change)
    .where(eq(assessors.id, assessorId))
    .returning(assessorColumns);
  const { rowCount } = await transaction.execute(sql`
    select from competencies.assessments a
     where a.assessor_id = ${assessorId} and a.state = 'valid'
       and (a.assessed_on < ${row!.validFrom} or a.assessed_on >= ${row!.validTo}::date)
     limit 1`);
  return rowCount === 0 ? row! : undefined;
}

const validityColumns = {
  id: assessmentValidities.id,
  method: assessmentValidities.method,
  months: assessmentValidities.months,
  legalBasis: assessmentValidities.legalBasis,
  validFrom: assessmentValidities.validFrom,
  validTo: assessmentValidities.validTo,
};

/** How long assessments of a day count, by method. */
export const validitiesOn = (reader: Reader, day: string): Promise<AssessmentValidity[]> =>
  reader
    .select(validityColumns)
    .from(assessmentValidities)
    .where(holdsOn(assessmentValidities, day))
    .orderBy(asc(assessmentValidities.method));

/** Every period of every method, for assessments of several days. */
export const allValidities = (reader: Reader): Promise<AssessmentValidity[]> =>
  reader.select(validityColumns).from(assessmentValidities);

/** Ends the open validity of the method that began before, and opens the new one. */
export async function addValidity(
  transaction: Transaction,
  validity: NewAssessmentValidity,
): Promise<AssessmentValidity> {
  await transaction
    .update(assessmentValidities)
    .set({ validTo: validity.validFrom })
    .where(
      and(
        eq(assessmentValidities.method, validity.method),
        isNull(assessmentValidities.validTo),
        lt(assessmentValidities.validFrom, validity.validFrom),
      ),
    );
  const [row] = await transaction.insert(assessmentValidities).values(validity).returning(validityColumns);
  return row!;
}
