import t from 'tap';
import { build } from '../../support/build.ts';
import { constraintAgainst, query } from '../../support/database.ts';
import { aPosition, aUnit, type UnitBody } from '../../support/organisation.ts';

const api = await build(t);
const { call, database } = api;

const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const change = (unitId: string, body: object) => call('POST', `/v1/units/${unitId}/versions`, { body });
const close = (unitId: string, closedOn: string) =>
  call('POST', `/v1/units/${unitId}/closure`, { body: { closedOn } });
const on = async (unitId: string, asOf: string) =>
  (await call<UnitBody>('GET', `/v1/units/${unitId}?asOf=${asOf}`)).body;
const history = async (unitId: string) => (await call('GET', `/v1/units/${unitId}/versions`)).body.items;
const etagOf = async (unitId: string, asOf = '2020-01-01') =>
  (await call('GET', `/v1/units/${unitId}?asOf=${asOf}`)).headers.etag!;
const codes = async (url: string) => (await call('GET', url)).body.items.map((unit) => unit.code);

t.test('a unit is founded from a day on and can be read from then on', async (t) => {
  const founded = await call<UnitBody>('POST', '/v1/units', {
    body: {
      code: '1671-DISDIK',
      name: 'Dinas Pendidikan',
      shortName: 'Disdik',
      kind: 'agency',
      headEchelon: 'II.b',
      parentId: null,
      legalBasis: 'Perda Palembang 6/2016',
      decreeNumber: '061/12/2016',
      decreeDate: '2016-11-30',
      validFrom: '2017-01-01',
      externalIds: [{ system: 'siasn', value: 'A5EB03E23CC9F6A0E040640A040252AD' }],
    },
  });
  t.equal(founded.status, 201);
  t.equal(founded.headers.location, `/v1/units/${founded.body.id}`);
  t.match(founded.body, { version: 1, validFrom: '2017-01-01', validTo: null, decreeDate: '2016-11-30' });
  const read = await call('GET', founded.headers.location!);
  t.strictSame(read.body, founded.body);
  t.equal(read.headers.etag, founded.headers.etag);
  t.equal(
    (await call('GET', `/v1/units/${founded.body.id}?asOf=2016-12-31`)).status,
    404,
    'not on the day before',
  );
});

t.test('who founded a unit stands in its row', async (t) => {
  const key = await api.key(['organisation:write']);
  const { body } = await call('POST', '/v1/units', {
    key,
    body: { code: 'ACTOR', name: 'Badan', kind: 'board', parentId: null, validFrom: '2020-01-01' },
  });
  const [row] = await query(database.ownerUrl, 'select updated_by from organisation.units where id = $1', [
    body.id,
  ]);
  t.equal(String(row?.updated_by).replaceAll('-', ''), `key:${key.split('_')[1]}`);
});

t.test('a code names one unit only', async (t) => {
  await aUnit(api, { code: 'TAKEN' });
  const body = { code: 'TAKEN', name: 'Dinas Lain', kind: 'agency', parentId: null, validFrom: '2020-01-01' };
  const second = await call('POST', '/v1/units', { body });
  t.match(second, { status: 409, body: { code: 'value-taken', errors: [{ pointer: '/code' }] } });
});

t.test('two clerks who found a unit of the same code at once: one does', async (t) => {
  const body = { code: 'RACE', name: 'Dinas', kind: 'agency', parentId: null, validFrom: '2020-01-01' };
  const answers = await Promise.all([1, 2, 3].map(() => call('POST', '/v1/units', { body })));
  t.strictSame(answers.map(({ status }) => status).sort(), [201, 409, 409]);
});

t.test('a unit is founded only under a unit that exists for its whole life', async (t) => {
  const body = { code: 'ORPHAN', name: 'Bidang', kind: 'division', validFrom: '2020-01-01' };
  const unknown = await call('POST', '/v1/units', { body: { ...body, parentId: nowhere } });
  t.match(unknown, { status: 422, body: { code: 'unknown-reference', errors: [{ pointer: '/parentId' }] } });
  const late = await aUnit(api, { validFrom: '2020-01-02' });
  const early = await call('POST', '/v1/units', { body: { ...body, parentId: late.id } });
  t.match(early, { status: 422, body: { code: 'parent-not-alive' } });
  const ended = await aUnit(api);
  await close(ended.id, '2024-01-01');
  const outliving = await call('POST', '/v1/units', { body: { ...body, parentId: ended.id } });
  t.match(outliving, { status: 422, body: { code: 'parent-not-alive' } });
  t.strictSame(await codes('/v1/units?code=ORPHAN'), [], 'nothing was left behind');
});

