import t from 'tap';
import { build } from '../../support/build.ts';
import { today } from '../../support/feedback.ts';
import { dayAt } from '../../support/follow-ups.ts';
import { aUnit } from '../../support/organisation.ts';
import {
  aDraft,
  aNumber,
  aRegistered,
  aRegulation,
  article,
  aText,
  promulgate,
  sign,
  step,
  write,
} from '../../support/policy-documents.ts';

const api = await build(t);
const { call, key } = api;
const at = (id: string, rest = '') => `/v1/policy-documents/${id}${rest}`;
const read = async (id: string, query = '') => (await call('GET', at(id, query))).body;
const complaints = (body: { errors?: { pointer?: string; code: string }[] }) =>
  (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

t.test('from an idea to a regulation in force', async (t) => {
  const unit = await aUnit(api);
  const proposed = await call('POST', '/v1/policy-documents', {
    body: {
      unitId: unit.id,
      kind: 'mayor-regulation',
      title: 'Pola Karier Pegawai',
      authority: 'Wali Kota Palembang',
      place: 'Palembang',
      legalField: 'civil-service',
      keywords: ['pola karier'],
    },
  });
  t.match(proposed, {
    status: 201,
    body: {
      stage: 'idea',
      state: 'idea',
      citation: null,
      name: 'Peraturan Wali Kota Palembang tentang Pola Karier Pegawai',
      isPublic: false,
      allowedActions: ['begin-drafting', 'withdraw', 'change', 'describe'],
    },
  });
  const { id } = proposed.body;
  t.match(await call('POST', at(id, '/versions'), { body: { text: aText() } }), {
    status: 409,
    body: { code: 'policy-document-stage' },
  });
  await step(api, id, 'drafting', { draftedOn: '2026-01-05' });
  t.match(await call('POST', at(id, '/consultation'), { body: {} }), {
    status: 409,
    body: { code: 'policy-document-without-text' },
  });
  const first = await write(api, id);
  t.match(first, { number: 1, provisionCount: 5, isOfficial: false });
  t.match(await step(api, id, 'consultation'), { stage: 'consultation' });
  const second = await write(api, id, aText(article('1', 'Pola karier ditetapkan setiap tahun.')));
  await step(api, id, 'harmonisation');
  t.match(await step(api, id, 'return', { reason: 'Pasal 1 terlalu sempit.' }), { stage: 'draft' });
  await step(api, id, 'harmonisation');
  const signature = {
    number: '900',
    enactedOn: today(),
    signerName: 'Dewi Anggraini',
    signerOffice: 'Wali Kota Palembang',
    versionId: first.id,
  };
  const old = await call('POST', at(id, '/enactment'), { body: signature });
  t.match(old, { status: 422 });
  t.strictSame(complaints(old.body), ['/versionId version-not-last']);
  const early = await call('POST', at(id, '/enactment'), {
    body: { ...signature, versionId: second.id, effectiveOn: dayAt(3) },
  });
  t.strictSame(complaints(early.body), ['/effectiveOn effective-when-promulgated']);
  const signed = await step(api, id, 'enactment', { ...signature, versionId: second.id });
  const year = Number(today().slice(0, 4));
  t.match(signed, {
    stage: 'signed',
    state: 'signed',
    citation: `Perwali 900/${year}`,
    year,
    officialVersionId: second.id,
    isPublic: false,
  });
  t.match(await call('GET', `/v1/public-policy-documents/${id}`), { status: 404 }, 'not yet promulgated');
  const promulgated = await promulgate(api, id, { effectiveOn: dayAt(30) });
  t.match(promulgated, { stage: 'promulgated', state: 'promulgated', isPublic: true });
  t.match(await read(id, `?asOf=${dayAt(30)}`), { state: 'in-force' });
  t.match(await read(id, `?asOf=${dayAt(-1)}`), { state: 'draft' });
  t.match(await call('GET', `/v1/regulations/mayor-regulation/${year}/900`, { key: null }), {
    status: 200,
    body: { id, state: 'promulgated' },
  });
  const { items } = (await call('GET', at(id, '/steps'))).body;
  t.strictSame(
    items.map(({ kind }) => kind),
    [
      'proposed',
      'drafting-begun',
      'consultation-opened',
      'harmonisation-begun',
      'returned',
      'harmonisation-begun',
      'signed',
      'promulgated',
    ],
  );
});

t.test('a decision takes effect with its signature, and is never promulgated', async (t) => {
  const { id } = await aDraft(api, { kind: 'mayor-decision' });
  await write(api, id);
  t.match(await sign(api, id), { stage: 'signed', state: 'in-force', isPublic: true });
  t.match(
    await call('POST', at(id, '/promulgation'), { body: { promulgatedOn: today(), gazette: 'BD 1' } }),
    { status: 409, body: { code: 'policy-document-never-promulgated' } },
  );
});

t.test('days come one after the other', async (t) => {
  const { id } = await aDraft(api);
  await write(api, id);
  await step(api, id, 'harmonisation');
  const { lastVersionId: versionId } = await read(id);
  const signature = { number: aNumber(), signerName: 'A', signerOffice: 'B', versionId };
  const enact = (body: object) => call('POST', at(id, '/enactment'), { body: { ...signature, ...body } });
  t.strictSame(complaints((await enact({ enactedOn: dayAt(1) })).body), ['/enactedOn day-in-future']);
  t.strictSame(complaints((await enact({ enactedOn: dayAt(-1) })).body), [
    '/enactedOn enacted-before-drafted',
  ]);
  t.match(await enact({ enactedOn: today() }), { status: 201 });
  const early = await call('POST', at(id, '/promulgation'), {
    body: { promulgatedOn: dayAt(-1), gazette: 'BD 1', effectiveOn: dayAt(-2) },
  });
  t.strictSame(complaints(early.body), [
    '/promulgatedOn promulgated-before-enacted',
    '/effectiveOn effective-too-early',
  ]);
  t.match(await read(id), { stage: 'signed', promulgatedOn: null }, 'nothing is half-done');
});

t.test('two documents with one number', async (t) => {
  const held = await aRegistered(api, { number: '77A', year: 2020 });
  const again = { number: '77a', year: 2020 };
  const { id } = await aDraft(api);
  t.ok(id);
  const second = await call('POST', '/v1/policy-document-registrations', {
    body: {
      unitId: held.unitId,
      kind: 'mayor-regulation',
      title: 'Lain',
      authority: 'wali kota palembang',
      place: 'Palembang',
      legalField: 'other',
      enactedOn: '2020-05-05',
      promulgatedOn: '2020-05-05',
      ...again,
    },
  });
  t.match(second, { status: 409, body: { code: 'policy-document-number-taken' } });
  await aRegistered(api, { kind: 'ministerial-regulation', number: '38', authority: 'Menteri A' });
  await aRegistered(api, { kind: 'ministerial-regulation', number: '38', authority: 'Menteri B' });
  t.match(
    await call('GET', '/v1/regulations/ministerial-regulation/2020/38?authority=Menteri+B', { key: null }),
    { status: 200, body: { name: 'Peraturan Menteri B Nomor 38 Tahun 2020 tentang Jam Kerja Pegawai' } },
  );
});

t.test('two who give one number at once: one of them gets it', async (t) => {
  const drafts = await Promise.all([aDraft(api), aDraft(api)]);
  const number = `R${aNumber()}`;
  const bodies = await Promise.all(
    drafts.map(async ({ id }) => {
      const { id: versionId } = await write(api, id);
      await step(api, id, 'harmonisation');
      return { id, body: { number, enactedOn: today(), signerName: 'A', signerOffice: 'B', versionId } };
    }),
  );
  const results = await Promise.all(
    bodies.map(({ id, body }) => call('POST', at(id, '/enactment'), { body })),
  );
  t.strictSame(results.map(({ status }) => status).sort(), [201, 409]);
});

t.test('two who sign one document at once: one of them signs it', async (t) => {
  const { id } = await aDraft(api);
  const { id: versionId } = await write(api, id);
  await step(api, id, 'harmonisation');
  const results = await Promise.all(
    [aNumber(), aNumber()].map((number) =>
      call('POST', at(id, '/enactment'), {
        body: { number, enactedOn: today(), signerName: 'A', signerOffice: 'B', versionId },
      }),
    ),
  );
  t.strictSame(results.map(({ status }) => status).sort(), [201, 409]);
});

t.test('what was registered has the days that it needs', async (t) => {
  const unit = await aUnit(api);
  const register = (body: object) =>
    call('POST', '/v1/policy-document-registrations', {
      body: {
        unitId: unit.id,
        kind: 'law',
        title: 'Aparatur Sipil Negara',
        authority: 'Presiden Republik Indonesia',
        place: 'Jakarta',
        legalField: 'civil-service',
        number: '20',
        year: 2023,
        enactedOn: '2023-10-31',
        ...body,
      },
    });
  t.strictSame(complaints((await register({})).body), ['/promulgatedOn promulgation-missing']);
  t.strictSame(complaints((await register({ promulgatedOn: '2023-10-31', year: 2022 })).body), [
    '/year year-of-another-day',
  ]);
  t.strictSame(complaints((await register({ kind: 'circular', gazette: 'BN 1' })).body), [
    '/gazette never-promulgated',
  ]);
  t.match(await register({ promulgatedOn: '2023-10-31' }), {
    status: 201,
    body: {
      name: 'Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara',
      citation: 'UU 20/2023',
      state: 'in-force',
      effectiveOn: '2023-10-31',
      officialVersionId: null,
    },
  });
});

t.test('an enacted document stays as it was enacted', async (t) => {
  const drafter = await key(['policy-documents:read', 'policy-documents:write']);
  const { id } = await aRegulation(api);
  const change = (body: object, as?: string) =>
    call('PATCH', at(id), { body, key: as, headers: { 'if-match': '*' } });
  t.match(await change({ title: 'Lain' }), { status: 409, body: { code: 'policy-document-stage' } });
  t.match(await change({ keywords: ['jam kerja'] }, drafter), {
    status: 403,
    body: { code: 'enactment-only-by-legal-office' },
  });
  t.match(await change({ keywords: ['jam kerja'] }), { status: 200, body: { keywords: ['jam kerja'] } });
  t.match(await call('POST', at(id, '/withdrawal'), { body: { reason: 'x' } }), {
    status: 409,
    body: { code: 'policy-document-stage' },
  });
  t.match(await call('POST', at(id, '/versions'), { body: { text: aText(article('1', 'Lain.')) } }), {
    status: 409,
  });
  t.match(await call('POST', at(id, '/return'), { body: { reason: 'x' }, key: drafter }), { status: 403 });
});
