import t from 'tap';
import { build } from '../../support/build.ts';
import { constraintAgainst } from '../../support/database.ts';
import { aCivilServant, place, promote, readOn } from '../../support/employees.ts';
import { aPosition } from '../../support/organisation.ts';

const api = await build(t);
const { call } = api;
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const ranks = async (id: string) => (await call('GET', `/v1/employees/${id}/ranks`)).body.items;
const placements = async (id: string) => (await call('GET', `/v1/employees/${id}/placements`)).body.items;
const correct = (
  id: string,
  placementId: string,
  body: object,
  headers: Record<string, string> = { 'if-match': '*' },
) => call('PATCH', `/v1/employees/${id}/placements/${placementId}`, { body, headers });
const end = (id: string, placementId: string, body: object) =>
  call('POST', `/v1/employees/${id}/placements/${placementId}/end`, { body });
const closePosition = (id: string, closedOn: string) =>
  call('POST', `/v1/positions/${id}/closure`, { body: { closedOn } });
const versionOf = async (id: string) => (await call('GET', `/v1/employees/${id}`)).body.version;
const refused = (status: number, code: string) => ({ status, body: { code } });

t.test('a new rank ends the one before on the same day', async (t) => {
  const { id } = await aCivilServant(api, { rank: { rank: 'III/a', validFrom: '2012-04-01' } });
  const promoted = await call('POST', `/v1/employees/${id}/ranks`, {
    body: { rank: 'III/b', validFrom: '2016-04-01', decreeNumber: '823/9', decreeDate: '2016-03-01' },
  });
  t.equal(promoted.status, 201);
  t.equal(promoted.headers.location, `/v1/employees/${id}/ranks`);
  t.match(promoted.body.items, [
    { rank: 'III/a', validFrom: '2012-04-01', validTo: '2016-04-01', decreeNumber: null },
    {
      rank: 'III/b',
      validFrom: '2016-04-01',
      validTo: null,
      decreeNumber: '823/9',
      decreeDate: '2016-03-01',
    },
  ]);
  t.strictSame(await ranks(id), promoted.body.items);
  t.match(await readOn(api, id, '2016-03-31'), { rank: { rank: 'III/a' } });
  t.match(await readOn(api, id, '2016-04-01'), { rank: { rank: 'III/b' } });
  t.equal(await versionOf(id), 2, 'a promotion is a change of the file');
});

t.test('one rank at a time', async (t) => {
  const { id } = await aCivilServant(api, { rank: { rank: 'III/b', validFrom: '2016-04-01' } });
  for (const validFrom of ['2016-04-01', '2015-04-01'])
    t.match(await promote(api, id, { rank: 'III/c', validFrom }), refused(409, 'rank-overlap'), validFrom);
  t.match(await promote(api, id, { rank: 'IX', validFrom: '2020-04-01' }), {
    status: 422,
    body: { errors: [{ pointer: '/rank', code: 'rank-of-other-kind', message: /PNS/ }] },
  });
  t.match(await promote(api, id, { rank: 'III/c', validFrom: '2010-03-31' }), {
    status: 422,
    body: { errors: [{ pointer: '/validFrom', code: 'rank-effective-on-before-appointed-on' }] },
  });
  t.match(await ranks(id), [{ rank: 'III/b', validTo: null }]);
  t.equal((await ranks(id)).length, 1, 'nothing has changed');
});

t.test('a placement ends the former one, and an end decree is no part of that', async (t) => {
  const [first, second] = [
    await aPosition(api, { name: 'Pertama' }),
    await aPosition(api, { name: 'Kedua' }),
  ];
  const { id } = await aCivilServant(api, { placement: { positionId: first.id, validFrom: '2020-01-01' } });
  const moved = await place(api, id, {
    positionId: second.id,
    validFrom: '2023-01-01',
    decreeNumber: '821/2',
    decreeDate: '2022-12-20',
  });
  t.equal(moved.headers.location, `/v1/employees/${id}/placements`);
  t.match(moved, {
    status: 201,
    body: {
      kind: 'definitive',
      positionName: 'Kedua',
      unitId: second.unitId,
      decreeNumber: '821/2',
      validTo: null,
    },
  });
  t.match(await placements(id), [
    { positionName: 'Pertama', validFrom: '2020-01-01', validTo: '2023-01-01', endDecreeNumber: null },
    { id: moved.body.id, validFrom: '2023-01-01', validTo: null },
  ]);
  t.equal(await versionOf(id), 2);
});

