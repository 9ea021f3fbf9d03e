import t from 'tap';
import { build } from '../../support/build.ts';
import { constraintAgainst } from '../../support/database.ts';
import { aPosition, aUnit, type PositionBody } from '../../support/organisation.ts';

const api = await build(t);
const { call, database } = api;

const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const create = (body: object) =>
  call<PositionBody>('POST', '/v1/positions', {
    body: { name: 'Analis', kind: 'pelaksana', headCountNeeded: 1, validFrom: '2020-01-01', ...body },
  });
const change = (positionId: string, body: object, headers = {}) =>
  call('POST', `/v1/positions/${positionId}/versions`, { body, headers });
const close = (positionId: string, closedOn: string) =>
  call('POST', `/v1/positions/${positionId}/closure`, { body: { closedOn } });
const closeUnit = (unitId: string, closedOn: string) =>
  call('POST', `/v1/units/${unitId}/closure`, { body: { closedOn } });
const on = async (positionId: string, asOf: string) =>
  (await call<PositionBody>('GET', `/v1/positions/${positionId}?asOf=${asOf}`)).body;
const history = async (positionId: string) =>
  (await call('GET', `/v1/positions/${positionId}/versions`)).body.items;
const names = async (url: string) => (await call('GET', url)).body.items.map((position) => position.name);

t.test('a position is created in a unit and read with the unit’s name of the day', async (t) => {
  const unit = await aUnit(api, { name: 'Dinas Lama' });
  const created = await create({
    unitId: unit.id,
    name: 'Kepala Bidang Pembinaan SMP',
    kind: 'administrator',
    echelon: 'III.b',
    jobClass: 11,
    decreeNumber: '821/1',
    decreeDate: '2019-12-20',
    externalIds: [{ system: 'siasn', value: 'J-1' }],
  });
  t.equal(created.status, 201);
  t.equal(created.headers.location, `/v1/positions/${created.body.id}`);
  t.match(created.body, { echelon: 'III.b', jobClass: 11, functionalLevel: null, validTo: null, version: 1 });
  const read = await call('GET', created.headers.location!);
  t.strictSame(read.body, created.body);
  t.equal(read.headers.etag, created.headers.etag);
  await call('POST', `/v1/units/${unit.id}/versions`, {
    body: { validFrom: '2023-01-01', name: 'Dinas Baru' },
  });
  t.match(await on(created.body.id, '2022-12-31'), { unitName: 'Dinas Lama' });
  t.match(await on(created.body.id, '2023-01-01'), { unitName: 'Dinas Baru' });
  t.equal((await call('GET', `/v1/positions/${created.body.id}?asOf=2019-12-31`)).status, 404);
});

t.test('only functional positions have a level, and they always do', async (t) => {
  const { id: unitId } = await aUnit(api);
  const broken = (code: string) => ({
    status: 422,
    body: { code: 'rule-broken', errors: [{ pointer: '/functionalLevel', code }] },
  });
  t.match(await create({ unitId, kind: 'fungsional' }), broken('level-required'));
  t.match(await create({ unitId, kind: 'fungsional', functionalLevel: null }), broken('level-required'));
  t.match(await create({ unitId, functionalLevel: 'ahli-muda' }), broken('level-only-functional'));
  t.equal((await create({ unitId, kind: 'fungsional', functionalLevel: 'ahli-muda' })).status, 201);
});

t.test('an echelon goes with one kind of position', async (t) => {
  const { id: unitId } = await aUnit(api);
  const wrong = await create({ unitId, kind: 'pengawas', echelon: 'III.a' });
  t.match(wrong, {
    status: 422,
    body: {
      errors: [{ pointer: '/echelon', code: 'echelon-contradicts-kind', message: /III\.a .*administrator/ }],
    },
  });
  t.equal((await create({ unitId, kind: 'administrator', echelon: 'III.a' })).status, 201);
});

t.test('every contradiction is told at once, in the caller’s language', async (t) => {
  const { id: unitId } = await aUnit(api);
  const { body } = await call('POST', '/v1/positions', {
    body: {
      unitId,
      name: 'X',
      kind: 'pelaksana',
      functionalLevel: 'pemula',
      echelon: 'II.a',
      headCountNeeded: 1,
      validFrom: '2020-01-01',
    },
    headers: { 'accept-language': 'id' },
  });
  t.strictSame(
    body.errors.map(({ pointer }) => pointer),
    ['/functionalLevel', '/echelon'],
  );
  t.equal(body.errors[0]?.message, 'Hanya jabatan fungsional yang memiliki jenjang.');
});

