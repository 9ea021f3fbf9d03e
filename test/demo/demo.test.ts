import { hash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import canonicalize from 'canonicalize';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import t, { type Test } from 'tap';
import { districts } from '../../src/demo/data/districts.ts';
import { told } from '../../src/demo/data/reports.ts';
import { type DemoOptions, loadDemoCity } from '../../src/demo/index.ts';
import { findConclusion } from '../../src/modules/consultations/store/conclusions.ts';
import { type EmploymentKind, employeeStatuses, type Gender } from '../../src/modules/employees/reference.ts';
import { nikFindings, parseNik } from '../../src/modules/employees/rules/nik.ts';
import { nipFindings, parseNip } from '../../src/modules/employees/rules/nip.ts';
import { ageLimitFor, defaultAgeLimits, retirementOf } from '../../src/modules/employees/rules/retirement.ts';
import { type Marks, satisfactionIndex } from '../../src/modules/feedback/rules/satisfaction.ts';
import { foundInStandard, missingIn, type Standard } from '../../src/modules/feedback/rules/services.ts';
import { unitKinds } from '../../src/modules/organisation/reference.ts';
import { policyDocumentStages } from '../../src/modules/policy-documents/reference.ts';
import { foundInDays } from '../../src/modules/policy-documents/rules/days.ts';
import { foundInRegistration } from '../../src/modules/policy-documents/rules/registration.ts';
import { foundInTarget } from '../../src/modules/policy-documents/rules/targets.ts';
import { foundInText } from '../../src/modules/policy-documents/rules/text/soundness.ts';
import { walk } from '../../src/modules/policy-documents/rules/text/structure.ts';
import { readConsolidated } from '../../src/modules/policy-documents/store/consolidation.ts';
import { foundInRelationNow } from '../../src/modules/policy-documents/store/enactment.ts';
import { findRelated, relationsOf } from '../../src/modules/policy-documents/store/relations.ts';
import { findTarget } from '../../src/modules/policy-documents/store/targets.ts';
import { reportKinds, reportStates } from '../../src/modules/reports/reference.ts';
import { addTallies, emptyTally, readinessFigures } from '../../src/modules/socialisation/rules/readiness.ts';
import { shownUnits } from '../../src/modules/socialisation/rules/small-groups.ts';
import { readCounted } from '../../src/modules/socialisation/store/readiness.ts';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded.ts';
import { migrateDatabase } from '../../src/platform/database/migrate.ts';

const TODAY = '2026-11-24';

const folder = mkdtempSync(path.join(tmpdir(), 'penata-demo-'));
chmodSync(folder, 0o755);
const server = await startEmbeddedPostgres({
  dataDirectory: folder,
  log: () => {},
  settings: { fsync: 'off' },
});
const connections: pg.Client[] = [];

t.teardown(async () => {
  await Promise.all(connections.map((client) => client.end()));
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.setTypeParser(pg.types.builtins.DATE, (text) => text);
  await client.connect();
  connections.push(client);
  return client;
}

const addressOf = (name: string): URL => {
  const address = new URL(server.url);
  address.pathname = name;
  return address;
};
const administration = await connect(server.url);
await administration.query('create database migrated');
await migrateDatabase(addressOf('migrated').href, addressOf('migrated').href);

/** A connection to a migrated database of its own, as an owner who may pass over triggers, or as one who may not. */
async function emptyDatabase(name: string, role: 'owner' | 'plain-owner' = 'owner'): Promise<pg.Client> {
  const address = addressOf(name);
  if (role === 'owner') {
    await administration.query(`create database ${name} template migrated strategy file_copy`);
    return connect(address.href);
  }
  await administration.query(`create role ${name} login password 'demo'`);
  await administration.query(`create database ${name} owner ${name}`);
  address.username = name;
  address.password = 'demo';
  await migrateDatabase(address.href, address.href);
  return connect(address.href);
}

async function load(name: string, options: Omit<DemoOptions, 'today'>, role?: 'plain-owner') {
  const client = await emptyDatabase(name, role);
  const counts = await loadDemoCity(client, { today: TODAY, ...options });
  return { client, counts };
}

type Row = Record<string, string>;

const rowsOf = async (client: pg.Client, text: string): Promise<Row[]> =>
  (await client.query<Row>(text)).rows;

async function numberOf(client: pg.Client, text: string): Promise<number> {
  const { rows } = await client.query<{ number: string }>(`select (${text}) as number`);
  return Number(rows[0]?.number);
}

/** One hash over all rows of all tables of the demo, without what the database adds on its own or by chance. */
async function contentHash(client: pg.Client): Promise<string> {
  const tables = await rowsOf(
    client,
    `select table_schema || '.' || table_name as name from information_schema.tables
      where (table_schema in ('organisation', 'employees', 'competencies', 'trainings', 'territory') and table_name <> 'retirement_age_limits')
         or table_schema = 'forums' and table_name in ('participants', 'topics', 'posts', 'supports')
         or table_schema = 'reports' and table_name not in ('deadline_rules', 'escalation_rules')
         or table_schema = 'follow_ups' and table_name in ('targets', 'actions', 'origins', 'steps', 'evidence')
         or table_schema in ('policy_documents', 'socialisation', 'consultations')
         or table_schema = 'feedback' and table_name in ('services', 'surveys', 'survey_services', 'responses',
              'response_texts', 'tallies', 'profile_counts') order by 1`,
  );
  const hashes = [];
  for (const { name } of tables) {
    const [row] = await rowsOf(
      client,
      `select md5(string_agg(line, E'\\n' order by line)) as hash from (
         select (to_jsonb(r) - '{created_at,updated_at,updated_by}'::text[]
                   - case when '${name}' in ('reports.steps', 'reports.messages') then 'id' else '' end)::text as line
           from ${name} r) lines`,
    );
    hashes.push(`${name} ${row?.hash}`);
  }
  return hashes.join('\n');
}

async function orphans(client: pg.Client): Promise<string[]> {
  const keys = await rowsOf(
    client,
    `select conname as name, conrelid::regclass::text as child, confrelid::regclass::text as parent,
            a.attname as child_column, b.attname as parent_column
       from pg_constraint c
       join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
       join pg_attribute b on b.attrelid = confrelid and b.attnum = confkey[1]
      where contype = 'f' and connamespace in (
        'organisation'::regnamespace, 'employees'::regnamespace, 'competencies'::regnamespace,
        'trainings'::regnamespace, 'feedback'::regnamespace, 'territory'::regnamespace, 'forums'::regnamespace,
        'reports'::regnamespace, 'follow_ups'::regnamespace, 'policy_documents'::regnamespace,
        'socialisation'::regnamespace, 'consultations'::regnamespace)`,
  );
  const broken = [];
  for (const { name, child, parent, child_column, parent_column } of keys) {
    const missing = await numberOf(
      client,
      `select count(*) from ${child} c where c.${child_column} is not null
         and not exists (select from ${parent} p where p.${parent_column} = c.${child_column})`,
    );
    if (missing > 0) broken.push(`${name}: ${missing}`);
  }
  return keys.length >= 10 ? broken : ['foreign keys not found'];
}

/** Periods of one subject that overlap, or that do not follow on the one before when `gaps` are forbidden. */
const brokenPeriods = (table: string, subject: string, gaps: 'allowed' | 'forbidden', where = 'true') => `
  select count(*) from (
    select valid_from, lag(valid_to) over periods as before, lag(valid_from) over periods as earlier
      from ${table} where ${where} window periods as (partition by ${subject} order by valid_from)) p
   where earlier is not null
     and (before is null or before > valid_from ${gaps === 'forbidden' ? 'or before < valid_from' : ''})`;

/** Spans of `child` that are not within the whole life of the thing that they refer to. */
const outsideOf = (child: string, reference: string, owner: string, key: string) => `
  select count(*) from ${child} c
    join (select ${key} as id, min(valid_from) as opens, max(coalesce(valid_to, 'infinity')) as closes
            from ${owner} group by 1) o on o.id = c.${reference}
   where c.valid_from < o.opens or coalesce(c.valid_to, 'infinity') > o.closes`;

/** The rules of history, checked by set-wise queries. */
async function checkHistory(t: Test, client: pg.Client): Promise<void> {
  t.same(await orphans(client), [], 'no row refers to something that does not exist');
  for (const [table, subject, gaps, where] of [
    ['organisation.unit_versions', 'unit_id', 'forbidden'],
    ['organisation.position_versions', 'position_id', 'forbidden'],
    ['employees.rank_periods', 'employee_id', 'forbidden'],
    ['employees.placements', 'employee_id', 'allowed', `kind = 'definitive'`],
  ] as const) {
    t.equal(
      await numberOf(client, brokenPeriods(table, subject, gaps, where)),
      0,
      `${table} has no overlap${gaps === 'forbidden' ? ' and no gap' : ''}`,
    );
  }
  for (const [child, reference, owner, key] of [
    ['organisation.unit_versions', 'parent_id', 'organisation.unit_versions', 'unit_id'],
    ['organisation.position_versions', 'unit_id', 'organisation.unit_versions', 'unit_id'],
    ['employees.placements', 'position_id', 'organisation.position_versions', 'position_id'],
  ] as const) {
    t.equal(
      await numberOf(client, outsideOf(child, reference, owner, key)),
      0,
      `${child} lie within ${owner}`,
    );
  }
}

const inService = employeeStatuses.entries
  .filter((status) => status.inService)
  .map(({ code }) => `'${code}'`)
  .join(', ');

for (const employees of [600, 3000]) {
  t.test(`A demo city of ${employees} employees`, async (t) => {
    const progress: string[] = [];
    const { client, counts } = await load(`city_${employees}`, {
      employees,
      onProgress: ({ stage, rows, total }) => progress.push(`${stage} ${rows}/${total}`),
    });
    const count = (table: string, where = 'true') =>
      numberOf(client, `select count(*) from ${table} where ${where}`);
    const none = async (text: string, message: string) => t.equal(await numberOf(client, text), 0, message);

    t.equal(counts.employees, employees, 'has as many employees as asked for');
    t.same(
      counts,
      {
        units: await count('organisation.units'),
        positions: await count('organisation.positions'),
        employees: await count('employees.employees'),
        placements: await count('employees.placements'),
      },
      'reports what it wrote',
    );
    t.equal(progress.at(-1), `analyse ${employees}/${employees}`, 'reports its progress to the end');
    const kinds = await rowsOf(client, 'select distinct kind from organisation.unit_versions');
    t.same(
      kinds.map(({ kind }) => kind).sort(),
      unitKinds.entries.map(({ code }) => code as string).sort(),
      'has units of every kind',
    );
    t.equal(await count('organisation.unit_versions', 'parent_id is null'), 1, 'is one tree');
    await none(
      `select count(*) from organisation.units where code !~ '^1671(-[A-Z0-9]+)*$'`,
      'has readable codes',
    );
    t.ok((await count('organisation.unit_versions', `valid_to <= '${TODAY}'`)) >= 4, 'has a past');

    await t.test('keeps the rules of history', async (t) => {
      await checkHistory(t, client);
      await client.query('begin');
      for (const table of ['organisation.unit_versions', 'organisation.position_versions']) {
        await client.query(`update ${table} set name = name`);
      }
      await client.query('update employees.placements set kind = kind');
      await t.resolves(client.query('set constraints all immediate'), 'the triggers of the database agree');
      await client.query('rollback');
      const early = `select count(*) from employees.placements p join employees.employees e on e.id = p.employee_id
        where p.valid_from < e.appointed_on`;
      t.equal(await numberOf(client, early), 0, 'nobody is placed before the appointment');
      const future = `select count(*) from employees.placements where valid_from > '${TODAY}' or valid_to > '${TODAY}'`;
      t.equal(await numberOf(client, future), 0, 'nothing lies in the future');
    });

    await t.test('has plausible careers', async (t) => {
      const none = async (text: string, message: string) => t.equal(await numberOf(client, text), 0, message);
      await none(
        `select count(*) from employees.employees e where (e.status in (${inService})) <> exists (
           select from employees.placements p
            where p.employee_id = e.id and p.kind = 'definitive' and p.valid_to is null)`,
        'who is in service holds one position, who left holds none',
      );
      await none(
        `select count(*) from employees.employees e where (
           select count(*) from employees.rank_periods r where r.employee_id = e.id and r.valid_to is null) <> 1`,
        'everybody has one rank today',
      );
      await none(
        `select count(*) from employees.rank_periods r join employees.employees e on e.id = r.employee_id
          where (e.employment_kind = 'PNS') <> (r.rank like '%/%') or r.valid_from < e.appointed_on`,
        'ranks belong to the kind of employment and follow the appointment',
      );
      await none(
        `select count(*) from employees.placements acting where kind = 'acting-plt' and (
           exists (select from employees.placements held where held.position_id = acting.position_id
                    and held.kind = 'definitive' and held.valid_to is null)
           or not exists (select from employees.placements own where own.employee_id = acting.employee_id
                    and own.kind = 'definitive' and own.valid_to is null and own.position_id <> acting.position_id))`,
        'who acts for a vacant post has a post of his or her own',
      );
      await none(
        `select count(*) from employees.placements a join employees.placements b
            on a.position_id = b.position_id and a.id < b.id and a.kind = 'definitive' and b.kind = 'definitive'
           and daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to)
           join organisation.position_versions v on v.position_id = a.position_id
          where v.echelon is not null`,
        'a managerial position never has two holders',
      );
      await none(
        `select count(*) from employees.employees e
           join employees.placements p on p.employee_id = e.id and p.kind = 'definitive' and p.valid_to is null
           join employees.rank_periods r on r.employee_id = e.id and r.valid_to is null
           join organisation.position_versions v on v.position_id = p.position_id and v.valid_to is null
          where v.echelon is not null and not r.rank = any (case v.echelon
            when 'II.a' then array['IV/c', 'IV/d'] when 'II.b' then array['IV/b', 'IV/c']
            when 'III.a' then array['IV/a', 'IV/b'] when 'III.b' then array['III/d', 'IV/a']
            when 'IV.a' then array['III/c', 'III/d'] else array['III/b', 'III/c'] end)`,
        'managers have the rank that their echelon asks for (PP 13/2002)',
      );
      await none(
        `select count(*) from employees.employees
          where appointed_on < birth_date + interval '18 years'
             or (education_level not in ('s2', 's3', 'spesialis')
                 and graduation_year > extract(year from appointed_on))`,
        'nobody is appointed as a minor or before the graduation',
      );
      await none(
        `select count(*) from employees.rank_periods where valid_to < valid_from + interval '47 months'`,
        'every rank is held for about four years or more',
      );
      const holders = await rowsOf(
        client,
        `select e.birth_date, e.appointed_on, v.name, v.kind, v.functional_level
           from employees.employees e
           join employees.placements p on p.employee_id = e.id and p.kind = 'definitive' and p.valid_to is null
           join organisation.position_versions v on v.position_id = p.position_id and v.valid_to is null`,
      );
      const overdue = holders.filter(({ birth_date, name, kind, functional_level }) => {
        const position = { positionKind: kind!, functionalLevel: functional_level!, positionName: name! };
        const limit = ageLimitFor(position, defaultAgeLimits, TODAY);
        return !limit || retirementOf(birth_date!, limit.age).retiresOn <= TODAY;
      });
      t.same(overdue, [], 'nobody in service is past retirement');
      const ages = holders.map(
        ({ birth_date }) => Number(TODAY.slice(0, 4)) - Number(birth_date!.slice(0, 4)),
      );
      t.ok(Math.min(...ages) >= 22, 'nobody is a child');
      t.ok(Math.max(...ages) - Math.min(...ages) > 30, 'young and old are there');
    });

    await t.test('has sound identity numbers and invented contacts', async (t) => {
      const people = await rowsOf(
        client,
        `select nip, nik, birth_date, gender, appointed_on, employment_kind, name, phone, email, official_email,
                address from employees.employees`,
      );
      let findings = 0;
      for (const person of people) {
        const record = {
          birthDate: person.birth_date!,
          gender: person.gender as Gender,
          appointedOn: person.appointed_on!,
          employmentKind: person.employment_kind as EmploymentKind,
        };
        const nip = parseNip(person.nip!);
        const nik = parseNik(person.nik!);
        if (!nip.ok || !nik.ok) {
          t.fail('an identity number does not parse', { nip, nik });
          continue;
        }
        if (nikFindings(nik, record).length > 0) t.fail('a NIK disagrees with the record', nik);
        const disagreements = nipFindings(nip, record, TODAY);
        if (disagreements.some((finding) => finding !== 'nip-birth-date-differs')) {
          t.fail('a NIP disagrees with the record', { disagreements });
        }
        if (disagreements.length > 0) findings += 1;
      }
      t.ok(findings >= 1 && findings <= employees * 0.005, `a few corrected birth dates (${findings})`);
      const real = people.filter(
        ({ nik, phone, email, official_email }) =>
          !/^1671[89]\d/.test(nik!) ||
          (phone && !/^0800\d{8}$/.test(phone)) ||
          (email && !/^[a-z.]+\.\d+@mail\.example$/.test(email)) ||
          !/^[a-z.]+\.\d+@palembang\.example$/.test(official_email!),
      );
      t.same(real, [], 'no contact could be somebody’s');
      t.same(
        people.filter(({ name }) => /[.,]/.test(name!)),
        [],
        'titles stand beside the name, not in it',
      );
      for (const table of ['organisation.unit_external_ids', 'employees.employee_external_ids']) {
        const strange = `select count(*) from ${table} where system <> 'siasn' or value !~ '^[0-9A-F]{32}$'`;
        t.equal(await numberOf(client, strange), 0, `${table} look like those of the national system`);
      }
      t.equal(await numberOf(client, 'select count(*) from employees.employee_external_ids'), employees);
    });

    await t.test('has assessed its people', async (t) => {
      const none = async (text: string, message: string) => t.equal(await numberOf(client, text), 0, message);
      const share = await numberOf(
        client,
        `select avg(exists (select from competencies.assessments a where a.employee_id = e.id)::int)
           from employees.employees e where e.status in (${inService})`,
      );
      t.ok(share >= 0.6 && share <= 0.8, `most of those in service: ${share}`);
      await none(
        `select count(*) from competencies.assessments a join employees.employees e on e.id = a.employee_id
          where a.assessed_on < e.appointed_on + 30 or a.assessed_on < date '${TODAY}' - interval '5 years' or a.assessed_on > '${TODAY}'
             or e.status not in (${inService})`,
        'nobody before the appointment, in the future, too long ago or after having left',
      );
      await none(
        `select count(*) from competencies.assessments a left join competencies.assessors s on s.id = a.assessor_id
          where (a.method <> 'supervisor') <> coalesce(
                  s.valid_from <= a.assessed_on and (s.valid_to is null or s.valid_to > a.assessed_on), false)
             or (a.assessor_id is null) <> (a.report_number is null)`,
        'only supervisors assess without a mandate of that day',
      );
      await none(
        `select count(*) from competencies.assessments a
           join competencies.assessment_validities v on v.method = a.method and v.valid_from <= a.assessed_on
          where a.expires_on <> (a.assessed_on + make_interval(months => v.months))::date`,
        'every assessment counts for as long as its method says',
      );
      await none(
        `select count(*) from competencies.assessments a
           join employees.placements p on p.employee_id = a.employee_id and p.kind = 'definitive' and p.valid_to is null
           join organisation.position_versions v on v.position_id = p.position_id and v.valid_to is null
          where a.method <> case v.kind when 'fungsional' then 'test' when 'pelaksana' then 'supervisor'
                                        else 'assessment-centre' end`,
        'the method fits the kind of position',
      );
      await none(
        `select count(*) from competencies.assessments a
          where jsonb_array_length(a.levels) not between 7 and 11 or (a.levels -> 0 -> 'evidence') <> 'null'`,
        'an assessment names the national competencies, few lacking, and at most two technical ones',
      );
      await none(
        `select count(*) from competencies.assessments a where a.assessed_on <= '${TODAY}' and a.expires_on > '${TODAY}'
            and not exists (select from competencies.profiles p
              where p.employee_id = a.employee_id and p.valid_from <= '${TODAY}'
                and (p.valid_to is null or p.valid_to > '${TODAY}'))`,
        'who has an assessment that counts has a profile',
      );
      const repeated = await count(
        '(select from competencies.assessments group by employee_id having count(*) = 2) r',
      );
      const once = await count(
        '(select from competencies.assessments group by employee_id having count(*) = 1) o',
      );
      const twice = repeated / (repeated + once);
      t.ok(twice > 0.05 && twice < 0.15, `some twice: ${twice}`);
      t.equal(await count('competencies.assessors', `valid_to <= '${TODAY}'`), 2, 'two mandates have ended');
    });

    await t.test('lies in districts and urban villages without a gap', async (t) => {
      const none = async (text: string, message: string) => t.equal(await numberOf(client, text), 0, message);
      const villages = districts.flatMap((district) => district.villages);
      t.equal(await count('territory.areas'), 1 + districts.length + villages.length);
      await none(
        `select count(*) from generate_series(0, 60) x, generate_series(0, 60) y
          cross join lateral (select 104.65 + x * 0.2 / 60 as longitude, -3.08 + y * 0.2 / 60 as latitude) p
          where (select array_agg(distinct a.kind order by a.kind) from territory.areas_at(longitude, latitude) held
                   join territory.areas a on a.id = held.area_id) is distinct from '{city,district,urban-village}'
             or not exists (
               select from territory.areas_at(longitude, latitude) held
                 join territory.areas v on v.id = held.area_id
                 join territory.areas_at(longitude, latitude) above on above.area_id = v.parent_id
                where v.kind = 'urban-village')`,
        'every point is in the city, a district, and an urban village of it',
      );
      await none(
        `select count(*) from organisation.unit_versions u
          where u.kind in ('city', 'district', 'urban-village') and u.valid_to is null
            and not exists (select from territory.areas a where a.unit_id = u.unit_id and a.kind = u.kind)`,
        'each such unit has its area',
      );
      await none(
        `select count(*) from territory.areas a join territory.areas above on above.id = a.parent_id
           join organisation.unit_versions u on u.unit_id = a.unit_id and u.valid_to is null
          where above.unit_id is distinct from u.parent_id`,
        'areas lie in each other as their units do',
      );
    });

    await t.test('offers trainings, and some people are enrolled', async (t) => {
      const none = async (text: string, message: string) => t.equal(await numberOf(client, text), 0, message);
      t.equal(await count('trainings.courses', 'true'), 14 * 2 + 9 + 3);
      t.ok((await count('trainings.enrolments', 'true')) >= 50);
      await none(
        `select count(*) from trainings.sessions s where s.seats_taken <> (
           select count(*) from trainings.enrolments e where e.session_id = s.id
              and e.state in ('confirmed', 'attended', 'failed', 'absent'))`,
        'seats are counted',
      );
      await none(
        `select count(*) from trainings.sessions s
          where not s.needs_approval and s.seats_taken < s.quota and exists (
            select from trainings.enrolments e where e.session_id = s.id and e.state = 'wait-listed')`,
        'nobody waits beside a free seat',
      );
      await none(
        `select count(*) from trainings.enrolments one
           join trainings.sessions first on first.id = one.session_id
           join trainings.enrolments other on other.employee_id = one.employee_id and other.id > one.id
           join trainings.sessions second on second.id = other.session_id
          where first.starts_on <= second.ends_on and second.starts_on <= first.ends_on`,
        'no dates clash',
      );
      t.ok((await count('trainings.enrolments', 'credited_hours is not null')) >= 20, 'some have learned');
      t.ok((await count('trainings.outside_certificates', `state = 'verified'`)) >= 2, 'elsewhere too');
      await none(
        `select count(*) from trainings.courses c cross join jsonb_to_recordset(c.outcomes) as o("competencyId" uuid)
          where not exists (select from competencies.competency_versions v
                             where v.competency_id = o."competencyId" and v.kind = c.field)`,
        'courses raise competencies of their own field',
      );
      t.ok(
        (await count(
          'trainings.sessions',
          `registration_from <= '${TODAY}' and registration_until > '${TODAY}'`,
        )) >= 30,
        'people can register now',
      );
    });

    await t.test('offers public services with sound standards', async (t) => {
      const { rows: offered } = await client.query<Standard & { name: string; state: string }>(
        `select name, state, requirements, steps, duration, duration_working_days as "durationWorkingDays", cost,
                product, opening_hours as "openingHours", channels, complaint_channels as "complaintChannels"
           from feedback.services order by code`,
      );
      const [least, most] = employees === 600 ? [30, 80] : [60, 140];
      t.ok(offered.length >= least && offered.length <= most, `services: ${offered.length}`);
      t.same(
        offered.flatMap((service) => foundInStandard(service).map(({ code }) => `${service.name}: ${code}`)),
        [],
        'as the rules of services ask',
      );
      const lacking = offered.filter((service) => missingIn(service).length > 0).length / offered.length;
      t.ok(lacking > 0.03 && lacking < 0.4, `some standards lack something: ${lacking}`);
      t.equal(new Set(offered.map(({ name }) => name)).size, offered.length, 'no two have one name');
      const today = `v.valid_from <= '${TODAY}' and (v.valid_to is null or v.valid_to > '${TODAY}')`;
      t.equal(
        await count(
          'feedback.services s',
          `not exists (select from organisation.unit_versions v where v.unit_id = s.unit_id and ${today})`,
        ),
        0,
        'of units that exist',
      );
    });

    await t.test('talks with its people in forums', async (t) => {
      t.equal(await count('forums.topics', `decision = 'open' and ends_on > '${TODAY}'`), 2);
      t.equal(await count('forums.topics', `decision = 'concluded' and conclusion is not null`), 1);
      t.ok((await count('forums.posts', 'is_official')) >= 3, 'officials answer');
      const isWrong = `support_count <> (select count(*) from forums.supports s where s.post_id = p.id)
        or reply_count <> (select count(*) from forums.posts r where r.parent_id = p.id)
        or freshness <> -(extract(epoch from posted_at) * 1000000)::bigint`;
      t.equal(await count('forums.posts p', isWrong), 0, 'posts count what there is');
    });

    await t.test('hears what its people report, and answers in time or says that it did not', async (t) => {
      const reports = (where: string) => count('reports.reports r', where);
      t.equal(await reports('true'), told.length);
      for (const state of reportStates.entries)
        t.ok((await reports(`state = '${state.code}'`)) > 0, `some are ${state.code}`);
      for (const kind of reportKinds.entries)
        t.ok((await reports(`kind = '${kind.code}'`)) > 0, `some are a ${kind.code}`);
      for (const level of ['agency', 'city'])
        t.ok((await reports(`escalation_level = '${level}'`)) > 0, `some were told to the ${level}`);
      t.equal(await reports('unit_id is null'), 0, 'each has its unit');
      t.equal(await reports(`(longitude is null) <> (urban_village_id is null)`), 0, 'each place is known');
      t.ok((await reports('latitude is not null')) >= 25, 'most have a place');
      t.equal(await reports(`received_at > '${TODAY}' or first_responded_at > '${TODAY}'`), 0);
      t.equal(await count('reports.steps', `at > '${TODAY}'`), 0, 'nothing has happened yet to come');
      t.equal(
        await reports(`is_anonymous and exists (select from reports.reporters p where p.report_id = r.id)`),
        0,
        'of anonymous ones nobody is known',
      );
      t.ok((await reports(`visibility = 'confidential' and state <> 'received'`)) >= 4);
      t.equal(await reports(`visibility = 'confidential' and public_text is not null`), 0);
      t.ok((await count('transparency.cells', 'received > 0')) > 5, 'they are counted');
      t.equal(await count('transparency.changes', 'true'), 0, 'all of them');
      t.ok((await reports(`public_text like '%[nomor telepon]%'`)) > 0, 'personal data is taken out');
      t.ok((await reports('reopened_count > 0')) >= 2);
      t.ok((await reports('satisfaction is not null')) >= 10);
      t.equal(await reports('followers > 1'), 1, 'one is followed by whoever filed the same');
      t.ok((await count('reports.messages', 'is_internal')) >= 5, 'officers keep notes');
      t.ok((await count('reports.steps', `kind = 'reminded'`)) > 0);
      t.ok((await count('reports.steps', `kind = 'closed'`)) > 0, 'some were closed by the passing of time');
      const isLate = `kind = 'escalated' and at < deadline_at
        or kind = 'reminded' and at > deadline_at`;
      t.equal(await count('reports.steps', isLate), 0, 'reminded before, escalated after');
      t.ok((await count('events.outbox', `kind = 'report.escalated'`)) > 0, 'what happened is announced');
    });

    await t.test('does something about what was said, and says what is late', async (t) => {
      t.equal(await count('follow_ups.actions'), 8);
      t.equal(
        await count('follow_ups.actions', `ended_on is null and due_on < '${TODAY}'`),
        2,
        'two are overdue',
      );
      t.equal(await count('follow_ups.actions', `state = 'dropped' and drop_reason is not null`), 1);
      t.equal(await count('follow_ups.actions', `state = 'done' and ended_on <= first_due_on`), 2);
      t.equal(await count('follow_ups.origins', `kind = 'report-cluster' and report_count >= 3`), 3);
      t.equal(await count('follow_ups.steps', `at > '${TODAY}'`), 0, 'nothing has happened yet to come');
      const isWrong = `kind = 'forum-topic' and not exists (select from forums.topics t where t.id = o.topic_id and t.decision = 'concluded'
        and jsonb_array_length(t.conclusion -> 'willDo') >= all (o.promises))`;
      t.equal(await count('follow_ups.origins o', isWrong), 0, 'each answers what was promised');
    });

    await t.test('explains what changes, and knows how far that has come', async (t) => {
      t.equal(await count('socialisation.campaigns', `state = 'running' and started_on < '${TODAY}'`), 1);
      t.equal(await count('socialisation.campaigns', `state = 'draft'`), 1);
      const members = await count('socialisation.members', 'true');
      const read = await count('socialisation.members', 'read_edition = 1');
      t.ok(members > 20 && read > members / 3 && read < members, `${read} of ${members} have read it`);
      t.equal(await count('socialisation.acknowledgements', 'withdrawn_at is null'), read);
      t.ok((await count('socialisation.stances', `stance = 'concern' and reason is not null`)) > 0);
      t.equal(await count('socialisation.coverage_days', `day >= '${TODAY}'`), 0, 'nothing lies ahead');
      t.ok((await count('socialisation.stance_figures', 'unit_id is not null')) > 0);
    });

    await t.test('consults on its drafts, and answers what was said', async (t) => {
      const rounds = await rowsOf(
        client,
        `select id, audience, ending, closes_on >= '${TODAY}' as open from consultations.rounds order by audience`,
      );
      t.match(rounds, [
        { audience: 'internal', ending: 'concluded', open: false },
        { audience: 'public', ending: null, open: true },
      ]);
      const saidOf = (audience: string, where: string) =>
        count(
          'consultations.comments c',
          `(${where}) and exists (select from consultations.rounds r where r.id = c.round_id and r.audience = '${audience}')`,
        );
      for (const kind of ['support', 'concern', 'suggestion'])
        for (const audience of ['internal', 'public'])
          t.ok(
            (await saidOf(audience, `kind = '${kind}' and state = 'shown' and e_id is not null`)) > 0,
            kind,
          );
      t.equal(await saidOf('public', `state = 'held' and findings = '{phone}'`), 1);
      t.equal(await count('consultations.comments', `text ~ '0812'`), 0, 'its number is kept nowhere');
      t.equal(await saidOf('internal', 'group_id is null or employee_id is null'), 0, 'all are in a group');
      const outcomes = await rowsOf(client, 'select outcome from consultations.group_answers order by 1');
      t.same(
        outcomes.map(({ outcome }) => outcome),
        ['accepted', 'not-accepted', 'partly-accepted'],
      );
      const { record, sha256 } = (await findConclusion(drizzle(client), rounds[0]!.id!))!;
      t.equal(hash('sha256', canonicalize(record)!), sha256, 'its digest proves it');
      t.match(record, { groups: { length: 3 }, participation: { comments: 15 } });
      for (const [table, day] of [
        ['rounds', 'coalesce(ended_on, opens_on)'],
        ['comments', 'written_on'],
        ['steps', 'happened_on'],
        ['steps', 'at'],
        ['group_answers', 'answered_on'],
      ])
        t.equal(await count(`consultations.${table}`, `${day} >= '${TODAY}'`), 0, `${table} are past`);
    });

    await t.test('answers its people, and knows how ready they are', async (t) => {
      const asked = (where: string) => count('socialisation.questions', where);
      t.equal(await asked(`state = 'answered' and faq_entry_id is null`), 1);
      t.equal(await asked(`state = 'decided' and outcome = 'partly-accepted'`), 1);
      t.equal(await asked("is_confidential and state in ('received', 'in-review')"), 1);
      t.equal(await asked(`state = 'received' and due_on < '${TODAY}' and overdue_on is not null`), 1);
      t.equal(await asked(`state = 'answered' and faq_entry_id is not null`), 5, 'enough to tell how many');
      await none(
        `select count(*) from socialisation.questions q where version <>
           (select count(*) from socialisation.question_steps s where s.question_id = q.id)
           or not exists (select from socialisation.question_askers a where a.question_id = q.id)`,
        'each has its steps, and somebody who asked',
      );
      const { rows: texts } = await client.query(
        `select t.text, (select array_agg(distinct q.e_id) from socialisation.questions q
                          where q.campaign_id = e.campaign_id and q.e_id is not null) as asked
           from socialisation.editions e join policy_documents.version_texts t on t.version_id = e.version_id`,
      );
      for (const { text, asked } of texts) {
        const known = new Set([...walk(text.provisions)].map(({ eId }) => eId));
        t.same(
          asked.filter((eId: string) => !known.has(eId)),
          [],
          'they are about what the text has',
        );
      }
      t.equal(await count('socialisation.events', `ends_at < '${TODAY}'`), 1);
      t.equal(await count('socialisation.events', `starts_at > '${TODAY}' and seats is not null`), 1);
      const places = await rowsOf(
        client,
        `select state, count(*)::int as people from socialisation.event_registrations r
           join socialisation.events e on e.id = r.event_id and e.seats is not null group by 1 order by 1`,
      );
      t.match(places, [{ state: 'seat', people: 8 }, { state: 'waiting' }]);
      t.ok((await count('socialisation.event_attendances')) > 2);
      t.ok((await count('socialisation.ambassadors')) > 1);
      t.equal(await count('socialisation.materials', 'url is not null'), 1);

      const reader = drizzle(client);
      const { rows: pulses } = await client.query<{ id: string; closesOn: string }>(
        `select id, closes_on as "closesOn" from socialisation.pulses order by number`,
      );
      const found = [];
      for (const pulse of pulses) {
        const { forest, tallies } = await readCounted(reader, pulse, TODAY);
        const answersOf = (unit: string) =>
          tallies.filter(({ unitId }) => unitId === unit).reduce((sum, { answers }) => sum + answers, 0);
        const roots = forest.rootsWithin(() => true).map(({ unitId }) => unitId);
        const { whole } = shownUnits(forest, roots, answersOf);
        const answered = new Set(tallies.map(({ unitId }) => unitId));
        const hidden = [...answered].filter((unitId) => !whole.has(unitId));
        t.ok(whole.size > 2 && hidden.length > 0, `${whole.size} units are shown, ${hidden.length} are not`);
        found.push(readinessFigures(tallies.reduce(addTallies, emptyTally), null, 3.5)!);
        t.equal(
          await count('socialisation.pulse_participants', `pulse_id = '${pulse.id}'`),
          tallies.reduce((sum, { answers }) => sum + answers, 0),
          'who answered is counted',
        );
      }
      const [first, second] = found;
      t.equal(found.length, 2);
      t.equal(first?.barrier, 'ability', 'there is something to be done');
      t.ok(second!.readiness > first!.readiness + 0.1, `${first!.readiness} became ${second!.readiness}`);
      t.equal(second?.barrier, null);
      await none(
        `select count(*) from socialisation.measures m where state = 'done' and not exists (
           select from socialisation.pulses a join socialisation.pulses b on b.campaign_id = a.campaign_id
            where a.closes_on <= m.ended_on and b.opens_on > m.ended_on)`,
        'what was done lies between the pulses',
      );
      for (const state of ['done', 'planned'])
        t.equal(await count('socialisation.measures', `state = '${state}'`), 1);
      for (const [table, day] of [
        ['questions', 'greatest(asked_on, answered_on, overdue_on)'],
        ['question_steps', 'day'],
        ['question_answers', 'at'],
        ['faq_versions', 'written_on'],
        ['event_registrations', 'at'],
        ['event_attendances', 'at'],
        ['ambassadors', 'since'],
        ['materials', 'added_at'],
        ['pulses', 'closes_on'],
        ['measures', 'ended_on'],
      ])
        t.equal(await count(`socialisation.${table}`, `${day} >= '${TODAY}'`), 0, `${table} are past`);
    });

    await t.test('keeps the law that it goes by, and says what came of it', async (t) => {
      const reader = drizzle(client);
      const published = (where: string) => count('policy_documents.documents d', where);
      t.ok((await published('true')) >= 40);
      for (const { code } of policyDocumentStages.entries)
        if (!['draft', 'signed'].includes(code)) t.ok((await published(`stage = '${code}'`)) > 0, code);
      t.equal(await published(`enacted_on > '${TODAY}' or promulgated_on > '${TODAY}'`), 0);
      t.ok((await published(`effective_on > '${TODAY}'`)) > 0, 'something is still to take effect');
      t.ok((await published('revoked_from is not null')) >= 2);
      t.equal(await published('partly_revoked_from is not null'), 1);
      t.equal(
        await count('policy_documents.steps', `at > '${TODAY}'`),
        0,
        'nothing has happened yet to come',
      );

      const { rows: enacted } = await client.query(
        `select kind, year, enacted_on as "enactedOn", promulgated_on as "promulgatedOn", gazette
           from policy_documents.documents where enacted_on is not null`,
      );
      const unsound = enacted.flatMap((document) => [
        ...foundInRegistration(document),
        ...foundInDays(document, TODAY),
      ]);
      t.strictSame(unsound, [], 'days and numbers are as they must be');
      const { rows: written } = await client.query('select text from policy_documents.version_texts');
      t.ok(written.length >= 12);
      t.strictSame(
        written.flatMap(({ text }) => foundInText(text.provisions)),
        [],
        'texts are sound',
      );
      const { rows: sources } = await client.query(
        'select distinct document_id as id from policy_documents.relations',
      );
      for (const { id } of sources) {
        const source = (await findRelated(reader, id))!;
        for (const relation of await relationsOf(reader, id)) {
          const target = (await findRelated(reader, relation.targetId))!;
          // What a document itself has revoked is revoked from that day on.
          const before = relation.kind === 'revokes' ? { ...target, revokedFrom: null } : target;
          t.strictSame(await foundInRelationNow(reader, source, relation, before), [], relation.kind);
        }
      }
      const { rows: amended } = await client.query(
        `select d.id, array_agg(s.effective_on::text order by s.effective_on) as days
           from policy_documents.relations r
           join policy_documents.documents s on s.id = r.document_id and s.effective_on is not null
           join policy_documents.documents d on d.id = r.target_id and d.official_version_id is not null
          where r.kind = 'amends' group by d.id`,
      );
      t.equal(amended.length, 1);
      const { id, days } = amended[0]!;
      t.equal(days.length, 2, 'one was amended twice');
      const said = await Promise.all(
        ['2020-12-31', ...days].map(async (day) =>
          JSON.stringify((await readConsolidated(reader, id, day))!.provisions),
        ),
      );
      t.equal(new Set(said).size, 3, 'and reads differently each time');

      const { rows: promised } = await client.query(
        `select t.id, t.document_id as document, source, element, measure, unit_id as "unitId", service_id as "serviceId", direction,
                baseline_value as "baselineValue", baseline_on as "baselineOn", value, due_on as "dueOn", milestones
           from policy_documents.targets t`,
      );
      t.equal(promised.length, 3);
      t.strictSame(promised.flatMap(foundInTarget), []);
      for (const { id, document } of promised)
        t.match(await findTarget(reader, document, id, TODAY), {
          status: /^(on-track|behind)$/,
          latestOn: /^20/,
        });
      t.equal(await count('policy_documents.measurements', 'corrects_id is not null'), 1);
      t.ok((await count('policy_documents.links', 'true')) >= 6);
      t.ok((await count('policy_documents.search_articles', 'true')) >= 40, 'it is found by its words');
    });

    await t.test('asks people about some of them', async (t) => {
      const none = async (text: string, message: string) => t.equal(await numberOf(client, text), 0, message);
      const surveys = await rowsOf(
        client,
        `select code, starts_on || '..' || ends_on as days, decision, closed_on from feedback.surveys order by code`,
      );
      t.equal(surveys.length, 30);
      t.same(
        [...new Set(surveys.map(({ days, decision }) => `${decision} ${days}`))].sort(),
        ['closed 2025-01-01..2025-06-30', 'closed 2025-07-01..2025-12-31', 'open 2026-07-01..2026-12-31'],
        'last year, and now',
      );
      t.same(
        surveys.filter(({ code }) => !/^[A-Z0-9][A-Z0-9._-]{0,39}$/.test(code!)),
        [],
        'with codes as they may be',
      );
      await none(
        `select count(*) from feedback.surveys s
           join feedback.survey_services c on c.survey_id = s.id join feedback.services v on v.id = c.service_id
          where v.unit_id <> s.unit_id or v.state <> 'active'
             or (select count(*) from feedback.responses r
                  where r.survey_id = s.id and r.service_id = c.service_id and r.state = 'counted') not between 40 and least(400, c.population)`,
        'of one service each, and between 40 and 400 answers',
      );
      await none(
        `select count(*) from feedback.responses r left join feedback.surveys s on s.id = r.survey_id
          where s.id is null or r.answered_on < s.starts_on or r.answered_on > least(s.ends_on, '${TODAY}')
             or r.received_on < r.answered_on or r.received_on > '${TODAY}'`,
        'answers lie within their survey',
      );
      await none(
        `select count(*) from feedback.responses r
          where (select array_agg((cell - 1) / 4 order by cell) from unnest(r.cells) cell where cell <= 36)
                <> '{0,1,2,3,4,5,6,7,8}'`,
        'every answer marks every element once',
      );
      await none(
        `select count(*) from feedback.response_texts x
           left join feedback.responses r on r.id = x.response_id and r.survey_id = x.survey_id
          where r.id is null or not 37 = any (r.cells) or x.state = 'published' and x.findings <> '{}'`,
        'texts belong to answers, and nothing personal is published',
      );
      for (const state of ['held', 'published'])
        t.ok((await count('feedback.response_texts', `state = '${state}'`)) > 5, `some texts are ${state}`);
      t.equal(await count('feedback.responses', `state = 'quarantined'`), 40, 'some answers are held');
      const tallies = await client.query<{ cells: number[] }>(
        `select cells from feedback.tallies where dimension = 'all'`,
      );
      const bands = tallies.rows.map(({ cells }) => {
        const marks = Array.from(
          { length: 9 },
          (_, at) => cells.slice(at * 4, at * 4 + 4) as unknown as Marks,
        );
        return satisfactionIndex(marks).index?.band;
      });
      t.equal(bands.length, 30);
      t.same([...new Set(bands)].sort(), ['A', 'B', 'C', 'D'], 'services of every quality');
      await client.query('select feedback.find_tally_differences()');
      t.equal(await numberOf(client, 'select feedback.mend_tallies()'), 0, 'the roll-ups are right');
    });

    await t.test('sets standards for the heads of some units', async (t) => {
      const none = async (text: string, message: string) => t.equal(await numberOf(client, text), 0, message);
      const own = await count('competencies.standards', 'position_id is not null');
      t.ok(own >= 5 && own <= 150, `own standards: ${own}`);
      await none(
        outsideOf('competencies.standards', 'position_id', 'organisation.position_versions', 'position_id'),
        'they lie within the life of the position',
      );
      await none(
        `select count(*) from competencies.standards s
          where s.position_id is not null and (
            jsonb_array_length(s.levels) not between 10 and 11
            or exists (
              select from competencies.standards kind
                join organisation.position_versions v on v.position_id = s.position_id and v.kind = kind.position_kind
                 and v.functional_level is not distinct from kind.functional_level
               where exists (select from jsonb_array_elements(kind.levels) l where not s.levels @> jsonb_build_array(l))))`,
        'they demand what the kind does, and one or two technical competencies',
      );
      await none(
        `select count(*) from competencies.standards s
           join organisation.position_versions v on v.position_id = s.position_id and v.valid_to is null
          where s.rank is distinct from case v.kind when 'jpt-pratama' then 'IV/b'
            when 'administrator' then 'III/d' when 'pengawas' then 'III/c' end`,
        'they ask for the rank of the kind',
      );
      const entries = await rowsOf(
        client,
        `select c.code, c.number::text, v.kind, jsonb_array_length(v.levels)::text as levels
           from competencies.competencies c join competencies.competency_versions v on v.competency_id = c.id
          where c.number > 9 order by c.number`,
      );
      t.ok(entries.length >= 12, 'the dictionary has technical competencies');
      t.same(
        entries.filter(
          ({ code, kind, levels }) => !/^TEK-[A-Z]+$/.test(code!) || kind !== 'technical' || levels !== '5',
        ),
        [],
        'with five levels each',
      );
    });

    await t.test('has the proportions of a city', async (t) => {
      const within = async (text: string, least: number, most: number, message: string) => {
        const value = await numberOf(client, text);
        t.ok(value >= least && value <= most, `${message}: ${value}`);
      };
      const share = (where: string) =>
        `select avg((${where})::int) from employees.employees e
           left join employees.placements p on p.employee_id = e.id and p.kind = 'definitive' and p.valid_to is null
           left join organisation.position_versions v on v.position_id = p.position_id and v.valid_to is null`;
      await within(share(`coalesce(v.name ~ '^(Guru|Kepala Sekolah)', false)`), 0.45, 0.55, 'teachers');
      await within(
        share(
          `coalesce(v.name ~ '(Dokter|Perawat|Bidan|Apoteker|Kesehatan|Nutrisionis|Radiografer)', false)`,
        ),
        0.15,
        0.23,
        'health workers',
      );
      await within(share(`e.employment_kind = 'PNS'`), 0.6, 0.75, 'permanent civil servants');
      await within(share(`e.status <> 'active'`), 0.015, 0.045, 'not active');
      const filled = `select v.position_id, v.echelon, v.head_count_needed as needed, (
          select count(*) from employees.placements p
           where p.position_id = v.position_id and p.kind = 'definitive' and p.valid_to is null) as heads
        from organisation.position_versions v where v.valid_to is null`;
      await within(
        `select sum(greatest(needed - heads, 0)) / sum(needed) from (${filled}) f`,
        0.05,
        0.13,
        'vacant',
      );
      await within(
        `select count(*) from (${filled}) f where heads > needed`,
        1,
        employees / 40,
        'surplus positions',
      );
      await within(
        `select count(*) from (${filled}) f where echelon is not null and heads = 0`,
        1,
        employees / 30,
        'vacant managerial positions',
      );
    });
  });
}

t.test('The same seed gives the same city, also where row triggers cannot be passed over', async (t) => {
  const one = await load('same_seed', { employees: 600, seed: 7 });
  const other = await load('same_seed_checked', { employees: 600, seed: 7 }, 'plain-owner');
  const different = await load('other_seed', { employees: 600, seed: 8 });
  const hash = await contentHash(one.client);
  t.equal(await contentHash(other.client), hash);
  t.not(await contentHash(different.client), hash, 'another seed gives another city');
});

t.test('A demo city can be up to date on any day from 2024 on', async (t) => {
  for (const today of ['2024-01-01', '2044-02-29']) {
    const client = await emptyDatabase(`day_${today.slice(0, 4)}`, 'plain-owner');
    await loadDemoCity(client, { employees: 300, today });
    const people = await rowsOf(
      client,
      'select nip, gender, appointed_on, permanent_on from employees.employees',
    );
    const wrong = people.filter(({ nip, gender, appointed_on, permanent_on }) => {
      const parsed = parseNip(nip!);
      const record = { gender: gender as Gender, appointedOn: appointed_on! };
      return !parsed.ok || nipFindings(parsed, record, today).length > 0 || (permanent_on ?? '') > today;
    });
    t.same(wrong, [], `numbers and dates are right on ${today}`);
    const late = `select count(*) from employees.placements where valid_from > '${today}' or valid_to > '${today}'`;
    t.equal(await numberOf(client, late), 0, 'nobody is placed later');
  }
});

t.test('More people than a city holds make several cities', async (t) => {
  const { client, counts } = await load('cities', { employees: 30_000, seed: 3 });
  t.equal(counts.employees, 30_000);
  const roots = await rowsOf(
    client,
    `select u.code, v.name from organisation.units u join organisation.unit_versions v on v.unit_id = u.id
      where v.kind = 'city' order by u.code`,
  );
  t.same(roots, [
    { code: '1671', name: 'Pemerintah Kota Palembang' },
    { code: '9501', name: 'Pemerintah Kota Contoh 2' },
  ]);
  const sizes = await rowsOf(
    client,
    `select left(u.code, 4) as city, count(distinct u.id)::text as units, count(distinct e.id)::text as employees
       from organisation.units u
       left join organisation.position_versions v on v.unit_id = u.id and v.valid_to is null
       left join employees.placements p on p.position_id = v.position_id and p.kind = 'definitive' and p.valid_to is null
       left join employees.employees e on e.id = p.employee_id
      group by 1 order by 1`,
  );
  await checkHistory(t, client);
  for (const { city, units, employees } of sizes) {
    t.ok(Number(units) >= 1000 && Number(units) <= 1100, `${city} has ${units} units`);
    t.ok(Number(employees) >= 14_500 && Number(employees) <= 15_000, `${city} has ${employees} employees`);
  }
});

t.test('A demo city is loaded whole or not at all', async (t) => {
  const { client, counts } = await load('refused', { employees: 200 });
  await t.rejects(loadDemoCity(client, { employees: 200, today: TODAY }), { code: '23505' });
  t.equal(await numberOf(client, 'select count(*) from employees.employees'), counts.employees);
  const kinds = await numberOf(client, 'select count(distinct kind) from organisation.unit_versions');
  t.equal(kinds, unitKinds.entries.length, 'even the smallest has units of every kind');
  for (const options of [{ employees: 199 }, { employees: 5_000_001 }, { employees: 200.5 }]) {
    await t.rejects(loadDemoCity(client, { today: TODAY, ...options }), RangeError);
  }
  await t.rejects(loadDemoCity(client, { employees: 200, today: '2023-12-31' }), RangeError);
  await t.rejects(loadDemoCity(client, { employees: 200, today: TODAY, seed: -1 }), RangeError);
});