t.test('a unit renamed from a day on has the old name before and the new one after', async (t) => {
  const unit = await aUnit(api, { name: 'Dinas Pendidikan', decreeNumber: '1/2020' });
  const renamed = await change(unit.id, { validFrom: '2023-07-01', name: 'Dinas Pendidikan dan Kebudayaan' });
  t.equal(renamed.status, 201);
  t.equal(renamed.headers.location, `/v1/units/${unit.id}?asOf=2023-07-01`);
  t.match(renamed.body, { version: 2, kind: 'agency', validFrom: '2023-07-01', decreeNumber: null });
  t.match(await on(unit.id, '2023-06-30'), {
    name: 'Dinas Pendidikan',
    validTo: '2023-07-01',
    decreeNumber: '1/2020',
  });
  t.match(await on(unit.id, '2023-07-01'), { name: 'Dinas Pendidikan dan Kebudayaan', validTo: null });
  t.match(await on(unit.id, '2999-01-01'), { name: 'Dinas Pendidikan dan Kebudayaan' });
});

t.test('a change planned for the future stays when an earlier one is entered', async (t) => {
  const unit = await aUnit(api, { name: 'A' });
  await change(unit.id, { validFrom: '2090-01-01', name: 'C' });
  t.match(await call('GET', `/v1/units/${unit.id}`), { body: { name: 'A' } }, 'today nothing has changed');
  await change(unit.id, { validFrom: '2080-01-01', name: 'B', shortName: 'b' });
  t.match(await history(unit.id), [
    { name: 'A', validFrom: '2020-01-01', validTo: '2080-01-01' },
    { name: 'B', validFrom: '2080-01-01', validTo: '2090-01-01', shortName: 'b' },
    { name: 'C', validFrom: '2090-01-01', validTo: null, shortName: null },
  ]);
});

t.test(
  'two changes cannot begin on one day, nor before the unit was founded or after it closed',
  async (t) => {
    const unit = await aUnit(api);
    t.match(await change(unit.id, { validFrom: '2020-01-01', name: 'X' }), {
      status: 409,
      body: { code: 'history-order' },
    });
    t.match(await change(unit.id, { validFrom: '2019-12-31', name: 'X' }), {
      status: 409,
      body: { code: 'history-order' },
    });
    await close(unit.id, '2025-01-01');
    t.match(await change(unit.id, { validFrom: '2025-01-01', name: 'X' }), {
      status: 409,
      body: { code: 'history-order' },
    });
  },
);

t.test('a unit moves from a day on: the tree of each day is the tree of that day', async (t) => {
  const city = await aUnit(api, { code: 'TREE-CITY', kind: 'city' });
  const agency = await aUnit(api, { code: 'TREE-A', parentId: city.id });
  const board = await aUnit(api, { code: 'TREE-B', parentId: city.id });
  const division = await aUnit(api, { code: 'TREE-A1', parentId: agency.id });
  await aUnit(api, { code: 'TREE-A1a', parentId: division.id, kind: 'section' });
  t.equal((await change(division.id, { validFrom: '2024-01-01', parentId: board.id })).status, 201);

  const tree = async (unitId: string, asOf: string, depth = 100) =>
    (await call('GET', `/v1/units/${unitId}/subtree?asOf=${asOf}&depth=${depth}`)).body.items.map(
      (unit) => `${unit.depth} ${unit.code}`,
    );
  t.strictSame(await tree(agency.id, '2023-12-31'), ['0 TREE-A', '1 TREE-A1', '2 TREE-A1a']);
  t.strictSame(await tree(agency.id, '2024-01-01'), ['0 TREE-A']);
  t.strictSame(await tree(board.id, '2024-01-01'), ['0 TREE-B', '1 TREE-A1', '2 TREE-A1a']);
  t.strictSame(await tree(city.id, '2024-01-01', 1), ['0 TREE-CITY', '1 TREE-A', '1 TREE-B']);
  t.strictSame(await tree(city.id, '2024-01-01', 0), ['0 TREE-CITY']);
  t.equal((await call('GET', `/v1/units/${city.id}/subtree?asOf=2019-01-01`)).status, 404);

  const above = async (asOf: string) =>
    (await call('GET', `/v1/units/${division.id}/ancestors?asOf=${asOf}`)).body.items.map(
      (u) => `${u.depth} ${u.code}`,
    );
  t.strictSame(await above('2023-12-31'), ['1 TREE-A', '2 TREE-CITY']);
  t.strictSame(await above('2024-01-01'), ['1 TREE-B', '2 TREE-CITY']);
  t.strictSame((await call('GET', `/v1/units/${city.id}/ancestors`)).body.items, [], 'nothing above a root');
  t.equal((await call('GET', `/v1/units/${nowhere}/ancestors`)).status, 404);

  t.strictSame(await codes(`/v1/units?withinUnitId=${board.id}&asOf=2023-12-31`), ['TREE-B']);
  t.strictSame(await codes(`/v1/units?withinUnitId=${board.id}&asOf=2024-01-01`), [
    'TREE-A1',
    'TREE-A1a',
    'TREE-B',
  ]);
  t.strictSame(await codes(`/v1/units?parentId=${city.id}`), ['TREE-A', 'TREE-B']);
});

