import { sql } from 'drizzle-orm';
import pg from 'pg';
import t from 'tap';
import { loadDemoCity } from '../../../src/demo/index.ts';
import { latestBirthDate } from '../../../src/modules/employees/rules/age.ts';
import { employeeList } from '../../../src/modules/employees/store/listing.ts';
import { yearsBetween } from '../../../src/platform/calendar.ts';
import { pageRows } from '../../../src/platform/http/list.ts';
import { build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, type EmployeeBody } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';

interface Page {
  items: EmployeeBody[];
  next: string | null;
  total?: number;
}
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const namesOf = ({ items }: Page) => items.map(({ name }) => name);

/** Names that a filter finds, in the order of names. */
const finder =
  ({ call }: TestApp) =>
  async (filter: string) => {
    const { status, body, text } = await call<Page>('GET', `/v1/employees?sort=name&${filter}`);
    if (status !== 200) throw new Error(text);
    return namesOf(body);
  };

const searcher =
  ({ call }: TestApp) =>
  async (body: object, parameters = '') => {
    const answer = await call<Page>('POST', `/v1/employees/_search?${parameters}`, { body });
    if (answer.status !== 200) throw new Error(answer.text);
    return namesOf(answer.body);
  };

t.test(
  'employees are listed by unit, position, rank, status, kind, education, gender and number elsewhere',
  async (t) => {
    const api = await build(t);
    const find = finder(api);
    const agency = await aUnit(api);
    const division = await aUnit(api, { parentId: agency.id, kind: 'division' });
    const head = await aPosition(api, { unitId: agency.id, kind: 'jpt-pratama', echelon: 'II.b' });
    const analyst = await aPosition(api, {
      unitId: division.id,
      kind: 'fungsional',
      functionalLevel: 'ahli-muda',
    });
    const clerk = await aPosition(api, { unitId: division.id, headCountNeeded: 2 });
    const since = (positionId: string, validFrom = '2020-01-01') => ({ positionId, validFrom });
    await aCivilServant(api, {
      name: 'Andi',
      gender: 'male',
      educationLevel: 's2',
      placement: since(head.id),
      rank: { rank: 'IV/b', validFrom: '2020-04-01' },
      externalIds: [{ system: 'siasn', value: 'A:1' }],
    });
    await aCivilServant(api, {
      name: 'Bela',
      gender: 'female',
      educationLevel: 's1',
      placement: since(analyst.id),
      rank: { rank: 'III/c', validFrom: '2020-04-01' },
    });
    const moving = await aCivilServant(api, {
      name: 'Cici',
      gender: 'female',
      educationLevel: 'sma',
      status: 'study',
      placement: since(clerk.id),
      rank: { rank: 'III/c', validFrom: '2024-04-01' },
    });
    await aCivilServant(api, {
      name: 'Dedi',
      gender: 'male',
      employmentKind: 'PPPK',
      rank: { rank: 'IX', validFrom: '2020-04-01' },
      status: 'retired',
    });
    await api.call('POST', `/v1/employees/${moving.id}/placements`, { body: since(head.id, '2025-01-01') });
    await api.call('POST', `/v1/employees/${moving.id}/placements`, {
      body: { ...since(analyst.id, '2025-01-01'), kind: 'acting-plt' },
    });
    const on = 'asOf=2024-12-31';

    t.strictSame(await find(''), ['Andi', 'Bela', 'Cici', 'Dedi']);
    for (const [filter, names] of [
      [`unitId=${agency.id}`, ['Andi', 'Cici']],
      [`unitId=${agency.id}&${on}`, ['Andi']],
      [`unitId=${agency.id}&includeSubunits=false&${on}`, ['Andi']],
      [`unitId=${agency.id}&includeSubunits=true&${on}`, ['Andi', 'Bela', 'Cici']],
      [`unitId=${agency.id}&includeSubunits=true&asOf=2019-12-31`, []],
      [`unitId=${division.id}&${on}`, ['Bela', 'Cici']],
      [`unitId=${division.id}`, ['Bela']],
      [`unitId=${nowhere}&includeSubunits=true`, []],
      [`positionKind=fungsional`, ['Bela']],
      [`positionKind=pelaksana&${on}`, ['Cici']],
      [`functionalLevel=ahli-muda`, ['Bela']],
      [`functionalLevel=ahli-madya`, []],
      [`rank=III/c`, ['Bela', 'Cici']],
      [`rank=III/c&asOf=2024-03-31`, ['Bela']],
      [`rank=IX`, ['Dedi']],
      [`status=study`, ['Cici']],
      [`employmentKind=PPPK`, ['Dedi']],
      [`educationLevel=s1`, ['Bela']],
      [`gender=female`, ['Bela', 'Cici']],
      [`externalId=siasn:A:1`, ['Andi']],
      [`externalId=sipd:A:1`, []],
      [
        `unitId=${agency.id}&includeSubunits=true&${on}&gender=female&rank=III/c&status=active&educationLevel=s1&positionKind=fungsional&functionalLevel=ahli-muda&employmentKind=PNS&minimumAge=30&maximumAge=60`,
        ['Bela'],
      ],
      [`unitId=${division.id}&gender=male`, []],
      [`employmentKind=PNS&gender=male`, ['Andi']],
    ] as const)
      t.strictSame(await find(filter), names, filter);
    for (const includeSubunits of [true, false])
      t.match(await api.call('GET', `/v1/employees?includeSubunits=${includeSubunits}`), {
        status: 400,
        body: { errors: [{ parameter: 'unitId', code: 'missing-field' }] },
      });
  },
);