t.test('acting and additional placements stand beside the definitive one', async (t) => {
  const own = await aPosition(api);
  const other = await aPosition(api);
  const { id } = await aCivilServant(api, { placement: { positionId: own.id, validFrom: '2020-01-01' } });
  for (const kind of ['acting-plt', 'acting-plh', 'acting-pj', 'additional'] as const)
    t.equal(
      (await place(api, id, { positionId: other.id, kind, validFrom: '2021-01-01' })).status,
      201,
      kind,
    );
  t.match(await readOn(api, id, '2022-01-01'), { position: { positionId: own.id } });
  t.equal((await placements(id)).filter(({ validTo }) => validTo === null).length, 5);
});

t.test('one definitive position at a time', async (t) => {
  const [first, second] = [await aPosition(api), await aPosition(api)];
  const { id } = await aCivilServant(api, { placement: { positionId: first.id, validFrom: '2022-01-01' } });
  const overlap = refused(409, 'placement-overlap');
  t.match(
    await place(api, id, { positionId: second.id, validFrom: '2022-01-01' }),
    overlap,
    'from the same day',
  );
  t.match(
    await place(api, id, { positionId: second.id, validFrom: '2021-01-01' }),
    overlap,
    'before a planned one',
  );
  const before = { positionId: second.id, validFrom: '2021-01-01', validTo: '2022-01-01' };
  t.equal((await place(api, id, before)).status, 201, 'up to the day on which the other begins');
  t.match(await place(api, id, { ...before, validTo: '2021-06-01' }), overlap);
  t.match(
    (await placements(id)).map(({ positionId }) => positionId),
    [second.id, first.id],
  );
});

t.test('two definitive placements of one person at once: exactly one stands', async (t) => {
  for (const _ of [1, 2, 3]) {
    const [first, second] = [await aPosition(api), await aPosition(api)];
    const { id } = await aCivilServant(api);
    const answers = await Promise.all(
      [first, second].map(({ id: positionId }) => place(api, id, { positionId })),
    );
    t.strictSame(answers.map(({ status }) => status).sort(), [201, 409]);
    t.equal((await placements(id)).length, 1);
  }
});

t.test('nobody sits in a position before it exists, or after', async (t) => {
  const position = await aPosition(api, { validFrom: '2020-01-01' });
  await closePosition(position.id, '2024-01-01');
  const { id } = await aCivilServant(api);
  const there = (about: object) => place(api, id, { positionId: position.id, ...about });
  const notAlive = refused(422, 'position-not-alive');
  t.match(await there({ validFrom: '2019-12-31', validTo: '2023-01-01' }), notAlive, 'before');
  t.match(await there({ validFrom: '2024-01-01' }), notAlive, 'after');
  t.match(await there({ validFrom: '2023-01-01' }), notAlive, 'without end, beyond its life');
  t.match(await there({ validFrom: '2023-01-01', kind: 'acting-plt' }), notAlive, 'acting neither');
  t.match(await there({ validFrom: '2023-01-01', validTo: '2024-01-02' }), notAlive);
  t.strictSame(await placements(id), []);
  t.equal(
    (await there({ validFrom: '2020-01-01', validTo: '2024-01-01' })).status,
    201,
    'as long as it lives',
  );
  t.match(await place(api, id, { positionId: nowhere, validFrom: '2024-01-01' }), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/positionId' }] },
  });
});

t.test('a placement keeps the rules of the record', async (t) => {
  const position = await aPosition(api);
  const { id } = await aCivilServant(api);
  t.match(await place(api, id, { positionId: position.id, validFrom: '2010-03-31' }), {
    status: 422,
    body: { errors: [{ pointer: '/validFrom', code: 'position-effective-on-before-appointed-on' }] },
  });
  for (const validTo of ['2021-01-01', '2020-12-31'])
    t.match(await place(api, id, { positionId: position.id, validFrom: '2021-01-01', validTo }), {
      status: 422,
      body: { code: 'rule-broken', errors: [{ pointer: '/validTo', code: 'period-not-forward' }] },
    });
});

