import { sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { branchOfUnits, seatedIn } from '../../competencies/index.ts';
import { creditedIn, type LearningYear } from './hours.ts';

/** Learning hours of people in definitive positions. */
export interface HoursOfUnits {
  readonly people: number;
  /** Hours that count in the year. */
  readonly creditedHours: number;
  /** Who owes hours of learning in a year, and of these who has them. */
  readonly obliged: number;
  readonly reached: number;
}

/** Learning hours of some units, or of all (null), in a year. */
export async function readHoursOfUnits(
  reader: Reader,
  unitIds: readonly string[] | null,
  at: LearningYear,
): Promise<HoursOfUnits> {
  const { rows } = await reader.execute<HoursOfUnits & Record<string, unknown>>(sql`
    with ${branchOfUnits(unitIds, at.day)},
    person as materialized (${seatedIn(at.day)}),
    ${creditedIn(at)}
    select count(*)::int as people, coalesce(sum(credited.hours), 0)::int as "creditedHours",
           count(*) filter (where d.bound = 'least')::int as obliged,
           count(*) filter (where d.bound = 'least' and coalesce(credited.hours, 0) >= d.learning_hours)::int as reached
      from person
      join employees.employees e on e.id = person.employee_id
      left join trainings.learning_duties d on d.employment_kind = e.employment_kind and ${holds('d', at.day)}
      left join credited on credited.employee_id = person.employee_id`);
  return rows[0]!;
}