t.test('units are found by code, kind, words of the name, and number in another system', async (t) => {
  const unit = await aUnit(api, {
    code: 'PKM-5_ILIR',
    name: 'Puskesmas 5% Ilir',
    kind: 'health-centre',
    externalIds: [{ system: 'satu-sehat', value: '1671:05' }],
  });
  await aUnit(api, { code: 'PKM-5XILIR', name: 'Puskesmas 50 Ilir', kind: 'health-centre' });
  for (const filter of ['code=PKM-5_ILIR', 'q=5%25+ILIR', 'q=5_ilir', 'externalId=satu-sehat:1671:05'])
    t.strictSame(await codes(`/v1/units?${filter}`), [unit.code], filter);
  t.strictSame(await codes('/v1/units?kind=health-centre'), ['PKM-5XILIR', 'PKM-5_ILIR']);
  t.strictSame(
    await codes('/v1/units?externalId=siasn:1671:05'),
    [],
    'another system’s number is another number',
  );
});

t.test('a unit never lies under itself, on no day', async (t) => {
  const top = await aUnit(api);
  const middle = await aUnit(api, { parentId: top.id });
  const bottom = await aUnit(api, { parentId: middle.id });
  const cycle = { status: 409, body: { code: 'unit-cycle' } };
  t.match(await change(top.id, { validFrom: '2024-01-01', parentId: top.id }), cycle, 'itself');
  t.match(await change(top.id, { validFrom: '2024-01-01', parentId: bottom.id }), cycle, 'a grandchild');
  await change(middle.id, { validFrom: '2080-01-01', parentId: null });
  t.match(
    await change(top.id, { validFrom: '2079-12-31', parentId: bottom.id }),
    cycle,
    'not even for one day before the branch is cut off',
  );
  t.equal(
    (await change(top.id, { validFrom: '2080-01-01', parentId: bottom.id })).status,
    201,
    'from that day it may',
  );
  t.match(
    await call('DELETE', `/v1/units/${middle.id}/versions/${(await history(middle.id))[1]!.id}`, {
      headers: { 'if-match': '*' },
    }),
    cycle,
    'and the cut cannot be withdrawn any more',
  );
});

t.test('two moves at once that together would close a circle: exactly one wins', async (t) => {
  const first = await aUnit(api);
  const second = await aUnit(api);
  const answers = await Promise.all([
    change(first.id, { validFrom: '2024-01-01', parentId: second.id }),
    change(second.id, { validFrom: '2024-01-01', parentId: first.id }),
  ]);
  t.strictSame(answers.map(({ status }) => status).sort(), [201, 409]);
});

t.test('a wider circle of moves at once that each touch other units does not close either', async (t) => {
  const units = await Promise.all([1, 2, 3].map(() => aUnit(api)));
  const below = await Promise.all(units.map((unit) => aUnit(api, { parentId: unit.id })));
  const answers = await Promise.all(
    units.map((unit, at) => change(unit.id, { validFrom: '2024-01-01', parentId: below[(at + 1) % 3]!.id })),
  );
  t.ok(answers.every(({ status }) => status === 201 || status === 409));
  t.ok(answers.filter(({ status }) => status === 201).length < 3);
  for (const unit of units) {
    const above = (await call('GET', `/v1/units/${unit.id}/ancestors?asOf=2024-01-01`)).body.items;
    t.notOk(above.some(({ id }) => id === unit.id));
  }
});

