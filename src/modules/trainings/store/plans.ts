import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Database, Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { plans } from '../plan-tables.ts';
import { allot } from '../rules/needs.ts';
import { totalsOf } from '../rules/plans.ts';
import type { CompetencyNeed } from '../rules/shapes.ts';
import type {
  NewTrainingPlan,
  PlannedSession,
  TrainingPlan,
  TrainingPlanLine,
  TrainingPlanNeed,
  TrainingPlanProposal,
  TrainingPlanSummary,
} from '../schemas/plans.ts';
import { sessions } from '../tables.ts';
import { levelsClosed, readNeeds } from './needs.ts';
import { reportedNeedsUnder } from './reported-needs.ts';

/** Whose needs, of which day, and what may be spent. */
export interface Question {
  readonly unitId: string;
  readonly year: number;
  readonly budget: number;
  readonly asOf: string;
}

/** What a question comes to, as it is kept. */
export interface WorkedOut extends Question {
  readonly people: number;
  readonly needs: readonly CompetencyNeed[];
  readonly lines: ReturnType<typeof allot>['lines'];
}

/** Works a plan out, from one snapshot of the database. */
export const workOut = (database: Database, question: Question): Promise<WorkedOut> =>
  database.snapshot(async (reader) => {
    const { unitId, budget, asOf } = question;
    const { people, competencies, courses } = await readNeeds(reader, unitId, asOf);
    const { lines } = allot(courses, budget);
    const closed = await levelsClosed(reader, unitId, asOf, lines);
    const needs = competencies.map((need) => ({ ...need, closed: closed.get(need.competencyId) ?? 0 }));
    return { ...question, people, needs, lines };
  });

/** A plan that is not saved, as it would be read. */
export async function proposalOf(reader: Reader, worked: WorkedOut): Promise<TrainingPlanProposal> {
  const { unitId, year, budget, asOf, people } = worked;
  const lines = await namedLines(
    reader,
    sql`select line.*, 0 as "seatsInSessions"
          from jsonb_to_recordset(${JSON.stringify(worked.lines)}::jsonb) as line("courseId" uuid, priority int,
               "seatsNeeded" int, seats int, "costPerHead" bigint, "levelsNeeded" int, "levelsClosed" int)`,
  );
  const needs = await namedNeeds(reader, sql`${JSON.stringify(worked.needs)}::jsonb`, asOf);
  return {
    unitId: unitId.toLowerCase(),
    year,
    budget,
    asOf,
    people,
    totals: totalsOf(budget, lines, needs),
    lines,
    needs,
    reportedNeeds: await reportedNeedsUnder(reader, unitId, asOf),
  };
}

export async function insertPlan(
  transaction: Transaction,
  { name }: Pick<NewTrainingPlan, 'name'>,
  { lines, needs, ...plan }: WorkedOut,
): Promise<string> {
  const [row] = await transaction
    .insert(plans)
    .values({ ...plan, name, needs: [...needs] })
    .returning({ id: plans.id });
  const { id } = row!;
  await transaction.execute(sql`
    insert into trainings.plan_lines (plan_id, course_id, priority, seats_needed, seats, cost_per_head, levels_needed,
           levels_closed)
    select ${id}, "courseId", priority, "seatsNeeded", seats, "costPerHead", "levelsNeeded", "levelsClosed"
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line("courseId" uuid, priority int,
           "seatsNeeded" int, seats int, "costPerHead" bigint, "levelsNeeded" int, "levelsClosed" int)`);
  return id;
}

/** Sums of lines and needs. The columns of the plan are written out: this stands in the selection of one table. */
const totals = sql<TrainingPlanSummary['totals']>`(
  select json_build_object('seatsNeeded', coalesce(sum(line.seats_needed), 0), 'seats', coalesce(sum(line.seats), 0),
           'cost', coalesce(sum(line.seats * line.cost_per_head), 0),
           'levelsClosed', coalesce(sum(line.levels_closed), 0),
           'budgetLeft', trainings.plans.budget - coalesce(sum(line.seats * line.cost_per_head), 0),
           'unassessed', min(need.unassessed), 'missing', min(need.missing), 'closed', min(need.closed),
           'remaining', min(need.missing - need.closed), 'underWay', min(need."underWay"),
           'withoutCourse', min(need."withoutCourse"))
    from (
      select coalesce(sum(n.unassessed), 0) as unassessed, coalesce(sum(n.missing), 0) as missing,
             coalesce(sum(n.closed), 0) as closed, coalesce(sum(n."underWay"), 0) as "underWay",
             coalesce(sum(n."withoutCourse"), 0) as "withoutCourse"
        from jsonb_to_recordset(trainings.plans.needs)
             as n(unassessed int, missing int, closed int, "underWay" int, "withoutCourse" int)) need
    left join trainings.plan_lines line on line.plan_id = trainings.plans.id)`;

const summaryColumns = {
  id: plans.id,
  name: plans.name,
  unitId: plans.unitId,
  year: plans.year,
  budget: plans.budget,
  asOf: plans.asOf,
  people: plans.people,
  totals,
  version: plans.version,
  createdAt: plans.createdAt,
  updatedAt: plans.updatedAt,
};

export interface PlanFilter {
  readonly reach: Reach;
  readonly unitId?: string;
  readonly year?: number;
}

