import t from 'tap';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { build } from '../../support/build.ts';
import {
  aCompetency,
  anAssessor,
  assess,
  assessmentOf,
  coreId,
  coreLevels,
} from '../../support/competencies.ts';
import { constraintAgainst, query } from '../../support/database.ts';
import { aCivilServant } from '../../support/employees.ts';
import { aPosition } from '../../support/organisation.ts';

const api = await build(t);
const { app, call, key, database } = api;
const assessments = '/v1/assessments';
const ifAny = { 'if-match': '*' };
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const refused = (pointer: string, code: string) => ({
  status: 422,
  body: { code: 'rule-broken', errors: [{ pointer, code }] },
});
const enter = (employeeId: string, about: object = {}) =>
  call('POST', assessments, { body: assessmentOf(employeeId, about) });
const placed = async () => {
  const { id: positionId } = await aPosition(api);
  return aCivilServant(api, { placement: { positionId, validFrom: '2021-01-01' } });
};
interface Line {
  code: string;
  achieved: number | null;
  method: string | null;
  assessmentId: string | null;
}
const counting = async (employeeId: string, asOf: string) =>
  (await call<{ competencies: Line[] }>('GET', `/v1/employees/${employeeId}/competency-gap?asOf=${asOf}`))
    .body.competencies;
const achieved = async (employeeId: string, asOf: string) =>
  (await counting(employeeId, asOf)).map(({ achieved }) => achieved);

/** The profile of somebody, as it is kept ready. */
const profileOf = (employeeId: string) =>
  query<{ from: string; to: string; levels: number[] }>(
    database.ownerUrl,
    `select valid_from::text as "from", valid_to::text as "to", levels from competencies.profiles
      where employee_id = $1 order by 1`,
    [employeeId],
  );

t.test('an assessment is entered, read, and counts until it expires', async (t) => {
  const { id: employeeId } = await placed();
  const { id: assessorId } = await anAssessor(api);
  const made = await enter(employeeId, {
    method: 'assessment-centre',
    assessorId,
    reportNumber: '800/045/2026',
    levels: [{ competencyId: coreId('INT').toUpperCase(), level: 4, evidence: 'Simulasi rapat.' }],
  });
  t.equal(made.status, 201);
  t.match(made.body, {
    employeeId,
    assessorId,
    assessedOn: '2026-03-02',
    expiresOn: '2029-03-02',
    state: 'valid',
    replacesId: null,
    replacedById: null,
    levels: [{ competencyId: coreId('INT'), code: 'INT', level: 4, evidence: 'Simulasi rapat.' }],
  });
  t.equal(made.headers.location, `${assessments}/${made.body.id}`);
  t.strictSame((await call('GET', made.headers.location!)).body, made.body);
  t.equal((await achieved(employeeId, '2026-03-01'))[0], null);
  t.equal((await achieved(employeeId, '2026-03-02'))[0], 4);
  t.equal((await achieved(employeeId, '2029-03-01'))[0], 4);
  t.equal((await achieved(employeeId, '2029-03-02'))[0], null, 'no longer on the day on which it expires');
  const listed = async (filter: string) =>
    (await call('GET', `${assessments}?employeeId=${employeeId}&${filter}`)).body.items.length;
  t.equal(await listed('method=assessment-centre'), 1);
  t.equal(await listed('method=test'), 0);
  t.equal(
    await listed(`assessorId=${assessorId}&state=valid&assessedFrom=2026-03-02&assessedTo=2026-03-03`),
    1,
  );
  t.equal(await listed('assessedTo=2026-03-02'), 0);
  t.equal(await listed('countsOn=2029-03-01'), 1);
  t.equal(await listed('countsOn=2029-03-02'), 0);
  const exported = await call('GET', `${assessments}?employeeId=${employeeId}`, {
    headers: { accept: 'text/csv', 'x-purpose': 'Uji ekspor' },
  });
  t.match(exported.text, 'Simulasi rapat.');
});

