import t from 'tap';
import { allScopes } from '../../../src/platform/access/scopes.ts';
import { type Answer, build } from '../../support/build.ts';
import { type EmployeeBody, enter, nikOf, personOf } from '../../support/employees.ts';
import { aPosition } from '../../support/organisation.ts';

const api = await build(t);
const { call } = api;
const blind = await api.key(allScopes.filter((scope) => scope !== 'employees:read-sensitive'));
const reader = await api.key(['employees:read', 'employees:read-sensitive']);
const writer = await api.key(['employees:write']);

const position = await aPosition(api, { kind: 'pengawas', echelon: 'IV.a' });
const person = personOf({
  name: 'Kartini Kanari',
  birthPlace: 'KanariKota',
  birthDate: '1979-08-17',
  gender: 'female',
  nik: nikOf({ birthDate: '1979-08-17', gender: 'female' }),
  religion: 'konghucu',
  maritalStatus: 'widowed',
  phone: '080077771234',
  email: 'rahasia@kanari.example',
  officialEmail: 'kartini@palembang.example',
  address: 'Jalan Kanari Nomor 9',
  placement: { positionId: position.id, validFrom: '2020-01-01' },
});
const { body: entered } = await enter(api, person);
const url = `/v1/employees/${entered.id}`;

/** Nothing of these may reach a key that may not see personal data; the NIP may. */
const canaries = [
  person.nik!,
  'KanariKota',
  '1979-08-17',
  'konghucu',
  'widowed',
  '080077771234',
  'rahasia',
  'Jalan Kanari',
  '2037-08-17',
  '2037-09-01',
];
const masked = {
  id: entered.id,
  nip: person.nip,
  name: 'Kartini Kanari',
  officialEmail: 'kartini@palembang.example',
  nik: `************${person.nik!.slice(-4)}`,
  birthPlace: null,
  birthDate: null,
  religion: null,
  maritalStatus: null,
  phone: '********1234',
  email: 'r***@kanari.example',
  address: null,
  retirement: null,
  position: { positionId: position.id, ageLimit: 58 },
};
const maskedFields = [
  'nik',
  'birthPlace',
  'birthDate',
  'religion',
  'maritalStatus',
  'phone',
  'email',
  'address',
  'retirement',
];

function leaksNothing(
  t: { notOk: (value: unknown, message: string) => unknown },
  answer: Answer<unknown>,
  name: string,
): void {
  const everything = `${answer.text}\n${JSON.stringify(answer.headers)}`;
  t.notOk(
    canaries.find((canary) => everything.includes(canary)),
    `${name} leaks nothing`,
  );
}

t.test('with the sensitive scope a file is shown whole', async (t) => {
  for (const key of [undefined, reader]) {
    const { body } = await call<EmployeeBody>('GET', url, { key });
    const { placement: _, ...shown } = person;
    t.match(body, { ...shown, retirement: { reachedOn: '2037-08-17', retiresOn: '2037-09-01' } });
    t.strictSame(body.maskedFields, []);
  }
});

t.test('without it personal data is masked, wherever a file is shown', async (t) => {
  const search = (body: object) =>
    call<{ items: EmployeeBody[] }>('POST', '/v1/employees/_search', { key: blind, body });
  const change = { phone: person.phone };
  const answers: [string, Answer<EmployeeBody>][] = [
    ['a read', await call('GET', url, { key: blind })],
    ['a read of another day', await call('GET', `${url}?asOf=2021-01-01`, { key: blind })],
    ['a correction', await call('PATCH', url, { key: blind, body: change, headers: { 'if-match': '*' } })],
    [
      'a correction of who may only write',
      await call('PATCH', url, { key: writer, body: change, headers: { 'if-match': '*' } }),
    ],
  ];
  for (const [name, answer] of answers) {
    t.equal(answer.status, 200, name);
    t.match(answer.body, masked, name);
    t.strictSame(answer.body.maskedFields, maskedFields, name);
    leaksNothing(t, answer, name);
  }
  for (const [name, answer] of [
    ['the list', await call<{ items: EmployeeBody[] }>('GET', '/v1/employees', { key: blind })],
    ['a search by NIP', await search({ nip: person.nip })],
    ['a search by name', await search({ name: 'kartini kanari' })],
  ] as const) {
    t.equal(answer.body.items.length, 1, name);
    t.match(answer.body.items[0], masked, name);
    t.strictSame(answer.body.items[0]?.maskedFields, maskedFields, name);
    leaksNothing(t, answer, name);
  }
  t.equal((await call<EmployeeBody>('GET', url)).body.phone, person.phone, 'only the answer is masked');
});

