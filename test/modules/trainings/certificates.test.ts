import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import t from 'tap';
import {
  certificateNumber,
  certificateState,
  initialsOf,
  validUntil,
} from '../../../src/modules/trainings/rules/certificates.ts';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { build } from '../../support/build.ts';
import { aCompetency } from '../../support/competencies.ts';
import { aCivilServant } from '../../support/employees.ts';
import { aCourse, anEndedSession, enterResults } from '../../support/trainings.ts';

const api = await build(t);
const { app, call } = api;
const ifAny = { 'if-match': '*' };
const today = app.today();
const token = (nip: unknown) => mintToken(app.database.read, { nip: String(nip), roles: [], minutes: 5 });

async function certified(about: object = {}, person: object = {}) {
  const course = await aCourse(api, { learningHours: 24, ...about });
  const employee = await aCivilServant(api, person);
  const { session, enrolments } = await anEndedSession(api, [employee.id], { courseId: course.id });
  const items = [{ enrolmentId: enrolments[0]!.id, result: 'passed' }];
  const { body } = await enterResults(api, session.id, items);
  const [result] = body.items;
  return { course, employee, session, enrolment: enrolments[0]!, result: result! };
}

t.test('rules of certificates', async (t) => {
  const number = certificateNumber(
    '2026',
    Uint8Array.from([0, 31, 32, 63, 10, 18, 19, 20, 21, 22, 255, 128]),
  );
  t.equal(number, 'PNT-2026-0Z0Z-AJKM-NPZ0');
  t.equal(validUntil('2026-01-31', 1), '2026-02-28');
  t.equal(validUntil('2026-01-31', null), null);
  const state = (about: object, day: string) =>
    certificateState({ revokedOn: null, validUntil: '2026-06-01', ...about }, day);
  t.equal(state({}, '2026-05-31'), 'valid');
  t.equal(state({}, '2026-06-01'), 'expired');
  t.equal(state({ validUntil: null }, '2099-01-01'), 'valid');
  t.equal(state({ revokedOn: '2026-02-01' }, '2026-06-01'), 'revoked');
  t.equal(initialsOf('dr. Siti Rahmawati, S.Kep., M.Kes.'), 'S. R.');
  t.equal(initialsOf('Sukarno'), 'S.');
});

t.test('a certificate is open to whoever has its number, with the initials alone', async (t) => {
  const { result, employee } = await certified(
    { title: 'Pelatihan Kearsipan', certificateMonths: 36 },
    { name: 'Siti Rahmawati', frontTitle: 'Dra.', backTitle: 'M.Si.' },
  );
  const number = String(result.certificateNumber);
  const { status, body, text } = await call('GET', `/v1/certificates/${number}`, { key: null });
  t.equal(status, 200);
  t.match(body, {
    number,
    holder: 'S. R.',
    title: 'Pelatihan Kearsipan',
    learningHours: 24,
    state: 'valid',
    issuedOn: today,
    revokedOn: null,
  });
  t.notMatch(text, /Rahmawati/);
  t.notMatch(text, employee.id);
  t.notMatch(text, 'eyJ', 'nor the signed form');
  const other = `${number.slice(0, -1)}${number.endsWith('0') ? '1' : '0'}`;
  t.equal((await call('GET', `/v1/certificates/${other}`, { key: null })).status, 404, 'a number guessed');
  t.equal((await call('GET', '/v1/certificates/PNT-2026-1', { key: null })).status, 400);
  t.equal((await call('GET', '/v1/certificates', { key: null })).status, 401, 'the list is not open');
  t.match((await call('GET', `/v1/certificates/${number}/record`)).body, {
    holder: 'Dra. Siti Rahmawati, M.Si.',
    employeeId: employee.id,
  });
  const listed = await call('GET', `/v1/certificates?employeeId=${employee.id}&isRevoked=false`);
  t.strictSame(
    listed.body.items.map((one) => one.number),
    [number],
  );
});

t.test('the signed form verifies offline, and not with one byte changed', async (t) => {
  const { result } = await certified({ title: 'Pelatihan Protokol' }, { name: 'Budi Santoso' });
  const number = String(result.certificateNumber);
  const signed = String((await call('GET', `/v1/certificates/${number}/record`)).body.signed);
  const keys = (await call<JSONWebKeySet>('GET', '/v1/audit/jwks', { key: null })).body;
  const { payload, protectedHeader } = await compactVerify(signed, createLocalJWKSet(keys));
  t.equal(protectedHeader.typ, 'penata-certificate+jwt');
  t.match(JSON.parse(Buffer.from(payload).toString()), {
    number,
    holder: 'Budi Santoso',
    title: 'Pelatihan Protokol',
    learningHours: 24,
    issuedOn: today,
    validUntil: null,
  });
  const verify = async (signed: string) =>
    (await call('POST', '/v1/certificates/_verify', { key: null, body: { signed } })).body;
  t.match(await verify(signed), { isGenuine: true, why: null, certificate: { number, holder: 'B. S.' } });
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const dot = signed.lastIndexOf('.');
  for (const at of [5, signed.indexOf('.') + 10, dot - 4, dot + 10]) {
    const byte = alphabet[(alphabet.indexOf(signed[at]!) + 4) % alphabet.length];
    const altered = `${signed.slice(0, at)}${byte}${signed.slice(at + 1)}`;
    const { isGenuine, why } = await verify(altered);
    t.equal(isGenuine, false, `byte ${at}: ${why}`);
  }
  t.match(await verify('no certificate'), { isGenuine: false, why: 'malformed' });
  const head = (await call('GET', '/v1/audit/heads?limit=1')).body.items[0];
  if (head) t.match(await verify(String(head.signed)), { isGenuine: false, why: 'malformed' });
});