t.test(
  'of several that are valid the last counts; of the same day, the method that counts most',
  async (t) => {
    const { id } = await placed();
    const { id: assessorId } = await anAssessor(api);
    const held = (method: string, assessedOn: string, level: number, codes: Parameters<typeof coreId>[0][]) =>
      assess(api, id, {
        method,
        assessedOn,
        ...(['assessment-centre', 'test', 'interview'].includes(method) ? { assessorId } : {}),
        levels: codes.map((code) => ({ competencyId: coreId(code), level })),
      });
    await held('supervisor', '2025-06-01', 1, ['INT', 'KRJ', 'KOM']);
    await held('training-result', '2025-06-01', 2, ['INT', 'KRJ']);
    await held('portfolio', '2025-06-01', 3, ['INT']);
    t.strictSame(
      (await achieved(id, '2025-06-01')).slice(0, 4),
      [3, 2, 1, null],
      'each competency by itself',
    );
    await held('interview', '2025-06-01', 4, ['INT']);
    t.equal((await achieved(id, '2025-06-01'))[0], 4);
    await held('test', '2025-06-01', 1, ['INT']);
    t.equal((await achieved(id, '2025-06-01'))[0], 1, 'also if it found less');
    await held('assessment-centre', '2025-06-01', 5, ['INT']);
    t.equal((await achieved(id, '2025-06-01'))[0], 5);
    await held('supervisor', '2025-06-02', 2, ['INT']);
    t.equal((await achieved(id, '2025-06-02'))[0], 2, 'a later one counts, whatever its method');
    t.equal((await achieved(id, '2025-06-01'))[0], 5);
    t.equal(
      (await achieved(id, '2026-06-02'))[0],
      5,
      'where the later one has expired the earlier counts again',
    );
    t.equal((await achieved(id, '2026-06-02'))[2], null);
  },
);

t.test('profiles kept ready say the same as the rule, on every day on which something turns', async (t) => {
  const { id } = await placed();
  const technical = await aCompetency(api);
  await assess(api, id, { assessedOn: '2024-01-10', levels: coreLevels(2) });
  await assess(api, id, {
    method: 'supervisor',
    assessedOn: '2025-02-01',
    levels: [
      { competencyId: coreId('KEP'), level: 5 },
      { competencyId: technical.id, level: 3 },
    ],
  });
  const profiles = await profileOf(id);
  t.strictSame(
    profiles.map(({ from, to }) => [from, to]),
    [
      ['2024-01-10', '2025-02-01'],
      ['2025-02-01', '2026-01-10'],
      ['2026-01-10', '2026-02-01'],
    ],
  );
  for (const { from, levels } of profiles)
    t.strictSame(
      (await achieved(id, from)).slice(0, 8),
      Array.from({ length: 8 }, (_, at) => levels[at] ?? null),
      from,
    );
  const [{ kept } = { kept: [] }] = await query<{ kept: unknown[] }>(
    database.ownerUrl,
    'select array_agg(p order by p.employee_id, p.valid_from)::text[] as kept from competencies.profiles p',
  );
  await query(database.ownerUrl, `delete from competencies.profiles`);
  await query(database.serviceUrl, 'select competencies.rebuild_profiles()');
  const [{ rebuilt } = { rebuilt: [] }] = await query<{ rebuilt: unknown[] }>(
    database.ownerUrl,
    'select array_agg(p order by p.employee_id, p.valid_from)::text[] as rebuilt from competencies.profiles p',
  );
  t.ok(kept.length >= 3);
  t.strictSame(rebuilt, kept, 'they are rebuilt from their source');
});

t.test('what is wrong with an assessment is said, and where; nothing is left of it', async (t) => {
  const { id } = await placed();
  const { id: assessorId } = await anAssessor(api, { validFrom: '2024-01-01', validTo: '2026-01-01' });
  const before = { appointedOn: '2022-05-01', birthDate: '1990-01-01' };
  const late = await aCivilServant(api, before);
  const retired = await aCompetency(api);
  const close = { body: { closedOn: '2025-01-01' } };
  await call('POST', `/v1/competencies/${retired.id}/closure`, close);
  const centre = { method: 'assessment-centre' };
  t.match(await enter(id, { ...centre }), refused('/assessorId', 'assessor-needed'));
  t.match(await enter(id, { ...centre, assessorId: nowhere }), refused('/assessorId', 'assessor-unknown'));
  const ended = await enter(id, { ...centre, assessorId });
  t.match(ended, refused('/assessorId', 'assessor-without-mandate'));
  t.match(ended.body.errors[0]!.message, /2024-01-01/);
  t.match(await enter(id, { assessedOn: '2099-01-01' }), refused('/assessedOn', 'assessed-in-future'));
  t.match(
    await enter(late.id, { assessedOn: '2022-04-30' }),
    refused('/assessedOn', 'assessed-before-appointment'),
  );
  t.equal((await enter(late.id, { assessedOn: '2022-05-01' })).status, 201);
  const levels = (...items: object[]) => enter(id, { levels: items });
  t.match(
    await levels({ competencyId: retired.id, level: 1 }),
    refused('/levels/0/competencyId', 'competency-not-in-force'),
  );
  t.match(
    await levels({ competencyId: coreId('INT'), level: 1 }, { competencyId: coreId('INT'), level: 2 }),
    refused('/levels/1/competencyId', 'competency-repeated'),
  );
  t.match(
    await levels({ competencyId: nowhere, level: 1 }),
    refused('/levels/0/competencyId', 'competency-unknown'),
  );
  for (const level of [-1, 6, 1.5, '3'])
    t.match(await levels({ competencyId: coreId('INT'), level }), {
      status: 400,
      body: { errors: [{ pointer: '/levels/0/level' }] },
    });
  t.match(await enter(nowhere), { status: 422, body: { code: 'unknown-reference' } });
  t.equal((await call('GET', `${assessments}?employeeId=${id}`)).body.items.length, 0);
  t.equal((await profileOf(id)).length, 0);
  const indonesian = await call('POST', assessments, {
    body: assessmentOf(id, centre),
    headers: { 'accept-language': 'id' },
  });
  t.match(indonesian.body.errors[0]!.message, /asesor yang berwenang/);
});

