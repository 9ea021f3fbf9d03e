import { and, eq, type SQL, sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { CourseContext, KnownCompetency } from '../rules/courses.ts';
import type { Course, CourseChange, NewCourse } from '../schemas/courses.ts';
import { courses, wordsOf } from '../tables.ts';

const courseColumns = {
  id: courses.id,
  code: courses.code,
  title: courses.title,
  kind: courses.kind,
  field: courses.field,
  learningHours: courses.learningHours,
  provider: courses.provider,
  description: courses.description,
  costPerHead: courses.costPerHead,
  materials: courses.materials,
  outcomes: courses.outcomes,
  prerequisiteIds: courses.prerequisiteIds,
  carriesAssessment: courses.carriesAssessment,
  minimumAttendance: courses.minimumAttendance,
  passingScore: courses.passingScore,
  certificateMonths: courses.certificateMonths,
  state: courses.state,
  version: courses.version,
  createdAt: courses.createdAt,
  updatedAt: courses.updatedAt,
};

export interface CourseFilter {
  readonly kind?: Course['kind'];
  readonly field?: Course['field'];
  readonly state?: Course['state'];
  readonly competencyId?: string;
  readonly code?: string;
  /** Words of title, provider or description, in any form that they take in Indonesian. */
  readonly q?: string;
}

const orders: SortOrders<Course, 'code' | 'title'> = {
  code: [
    {
      expression: sql`lower(${courses.code})`,
      bind: (value) => sql`${value}`,
      of: ({ code }) => code.toLowerCase(),
    },
  ],
  title: [
    { expression: sql`${courses.title}`, bind: (value) => sql`${value}`, of: ({ title }) => title },
    { expression: sql`${courses.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

export function courseList(reader: Reader, filter: CourseFilter): List<Course> {
  const { kind, field, state, competencyId, code, q } = filter;
  const raises = JSON.stringify([{ competencyId: competencyId?.toLowerCase() }]);
  const matching = and(
    kind === undefined ? undefined : eq(courses.kind, kind),
    field === undefined ? undefined : eq(courses.field, field),
    state === undefined ? undefined : eq(courses.state, state),
    code === undefined ? undefined : sql`lower(${courses.code}) = lower(${code})`,
    competencyId === undefined ? undefined : sql`${courses.outcomes} @> ${raises}::jsonb`,
    q === undefined ? undefined : sql`${wordsOf(courses)} @@ websearch_to_tsquery('indonesian', ${q})`,
  );
  const rows = (condition: SQL) =>
    reader.select(courseColumns).from(courses).where(and(matching, condition)).getSQL();
  return { orders, columns: courseColumns, rows, item: (course) => course };
}

export async function findCourse(reader: Reader, courseId: string): Promise<Course | undefined> {
  const [course] = await reader.select(courseColumns).from(courses).where(eq(courses.id, courseId));
  return course;
}

/** What a course is held against: changes of what courses presuppose wait for each other. */
export async function contextOfCourse(
  transaction: Transaction,
  { outcomes = [], prerequisiteIds = [] }: Pick<NewCourse, 'outcomes' | 'prerequisiteIds'>,
  courseId: string | null,
  today: string,
): Promise<CourseContext> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('trainings.courses'))`);
  const named = outcomes.map(({ competencyId }) => competencyId);
  const competencies = await transaction.execute<
    KnownCompetency & { id: string } & Record<string, unknown>
  >(sql`
    select c.id, c.code, v.kind
      from competencies.competencies c
      join competencies.competency_versions v on v.competency_id = c.id
       and ${holds('v', today)}
     where c.id = any(${sql.param([...named])}::uuid[])`);
  const known = await transaction.execute<{ id: string }>(
    sql`select c.id from trainings.courses c where c.id = any(${sql.param([...prerequisiteIds])}::uuid[])`,
  );
  const presupposing = await transaction.execute<{ id: string }>(sql`
    with recursive above as (
      select ${courseId}::uuid as id
      union
      select c.id from above join trainings.courses c on above.id = any(c.prerequisite_ids)
    )
    select id from above where id is not null`);
  return {
    competencies: new Map(competencies.rows.map(({ id, code, kind }) => [id, { code, kind }])),
    known: new Set(known.rows.map(({ id }) => id)),
    presupposing: new Set(presupposing.rows.map(({ id }) => id)),
  };
}

/** Ids as the database writes them. */
function written<Content extends Pick<NewCourse, 'outcomes'>>(content: Content): Content {
  const { outcomes } = content;
  if (!outcomes) return content;
  return {
    ...content,
    outcomes: outcomes.map((outcome) => ({
      ...outcome,
      competencyId: outcome.competencyId.toLowerCase(),
    })),
  };
}

export async function insertCourse(transaction: Transaction, course: NewCourse): Promise<Course> {
  const [row] = await transaction.insert(courses).values(written(course)).returning(courseColumns);
  return row!;
}

/** Takes a course for a change: waits for others who change it. */
export async function takeCourse(
  transaction: Transaction,
  courseId: string,
  expected: number | '*',
): Promise<Course> {
  const [row] = await transaction
    .select(courseColumns)
    .from(courses)
    .where(eq(courses.id, courseId))
    .for('update');
  if (!row) throw notFound();
  requireVersion(expected, row.version);
  return row;
}

export async function updateCourse(
  transaction: Transaction,
  courseId: string,
  change: CourseChange,
): Promise<Course> {
  const [row] = await transaction
    .update(courses)
    .set(written(change))
    .where(eq(courses.id, courseId))
    .returning(courseColumns);
  return row!;
}