t.test('job class and head-count stay within their bounds', async (t) => {
  const { id: unitId } = await aUnit(api);
  for (const body of [{ jobClass: 0 }, { jobClass: 18 }, { headCountNeeded: -1 }, { headCountNeeded: 1.5 }])
    t.match(
      await create({ unitId, ...body }),
      { status: 400, body: { errors: [{ pointer: `/${Object.keys(body)[0]}` }] } },
      JSON.stringify(body),
    );
  t.match(await create({ unitId, headCountNeeded: '3' }), { status: 400 }, 'a text is no number');
  t.equal((await create({ unitId, headCountNeeded: 0, jobClass: 17 })).status, 201);
});

t.test(
  'a unit has one position of a name and level at a time, whatever the case of the letters',
  async (t) => {
    const unit = await aUnit(api);
    const first = await aPosition(api, {
      unitId: unit.id,
      name: 'Pranata Komputer',
      kind: 'fungsional',
      functionalLevel: 'ahli-muda',
    });
    const again = (body: object) =>
      create({ unitId: unit.id, name: 'pranata KOMPUTER', kind: 'fungsional', ...body });
    t.match(await again({ functionalLevel: 'ahli-muda' }), {
      status: 409,
      body: { code: 'position-exists' },
    });
    t.equal(
      (await again({ functionalLevel: 'ahli-madya' })).status,
      201,
      'another level is another position',
    );
    t.equal(
      (await create({ unitId: (await aUnit(api)).id, name: first.name })).status,
      201,
      'so is another unit',
    );
    await close(first.id, '2023-01-01');
    t.match(await again({ functionalLevel: 'ahli-muda', validFrom: '2022-12-31' }), { status: 409 });
    t.equal(
      (await again({ functionalLevel: 'ahli-muda', validFrom: '2023-01-01' })).status,
      201,
      'after it, a new one',
    );
  },
);

t.test('two clerks who create the same position at once: one does', async (t) => {
  const { id: unitId } = await aUnit(api);
  const answers = await Promise.all([1, 2, 3].map(() => create({ unitId })));
  t.strictSame(answers.map(({ status }) => status).sort(), [201, 409, 409]);
});

t.test('a position belongs to a unit that exists on every day of its life', async (t) => {
  t.match(await create({ unitId: nowhere }), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/unitId' }] },
  });
  const notAlive = { status: 422, body: { code: 'parent-not-alive' } };
  const young = await aUnit(api, { validFrom: '2020-01-02' });
  t.match(await create({ unitId: young.id }), notAlive);
  const ended = await aUnit(api);
  await closeUnit(ended.id, '2024-01-01');
  t.match(await create({ unitId: ended.id }), notAlive, 'it would outlive its unit');
  const position = await aPosition(api);
  t.match(await change(position.id, { validFrom: '2023-01-01', unitId: ended.id }), notAlive);
  t.match(await history(position.id), [{ unitId: position.unitId, validTo: null }], 'nothing changed');
});

t.test('a position created while its unit is being closed: exactly one happens', async (t) => {
  for (const name of ['1', '2', '3', '4']) {
    const unit = await aUnit(api);
    const [closing, creating] = await Promise.all([
      closeUnit(unit.id, '2025-01-01'),
      create({ unitId: unit.id, name }),
    ]);
    const outcome = [closing.status, creating.status].join(' ');
    t.ok(['201 422', '409 201'].includes(outcome), outcome);
  }
});

t.test('a position moved into a unit while that is being closed: exactly one happens', async (t) => {
  for (const _ of [1, 2]) {
    const unit = await aUnit(api);
    const position = await aPosition(api);
    const [closing, moving] = await Promise.all([
      closeUnit(unit.id, '2025-01-01'),
      change(position.id, { validFrom: '2024-01-01', unitId: unit.id }),
    ]);
    const outcome = [closing.status, moving.status].join(' ');
    t.ok(['201 422', '409 201'].includes(outcome), outcome);
  }
});

t.test('a position changes from a day on; plans for later stay', async (t) => {
  const position = await aPosition(api, { name: 'Analis', headCountNeeded: 2 });
  t.equal((await change(position.id, { validFrom: '2090-01-01', headCountNeeded: 9 })).status, 201);
  const changed = await change(position.id, {
    validFrom: '2080-01-01',
    name: 'Penelaah',
    decreeNumber: '5/2080',
  });
  t.equal(changed.headers.location, `/v1/positions/${position.id}?asOf=2080-01-01`);
  t.match(await history(position.id), [
    { name: 'Analis', headCountNeeded: 2, validTo: '2080-01-01' },
    { name: 'Penelaah', headCountNeeded: 2, decreeNumber: '5/2080', validTo: '2090-01-01' },
    { name: 'Analis', headCountNeeded: 9, validTo: null },
  ]);
  for (const day of ['2080-01-01', '2019-12-31'])
    t.match(await change(position.id, { validFrom: day, name: 'X' }), {
      status: 409,
      body: { code: 'history-order' },
    });
});