t.test('who enters somebody without the scope does not get the data back', async (t) => {
  const other = personOf({
    ...person,
    nip: personOf({ birthDate: '1979-08-17', gender: 'female' }).nip,
    nik: nikOf({ birthDate: '1979-08-17', gender: 'female' }),
  });
  const answer = await call<EmployeeBody>('POST', '/v1/employees', { key: writer, body: other });
  t.equal(answer.status, 201);
  t.match(answer.body, { birthDate: null, address: null, nik: /^\*{12}\d{4}$/ });
  t.strictSame(answer.body.maskedFields, maskedFields);
  t.notMatch(answer.text, other.nik!);
  leaksNothing(t, answer, 'the answer');
});

t.test('a narrowed list is masked as well', async (t) => {
  for (const fields of ['nik', 'nik,birthDate,maskedFields', 'retirement,address,phone']) {
    const answer = await call<{ items: Record<string, unknown>[] }>('GET', `/v1/employees?fields=${fields}`, {
      key: blind,
    });
    t.equal(answer.status, 200);
    t.strictSame(Object.keys(answer.body.items[0] ?? {}), fields.split(','));
    leaksNothing(t, answer, fields);
  }
  const whole = await call<{ items: { nik: string }[] }>('GET', '/v1/employees?fields=nik');
  t.ok(whole.body.items.some(({ nik }) => nik === person.nik));
});

t.test('careers and the position map hold no personal data', async (t) => {
  for (const path of [`${url}/ranks`, `${url}/placements`, `/v1/units/${position.unitId}/position-map`]) {
    const answer = await call('GET', path, { key: blind });
    t.equal(answer.status, 200);
    leaksNothing(t, answer, path);
  }
});

t.test('a problem names the place, never the value', async (t) => {
  const send = (body: object) => call('POST', '/v1/employees', { key: writer, body });
  const correct = (body: object) => call('PATCH', url, { key: writer, body, headers: { 'if-match': '*' } });
  const { nip } = personOf({ birthDate: '1979-08-17', gender: 'female' });
  for (const [name, status, answer] of [
    ['a NIK that is taken', 409, await send({ ...person, nip })],
    ['a NIP that is taken', 409, await send(person)],
    ['a NIK that contradicts', 422, await send({ ...personOf(), nik: person.nik })],
    ['an address that is too long', 400, await send({ ...person, address: 'Jalan Kanari '.repeat(50) })],
    ['a phone that is none', 400, await correct({ phone: '080077771234x' })],
    ['a birth date that contradicts', 422, await correct({ birthDate: '1979-08-18' })],
    ['a NIK as a number', 400, await correct({ nik: Number(person.nik) })],
    [
      'a search for a malformed NIK',
      400,
      await call('POST', '/v1/employees/_search', { key: blind, body: { nik: `${person.nik}0` } }),
    ],
    ['a NIK as the name of a field', 400, await correct({ [`x${person.nik!.slice(0, 3)}`]: 1 })],
  ] as const) {
    t.equal(answer.status, status, name);
    leaksNothing(t, answer, name);
  }
});

t.test('an ETag tells nothing apart that the key may not see', async (t) => {
  const seen = await call('GET', url, { key: blind });
  const whole = await call('GET', url);
  t.not(seen.headers.etag, whole.headers.etag, 'the digest is of what was sent');
  const again = await call('GET', url, { key: blind, headers: { 'if-none-match': whole.headers.etag! } });
  t.equal(again.status, 200);
});

t.test('the log holds nothing of all this', async (t) => {
  const lines = api.logs();
  t.ok(lines.length > 20, 'something was logged');
  for (const canary of [...canaries, person.nip, 'Kartini', 'kartini@palembang.example'])
    t.notOk(
      lines.find((line) => line.includes(canary)),
      canary,
    );
});

t.test('criteria that tell personal data need the scope that shows it', async (t) => {
  const refused = { status: 403, body: { code: 'scope-missing', detail: /employees:read-sensitive/ } };
  for (const query of ['minimumAge=30', 'maximumAge=30', 'retirementYear=2040']) {
    t.match(await call('GET', `/v1/employees?${query}`, { key: blind }), refused, query);
    t.match(await call('GET', `/v1/employees?${query}`, { key: reader }), { status: 200 }, query);
  }
  const { nip, nik } = person;
  t.match(await call('POST', '/v1/employees/_search', { body: { nik }, key: blind }), refused);
  t.match(await call('POST', '/v1/employees/_search', { body: { nip }, key: blind }), { status: 200 });
});
