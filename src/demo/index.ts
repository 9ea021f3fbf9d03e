import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { countNoted } from '../modules/transparency/store/count.ts';
import { isCalendarDate } from '../platform/calendar.ts';
import { momentOf } from '../platform/clock.ts';
import { copyAreas } from './areas.ts';
import { copyCompetencies, inventCompetencies } from './competencies.ts';
import { TIME_ZONE } from './days.ts';
import { copyFollowUps } from './follow-ups.ts';
import { copyForums } from './forums.ts';
import { type Counts, citiesFor, idsFor, loadCity } from './load.ts';
import { insertPolicyDocuments } from './policy-documents.ts';
import { fileDemoReports } from './reports.ts';
import { copyServices } from './services.ts';
import { copySurveys } from './surveys.ts';
import { copyTrainings } from './trainings.ts';

const FEWEST = 200;
const MOST = 5_000_000;
const EARLIEST_DAY = '2024-01-01';
const INSUFFICIENT_PRIVILEGE = '42501';

const tables = [
  'organisation.units',
  'organisation.unit_versions',
  'organisation.unit_external_ids',
  'organisation.positions',
  'organisation.position_versions',
  'employees.employees',
  'employees.employee_external_ids',
  'employees.rank_periods',
  'employees.placements',
  'competencies.competencies',
  'competencies.competency_versions',
  'competencies.standards',
  'competencies.assessors',
  'competencies.assessments',
  'competencies.profiles',
  'trainings.courses',
  'trainings.sessions',
  'trainings.enrolments',
  'trainings.outside_certificates',
  'feedback.services',
  'feedback.surveys',
  'feedback.survey_services',
  'feedback.responses',
  'feedback.response_texts',
  'feedback.tallies',
  'feedback.profile_counts',
  'territory.areas',
  'territory.boundary_rings',
  'forums.participants',
  'forums.topics',
  'forums.posts',
  'forums.supports',
  'reports.categories',
  'reports.routing_rules',
  'reports.reports',
  'reports.reporters',
  'reports.external_references',
  'reports.steps',
  'reports.messages',
  'follow_ups.targets',
  'follow_ups.actions',
  'follow_ups.origins',
  'follow_ups.steps',
  'follow_ups.evidence',
  'policy_documents.documents',
  'policy_documents.versions',
  'policy_documents.version_texts',
  'policy_documents.steps',
  'policy_documents.relations',
  'policy_documents.amendments',
  'policy_documents.links',
  'policy_documents.targets',
  'policy_documents.measurements',
  'policy_documents.search_documents',
  'policy_documents.search_articles',
  'socialisation.campaigns',
  'socialisation.audiences',
  'socialisation.editions',
  'socialisation.members',
  'socialisation.acknowledgements',
  'socialisation.stances',
  'socialisation.coverage_days',
  'socialisation.stance_figures',
  'socialisation.faq_entries',
  'socialisation.faq_versions',
  'socialisation.questions',
  'socialisation.question_askers',
  'socialisation.question_answers',
  'socialisation.question_steps',
  'socialisation.events',
  'socialisation.event_registrations',
  'socialisation.event_attendances',
  'socialisation.ambassadors',
  'socialisation.materials',
  'socialisation.pulses',
  'socialisation.pulse_participants',
  'socialisation.pulse_tallies',
  'socialisation.measures',
  'consultations.rounds',
  'consultations.versions',
  'consultations.provisions',
  'consultations.steps',
  'consultations.comments',
  'consultations.comment_groups',
  'consultations.group_answers',
  'consultations.conclusions',
];

export interface DemoOptions {
  /** 200 to 5,000,000; above 20,000 they are spread over several cities. */
  readonly employees: number;
  /** The same seed, size and day give the same rows, ids included but for those of what happened to reports. */
  readonly seed?: number;
  /** The day on which the demo city is up to date, from 2024-01-01 on. */
  readonly today: string;
  /** `rows` of `total` employees have passed the stage: `employees`, then `analyse` for all at once. */
  readonly onProgress?: (done: { stage: string; rows: number; total: number }) => void;
}

/**
 * Fills the database with an invented city, or several, in one transaction. `client` is connected as the owner of the
 * tables and in no transaction.
 *
 * @throws RangeError when an option is out of range; the database's error when there is a demo city already
 */
export async function loadDemoCity(client: pg.Client, options: DemoOptions): Promise<Counts> {
  const { employees, seed = 1, today, onProgress } = options;
  if (!Number.isInteger(employees) || employees < FEWEST || employees > MOST) {
    throw new RangeError(`a demo city has between ${FEWEST} and ${MOST} employees`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError('a seed is a whole number from 0 on');
  if (!isCalendarDate(today) || today < EARLIEST_DAY) {
    throw new RangeError(`the day of a demo city is ${EARLIEST_DAY} or later`);
  }
  const total: Counts = { units: 0, positions: 0, employees: 0, placements: 0 };
  const report = (stage: string, rows: number) => onProgress?.({ stage, rows, total: employees });
  const nextId = idsFor(seed);
  const competencies = inventCompetencies(seed, today);
  const cities = citiesFor(employees);
  await drizzle(client).transaction(async (transaction) => {
    const arePassedOver = await passOverRowTriggers(client);
    await copyCompetencies(client, competencies);
    for (const [number, city] of cities.entries()) {
      const before = total.employees;
      const counts = await loadCity(client, {
        city,
        number,
        cities: cities.length,
        seed,
        today,
        nextId,
        competencies,
        onEmployees: (written) => report('employees', before + written),
      });
      for (const name of Object.keys(total) as (keyof Counts)[]) total[name] += counts[name];
    }
    await client.query('select competencies.rebuild_profiles()');
    await copyTrainings(client, competencies, seed, today);
    await copyServices(client, { nextId: competencies.nextId, seed, today });
    await copySurveys(client, { nextId: competencies.nextId, seed, today });
    await copyAreas(client, { nextId: competencies.nextId, today });
    await copyForums(client, { nextId: competencies.nextId, seed, today });
    // Few rows, which live from here on: what they announce is heard.
    if (arePassedOver) await client.query('set local session_replication_role = origin');
    await fileDemoReports(client, transaction, { nextId: competencies.nextId, seed, today });
    await copyFollowUps(client, transaction, { nextId: competencies.nextId, today });
    await insertPolicyDocuments(client, transaction, { nextId: competencies.nextId, today });
    await countNoted(transaction, momentOf(TIME_ZONE, today, '00:00'), TIME_ZONE);
  });
  await client.query(`vacuum (analyze) ${tables.join(', ')}`);
  report('analyse', total.employees);
  return total;
}

/**
 * The rows keep the rules of history by themselves; checking them one by one would take several times as long. Says
 * whether the database allows it.
 */
async function passOverRowTriggers(client: pg.Client): Promise<boolean> {
  await client.query('savepoint before_setting');
  try {
    await client.query('set local session_replication_role = replica');
    return true;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error;
    await client.query('rollback to savepoint before_setting');
    return false;
  }
}