t.test('a position that somebody holds is not closed', async (t) => {
  const position = await aPosition(api);
  const { id } = await aCivilServant(api, {
    placement: { positionId: position.id, validFrom: '2020-01-01' },
  });
  t.match(await closePosition(position.id, '2025-01-01'), refused(409, 'position-occupied'));
  const [placement] = await placements(id);
  t.equal((await end(id, placement!.id, { endedOn: '2025-01-01' })).status, 201);
  t.match(
    await closePosition(position.id, '2024-12-31'),
    refused(409, 'position-occupied'),
    'one day too early',
  );
  t.equal((await closePosition(position.id, '2025-01-01')).status, 201);
});

t.test('a position closed while somebody is placed into it: exactly one happens', async (t) => {
  for (const _ of [1, 2, 3, 4]) {
    const position = await aPosition(api);
    const { id } = await aCivilServant(api);
    const [closing, placing] = await Promise.all([
      closePosition(position.id, '2025-01-01'),
      place(api, id, { positionId: position.id }),
    ]);
    const outcome = [closing.status, placing.status].join(' ');
    t.ok(['201 422', '409 201'].includes(outcome), outcome);
  }
});

t.test('a placement ends on a day, by decree, once', async (t) => {
  const { id } = await aCivilServant(api, {
    placement: { positionId: (await aPosition(api)).id, validFrom: '2020-01-01' },
  });
  const [placement] = await placements(id);
  const ending = { endedOn: '2024-03-01', decreeNumber: '888/1', decreeDate: '2024-02-20' };
  t.match(
    await end(id, placement!.id, { endedOn: '2020-01-01' }),
    refused(409, 'placement-ended'),
    'not on its first day',
  );
  const ended = await end(id, placement!.id, ending);
  t.match(ended, {
    status: 201,
    headers: { location: `/v1/employees/${id}/placements` },
    body: {
      validTo: '2024-03-01',
      endDecreeNumber: '888/1',
      endDecreeDate: '2024-02-20',
      decreeNumber: null,
    },
  });
  t.match(await end(id, placement!.id, ending), refused(409, 'placement-ended'));
  t.match(await readOn(api, id, '2024-02-29'), { position: { placementId: placement!.id } });
  t.match(await readOn(api, id, '2024-03-01'), { position: null, retirement: null });
});

t.test('a placement wrongly entered is corrected, within the rules', async (t) => {
  const [wrong, right] = [await aPosition(api), await aPosition(api, { name: 'Benar' })];
  const { id } = await aCivilServant(api, { placement: { positionId: wrong.id, validFrom: '2021-01-01' } });
  const placement = (await placements(id))[0]!.id;
  const changed = await correct(id, placement, {
    positionId: right.id,
    validFrom: '2022-01-01',
    decreeNumber: '1/2022',
  });
  t.match(changed, {
    status: 200,
    body: { positionName: 'Benar', validFrom: '2022-01-01', decreeNumber: '1/2022', validTo: null },
  });
  t.match(await correct(id, placement, { decreeNumber: null, validTo: '2023-01-01' }), {
    status: 200,
    body: { decreeNumber: null, validTo: '2023-01-01', positionName: 'Benar' },
  });
  await place(api, id, { positionId: wrong.id, validFrom: '2023-01-01' });
  t.match(await correct(id, placement, { validTo: null }), refused(409, 'placement-overlap'));
  t.match(await correct(id, placement, { validFrom: '2019-12-31' }), refused(422, 'position-not-alive'));
  t.match(await correct(id, placement, { validFrom: '2010-01-01' }), {
    status: 422,
    body: { errors: [{ pointer: '/validFrom', code: 'position-effective-on-before-appointed-on' }] },
  });
  t.match(await correct(id, placement, { validTo: '2022-01-01' }), {
    status: 422,
    body: { errors: [{ pointer: '/validTo', code: 'period-not-forward' }] },
  });
  t.match(await correct(id, placement, { positionId: nowhere }), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/positionId' }] },
  });
  t.match(await correct(id, placement, {}), { status: 400 });
  t.match((await placements(id))[0], {
    positionId: right.id,
    validFrom: '2022-01-01',
    validTo: '2023-01-01',
  });
});