t.test('a correction replaces the wrong one and keeps it; a withdrawal takes it out of count', async (t) => {
  const { id } = await placed();
  const wrong = await assess(api, id, { levels: coreLevels(1) });
  const given = { method: 'portfolio', assessedOn: '2026-03-02', levels: coreLevels(4) };
  const correct = (assessmentId: string, about: object = {}, headers = {}) =>
    call('POST', `${assessments}/${assessmentId}/corrections`, {
      body: { ...given, reason: 'Salah ketik.', ...about },
      headers,
    });
  t.match(
    await correct(wrong.id, { assessedOn: '2099-01-01' }),
    refused('/assessedOn', 'assessed-in-future'),
  );
  t.match(await call('GET', `${assessments}/${wrong.id}`), { body: { state: 'valid' } }, 'nothing happened');
  t.equal((await correct(wrong.id, {}, { 'if-match': '"7"' })).status, 412);
  const right = await correct(wrong.id, {}, { 'if-match': '"1"' });
  t.match(right, { status: 201, body: { state: 'valid', replacesId: wrong.id, employeeId: id } });
  t.match((await call('GET', `${assessments}/${wrong.id}`)).body, {
    state: 'replaced',
    stateReason: 'Salah ketik.',
    replacedById: right.body.id,
    levels: [{ level: 1 }],
  });
  t.equal((await achieved(id, '2026-03-02'))[0], 4);
  t.match(await correct(wrong.id), { status: 409, body: { code: 'assessment-not-valid' } });
  const withdraw = (headers = {}) =>
    call('POST', `${assessments}/${right.body.id}/withdrawal`, {
      body: { reason: 'Bukan orang yang sama.' },
      headers,
    });
  t.equal((await withdraw()).status, 428);
  t.match(await withdraw(ifAny), { status: 201, body: { state: 'withdrawn' } });
  t.match(await withdraw(ifAny), { status: 409, body: { code: 'assessment-not-valid' } });
  t.equal((await achieved(id, '2026-03-02'))[0], null);
  t.equal((await profileOf(id)).length, 0);
  t.equal((await enter(id, { levels: coreLevels(2) })).status, 201, 'the day is free again');
  t.match(await enter(id), { status: 409, body: { code: 'assessment-exists' } });
});

t.test('an assessment can neither be changed nor removed behind the service’s back unseen', async (t) => {
  const { id } = await placed();
  const { id: assessmentId } = await assess(api, id);
  const history = async () => (await call('GET', `${assessments}/${assessmentId}/history`)).body.items;
  t.equal((await history()).length, 1);
  await query(
    database.ownerUrl,
    `update competencies.assessments set levels = jsonb_set(levels, '{0,level}', '5') where id = $1`,
    [assessmentId],
  );
  const [entry] = await history();
  t.match(entry, { operation: 'update', actor: { kind: 'system' } });
});

