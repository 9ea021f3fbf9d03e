import t from 'tap';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { build } from '../../support/build.ts';
import { aCivilServant, type EmployeeBody, nikOf, place } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';

const api = await build(t);
const { app, call } = api;

const tokenOf = ({ nip }: { nip: string }, ...roles: string[]) =>
  mintToken(app.database.read, { nip, roles, minutes: 10 });

/** An agency with a position for many. */
async function anAgency() {
  const unit = await aUnit(api);
  const position = await aPosition(api, { unitId: unit.id, headCountNeeded: 50 });
  const employ = async (about: Parameters<typeof aCivilServant>[1] = {}) => {
    const employee = await aCivilServant(api, about);
    await place(api, employee.id, { positionId: position.id });
    return employee;
  };
  const officer = await employ();
  return { unit, employ, officer, officersKey: await tokenOf(officer, 'agency-personnel-officer') };
}

const health = await anAgency();
const schools = await anAgency();
const explanation = 'Menurut akta kelahiran nomor 12.\nAkta dapat ditunjukkan.';

const ask = async (key: string, changes: object) =>
  call('POST', '/v1/me/correction-requests', { key, body: { changes, explanation } });

async function aRequest(
  about: Parameters<typeof aCivilServant>[1] = {},
  changes: object = { phone: '0711333' },
) {
  const employee = await health.employ(about);
  const key = await tokenOf(employee);
  const { status, body, headers, text } = await ask(key, changes);
  if (status !== 201) throw new Error(`not asked: ${status} ${text}`);
  const url = `/v1/correction-requests/${body.id}`;
  return { employee, key, request: body, url, mine: `/v1/me${url.slice(3)}`, etag: headers.etag! };
}

const decide = (
  url: string,
  body: object,
  { key = health.officersKey, etag = '*', ...headers }: Record<string, string> = {},
) => call('POST', `${url}/decision`, { key, body, headers: { 'if-match': etag, ...headers } });

const fileOf = async ({ id }: EmployeeBody) => (await call<EmployeeBody>('GET', `/v1/employees/${id}`)).body;

t.test('a request lives from the question to the corrected file', async (t) => {
  const { employee, key, request, url, mine } = await aRequest(
    { birthPlace: 'Lahat', backTitle: 'S.E.' },
    { birthPlace: 'Prabumulih', backTitle: null },
  );
  t.match(request, {
    employeeId: employee.id,
    employeeNip: employee.nip,
    changes: { birthPlace: 'Prabumulih', backTitle: null },
    present: { birthPlace: 'Lahat', backTitle: 'S.E.' },
    explanation,
    state: 'open',
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    allowedActions: ['withdraw'],
  });
  t.equal((await fileOf(employee)).birthPlace, 'Lahat', 'asking changes nothing');

  const seen = await call('GET', url, { key: health.officersKey });
  t.match(seen.body, { present: { birthPlace: 'Lahat' }, allowedActions: ['accept', 'decline'] });
  const decided = await decide(
    url,
    { decision: 'accepted', reason: 'Sesuai akta.' },
    { etag: seen.headers.etag! },
  );
  t.equal(decided.status, 201);
  t.equal(decided.headers.location, url);
  t.match(decided.body, {
    state: 'accepted',
    decisionReason: 'Sesuai akta.',
    decidedBy: { kind: 'token', id: null, name: 'civil servant' },
    present: { birthPlace: 'Prabumulih', backTitle: null },
    allowedActions: [],
  });
  t.match(await fileOf(employee), {
    birthPlace: 'Prabumulih',
    backTitle: null,
    version: employee.version + 2,
  });

  const { body } = await call('GET', mine, { key });
  t.match(body, { state: 'accepted', decisionReason: 'Sesuai akta.', allowedActions: [] });
  t.notMatch(JSON.stringify(body), health.officer.nip, 'it was decided by the office, not by a named person');
  const changes = await call('GET', '/v1/me/personal-data/changes', { key });
  t.match(changes.body.items[0], {
    table: 'employees.employees',
    actor: { kind: 'token' },
    before: { birthPlace: 'Lahat', backTitle: 'S.E.' },
    after: { birthPlace: 'Prabumulih', backTitle: null },
    reason: `correction request ${request.id}: Sesuai akta.`,
  });
  const held = await call('GET', '/v1/me/personal-data', { key });
  t.match(held.body.correctionRequests, [{ id: request.id, state: 'accepted' }]);
  const reads = await call('GET', '/v1/me/personal-data/reads', { key });
  t.match(
    reads.body.items.map(({ operationId }) => operationId),
    ['getEmployee', 'decideCorrectionRequest', 'getCorrectionRequest', 'getEmployee'],
    'who looked at the request is told too',
  );
});