t.test('changes of a career honour the ETag of the file', async (t) => {
  const position = await aPosition(api);
  const { id } = await aCivilServant(api, {
    placement: { positionId: position.id, validFrom: '2020-01-01' },
  });
  const [placement] = await placements(id);
  const { etag } = (await call('GET', `/v1/employees/${id}`)).headers;
  t.equal((await correct(id, placement!.id, { decreeNumber: 'A' }, {})).status, 428);
  t.equal((await correct(id, placement!.id, { decreeNumber: 'A' }, { 'if-match': etag! })).status, 200);
  const stale = { 'if-match': etag! };
  t.match(
    await correct(id, placement!.id, { decreeNumber: 'B' }, stale),
    refused(412, 'precondition-failed'),
  );
  const later = { positionId: position.id, kind: 'acting-plh', validFrom: '2022-01-01' } as const;
  t.match(await place(api, id, later, stale), refused(412, 'precondition-failed'));
  for (const [url, body] of [
    [`/v1/employees/${id}/ranks`, { rank: 'III/a', validFrom: '2022-01-01' }],
    [`/v1/employees/${id}/placements/${placement!.id}/end`, { endedOn: '2024-01-01' }],
  ] as const)
    t.match(await call('POST', url, { body, headers: stale }), refused(412, 'precondition-failed'), url);
});

t.test('what does not exist is not found, on every route', async (t) => {
  const { id } = await aCivilServant(api);
  const { id: other } = await aCivilServant(api, {
    placement: { positionId: (await aPosition(api)).id, validFrom: '2020-01-01' },
  });
  const [placement] = await placements(other);
  t.strictSame(await ranks(id), [], 'an empty career is not none');
  t.strictSame(await placements(id), []);
  for (const answer of [
    await call('GET', `/v1/employees/${nowhere}/ranks`),
    await call('GET', `/v1/employees/${nowhere}/placements`),
    await promote(api, nowhere, { rank: 'III/a', validFrom: '2020-01-01' }),
    await place(api, nowhere, { positionId: (await aPosition(api)).id }),
    await correct(id, nowhere, { decreeNumber: 'X' }),
    await end(id, nowhere, { endedOn: '2024-01-01' }),
    await correct(id, placement!.id, { decreeNumber: 'X' }),
    await end(id, placement!.id, { endedOn: '2024-01-01' }),
  ])
    t.match(answer, refused(404, 'not-found'));
  t.match(
    await placements(other),
    [{ decreeNumber: null, validTo: null }],
    'nor is a placement of somebody else',
  );
});

t.test('the serving role cannot break careers behind the service’s back', async (t) => {
  const position = await aPosition(api);
  const { id } = await aCivilServant(api, {
    rank: { rank: 'III/a', validFrom: '2012-01-01' },
    placement: { positionId: position.id, validFrom: '2020-01-01' },
  });
  const attempt = (text: string, ...values: unknown[]) =>
    constraintAgainst(api.database.serviceUrl, text, values);
  const insert = `insert into employees.placements (id, employee_id, position_id, kind, valid_from)
                  values (gen_random_uuid(), $1, $2, 'definitive', $3)`;
  t.equal(await attempt(insert, id, position.id, '2021-01-01'), 'placements_one_definitive_at_a_time');
  t.equal(
    await attempt(`update employees.placements set valid_from = '2019-01-01' where employee_id = $1`, id),
    'placements_position_exists',
  );
  t.equal(
    await attempt(
      `insert into employees.rank_periods (id, employee_id, rank, valid_from) values (gen_random_uuid(), $1, 'III/b', '2013-01-01')`,
      id,
    ),
    'rank_periods_one_at_a_time',
  );
  t.equal(
    await attempt(`update employees.rank_periods set rank = 'V/z' where employee_id = $1`, id),
    'rank_periods_rank_known',
  );
});