t.test('whoever has a birthday is a year older that day', async (t) => {
  const api = await build(t);
  const find = finder(api);
  await aCivilServant(api, { name: 'Biasa', birthDate: '1985-06-15' });
  await aCivilServant(api, { name: 'Kabisat', birthDate: '1984-02-29' });
  await aCivilServant(api, { name: 'Sebelumnya', birthDate: '1984-02-28' });
  for (const [filter, names] of [
    ['minimumAge=40&asOf=2025-06-15', ['Biasa', 'Kabisat', 'Sebelumnya']],
    ['minimumAge=40&asOf=2025-06-14', ['Kabisat', 'Sebelumnya']],
    ['maximumAge=39&asOf=2025-06-14', ['Biasa']],
    ['maximumAge=39&asOf=2025-06-15', []],
    ['minimumAge=40&maximumAge=40&asOf=2025-06-15', ['Biasa']],
    ['minimumAge=39&asOf=2023-02-28', ['Kabisat', 'Sebelumnya']],
    ['minimumAge=39&asOf=2023-02-27', []],
    ['maximumAge=38&asOf=2023-02-28', ['Biasa']],
    ['minimumAge=40&asOf=2024-02-28', ['Sebelumnya']],
    ['minimumAge=40&asOf=2024-02-29', ['Kabisat', 'Sebelumnya']],
    ['minimumAge=120&asOf=0050-01-01', []],
    ['minimumAge=0&asOf=1984-02-28', ['Sebelumnya']],
    ['maximumAge=0&asOf=0001-01-01', ['Biasa', 'Kabisat', 'Sebelumnya']],
  ] as const)
    t.strictSame(await find(filter), names, filter);
  t.match(await api.call('GET', '/v1/employees?minimumAge=121'), { status: 400 });
});

t.test('the last birth date of an age is the last one, on any day', async (t) => {
  const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  for (let day = '2023-02-26'; day < '2024-03-03'; day = next(day)) {
    for (const age of [0, 18, 19, 20, 24]) {
      const latest = latestBirthDate(age, day);
      const isRight = yearsBetween(latest, day) === age && yearsBetween(next(latest), day) === age - 1;
      if (!isRight) t.fail(`${age} years on ${day}: ${latest}`);
    }
  }
  t.equal(latestBirthDate(18, '2024-02-29'), '2006-02-28');
});