t.test('a request is declined with a reason, and never without', async (t) => {
  const { employee, key, url, mine } = await aRequest();
  const silent = await decide(url, { decision: 'declined' });
  t.match([silent.status, silent.body.errors[0]?.pointer], [400, '/reason']);
  const declined = await decide(url, { decision: 'declined', reason: 'Tanpa bukti.' });
  t.match([declined.status, declined.body.state], [201, 'declined']);
  t.match((await call('GET', mine, { key })).body, { state: 'declined', decisionReason: 'Tanpa bukti.' });
  t.not((await fileOf(employee)).phone, '0711333');
});

t.test('a request is withdrawn by whoever asked, while it is open', async (t) => {
  const { key, url, mine, etag } = await aRequest();
  const stale = await call('POST', `${mine}/withdrawal`, { key, headers: { 'if-match': '"9.x"' } });
  t.equal(stale.status, 412);
  const withdrawn = await call('POST', `${mine}/withdrawal`, { key, headers: { 'if-match': etag } });
  t.match([withdrawn.status, withdrawn.body.state], [201, 'withdrawn']);
  t.strictSame(withdrawn.body.allowedActions, []);
  for (const answer of [
    await call('POST', `${mine}/withdrawal`, { key }),
    await decide(url, { decision: 'accepted' }),
  ]) {
    t.match([answer.status, answer.body.code], [409, 'correction-request-decided']);
    t.match(answer.body.detail, /withdrawn/);
  }
});

t.test('nobody reaches the requests of another through the own ones', async (t) => {
  const { request, mine } = await aRequest();
  const key = await tokenOf(await health.employ());
  const unknown = '/v1/me/correction-requests/019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
  for (const url of [mine, unknown]) {
    t.equal((await call('GET', url, { key })).status, 404);
    t.equal((await call('POST', `${url}/withdrawal`, { key })).status, 404);
  }
  t.notMatch((await call('GET', '/v1/me/correction-requests', { key })).text, request.id);
});

t.test('of two decisions at once one stands', async (t) => {
  const { employee, url } = await aRequest();
  const answers = await Promise.all([
    decide(url, { decision: 'accepted' }, { etag: '"1"' }),
    decide(url, { decision: 'declined', reason: 'Tanpa bukti.' }, { etag: '"1"' }),
  ]);
  const [refused] = answers.filter(({ status }) => status !== 201);
  t.equal(answers.filter(({ status }) => status === 201).length, 1);
  t.match([refused?.status, refused?.body.code], [409, 'correction-request-decided']);
  const isAccepted = answers[0].status === 201;
  t.equal((await fileOf(employee)).phone === '0711333', isAccepted, 'the file says what was decided');
});

t.test('a decision rests on what was read', async (t) => {
  const { url } = await aRequest();
  const body = { decision: 'accepted' };
  const bare = await call('POST', `${url}/decision`, { key: health.officersKey, body });
  t.equal(bare.status, 428);
  t.equal((await decide(url, body, { etag: '"7.abc"' })).status, 412);
  t.equal((await decide(url, body, { etag: '"1.abc"' })).status, 201);
});

t.test('what changed in the file since the request is kept, shown and judged', async (t) => {
  const correct = (employee: EmployeeBody, body: object) =>
    call('PATCH', `/v1/employees/${employee.id}`, { body, headers: { 'if-match': '*' } });

  const kept = await aRequest({ birthPlace: 'Lahat' }, { phone: '0711444' });
  await correct(kept.employee, { birthPlace: 'Baturaja', phone: '0711555' });
  t.match((await call('GET', kept.url)).body.present, { phone: '0711555' });
  t.equal((await decide(kept.url, { decision: 'accepted' })).status, 201);
  t.match(await fileOf(kept.employee), { birthPlace: 'Baturaja', phone: '0711444' });

  const person = { birthDate: '1985-03-15', gender: 'male' as const };
  const nik = nikOf(person);
  const broken = await aRequest(person, { nik });
  const born = '1985-03-16';
  t.equal(
    (
      await correct(broken.employee, {
        birthDate: born,
        nip: broken.employee.nip.replace('19850315', '19850316'),
        nik: null,
      })
    ).status,
    200,
  );
  const { status, body } = await decide(broken.url, { decision: 'accepted' });
  t.match([status, body.code], [422, 'rule-broken']);
  t.match(body.errors, [{ pointer: '/decision', code: 'nik-birth-date-differs' }]);
  t.match((await call('GET', broken.url)).body, { state: 'open', version: 1 }, 'it stays to be decided');
  t.equal((await fileOf(broken.employee)).nik, null);
});