t.test('a unit closes on a day, and only when it is empty from that day on', async (t) => {
  const unit = await aUnit(api);
  const child = await aUnit(api, { parentId: unit.id });
  const position = await aPosition(api, { unitId: unit.id });
  const notEmpty = { status: 409, body: { code: 'unit-not-empty' } };
  t.match(await close(unit.id, '2025-01-01'), notEmpty);
  t.equal((await close(child.id, '2025-01-01')).status, 201);
  t.match(await close(unit.id, '2025-01-01'), notEmpty, 'its position is still there');
  const body = { closedOn: '2025-01-01' };
  t.equal((await call('POST', `/v1/positions/${position.id}/closure`, { body })).status, 201);
  t.match(await close(unit.id, '2024-12-31'), notEmpty, 'a day too early');
  const closed = await close(unit.id, '2025-01-01');
  t.match(closed, { status: 201, body: { validTo: '2025-01-01', version: 2 } });
  t.equal((await call('GET', `/v1/units/${unit.id}?asOf=2024-12-31`)).status, 200, 'the last day');
  t.equal((await call('GET', `/v1/units/${unit.id}?asOf=2025-01-01`)).status, 404);
  t.match(
    await close(unit.id, '2026-01-01'),
    { status: 409, body: { code: 'history-order' } },
    'closed already',
  );
});

t.test('a unit with a planned change is not closed over it, nor on the day it was founded', async (t) => {
  const unit = await aUnit(api);
  t.match(await close(unit.id, '2020-01-01'), { status: 409, body: { code: 'history-order' } });
  await change(unit.id, { validFrom: '2080-01-01', name: 'Kelak' });
  t.match(await close(unit.id, '2070-01-01'), { status: 409, body: { code: 'history-order' } });
  t.equal((await close(unit.id, '2090-01-01')).status, 201, 'after it, it may close');
});

t.test('a child founded while its parent is being closed: exactly one happens', async (t) => {
  for (const round of [1, 2, 3, 4]) {
    const parent = await aUnit(api);
    const body = {
      code: `CHILD-${round}`,
      name: 'Bidang',
      kind: 'division',
      parentId: parent.id,
      validFrom: '2024-01-01',
    };
    const [closing, founding] = await Promise.all([
      close(parent.id, '2025-01-01'),
      call('POST', '/v1/units', { body }),
    ]);
    const outcome = [closing.status, founding.status].join(' ');
    t.ok(['201 422', '409 201'].includes(outcome), outcome);
  }
});

t.test('a corrected beginning moves the end of the period before it, both ways', async (t) => {
  const unit = await aUnit(api, { name: 'Lama' });
  await change(unit.id, { validFrom: '2023-01-01', name: 'Baru' });
  const [, wrong] = await history(unit.id);
  const correct = async (body: object) =>
    call('PATCH', `/v1/units/${unit.id}/versions/${wrong!.id}`, {
      body,
      headers: { 'if-match': await etagOf(unit.id) },
    });
  t.match(await correct({ validFrom: '2022-01-01' }), {
    status: 200,
    body: { validFrom: '2022-01-01', name: 'Baru' },
  });
  t.match(await on(unit.id, '2022-01-01'), { name: 'Baru' });
  t.match(await on(unit.id, '2021-12-31'), { name: 'Lama', validTo: '2022-01-01' });
  t.match(await correct({ validFrom: '2023-02-01', name: 'Terbaru' }), {
    status: 200,
    body: { name: 'Terbaru' },
  });
  t.match(await on(unit.id, '2023-01-31'), { name: 'Lama', validTo: '2023-02-01' });
  t.match(
    await correct({ validFrom: '2020-01-01' }),
    { status: 409, body: { code: 'history-order' } },
    'it may not swallow the period before it',
  );
  t.match(await correct({ nama: 'X' }), {
    status: 400,
    body: { errors: [{ pointer: '/nama', code: 'unknown-field' }] },
  });
  t.equal((await history(unit.id)).length, 2);
});