t.test(
  'who retires in a year follows from the limit of the position, and December retires in January',
  async (t) => {
    const api = await build(t);
    const find = finder(api);
    const staff = (await aPosition(api, { headCountNeeded: 9 })).id;
    const teacher = (
      await aPosition(api, { name: 'Guru Matematika', kind: 'fungsional', functionalLevel: 'ahli-muda' })
    ).id;
    const expert = (
      await aPosition(api, { name: 'Analis', kind: 'fungsional', functionalLevel: 'ahli-madya' })
    ).id;
    const enter = (name: string, birthDate: string, positionId: string) =>
      aCivilServant(api, {
        name,
        birthDate,
        appointedOn: '2000-01-01',
        placement: { positionId, validFrom: '2020-01-01' },
      });
    await enter('Akhir', '1970-12-01', staff);
    await enter('Januari', '1970-11-30', staff);
    await enter('Kabisat', '1972-02-29', staff);
    await enter('Guru', '1970-06-01', teacher);
    await enter('Ahli', '1969-12-31', expert);
    await aCivilServant(api, { name: 'Tanpa Jabatan', birthDate: '1970-06-01' });
    for (const [filter, names] of [
      ['retirementYear=2028', ['Januari']],
      ['retirementYear=2029', ['Akhir']],
      ['retirementYear=2030', ['Ahli', 'Guru', 'Kabisat']],
      ['retirementYear=2030&positionKind=pelaksana', ['Kabisat']],
      ['retirementYear=2030&asOf=2019-12-31', []],
    ] as const)
      t.strictSame(await find(filter), names, filter);
    for (let year = 2027; year <= 2031; year += 1) {
      const { body } = await api.call<Page>('GET', `/v1/employees?retirementYear=${year}`);
      for (const { name, retirement } of body.items)
        t.equal(retirement?.retiresOn.slice(0, 4), String(year), name);
    }
  },
);

t.test(
  'a list is sorted, narrowed, counted and turned page by page, also while people are entered',
  async (t) => {
    const api = await build(t);
    const { call } = api;
    const original = ['Ani', 'budi', 'Cahya', 'Dewi', 'dewi', 'Eko'];
    for (const name of original) await aCivilServant(api, { name });
    const turn = async (parameters: string, between: (page: number) => Promise<unknown> = async () => {}) => {
      const pages: string[][] = [];
      for (let url: string | null = `/v1/employees?${parameters}`; url; ) {
        const { body, headers }: { body: Page; headers: Record<string, string | undefined> } =
          await call<Page>('GET', url);
        pages.push(namesOf(body));
        t.equal(headers.link, body.next === null ? undefined : `<${body.next}>; rel="next"`);
        t.notMatch(body.next ?? '', /dewi|cahya/i, 'no name stands in an address');
        await between(pages.length);
        url = body.next;
      }
      return pages;
    };
    const lower = (names: string[]) => names.map((name) => name.toLowerCase());
    t.strictSame(lower((await turn('sort=name&limit=4')).flat()), lower(original));
    t.strictSame(lower((await turn('sort=-name&limit=4')).flat()), lower(original).reverse());
    t.strictSame(
      (await turn('limit=2')).map((page) => page.length),
      [2, 2, 2],
    );
    t.strictSame((await turn('limit=4')).flat(), original, 'by id: as they were entered');
    t.strictSame((await turn('sort=-id&limit=4')).flat(), original.toReversed());

    const seen = (
      await turn('sort=name&limit=2', async (page) => {
        if (page > 2) return;
        await aCivilServant(api, { name: `Aa ${page}` });
        await aCivilServant(api, { name: `Zz ${page}` });
      })
    ).flat();
    t.strictSame(lower(seen), lower([...original, 'Zz 1', 'Zz 2']), 'no one is skipped or doubled');

    const partial = await call<Page>('GET', '/v1/employees?sort=name&limit=1&fields=name,rank');
    t.strictSame(partial.body.items, [{ name: 'Aa 1', rank: null }]);
    t.match(await call('GET', '/v1/employees?fields=nme'), {
      status: 400,
      body: { errors: [{ parameter: 'fields', hint: /name/ }] },
    });
    t.equal((await call<Page>('GET', '/v1/employees?count=exact&limit=1')).body.total, 10);
    t.type((await call<Page>('GET', '/v1/employees?count=estimate')).body.total, 'number');
    t.equal((await call<Page>('GET', '/v1/employees')).body.total, undefined);
    const { next } = (await call<Page>('GET', '/v1/employees?sort=name&limit=2')).body;
    const other = next!.replace('sort=name', 'sort=id');
    t.match(
      await call('GET', other),
      { status: 400, body: { code: 'invalid-cursor' } },
      'a cursor fits its list only',
    );
  },
);

