import type pg from 'pg';
import { copyRows } from './copy.ts';
import { dayNumber } from './days.ts';
import { Random } from './random.ts';
import { type AskedService, SurveyRows } from './survey-rows.ts';

const STREAM = 1_000_005;

/** So many services are asked about, of units that offer most. */
const ASKED = 10;

/** The mean mark that each is given, so that every band of quality occurs. */
const means = [3.3, 3.7, 2.85, 3.2, 2.4, 3.35, 2.95, 3.25, 3.65, 3.15];

interface Period {
  readonly year: string;
  readonly semester: 1 | 2;
  readonly from: number;
  readonly to: number;
}

/** Writes what people say of some services of the first city: in the two semesters of last year, and in this one. */
export async function copySurveys(
  client: pg.Client,
  { nextId, seed, today }: { readonly nextId: () => string; readonly seed: number; readonly today: string },
): Promise<void> {
  const random = new Random(seed, STREAM);
  const services = await askedServices(client);
  const table = new SurveyRows({ nextId, random, today: dayNumber(today), ...(await official(client)) });
  const lastYear = String(Number(today.slice(0, 4)) - 1);
  const periods = [semester(lastYear, 1), semester(lastYear, 2), semesterOf(today)];
  for (const [at, service] of services.entries())
    for (const [time, period] of periods.entries())
      table.addSurvey(service, period, means[at % means.length]! + 0.03 * time);
  // Months that the service makes a partition for must not lie in the one for all others.
  await client.query('select feedback.ensure_partitions()');
  for (const rows of [table.surveys, table.services, table.responses, table.texts])
    await copyRows(client, rows, rows.take());
  await client.query('select feedback.find_tally_differences()');
  await client.query('select feedback.mend_tallies()');
}

function semester(year: string, number: 1 | 2): Period {
  const [from, to] = number === 1 ? ['01-01', '06-30'] : ['07-01', '12-31'];
  return { year, semester: number, from: dayNumber(`${year}-${from}`), to: dayNumber(`${year}-${to}`) };
}

const semesterOf = (day: string): Period => semester(day.slice(0, 4), day.slice(5) < '07-01' ? 1 : 2);

async function askedServices(client: pg.Client): Promise<AskedService[]> {
  const { rows } = await client.query<AskedService>(
    `select id, code, name, "unitId"
       from (select id, code, name, unit_id as "unitId",
                    row_number() over (partition by unit_id order by code) as place,
                    count(*) over (partition by unit_id) as offered
               from feedback.services where state = 'active') s
      where place = 1 order by offered desc, code limit $1`,
    [ASKED],
  );
  return rows;
}

/** The official questionnaire: where its marks are counted, and where that something was written. */
async function official(
  client: pg.Client,
): Promise<{ versionId: string; firstCells: readonly number[]; textCell: number }> {
  const { rows } = await client.query<{ versionId: string; firstCells: number[]; textCell: number }>(
    `select v.id as "versionId", v.element_cells as "firstCells", v.cell_count as "textCell"
       from feedback.questionnaire_versions v
       join feedback.questionnaires q on q.id = v.questionnaire_id
      where q.code = 'SKM' and v.number = 1`,
  );
  return rows[0]!;
}
