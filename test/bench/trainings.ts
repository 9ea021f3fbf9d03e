import pg from 'pg';
import { anEndedSession, enterResults } from '../support/trainings.ts';
import type { BenchServer } from './city.ts';
import { caller, client, type Figure, latencies, ratio, within } from './measure.ts';
import { makeKey, startService } from './processes.ts';

interface Items {
  readonly items: { readonly id: string }[];
}

/** Learning hours of a city in which everybody has three trainings a year, and the check of a certificate. */
export async function benchTrainings(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('trainings', 15_000);
  await learnEverywhere(ownerUrl);
  const service = await startService(serviceUrl, ownerUrl);
  const key = await makeKey(serviceUrl);
  const call = client(service.origin, key);
  const root = (await call<Items>('/v1/units?kind=city&limit=1')).items[0]!.id;
  const [city, units, people] = await latencies(
    [
      () => call(`/v1/units/${root}/learning-hours`),
      () => call(`/v1/units/${root}/learning-hours?rows=units`),
      () => call('/v1/learning-hours?state=short'),
    ],
    20,
  );
  const employeeId = (await call<Items>('/v1/employees?limit=1&status=active')).items[0]!.id;
  const api = { call: caller(service.origin, key), database: { ownerUrl } } as never;
  const { session, enrolments } = await anEndedSession(api, [employeeId]);
  const { body } = await enterResults(api, session.id, [
    { enrolmentId: enrolments[0]!.id, result: 'passed' },
  ]);
  const address = `${service.origin}/v1/certificates/${body.items[0]!.certificateNumber}`;
  const check = async (): Promise<void> => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    await answer.text();
  };
  const [read, checked] = await latencies([() => call(`/v1/employees/${employeeId}`), check], 500);
  await service.stop();
  return [
    within('Learning hours of the whole city, over HTTP', city!, 500),
    within('The same with a row for each unit', units!, 500),
    within('A page of those who are short of hours', people!, 500),
    ratio(
      'The check of a certificate against a read of one employee',
      checked! / read!,
      { atMost: 1.2 },
      `${checked!.toFixed(2)} against ${read!.toFixed(2)} ms`,
    ),
  ];
}

async function learnEverywhere(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into trainings.outside_certificates (id, employee_id, title, kind, provider, starts_on, ends_on,
            learning_hours, evidence_url, state, credited_hours, credited_on)
     select gen_random_uuid(), e.id, 'Seminar', 'seminar', 'Lembaga', held.day, held.day, 6, 'https://kota.example/1',
            'verified', 6, held.day
       from employees.employees e
      cross join (select date_trunc('year', current_date)::date + number as day from generate_series(0, 2) number) held`,
  );
  await owner.query('vacuum analyze trainings.outside_certificates');
  await owner.end();
}