t.test('evidence and confidences are for those with the scope; each reading is on record', async (t) => {
  const person = await placed();
  const { id } = await assess(api, person.id, {
    levels: [{ competencyId: coreId('INT'), level: 3, evidence: 'Rahasia benar.' }],
  });
  const officer = await key(['assessments:read', 'assessments:write', 'competencies:read']);
  const masked = await call('GET', `${assessments}/${id}`, { key: officer });
  t.match(masked.body.levels, [{ level: 3, evidence: null, maskedFields: ['evidence'] }]);
  t.notMatch(masked.text, 'Rahasia benar');
  t.notMatch((await call('GET', `${assessments}?employeeId=${person.id}`, { key: officer })).text, 'Rahasia');
  const csv = { accept: 'text/csv' };
  const file = await call('GET', `${assessments}?employeeId=${person.id}`, { key: officer, headers: csv });
  t.notMatch(file.text, 'Rahasia');
  const remarks = `${assessments}/${id}/remarks`;
  const confided = await call('POST', remarks, { key: officer, body: { text: 'Perlu pendampingan.' } });
  t.equal(confided.status, 201);
  t.match(confided.body, { text: null, maskedFields: ['text'] });
  t.notMatch(confided.text, 'Perlu pendampingan', 'who may not read them does not see one');
  t.equal((await call('GET', remarks, { key: officer })).status, 403);
  const assessor = await key(['assessments:read', 'assessments:read-sensitive']);
  t.match((await call('GET', remarks, { key: assessor })).body.items, [{ text: 'Perlu pendampingan.' }]);
  t.match((await call('GET', `${assessments}/${id}`, { key: assessor })).text, 'Rahasia benar');
  const own = await mintToken(app.database.read, { nip: person.nip, roles: [], minutes: 5 });
  const reads = await call('GET', '/v1/me/personal-data/reads', { key: own });
  t.ok(
    ['listAssessmentRemarks', 'getAssessment'].every((operation) =>
      reads.body.items.some(({ operationId }) => operationId === operation),
    ),
    'the person sees who read it',
  );
  const auditor = await key(['audit:read']);
  const entries = await call('GET', '/v1/audit/entries?resource=assessment', { key: auditor });
  t.ok(entries.body.items.length > 0);
  t.notMatch(entries.text, /Rahasia|pendampingan/, 'the log keeps it apart');
  t.notMatch((await call('GET', '/v1/events?resource=assessment&limit=500')).text, /Rahasia|pendampingan/);
});

t.test('civil servants see all of their own assessments, and none of the confidences', async (t) => {
  const person = await placed();
  const { id } = await assess(api, person.id, {
    levels: [{ competencyId: coreId('INT'), level: 3, evidence: 'Bukti saya.' }],
  });
  await call('POST', `${assessments}/${id}/remarks`, { body: { text: 'Perlu pendampingan.' } });
  await assess(api, (await placed()).id);
  const own = await mintToken(app.database.read, { nip: person.nip, roles: [], minutes: 5 });
  const { body, text } = await call('GET', '/v1/me/assessments', { key: own });
  t.strictSame(
    body.items.map((one) => one.id),
    [id],
  );
  t.match(text, 'Bukti saya.');
  t.notMatch(text, 'pendampingan');
  t.match((await call('GET', '/v1/me/competency-gap?asOf=2026-03-02', { key: own })).body, {
    employeeId: person.id,
    competencies: [{ achieved: 3 }],
  });
  const held = await call('GET', '/v1/me/personal-data', { key: own });
  t.strictSame(held.body.assessments, body.items, 'also in the one answer that holds everything');
  t.notMatch(held.text, 'pendampingan');
  t.equal((await call('GET', '/v1/me/competency-gap')).status, 403, 'a key has no record of its own');
});

t.test('a mandate ends, but not while an assessment that counts lies beyond', async (t) => {
  const { id } = await placed();
  const assessor = await anAssessor(api);
  const made = await assess(api, id, { method: 'test', assessorId: assessor.id });
  const path = `/v1/assessors/${assessor.id}`;
  const end = (validTo: string | null) => call('PATCH', path, { body: { validTo }, headers: ifAny });
  t.match(await end('2026-03-02'), { status: 409, body: { code: 'mandate-in-use' } });
  t.match((await call('GET', path)).body, { validTo: null, version: 1 });
  t.match(await end('2019-01-01'), refused('/validTo', 'period-not-forward'));
  t.equal((await end('2026-03-03')).status, 200);
  await call('POST', `${assessments}/${made.id}/withdrawal`, { body: { reason: 'Batal.' }, headers: ifAny });
  t.equal((await end('2026-03-02')).status, 200);
  t.match(
    await call('POST', '/v1/assessors', {
      body: { code: String(assessor.code).toLowerCase(), name: 'X', validFrom: '2020-01-01' },
    }),
    {
      status: 409,
      body: { errors: [{ pointer: '/code' }] },
    },
  );
  const listed = async (filter: string) =>
    (await call('GET', `/v1/assessors?q=${assessor.code}&${filter}`)).body.items.length;
  t.equal(await listed('mandatedOn=2026-03-01'), 1);
  t.equal(await listed('mandatedOn=2026-03-02'), 0);
  t.equal((await call('GET', `${path}/history`)).body.items.length, 3, 'who changed it is on record');
});