t.test(
  'a number that belongs to another file is found at the decision, not betrayed to who asks',
  async (t) => {
    const other = await aCivilServant(api);
    const { url } = await aRequest({}, { nik: other.nik });
    const { status, body } = await decide(url, { decision: 'accepted' });
    t.match([status, body.code], [409, 'value-taken']);
  },
);

t.test('nonsense is refused when it is asked', async (t) => {
  const employee = await health.employ({ birthPlace: 'Lahat' });
  const key = await tokenOf(employee);
  const refused: [object, number, string, string][] = [
    [{}, 400, '/changes', 'wrong-length'],
    [{ status: 'retired' }, 400, '/changes/status', 'unknown-field'],
    [{ employmentKind: 'PPPK' }, 400, '/changes/employmentKind', 'unknown-field'],
    [{ externalIds: [] }, 400, '/changes/externalIds', 'unknown-field'],
    [{ birthDate: '1985-02-30' }, 400, '/changes/birthDate', 'wrong-format'],
    [{ religion: 'jedi' }, 400, '/changes/religion', 'not-in-list'],
    [{ birthPlace: 'Lahat' }, 422, '/changes/birthPlace', 'already-so'],
    [{ birthDate: '1985-03-16' }, 422, '/changes/nip', 'nip-birth-date-differs'],
    [{ permanentOn: '2009-01-01' }, 422, '/changes/permanentOn', 'permanent-on-before-appointed-on'],
    [{ nik: '0000000000000000' }, 422, '/changes/nik', 'nik-region'],
  ];
  for (const [changes, status, pointer, code] of refused) {
    const answer = await ask(key, changes);
    t.equal(answer.status, status, JSON.stringify(changes));
    t.match(answer.body.errors.find((error) => error.pointer === pointer)?.code, code);
  }
  for (const text of ['pendek', ' '.repeat(20), 'a\u0000aaaaaaaaaaaaa', 'x'.repeat(2001)]) {
    const body = { changes: { phone: '0711333' }, explanation: text };
    const answer = await call('POST', '/v1/me/correction-requests', { key, body });
    t.match([answer.status, answer.body.errors[0]?.pointer], [400, '/explanation']);
  }
  t.strictSame((await call('GET', '/v1/me/correction-requests', { key })).body.items, []);
});

t.test('half a character is refused', async (t) => {
  const answer = await ask(await tokenOf(await health.employ()), { address: 'Jalan \ud800' });
  t.match(answer, { status: 400, body: { errors: [{ pointer: '/changes/address', code: 'not-text' }] } });
});

t.test('nobody decides on their own request', async (t) => {
  const asked = await ask(health.officersKey, { phone: '0711666' });
  const url = `/v1/correction-requests/${asked.body.id}`;
  t.strictSame((await call('GET', url, { key: health.officersKey })).body.allowedActions, ['withdraw']);
  const { status, body } = await decide(url, { decision: 'accepted' });
  t.match([status, body.code], [403, 'own-correction-request']);
  const colleague = await tokenOf(await health.employ(), 'agency-personnel-officer');
  t.equal((await decide(url, { decision: 'accepted' }, { key: colleague })).status, 201);
});