t.test('a change may not leave a position that contradicts itself', async (t) => {
  const position = await aPosition(api, { kind: 'fungsional', functionalLevel: 'mahir' });
  const toOfficer = await change(position.id, { validFrom: '2023-01-01', kind: 'pelaksana' });
  t.match(toOfficer, { status: 422, body: { errors: [{ code: 'level-only-functional' }] } });
  t.equal((await history(position.id)).length, 1);
  const both = { validFrom: '2023-01-01', kind: 'pelaksana', functionalLevel: null };
  t.match(await change(position.id, both), { status: 201, body: { functionalLevel: null } });
  const [, version] = await history(position.id);
  const correction = await call('PATCH', `/v1/positions/${position.id}/versions/${version!.id}`, {
    headers: { 'if-match': '*' },
    body: { echelon: 'IV.a' },
  });
  t.match(correction, { status: 422, body: { errors: [{ code: 'echelon-contradicts-kind' }] } });
});

t.test('a corrected beginning moves the end of the period before it', async (t) => {
  const position = await aPosition(api, { jobClass: 5 });
  await change(position.id, { validFrom: '2023-01-01', jobClass: 6 });
  const [, version] = await history(position.id);
  const correct = (body: object, etag = '*') =>
    call('PATCH', `/v1/positions/${position.id}/versions/${version!.id}`, {
      body,
      headers: { 'if-match': etag },
    });
  t.match(await correct({ validFrom: '2022-01-01' }), {
    status: 200,
    body: { validFrom: '2022-01-01', jobClass: 6 },
  });
  t.match(await on(position.id, '2021-12-31'), { jobClass: 5, validTo: '2022-01-01' });
  t.match(await correct({ validFrom: '2024-01-01' }), { status: 200 });
  t.match(await on(position.id, '2023-12-31'), { jobClass: 5 });
  t.match(await correct({ validFrom: '2019-01-01' }), { status: 409, body: { code: 'history-order' } });
  t.match(await correct({ jobClass: null }), {
    status: 200,
    body: { jobClass: null, validFrom: '2024-01-01' },
  });
  t.match(await correct({ jobClass: 7 }, '"1.stale"'), { status: 412 });
});

t.test('a withdrawn change leaves the period before it in its place', async (t) => {
  const position = await aPosition(api);
  await change(position.id, { validFrom: '2080-01-01', name: 'Kelak' });
  const [first, planned] = await history(position.id);
  const withdraw = (versionId: string) =>
    call('DELETE', `/v1/positions/${position.id}/versions/${versionId}`, { headers: { 'if-match': '*' } });
  t.equal((await withdraw(planned!.id)).status, 204);
  t.match(await history(position.id), [{ name: position.name, validTo: null }]);
  t.match(await withdraw(first!.id), { status: 409, body: { code: 'history-order' } });
});

t.test('a position closes on a day', async (t) => {
  const position = await aPosition(api);
  const closed = await close(position.id, '2025-01-01');
  t.match(closed, { status: 201, body: { validTo: '2025-01-01', version: 2 } });
  t.equal(closed.headers.location, `/v1/positions/${position.id}/versions`);
  t.match(await on(position.id, '2024-12-31'), { validTo: '2025-01-01' });
  t.equal((await call('GET', `/v1/positions/${position.id}?asOf=2025-01-01`)).status, 404);
  t.match(await close(position.id, '2026-01-01'), { status: 409, body: { code: 'history-order' } });
});

