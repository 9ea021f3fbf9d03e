import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import { holds, newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { employeesWithinReach, employeeWithinReach } from '../../employees/index.ts';
import { competencyProblems } from '../problems.ts';
import { type AssessmentContext, expiryOf } from '../rules/assessments.ts';
import type { AchievedLevel } from '../rules/levels.ts';
import type { Assessment, AssessmentRemark } from '../schemas/assessments.ts';
import { assessmentRemarks, assessments } from '../tables.ts';
import { validitiesOn } from './assessors.ts';
import { livesOfCompetencies, mandatesOf } from './lives.ts';

/** What was shown, by the names of the day of the assessment. */
const namedLevels: SQL<Assessment['levels']> = sql`(
  select coalesce(json_agg(json_build_object('competencyId', c.id, 'code', c.code, 'name', named.name,
           'kind', named.kind, 'level', shown.level, 'evidence', shown.evidence, 'maskedFields', '[]'::json) order by c.number), '[]')
    from jsonb_to_recordset(${assessments.levels}) as shown("competencyId" uuid, level int, evidence text)
    join competencies.competencies c on c.id = shown."competencyId"
   cross join lateral competencies.named(c.id, ${assessments.assessedOn}) named)`;

const assessmentColumns = {
  id: assessments.id,
  employeeId: assessments.employeeId,
  method: assessments.method,
  assessorId: assessments.assessorId,
  assessedOn: assessments.assessedOn,
  expiresOn: assessments.expiresOn,
  reportNumber: assessments.reportNumber,
  levels: namedLevels,
  state: assessments.state,
  stateReason: assessments.stateReason,
  replacesId: assessments.replacesId,
  replacedById: sql<string | null>`(
    select later.id from competencies.assessments later where later.replaces_id = competencies.assessments.id)`,
  version: assessments.version,
  createdAt: assessments.createdAt,
  updatedAt: assessments.updatedAt,
};

export interface AssessmentFilter {
  readonly reach: Reach;
  readonly employeeId?: string;
  /** Only of those who sit in these units today. */
  readonly unitIds?: readonly string[];
  readonly today: string;
  readonly method?: Assessment['method'];
  readonly assessorId?: string;
  readonly state?: Assessment['state'];
  readonly assessedFrom?: string;
  readonly assessedTo?: string;
  /** Only those that count on this day. */
  readonly countsOn?: string;
}

const orders: SortOrders<Assessment, 'id' | 'assessedOn'> = {
  id: [{ expression: sql`${assessments.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
  assessedOn: [
    {
      expression: sql`${assessments.assessedOn}`,
      bind: (value) => sql`${value}::date`,
      of: ({ assessedOn }) => assessedOn,
    },
    { expression: sql`${assessments.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

export function assessmentList(reader: Reader, filter: AssessmentFilter): List<Assessment> {
  const { reach, employeeId, unitIds, today, method, assessorId, state, countsOn } = filter;
  const matching = and(
    reach === null ? undefined : employeesWithinReach(sql`${assessments.employeeId}`, reach),
    employeeId === undefined ? undefined : eq(assessments.employeeId, employeeId),
    unitIds === undefined
      ? undefined
      : sql`${assessments.employeeId} in (
          select seat.employee_id
            from organisation.position_versions v
            join employees.placements seat on seat.position_id = v.position_id and seat.kind = 'definitive'
             and ${holds('seat', today)}
           where v.unit_id = any(${sql.param([...unitIds])}::uuid[])
             and ${holds('v', today)})`,
    method === undefined ? undefined : eq(assessments.method, method),
    assessorId === undefined ? undefined : eq(assessments.assessorId, assessorId),
    state === undefined ? undefined : eq(assessments.state, state),
    filter.assessedFrom === undefined ? undefined : sql`${assessments.assessedOn} >= ${filter.assessedFrom}`,
    filter.assessedTo === undefined ? undefined : sql`${assessments.assessedOn} < ${filter.assessedTo}`,
    countsOn === undefined
      ? undefined
      : sql`${assessments.state} = 'valid' and ${assessments.assessedOn} <= ${countsOn}
          and ${assessments.expiresOn} > ${countsOn}`,
  );
  return {
    orders,
    columns: assessmentColumns,
    rows: (condition) =>
      reader.select(assessmentColumns).from(assessments).where(and(matching, condition)).getSQL(),
    subjects: () =>
      reader
        .selectDistinct({
          resource: sql`'employee'`.as('resource'),
          subject: sql`${assessments.employeeId}::text`.as('subject'),
        })
        .from(assessments)
        .where(matching)
        .getSQL(),
    item: (assessment) => assessment,
  };
}

export async function findAssessment(
  reader: Reader,
  assessmentId: string,
  reach: Reach,
): Promise<Assessment | undefined> {
  const [assessment] = await reader
    .select(assessmentColumns)
    .from(assessments)
    .where(and(eq(assessments.id, assessmentId), employeeWithinReach(sql`${assessments.employeeId}`, reach)));
  return assessment;
}

/** All assessments of somebody, oldest first. */
export const assessmentsOf = (reader: Reader, employeeId: string): Promise<Assessment[]> =>
  reader
    .select(assessmentColumns)
    .from(assessments)
    .where(eq(assessments.employeeId, employeeId))
    .orderBy(asc(assessments.assessedOn), asc(assessments.id));

interface Given {
  readonly employeeId: string;
  readonly method: Assessment['method'];
  readonly assessorId?: string | null | undefined;
  readonly assessedOn: string;
  readonly reportNumber?: string | null | undefined;
  readonly levels: readonly {
    readonly competencyId: string;
    readonly level: number;
    readonly evidence?: string | null | undefined;
  }[];
}

/**
 * What an assessment is held against; the person, the assessor and the competencies stay as they are until the
 * transaction ends.
 * @throws Problem `unknown-reference` if there is no such person within reach
 */
export async function contextOf(
  transaction: Transaction,
  { employeeId, method, assessorId, assessedOn, levels }: Given,
  today: string,
  reach: Reach,
): Promise<AssessmentContext> {
  const { rows } = await transaction.execute<{ appointedOn: string }>(sql`
    select e.appointed_on::text as "appointedOn" from employees.employees e
     where e.id = ${employeeId} and ${employeeWithinReach(sql`e.id`, reach) ?? sql`true`}
       for no key update`);
  if (!rows[0]) throw unknownReference('employee', '/employeeId');
  const mandates = await mandatesOf(transaction, assessorId ? [assessorId] : []);
  const dictionary = await livesOfCompetencies(
    transaction,
    levels.map(({ competencyId }) => competencyId),
  );
  const validities = await validitiesOn(transaction, assessedOn);
  return {
    today,
    appointedOn: rows[0].appointedOn,
    mandate: assessorId ? mandates.get(assessorId.toLowerCase()) : undefined,
    dictionary,
    months: validities.find((validity) => validity.method === method)?.months,
  };
}

/** What is kept of levels: ids as the database writes them. */
export const written = (levels: Given['levels']): AchievedLevel[] =>
  levels.map(({ competencyId, level, evidence = null }) => ({
    competencyId: competencyId.toLowerCase(),
    level,
    evidence,
  }));

/** Enters an assessment that was held against its context; `replacesId` names the one that it corrects. */
export async function insertAssessment(
  transaction: Transaction,
  { levels, ...given }: Given,
  months: number,
  replacesId: string | null = null,
): Promise<string> {
  const id = newId();
  await transaction.insert(assessments).values({
    ...given,
    id,
    replacesId,
    levels: written(levels),
    expiresOn: expiryOf(given.assessedOn, months),
  });
  return id;
}

/**
 * Takes a valid assessment out of count.
 * @returns whose it is
 * @throws Problem `not-found`, `precondition-failed`, or `assessment-not-valid` if it no longer counts anyway
 */
export async function retireAssessment(
  transaction: Transaction,
  assessmentId: string,
  to: { readonly state: 'replaced' | 'withdrawn'; readonly reason: string },
  expected: number | '*',
  reach: Reach,
): Promise<string> {
  // The person before the assessment, as whoever enters one does: two never wait for each other.
  await transaction.execute(sql`
    select from employees.employees e
     where e.id = (select a.employee_id from competencies.assessments a where a.id = ${assessmentId})
       for no key update`);
  const [row] = await transaction
    .select({
      version: assessments.version,
      state: assessments.state,
      employeeId: assessments.employeeId,
    })
    .from(assessments)
    .where(and(eq(assessments.id, assessmentId), employeeWithinReach(sql`${assessments.employeeId}`, reach)))
    .for('update');
  if (!row) throw notFound();
  requireVersion(expected, row.version);
  if (row.state !== 'valid') throw new Problem(competencyProblems['assessment-not-valid']);
  await transaction
    .update(assessments)
    .set({ state: to.state, stateReason: to.reason })
    .where(eq(assessments.id, assessmentId));
  return row.employeeId;
}

const remarkColumns = {
  id: assessmentRemarks.id,
  assessmentId: assessmentRemarks.assessmentId,
  employeeId: assessments.employeeId,
  text: assessmentRemarks.text,
  createdAt: assessmentRemarks.createdAt,
  maskedFields: sql<string[]>`'{}'::text[]`,
};

/** What was confided on an assessment, oldest first. */
export const remarksOf = (reader: Reader, assessmentId: string): Promise<AssessmentRemark[]> =>
  reader
    .select(remarkColumns)
    .from(assessmentRemarks)
    .innerJoin(assessments, eq(assessments.id, assessmentRemarks.assessmentId))
    .where(eq(assessmentRemarks.assessmentId, assessmentId))
    .orderBy(asc(assessmentRemarks.id));

export async function insertRemark(
  transaction: Transaction,
  assessmentId: string,
  text: string,
): Promise<AssessmentRemark> {
  const [row] = await transaction
    .insert(assessmentRemarks)
    .values({ assessmentId, text })
    .returning({ id: assessmentRemarks.id });
  const remarks = await remarksOf(transaction, assessmentId);
  return remarks.find(({ id }) => id === row!.id)!;
}