t.test('a revoked certificate says so, and its hours count no more', async (t) => {
  const { result, enrolment, session } = await certified();
  const number = String(result.certificateNumber);
  const revoke = () =>
    call('POST', `/v1/certificates/${number}/revocation`, {
      body: { reason: 'Nilai ternyata salah dicatat.' },
      headers: ifAny,
    });
  t.match(await revoke(), { status: 201, body: { state: 'revoked', revokedOn: today } });
  t.match(await revoke(), { status: 409, body: { code: 'certificate-revoked' } });
  const { body } = await call('GET', `/v1/certificates/${number}`, { key: null });
  t.match(body, { state: 'revoked', revokedOn: today });
  t.notOk('revocationReason' in body, 'the reason is not for everybody');
  t.match((await call('GET', `/v1/enrolments/${enrolment.id}`)).body, {
    state: 'passed',
    creditedHours: null,
  });
  const again = await enterResults(api, session.id, [{ enrolmentId: enrolment.id, result: 'failed' }]);
  t.match(again, { status: 201, body: { items: [{ state: 'failed', certificateNumber: null }] } });
});

t.test('a course that carries an assessment records what was shown, another is evidence only', async (t) => {
  const competency = await aCompetency(api);
  const outcomes = [{ competencyId: competency.id, level: 3 }];
  const gapless = await certified({ outcomes });
  t.equal(gapless.result.assessmentId, null);
  const assessments = async (employeeId: string) =>
    (await call('GET', `/v1/assessments?employeeId=${employeeId}`)).body.items;
  t.strictSame(await assessments(gapless.employee.id), []);
  const { result, employee } = await certified({ outcomes, carriesAssessment: true });
  const [recorded] = await assessments(employee.id);
  t.equal(recorded?.id, result.assessmentId);
  t.match(recorded, {
    method: 'training-result',
    assessedOn: today,
    reportNumber: result.certificateNumber,
    levels: [{ competencyId: competency.id, level: 3 }],
  });
  const lower = await aCourse(api, {
    outcomes: [{ competencyId: competency.id, level: 2 }],
    carriesAssessment: true,
  });
  const { session, enrolments } = await anEndedSession(api, [], { courseId: lower.id });
  t.strictSame(enrolments, []);
  t.equal((await assessments(employee.id)).length, 1);
  t.equal((await enterResults(api, session.id, [{ enrolmentId: session.id, result: 'passed' }])).status, 422);
});

t.test('what a course has shown is withdrawn with its certificate', async (t) => {
  const competency = await aCompetency(api);
  const { result, employee } = await certified({
    outcomes: [{ competencyId: competency.id, level: 2 }],
    carriesAssessment: true,
  });
  const reason = 'Nilai ternyata salah dicatat.';
  await call('POST', `/v1/certificates/${result.certificateNumber}/revocation`, {
    body: { reason },
    headers: ifAny,
  });
  const [assessment] = (await call('GET', `/v1/assessments?employeeId=${employee.id}`)).body.items;
  t.match(assessment, { id: result.assessmentId, state: 'withdrawn', stateReason: reason });
});

t.test('the holder has the certificate, also to print; nobody else’s', async (t) => {
  const { result, employee } = await certified({}, { name: 'Ratna Dewi' });
  const number = String(result.certificateNumber);
  const key = await token(employee.nip);
  const own = await call('GET', '/v1/me/certificates', { key });
  t.strictSame(
    own.body.items.map((one) => one.number),
    [number],
  );
  const { body: held } = await call('GET', '/v1/me/personal-data', { key });
  t.match(held, { certificates: [{ number }], enrolments: [{ state: 'passed' }] });
  for (const [url, as] of [
    [`/v1/me/certificates/${number}/document`, key],
    [`/v1/certificates/${number}/document`, undefined],
  ] as const) {
    const answer = await app.inject({
      url,
      headers: { authorization: `Bearer ${as ?? (await api.key(['certificates:read']))}` },
    });
    t.equal(answer.statusCode, 200);
    t.equal(answer.headers['content-type'], 'application/pdf');
    t.equal(answer.rawPayload.subarray(0, 5).toString(), '%PDF-');
    t.ok(answer.rawPayload.length > 2000);
  }
  const stranger = await token((await aCivilServant(api)).nip);
  t.equal((await call('GET', `/v1/me/certificates/${number}/document`, { key: stranger })).status, 404);
});