t.test('the founding day is corrected, but not past the children', async (t) => {
  const unit = await aUnit(api);
  await aUnit(api, { parentId: unit.id, validFrom: '2021-01-01' });
  const [founding] = await history(unit.id);
  const correct = (validFrom: string) =>
    call('PATCH', `/v1/units/${unit.id}/versions/${founding!.id}`, {
      body: { validFrom },
      headers: { 'if-match': '*' },
    });
  t.equal((await correct('2019-01-01')).status, 200);
  t.equal((await correct('2021-01-01')).status, 200);
  t.match(await correct('2021-01-02'), { status: 409, body: { code: 'unit-not-empty' } });
});

t.test(
  'a withdrawn change leaves the period before it in its place; the founding cannot be withdrawn',
  async (t) => {
    const unit = await aUnit(api, { name: 'A' });
    await change(unit.id, { validFrom: '2080-01-01', name: 'B' });
    await change(unit.id, { validFrom: '2090-01-01', name: 'C' });
    const [founding, planned] = await history(unit.id);
    const withdraw = (versionId: string) =>
      call('DELETE', `/v1/units/${unit.id}/versions/${versionId}`, { headers: { 'if-match': '*' } });
    t.equal((await withdraw(planned!.id)).status, 204);
    t.match(await history(unit.id), [
      { name: 'A', validFrom: '2020-01-01', validTo: '2090-01-01' },
      { name: 'C', validFrom: '2090-01-01', validTo: null },
    ]);
    t.match(await withdraw(founding!.id), { status: 409, body: { code: 'history-order' } });
    t.equal((await withdraw(planned!.id)).status, 404, 'it is gone');
  },
);

t.test('a version is changed only under the unit that it belongs to', async (t) => {
  const own = await aUnit(api);
  const other = await aUnit(api);
  await change(other.id, { validFrom: '2023-01-01', name: 'X' });
  const [, version] = await history(other.id);
  const url = `/v1/units/${own.id}/versions/${version!.id}`;
  const headers = { 'if-match': '*' };
  t.equal((await call('PATCH', url, { headers, body: { name: 'Y' } })).status, 404);
  t.equal((await call('DELETE', url, { headers })).status, 404);
});

t.test('code and external ids are changed apart from what decrees change', async (t) => {
  const unit = await aUnit(api, { code: 'OLD', externalIds: [{ system: 'sipd', value: '1' }] });
  const patch = async (body: object) =>
    call<UnitBody>('PATCH', `/v1/units/${unit.id}`, { body, headers: { 'if-match': await etagOf(unit.id) } });
  const renamed = await patch({ code: 'NEW' });
  t.match(renamed, { status: 200, body: { code: 'NEW', externalIds: [{ system: 'sipd', value: '1' }] } });
  t.ok(renamed.body.version > unit.version);
  const externalIds = [
    { system: 'siasn', value: '2' },
    { system: 'sipd', value: '3' },
  ];
  t.strictSame((await patch({ externalIds })).body.externalIds, externalIds);
  t.strictSame((await patch({ externalIds: [] })).body.externalIds, []);
  t.match(await patch({}), { status: 400, body: { code: 'invalid-input' } });
  t.match(await patch({ name: 'X' }), { status: 400, body: { errors: [{ pointer: '/name' }] } });
  await aUnit(api, { code: 'ELSE' });
  t.match(await patch({ code: 'ELSE' }), { status: 409, body: { errors: [{ pointer: '/code' }] } });
});

t.test('a number in another system names one unit, and a unit has at most one there', async (t) => {
  await aUnit(api, { externalIds: [{ system: 'simpeg', value: '7' }] });
  const body = { code: 'EXT', name: 'Dinas', kind: 'agency', parentId: null, validFrom: '2020-01-01' };
  const taken = { status: 409, body: { code: 'value-taken', errors: [{ pointer: '/externalIds' }] } };
  const found = (externalIds: object[]) => call('POST', '/v1/units', { body: { ...body, externalIds } });
  t.match(await found([{ system: 'simpeg', value: '7' }]), taken);
  t.match(
    await found([
      { system: 'simpeg', value: '8' },
      { system: 'simpeg', value: '9' },
    ]),
    taken,
  );
  t.equal((await found([{ system: 'other', value: '7' }])).status, 201);
});

