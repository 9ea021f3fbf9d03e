import t from 'tap';
import { build } from '../../support/build.ts';
import { aCompetency, core, coreId, fiveLevels, setStandard } from '../../support/competencies.ts';
import { aPosition } from '../../support/organisation.ts';

const api = await build(t);
const { app, call, key } = api;
const path = (id: string) => `/v1/competencies/${id}`;
const refused = (pointer: string, code: string) => ({
  status: 422,
  body: { code: 'rule-broken', errors: [{ pointer, code }] },
});

interface Entry {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly legalBasis: string;
  readonly levels: { level: number; description: Words; indicators: Words[] }[];
  readonly name: Words;
}
interface Words {
  readonly id: string;
  readonly en: string;
}

t.test('a new installation has the dictionary of the nation, in both languages', async (t) => {
  const { body } = await call<{ items: Entry[] }>('GET', '/v1/competencies');
  t.strictSame(
    body.items.map(({ code }) => code),
    [...core].sort(),
  );
  for (const { id, code, kind, levels, name, legalBasis } of body.items) {
    t.equal(id, coreId(code as (typeof core)[number]));
    t.equal(kind, code === 'PBG' ? 'sociocultural' : 'managerial');
    t.equal(legalBasis, 'PermenPANRB 38/2017');
    t.not(name.id, name.en);
    t.strictSame(
      levels.map(({ level }) => level),
      [1, 2, 3, 4, 5],
    );
    for (const { description, indicators } of levels) {
      t.not(description.id, description.en);
      t.equal(indicators.length, 3, 'three behaviours a level');
      t.equal(new Set(indicators.map(({ id }) => id)).size, 3);
    }
  }
  t.equal((await call('GET', '/v1/competencies?asOf=2017-12-31')).body.items.length, 0, 'not before');
});

t.test('technical competencies are entered by field of government affairs, and found again', async (t) => {
  const written = await aCompetency(api, { code: 'TEK-ASN', field: 'personnel' });
  await aCompetency(api, { code: 'TEK-GIS', field: 'public-works', name: { id: 'Pemetaan', en: 'Mapping' } });
  const read = await call('GET', path(written.id));
  t.strictSame(read.body, written);
  const codes = async (query: string) =>
    (await call('GET', `/v1/competencies?${query}`)).body.items.map(({ code }) => code);
  t.strictSame(await codes('field=public-works'), ['TEK-GIS']);
  t.strictSame(await codes('kind=sociocultural'), ['PBG']);
  t.strictSame(await codes('q=MAPP'), ['TEK-GIS']);
  t.strictSame(await codes('code=tek-asn'), ['TEK-ASN']);
  const pages: unknown[] = [];
  for (let next: string | null = '/v1/competencies?limit=4&sort=name'; next; ) {
    const page: { body: { items: { name: Words }[]; next: string | null } } = await call('GET', next);
    pages.push(...page.body.items.map(({ name }) => name.id));
    next = page.body.next;
  }
  t.equal(pages.length, 11);
  t.equal(new Set(pages).size, 11);
});

t.test('an entry that contradicts itself is refused, and says where', async (t) => {
  const entry = (about: object) =>
    call('POST', '/v1/competencies', {
      body: {
        code: 'SALAH',
        name: { id: 'Salah', en: 'Wrong' },
        kind: 'technical',
        field: 'personnel',
        definition: { id: 'Definisi', en: 'Definition' },
        levels: fiveLevels(),
        validFrom: '2020-01-01',
        ...about,
      },
    });
  t.match(await entry({ field: undefined }), refused('/field', 'field-only-technical'));
  t.match(await entry({ kind: 'managerial' }), refused('/field', 'field-only-technical'));
  t.match(
    await entry({ levels: fiveLevels().toReversed() }),
    refused('/levels/0/level', 'levels-out-of-order'),
  );
  const repeated = fiveLevels();
  repeated[3]!.level = 3;
  t.match(await entry({ levels: repeated }), refused('/levels/3/level', 'levels-out-of-order'));
  t.match(await entry({ levels: fiveLevels().slice(1) }), { status: 400 });
  t.match(await entry({ code: 'int' }), { status: 409, body: { errors: [{ pointer: '/code' }] } });
  t.equal((await call('GET', '/v1/competencies?code=SALAH')).body.items.length, 0, 'nothing is left of it');
});