t.test('people are looked up by what is known of them, and it never stands in an address', async (t) => {
  const api = await build(t);
  const { call } = api;
  const search = searcher(api);
  const unit = await aUnit(api);
  const seat = await aPosition(api, { unitId: unit.id, headCountNeeded: 5 });
  const placement = { positionId: seat.id, validFrom: '2020-01-01' };
  const siti = await aCivilServant(api, {
    name: 'Siti Sulistiani',
    frontTitle: 'Dr.',
    backTitle: 'S.E.',
    gender: 'female',
    placement,
    externalIds: [{ system: 'siasn', value: 'S:1' }],
  });
  await aCivilServant(api, { name: 'Sulistiani Rahayu', gender: 'female' });
  await aCivilServant(api, { name: 'Sulis Setyawan', placement });
  await aCivilServant(api, { name: 'Muhammad Ridwan' });
  await aCivilServant(api, { name: "Ma'ruf Ya’qub" });

  for (const body of [
    { nip: siti.nip },
    { nik: siti.nik },
    { externalId: { system: 'siasn', value: 'S:1' } },
    { name: 'SITI sulistiani' },
    { name: 'Dr. Siti Sulistiani, S.E.' },
    { name: 'Siti Sulistyani' },
    { name: 'siti sulistiani', gender: 'female', unitId: unit.id, includeSubunits: true, minimumAge: 20 },
  ])
    t.equal((await search(body))[0], 'Siti Sulistiani', JSON.stringify(body));
  t.strictSame(await search({ nip: siti.nip, gender: 'male' }), [], 'all that is known must fit');
  t.strictSame(await search({ nip: siti.nip, nik: siti.nik }), ['Siti Sulistiani']);
  t.strictSame(await search({ name: 'Siti Sulistiani', asOf: '2019-12-31', unitId: unit.id }), []);
  t.ok((await search({ name: 'Sulistyani' })).includes('Siti Sulistiani'));
  t.ok((await search({ name: 'Muhamad Ridwan' })).includes('Muhammad Ridwan'));
  t.ok((await search({ name: 'Maruf Yaqub' })).includes("Ma'ruf Ya’qub"));
  t.strictSame(await search({ name: 'Bambang Wijaya' }), []);
  t.strictSame(await search({ name: '...' }), [], 'a name without letters finds nobody');

  const best = await search({ name: 'Sulistiani Rahayu' });
  t.equal(best[0], 'Sulistiani Rahayu', 'the best match comes first');
  t.ok(best.includes('Siti Sulistiani'), 'others behind it');
  const byName = await search({ name: 'sulistiani' }, 'sort=name');
  t.strictSame(byName, byName.toSorted());
  t.equal(byName[0], 'Siti Sulistiani');

  for (const parameter of ['nip', 'nik', 'name', 'externalId'])
    t.match(await call('POST', `/v1/employees/_search?${parameter}=1`, { body: { gender: 'male' } }), {
      status: 400,
      body: { errors: [{ parameter, code: 'unknown-field' }] },
    });
  for (const parameter of ['nip', 'nik', 'name'])
    t.match(await call('GET', `/v1/employees?${parameter}=1`), {
      status: 400,
      body: { errors: [{ parameter }] },
    });
  t.match(
    await call('POST', '/v1/employees/_search', { body: {} }),
    { status: 400 },
    'something must be known',
  );
  t.match(await call('POST', '/v1/employees/_search', { body: { nipp: '1' } }), {
    status: 400,
    body: { errors: [{ pointer: '/nipp', hint: /nip/ }] },
  });
  t.match(await call('POST', '/v1/employees/_search', { body: { includeSubunits: true } }), { status: 400 });
});