const orders: SortOrders<TrainingPlanSummary, 'year'> = {
  year: [
    { expression: sql`${plans.year}`, bind: (value) => sql`${value}::int`, of: ({ year }) => year },
    { expression: sql`${plans.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

export function planList(reader: Reader, { reach, unitId, year }: PlanFilter): List<TrainingPlanSummary> {
  const matching = and(
    withinReach(plans.unitId, reach),
    unitId === undefined ? undefined : eq(plans.unitId, unitId),
    year === undefined ? undefined : eq(plans.year, year),
  );
  return {
    orders,
    columns: summaryColumns,
    rows: (condition: SQL) =>
      reader.select(summaryColumns).from(plans).where(and(matching, condition)).getSQL(),
    item: (plan) => plan,
  };
}

/** True if there is such a plan within reach. */
export async function isPlanWithin(reader: Reader, planId: string, reach: Reach): Promise<boolean> {
  const found = await reader
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.id, planId), withinReach(plans.unitId, reach)));
  return found.length === 1;
}

export async function findPlan(
  reader: Reader,
  planId: string,
  reach: Reach,
): Promise<TrainingPlan | undefined> {
  const [plan] = await reader
    .select(summaryColumns)
    .from(plans)
    .where(and(eq(plans.id, planId), withinReach(plans.unitId, reach)));
  if (!plan) return undefined;
  const lines = await namedLines(
    reader,
    sql`select line.course_id as "courseId", line.priority, line.seats_needed as "seatsNeeded", line.seats,
               line.cost_per_head as "costPerHead", line.levels_needed as "levelsNeeded",
               line.levels_closed as "levelsClosed", coalesce(held.seats, 0) as "seatsInSessions"
          from trainings.plan_lines line
          left join (${seatsInSessions(planId)}) held on held.course_id = line.course_id
         where line.plan_id = ${planId}`,
  );
  const needs = await namedNeeds(
    reader,
    sql`(select p.needs from trainings.plans p where p.id = ${planId})`,
    plan.asOf,
  );
  const reported = await reportedNeedsUnder(reader, plan.unitId, plan.asOf);
  return { ...plan, lines, needs, reportedNeeds: reported };
}

/** Seats of the sessions that were planned from a plan, by course. */
const seatsInSessions = (planId: string): SQL => sql`
  select s.course_id, sum(s.quota) as seats
    from trainings.sessions s
   where s.plan_id = ${planId} and s.decision <> 'cancelled'
   group by s.course_id`;

async function namedLines(reader: Reader, lines: SQL): Promise<TrainingPlanLine[]> {
  const { rows } = await reader.execute<{ lines: TrainingPlanLine[] }>(sql`
    select coalesce(json_agg(json_build_object('courseId', line."courseId", 'code', course.code,
             'title', course.title, 'prerequisiteIds', course.prerequisite_ids, 'priority', line.priority,
             'seatsNeeded', line."seatsNeeded", 'seats', line.seats, 'costPerHead', line."costPerHead",
             'cost', line.seats * line."costPerHead", 'levelsNeeded', line."levelsNeeded",
             'levelsClosed', line."levelsClosed", 'seatsInSessions', line."seatsInSessions")
             order by line.priority), '[]') as lines
      from (${lines}) line
      join trainings.courses course on course.id = line."courseId"`);
  return rows[0]!.lines;
}

async function namedNeeds(reader: Reader, needs: SQL, day: string): Promise<TrainingPlanNeed[]> {
  const { rows } = await reader.execute<{ needs: TrainingPlanNeed[] }>(sql`
    select coalesce(json_agg(json_build_object('competencyId', c.id, 'code', c.code, 'name', named.name,
             'kind', named.kind, 'demanded', need.demanded, 'below', need.below, 'unassessed', need.unassessed,
             'missing', need.missing, 'closed', need.closed, 'remaining', need.missing - need.closed,
             'underWay', need."underWay", 'withoutCourse', need."withoutCourse") order by c.number), '[]') as needs
      from jsonb_to_recordset(${needs}) as need("competencyId" uuid, demanded int, below int, unassessed int,
           missing int, closed int, "underWay" int, "withoutCourse" int)
      join competencies.competencies c on c.id = need."competencyId"
     cross join lateral competencies.named(c.id, ${day}) named`);
  return rows[0]!.needs;
}

/**
 * Takes a plan for planning sessions from it — whoever plans others at the same time waits — and tells the seats of its
 * courses that no session has yet.
 * @throws Problem `not-found` if there is no such plan within reach
 */
export async function takeSeatsLeft(
  transaction: Transaction,
  planId: string,
  reach: Reach,
): Promise<ReadonlyMap<string, number>> {
  const found = await transaction
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.id, planId), withinReach(plans.unitId, reach)))
    .for('update');
  if (found.length === 0) throw notFound();
  const { rows } = await transaction.execute<{ courseId: string; left: number }>(sql`
    select line.course_id as "courseId", greatest(line.seats - coalesce(held.seats, 0), 0)::int as left
      from trainings.plan_lines line
      left join (${seatsInSessions(planId)}) held on held.course_id = line.course_id
     where line.plan_id = ${planId}`);
  return new Map(rows.map(({ courseId, left }) => [courseId, left]));
}

/** Plans sessions, all at once; returns their ids in the same order. */
export async function insertSessionsOf(
  transaction: Transaction,
  planId: string,
  planned: readonly (PlannedSession & { readonly quota: number })[],
): Promise<string[]> {
  const rows = planned.map((session) => ({ ...session, id: newId(), planId }));
  await transaction.insert(sessions).values(rows);
  return rows.map(({ id }) => id);
}