t.test('officers reach the requests of their own agency and no others', async (t) => {
  const { employee, request, url } = await aRequest();
  const unknown = '/v1/correction-requests/019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
  const key = schools.officersKey;
  const withoutIds = (text: string) => text.replaceAll(/urn:request:[\w-]+/g, '');
  const [elsewhere, nowhere] = [await call('GET', url, { key }), await call('GET', unknown, { key })];
  t.equal(elsewhere.status, 404);
  t.equal(withoutIds(elsewhere.text), withoutIds(nowhere.text), 'no word tells that it exists');
  for (const address of [url, unknown])
    t.equal((await decide(address, { decision: 'accepted' }, { key })).status, 404);
  const list = async (query: string, caller?: string) =>
    (await call('GET', `/v1/correction-requests${query}`, { key: caller })).body.items.map(({ id }) => id);
  t.strictSame(await list('', key), []);
  t.strictSame(await list(`?employeeId=${employee.id}`, key), []);
  t.strictSame(await list(`?unitId=${health.unit.id}`, key), []);
  t.ok((await list('', health.officersKey)).includes(request.id));
  t.strictSame(await list(`?employeeId=${employee.id}`), [request.id]);
  t.ok((await list(`?unitId=${health.unit.id}&state=open`)).includes(request.id));
  t.notOk((await list(`?unitId=${health.unit.id}&state=declined`)).includes(request.id));
  t.strictSame(await list(`?unitId=${schools.unit.id}`), []);
  const head = await tokenOf(health.officer, 'head-of-unit');
  t.equal((await call('GET', url, { key: head })).status, 403, 'heads of units see none');
});

t.test('requests come page by page, oldest first, and newest first for who asked', async (t) => {
  const { key, employee, request } = await aRequest();
  const second = (await ask(key, { phone: '0711888' })).body;
  const url = `/v1/correction-requests?employeeId=${employee.id}&limit=1&count=exact`;
  const page = (await call('GET', url)).body;
  t.match([page.total, page.items[0]?.id], [2, request.id]);
  const rest = (await call('GET', page.next!)).body;
  t.match([rest.items[0]?.id, rest.next], [second.id, null]);
  const own = (await call('GET', '/v1/me/correction-requests?limit=1', { key })).body;
  t.equal(own.items[0]?.id, second.id);
  t.equal((await call('GET', own.next!, { key })).body.items[0]?.id, request.id);
});

t.test('without the sensitive scope what is asked stays hidden', async (t) => {
  const { employee, url, key } = await aRequest({ birthPlace: 'KanariLama' }, { birthPlace: 'KanariBaru' });
  const blind = await api.key(['correction-requests:read', 'correction-requests:decide']);
  const answers = [
    await call('GET', url, { key: blind }),
    await call('GET', `/v1/correction-requests?employeeId=${employee.id}`, { key: blind }),
    await decide(url, { decision: 'accepted' }, { key: blind }),
  ];
  for (const { text, body } of answers) {
    t.notMatch(text, /Kanari|Menurut akta/);
    const shown = body.items?.[0] ?? body;
    t.match(shown, { employeeNip: employee.nip, changes: null, explanation: null });
    t.match(shown.maskedFields, ['changes', 'explanation']);
  }
  const reads = await call('GET', '/v1/me/personal-data/reads', { key });
  t.notMatch(reads.text, /CorrectionRequest/, 'nothing was shown, so nothing was read');
  const reader = await api.key(['correction-requests:read']);
  t.strictSame((await call('GET', url, { key: reader })).body.allowedActions, []);
  t.equal((await decide(url, { decision: 'accepted' }, { key: reader })).status, 403);
});

t.test('the history of a request tells who did what with it', async (t) => {
  const { request, url, key } = await aRequest({}, { address: 'Jalan Kanari' });
  await decide(url, { decision: 'declined', reason: 'Tanpa bukti.' });
  const history = (caller: string) => call('GET', `${url}/history`, { key: caller });
  const { status, body } = await history(health.officersKey);
  t.equal(status, 200);
  const written = body.items.filter(({ operation }) => operation !== 'read');
  t.match(written, [
    {
      operation: 'update',
      before: { state: 'open' },
      after: { state: 'declined' },
      reason: `correction request ${request.id}: Tanpa bukti.`,
    },
    { operation: 'insert', personal: { after: { changes: { address: 'Jalan Kanari' } } } },
  ]);
  const masked = await history(await api.key(['correction-requests:read']));
  t.notMatch(masked.text, /Kanari/);
  t.equal((await history(schools.officersKey)).status, 404);
  const reads = await call('GET', '/v1/me/personal-data/reads', { key });
  t.match(reads.body.items[0], { operationId: 'listCorrectionRequestHistory', fields: ['personal'] });
});