t.test(
  'a version holds from a day on; what was wrong is corrected, what was planned is withdrawn',
  async (t) => {
    const { id } = await aCompetency(api);
    const name = async (asOf: string) => (await call('GET', `${path(id)}?asOf=${asOf}`)).body.name;
    const changed = await call('POST', `${path(id)}/versions`, {
      body: { validFrom: '2030-01-01', name: { id: 'Baru', en: 'New' } },
    });
    t.equal(changed.status, 201);
    t.match(await name('2029-12-31'), { id: /^Kompetensi/ });
    t.match(await name('2030-01-01'), { id: 'Baru' });
    const [, planned] = (await call('GET', `${path(id)}/versions`)).body.items;
    const headers = { 'if-match': '*' };
    const corrected = await call('PATCH', `${path(id)}/versions/${planned!.id}`, {
      body: { validFrom: '2031-01-01' },
      headers,
    });
    t.equal(corrected.status, 200);
    t.match(await name('2030-06-01'), { id: /^Kompetensi/ });
    const contradicting = { body: { validFrom: '2029-01-01', kind: 'managerial' } };
    t.match(
      await call('POST', `${path(id)}/versions`, contradicting),
      refused('/field', 'field-only-technical'),
    );
    t.equal((await call('DELETE', `${path(id)}/versions/${planned!.id}`, { headers })).status, 204);
    t.equal((await call('GET', `${path(id)}/versions`)).body.items.length, 1);
    const history = (await call('GET', `${path(id)}/history`)).body.items;
    t.ok(history.length >= 5, 'who changed it is on record');
  },
);

t.test('an entry is retired, but not while a standard demands it', async (t) => {
  const { id } = await aCompetency(api);
  const { id: positionId } = await aPosition(api);
  const demanded = { positionId, levels: [{ competencyId: id, level: 2 }] };
  const standard = await setStandard(api, { ...demanded, validFrom: '2022-01-01' });
  const retire = (closedOn: string) => call('POST', `${path(id)}/closure`, { body: { closedOn } });
  t.match(await retire('2030-01-01'), { status: 409, body: { code: 'competency-in-use' } });
  const end = { body: { validTo: '2029-07-01' }, headers: { 'if-match': '*' } };
  t.equal((await call('PATCH', `/v1/competency-standards/${standard.id}`, end)).status, 200);
  t.match(await retire('2029-06-30'), { status: 409, body: { code: 'competency-in-use' } });
  t.equal((await retire('2029-07-01')).status, 201);
  t.equal((await call('GET', `${path(id)}?asOf=2029-07-01`)).status, 404);
  t.match(
    await call('POST', '/v1/competency-standards', { body: { ...demanded, validFrom: '2029-07-01' } }),
    refused('/levels/0/competencyId', 'competency-not-in-force'),
  );
  t.match(
    await call('POST', '/v1/competency-standards', {
      body: { ...demanded, validFrom: '2029-07-01', levels: [{ competencyId: positionId, level: 1 }] },
    }),
    refused('/levels/0/competencyId', 'competency-unknown'),
  );
});

t.test('of one who retires an entry and one who demands it at the same time, one is refused', async (t) => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await aCompetency(api);
    const { id: positionId } = await aPosition(api);
    const statuses = await Promise.all([
      call('POST', `${path(id)}/closure`, { body: { closedOn: '2025-01-01' } }),
      call('POST', '/v1/competency-standards', {
        body: { positionId, validFrom: '2024-01-01', levels: [{ competencyId: id, level: 2 }] },
      }),
    ]);
    t.strictSame(
      statuses.map(({ status }) => status === 201).sort(),
      [false, true],
      statuses.map(({ status, body }) => `${status} ${body.code}`).join(', '),
    );
  }
});

t.test('the dictionary is read with the scope to read, and changed with the one to write', async (t) => {
  const reader = await key(['competencies:read']);
  t.equal((await call('GET', '/v1/competencies', { key: reader })).status, 200);
  t.equal((await call('POST', '/v1/competencies', { key: reader, body: {} })).status, 403);
  t.equal((await call('GET', '/v1/competencies', { key: await key(['employees:read']) })).status, 403);
  t.equal(app.eventKinds.filter(({ resource }) => resource === 'competency').length, 7);
});