t.test('pages of a search take the same body', async (t) => {
  const api = await build(t);
  const { call } = api;
  const names = ['Sri Wahyuni', 'Sri Wahyuningsih', 'Sri Wahyu', 'Wahyuni', 'Sri Wahyuni Putri'];
  for (const name of names) await aCivilServant(api, { name, gender: 'female' });
  for (const sort of ['relevance', '-relevance', 'name', '-id']) {
    const body = { name: 'sri wahyuni' };
    const all = await call<Page>('POST', `/v1/employees/_search?sort=${sort}&count=exact`, { body });
    t.equal(all.body.total, all.body.items.length);
    const turned: string[] = [];
    for (let url: string | null = `/v1/employees/_search?sort=${sort}&limit=1`; url; ) {
      const page: { body: Page } = await call<Page>('POST', url, { body });
      turned.push(...namesOf(page.body));
      t.notMatch(page.body.next ?? '', /wahyu/i);
      url = page.body.next;
    }
    t.strictSame(turned, namesOf(all.body), sort);
    t.ok(turned.length >= 4);
  }
  const first = await call<Page>('POST', '/v1/employees/_search?limit=1', { body: { name: 'sri wahyuni' } });
  t.match(await call('POST', first.body.next!, { body: { name: 'sri wahyu' } }), {
    status: 400,
    body: { code: 'invalid-cursor' },
  });
  const narrow = await call<Page>('POST', '/v1/employees/_search?fields=name&limit=1', {
    body: { name: 'Sri Wahyuni' },
  });
  t.strictSame(narrow.body.items, [{ name: 'Sri Wahyuni' }]);
});

t.test('in a city of thousands names are found by their index, and every filter answers', async (t) => {
  const api = await build(t);
  const today = api.app.today();
  const owner = new pg.Client(api.database.ownerUrl);
  await owner.connect();
  t.teardown(() => owner.end());
  await loadDemoCity(owner, { employees: 3000, today });
  const [someone] = await query<{ name: string }>(
    api.database.ownerUrl,
    'select name from employees.employees order by id offset 1000 limit 1',
  );
  const name = someone!.name.toLowerCase();
  const page = { limit: 50, sort: 'relevance', after: undefined, count: undefined, asOf: today, list: '' };
  const plan = await api.app.database.transaction({ kind: 'system', id: 'test' }, async (transaction) => {
    await transaction.execute(sql`set local enable_seqscan = off`);
    const statement = pageRows(employeeList({ reach: null, name }, today), page);
    const { rows } = await transaction.execute(sql`explain ${statement}`);
    return JSON.stringify(rows);
  });
  t.match(plan, /Bitmap Index Scan on employees_name_search_index/);
  t.ok((await searcher(api)({ name })).includes(someone!.name));

  const [counted] = await query(
    api.database.ownerUrl,
    `select count(*) filter (where gender = 'female')::int as female,
            count(*) filter (where birth_date <= $1::date - interval '50 years')::int as fifty
       from employees.employees`,
    [today],
  );
  const total = async (filter: string) =>
    (await api.call<Page>('GET', `/v1/employees?limit=1&count=exact&${filter}`)).body.total;
  t.equal(await total(''), 3000);
  t.equal(await total('gender=female'), counted?.female);
  t.equal(await total('minimumAge=50'), counted?.fifty);
  const [{ id: root } = { id: '' }] = await query<{ id: string }>(
    api.database.ownerUrl,
    'select unit_id as id from organisation.unit_versions where parent_id is null',
  );
  const [placed] = await query(
    api.database.ownerUrl,
    `select count(*)::int as count from employees.placements
      where kind = 'definitive' and valid_from <= $1 and (valid_to is null or valid_to > $1)`,
    [today],
  );
  t.equal(await total(`unitId=${root}&includeSubunits=true`), placed?.count);
});