t.test(
  'positions are listed by unit and below, kind, level, class, words and number elsewhere',
  async (t) => {
    const top = await aUnit(api);
    const below = await aUnit(api, { parentId: top.id });
    const externalIds = [{ system: 'siasn', value: 'P:1' }];
    await aPosition(api, {
      unitId: top.id,
      name: 'B Kepala',
      kind: 'jpt-pratama',
      echelon: 'II.b',
      jobClass: 14,
    });
    await aPosition(api, {
      unitId: below.id,
      name: 'A Guru',
      kind: 'fungsional',
      functionalLevel: 'ahli-pertama',
      externalIds,
    });
    const list = (filter: string) => names(`/v1/positions?unitId=${top.id}&sort=name&${filter}`);
    t.strictSame(await list(''), ['B Kepala']);
    t.strictSame(await list('includeSubunits=true'), ['A Guru', 'B Kepala']);
    t.strictSame(await list('includeSubunits=true&kind=fungsional'), ['A Guru']);
    t.strictSame(await list('includeSubunits=true&functionalLevel=ahli-pertama'), ['A Guru']);
    t.strictSame(await list('includeSubunits=true&jobClass=14'), ['B Kepala']);
    t.strictSame(await list('includeSubunits=true&q=gur'), ['A Guru']);
    t.strictSame(await list('includeSubunits=true&asOf=2019-12-31'), []);
    t.strictSame(await names('/v1/positions?externalId=siasn:P:1'), ['A Guru']);
    await call('POST', `/v1/units/${below.id}/versions`, {
      body: { validFrom: '2024-01-01', parentId: null },
    });
    t.strictSame(
      await list('includeSubunits=true&asOf=2024-01-01'),
      ['B Kepala'],
      'the tree of the day decides',
    );
  },
);

t.test('external ids are changed with If-Match, and name one position in each system', async (t) => {
  const position = await aPosition(api, { externalIds: [{ system: 'sipd', value: '1' }] });
  const other = await aPosition(api);
  const patch = (id: string, externalIds: object[], headers: Record<string, string> = { 'if-match': '*' }) =>
    call<PositionBody>('PATCH', `/v1/positions/${id}`, { body: { externalIds }, headers });
  const changed = await patch(position.id, [{ system: 'sipd', value: '2' }]);
  t.match(changed, { status: 200, body: { externalIds: [{ system: 'sipd', value: '2' }], version: 2 } });
  t.match(await patch(other.id, [{ system: 'sipd', value: '2' }]), {
    status: 409,
    body: { code: 'value-taken', errors: [{ pointer: '/externalIds' }] },
  });
  t.equal((await patch(other.id, [], {})).status, 428);
  t.equal((await patch(position.id, [], { 'if-match': '"1.stale"' })).status, 412);
});

t.test('of two clerks who read the same state, the second to write is told', async (t) => {
  const position = await aPosition(api);
  const etag = (await call('GET', `/v1/positions/${position.id}`)).headers.etag!;
  const answers = await Promise.all(
    ['2023-01-01', '2024-01-01'].map((validFrom) =>
      change(position.id, { validFrom, jobClass: 5 }, { 'if-match': etag }),
    ),
  );
  t.strictSame(answers.map(({ status }) => status).sort(), [201, 412]);
});

t.test('what does not exist is not found, on every route', async (t) => {
  const url = `/v1/positions/${nowhere}`;
  const headers = { 'if-match': '*' };
  for (const answer of [
    await call('GET', url),
    await call('PATCH', url, { headers, body: { externalIds: [] } }),
    await call('GET', `${url}/versions`),
    await change(nowhere, { validFrom: '2023-01-01', name: 'X' }),
    await call('PATCH', `${url}/versions/${nowhere}`, { headers, body: { name: 'X' } }),
    await call('DELETE', `${url}/versions/${nowhere}`, { headers }),
    await close(nowhere, '2025-01-01'),
  ])
    t.match(answer, { status: 404, body: { code: 'not-found' } });
});

t.test('the serving role cannot break history behind the service’s back', async (t) => {
  const position = await aPosition(api);
  await change(position.id, { validFrom: '2023-01-01', name: 'X' });
  const versions = 'organisation.position_versions';
  const refused = async (text: string, constraint: string) =>
    t.equal(await constraintAgainst(database.serviceUrl, text, [position.id]), constraint);
  const closed = `update ${versions} set valid_to = '2022-06-01' where position_id = $1 and valid_to is not null`;
  await refused(closed, 'position_versions_without_gap');
  const overlap = `update ${versions} set valid_from = '2022-06-01' where position_id = $1 and valid_to is null`;
  await refused(overlap, 'position_versions_one_at_a_time');
  const early = `update ${versions} set valid_from = '2019-01-01' where position_id = $1 and valid_to is not null`;
  await refused(early, 'position_versions_unit_exists');
  await refused(
    `update ${versions} set functional_level = 'mahir' where position_id = $1`,
    'position_versions_level_only_functional',
  );
  await refused(
    `update ${versions} set job_class = 18 where position_id = $1`,
    'position_versions_job_class_range',
  );
  await refused('delete from organisation.positions where id = $1', 'position_versions_position_fk');
});