t.test('how long assessments count is data, by method and day', async (t) => {
  const months = async (asOf: string) =>
    (await call('GET', `/v1/assessment-validities?asOf=${asOf}`)).body.items.find(
      ({ method }) => method === 'portfolio',
    )!.months;
  t.equal(await months('2026-01-01'), 24);
  const { id } = await placed();
  const old = await assess(api, id, { assessedOn: '2026-01-15' });
  const set = (validFrom: string) =>
    call('POST', '/v1/assessment-validities', {
      body: { method: 'portfolio', months: 6, legalBasis: 'Keputusan 12/2026', validFrom },
    });
  t.equal((await set('2026-02-01')).status, 201);
  t.equal(await months('2026-01-31'), 24);
  t.equal(await months('2026-02-01'), 6);
  t.match(await set('2026-01-01'), { status: 409, body: { code: 'validity-overlap' } });
  t.equal((await call('GET', `${assessments}/${old.id}`)).body.expiresOn, '2028-01-15', 'as it was given');
  t.equal((await assess(api, id, { assessedOn: '2026-02-01' })).expiresOn, '2026-08-01');
  t.match(await enter(id, { assessedOn: '1999-12-31' }), { status: 422 });
  await call('POST', '/v1/assessment-validities', {
    body: { method: 'portfolio', months: 24, legalBasis: 'Keputusan 13/2026', validFrom: '2026-02-02' },
  });
});

t.test('of many who assess the same person at once none is lost', async (t) => {
  const { id } = await placed();
  const statuses = await Promise.all(
    ['INT', 'KRJ', 'KOM', 'OHS', 'PEL'].map((code, at) =>
      enter(id, {
        assessedOn: `2026-03-1${at}`,
        levels: [{ competencyId: coreId(code as 'INT'), level: 2 }],
      }),
    ),
  );
  t.strictSame(
    statuses.map(({ status }) => status),
    [201, 201, 201, 201, 201],
  );
  const profiles = await profileOf(id);
  t.strictSame(profiles.find(({ from }) => from === '2026-03-14')?.levels, [2, 2, 2, 2, 2]);
  const same = await Promise.all(
    [1, 2, 3].map((level) => enter(id, { assessedOn: '2026-03-20', levels: coreLevels(level) })),
  );
  t.strictSame(same.map(({ status }) => status).sort(), [201, 409, 409]);
});

t.test('of two who correct the same assessment one does', async (t) => {
  const { id } = await placed();
  const { id: wrong } = await assess(api, id);
  const correct = (level: number) =>
    call('POST', `${assessments}/${wrong}/corrections`, {
      body: { method: 'portfolio', assessedOn: '2026-03-02', levels: coreLevels(level), reason: 'Salah.' },
    });
  const statuses = (await Promise.all([correct(1), correct(2), correct(4)])).map(({ status }) => status);
  t.strictSame(statuses.sort(), [201, 409, 409]);
  t.equal((await call('GET', `${assessments}?employeeId=${id}&state=valid`)).body.items.length, 1);
});

t.test('the database refuses an assessment that says nothing sound', async (t) => {
  const { id } = await placed();
  const against = (levels: object, expires = '2027-01-01') =>
    constraintAgainst(
      database.ownerUrl,
      `insert into competencies.assessments (id, employee_id, method, assessed_on, expires_on, levels)
       values (gen_random_uuid(), $1, 'portfolio', '2026-01-01', $3, $2)`,
      [id, JSON.stringify(levels), expires],
    );
  t.equal(await against([{ competencyId: coreId('INT'), level: 6 }]), 'assessments_levels_sound');
  t.equal(await against([...coreLevels(1), ...coreLevels(1)]), 'assessments_levels_sound');
  t.equal(await against([]), 'assessments_levels_sound');
  t.equal(await against(coreLevels(0), '2026-01-01'), 'assessments_expires_later');
  t.equal(await against(coreLevels(0)), undefined);
});