t.test('of two clerks who read the same state, the second to write is told', async (t) => {
  const unit = await aUnit(api, { code: 'CLERKS' });
  const etag = await etagOf(unit.id);
  const rename = (name: string, validFrom: string) =>
    call('POST', `/v1/units/${unit.id}/versions`, {
      body: { validFrom, name },
      headers: { 'if-match': etag },
    });
  const answers = await Promise.all([rename('Satu', '2023-01-01'), rename('Dua', '2024-01-01')]);
  t.strictSame(answers.map(({ status }) => status).sort(), [201, 412]);
  t.equal((await history(unit.id)).length, 2);
  const closing = { body: { closedOn: '2025-01-01' }, headers: { 'if-match': etag } };
  t.match(await call('POST', `/v1/units/${unit.id}/closure`, closing), { status: 412 });
});

t.test('corrections, withdrawals and changes of identity need If-Match', async (t) => {
  const unit = await aUnit(api);
  await change(unit.id, { validFrom: '2023-01-01', name: 'X' });
  const [, version] = await history(unit.id);
  const url = `/v1/units/${unit.id}/versions/${version!.id}`;
  const required = { status: 428, body: { code: 'precondition-required' } };
  t.match(await call('PATCH', `/v1/units/${unit.id}`, { body: { code: 'Z' } }), required);
  t.match(await call('PATCH', url, { body: { name: 'Z' } }), required);
  t.match(await call('DELETE', url), required);
  const headers = { 'if-match': '"1.stale"' };
  t.match(await call('PATCH', url, { body: { name: 'Z' }, headers }), { status: 412 });
  t.match(await call('DELETE', url, { headers }), { status: 412 });
});

t.test('what does not exist is not found, on every route', async (t) => {
  const url = `/v1/units/${nowhere}`;
  const headers = { 'if-match': '*' };
  const version = { validFrom: '2023-01-01', name: 'X' };
  for (const answer of [
    await call('GET', url),
    await call('PATCH', url, { headers, body: { code: 'X' } }),
    await call('GET', `${url}/subtree`),
    await call('GET', `${url}/versions`),
    await call('POST', `${url}/versions`, { body: version }),
    await call('PATCH', `${url}/versions/${nowhere}`, { headers, body: { name: 'X' } }),
    await call('DELETE', `${url}/versions/${nowhere}`, { headers }),
    await call('POST', `${url}/closure`, { body: { closedOn: '2025-01-01' } }),
  ])
    t.match(answer, { status: 404, body: { code: 'not-found' } });
});

t.test(
  'texts are kept as they were sent, and refused if they hold nothing or control characters',
  async (t) => {
    const name = 'Dinas “Pekerjaan Umum” — Ḥusain ’Alī 🏛 {x} <b>';
    t.equal((await aUnit(api, { name })).name, name);
    const body = { code: 'TEXT', kind: 'agency', parentId: null, validFrom: '2020-01-01' };
    for (const bad of ['', '   ', 'a\u0000b', 'a\nb', 'x'.repeat(301)])
      t.match(
        await call('POST', '/v1/units', { body: { ...body, name: bad } }),
        { status: 400, body: { errors: [{ pointer: '/name' }] } },
        JSON.stringify(bad.slice(0, 5)),
      );
  },
);

t.test('the serving role cannot break history behind the service’s back', async (t) => {
  const parent = await aUnit(api);
  const unit = await aUnit(api, { parentId: parent.id });
  await change(unit.id, { validFrom: '2023-01-01', name: 'X' });
  const refused = async (text: string, constraint: string) =>
    t.equal(await constraintAgainst(database.serviceUrl, text, [unit.id]), constraint);
  const versions = 'organisation.unit_versions';
  await refused(
    `update ${versions} set valid_to = '2022-06-01' where unit_id = $1 and valid_to is not null`,
    'unit_versions_without_gap',
  );
  await refused(
    `update ${versions} set valid_from = '2022-06-01' where unit_id = $1 and valid_to is null`,
    'unit_versions_one_at_a_time',
  );
  await refused(
    `delete from ${versions} where unit_id = (select parent_id from ${versions} where unit_id = $1 limit 1)`,
    'unit_versions_children_covered',
  );
  await refused(
    `update ${versions} set valid_to = valid_from where unit_id = $1`,
    'unit_versions_period_forward',
  );
  await refused(`update ${versions} set kind = 'kingdom' where unit_id = $1`, 'unit_versions_kind_known');
  await refused(
    `update ${versions} set parent_id = unit_id where unit_id = $1`,
    'unit_versions_not_own_parent',
  );
  await refused('delete from organisation.units where id = $1', 'unit_versions_unit_fk');
});
