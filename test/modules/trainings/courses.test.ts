import t from 'tap';
import { trainingKinds } from '../../../src/modules/trainings/reference.ts';
import { build } from '../../support/build.ts';
import { aCompetency, coreId } from '../../support/competencies.ts';
import { aCourse } from '../../support/trainings.ts';

const api = await build(t);
const { call, key } = api;
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const refused = (pointer: string, code: string) => ({
  status: 422,
  body: { code: 'rule-broken', errors: [{ pointer, code }] },
});
const change = (id: string, body: object, headers = { 'if-match': '*' }) =>
  call('PATCH', `/v1/courses/${id}`, { body, headers });

t.test('kinds have the numbers of SIASN, each its own', async (t) => {
  const numbers = trainingKinds.entries.map(({ siasnCode }) => siasnCode);
  t.equal(new Set(numbers).size, numbers.length);
  t.strictSame(
    trainingKinds.entries.filter(({ classical }) => !classical).map(({ siasnCode }) => Number(siasnCode)),
    [10, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
    'classical are 1 to 9 and 11 to 13 (Peraturan LAN 10/2018)',
  );
});

t.test('a course is entered, read, changed and retired', async (t) => {
  const basic = await aCourse(api);
  const competency = await aCompetency(api);
  const course = await aCourse(api, {
    code: 'TEK-01',
    title: 'Pelatihan Analisis Beban Kerja',
    provider: 'BPSDM Provinsi',
    costPerHead: 2_500_000,
    outcomes: [{ competencyId: competency.id, level: 3 }],
    prerequisiteIds: [basic.id],
    materials: [{ title: 'Modul', url: 'https://belajar.kota.example/1.pdf' }],
  });
  t.match(course, { state: 'active', carriesAssessment: false, costPerHead: 2_500_000 });
  t.strictSame((await call('GET', `/v1/courses/${course.id}`)).body, course);
  t.match(await change(course.id, { learningHours: 24 }, { 'if-match': '"1"' }), {
    status: 200,
    body: { learningHours: 24, version: 2, outcomes: [{ level: 3 }] },
  });
  t.equal((await change(course.id, { learningHours: 24 })).body.version, 2, 'nothing changed');
  t.equal((await change(course.id, { title: 'X' }, { 'if-match': '"1"' })).status, 412);
  t.equal((await change(course.id, { state: 'retired' })).body.state, 'retired');
  const codes = async (query: string) =>
    (await call('GET', `/v1/courses?${query}`)).body.items.map(({ code }) => code);
  t.strictSame(await codes('state=retired'), ['TEK-01']);
  t.strictSame(await codes(`competencyId=${competency.id.toUpperCase()}`), ['TEK-01']);
  t.strictSame(await codes('code=tek-01'), ['TEK-01']);
  t.strictSame(await codes('kind=seminar'), []);
  t.equal((await call('GET', `/v1/courses/${course.id}/history`)).body.items.length, 3);
  t.match(await call('POST', '/v1/courses', { body: { ...baseOf('tek-01') } }), {
    status: 409,
    body: { errors: [{ pointer: '/code' }] },
  });
});

const baseOf = (code: string) => ({
  code,
  title: 'Pelatihan',
  kind: 'workshop',
  field: 'technical',
  learningHours: 8,
});

t.test('courses are found by words in any form that they take', async (t) => {
  await aCourse(api, {
    code: 'CARI-1',
    title: 'Pelayanan publik yang ramah',
    description: 'Bagi pelayan warga.',
  });
  await aCourse(api, { code: 'CARI-2', title: 'Penganggaran daerah', provider: 'Kementerian Keuangan' });
  const codes = async (q: string) =>
    (await call('GET', `/v1/courses?sort=code&q=${encodeURIComponent(q)}`)).body.items.map(
      ({ code }) => code,
    );
  t.strictSame(await codes('melayani'), ['CARI-1'], 'another form of the word');
  t.strictSame(await codes('anggaran'), ['CARI-2']);
  t.strictSame(await codes('keuangan'), ['CARI-2'], 'also in the provider');
  t.strictSame(await codes('"publik ramah"'), [], 'quoted words stand beside each other');
  t.strictSame(await codes('pelayanan -publik'), []);
  t.strictSame(await codes(`'); drop table trainings.courses; --`), []);
});

t.test('a course raises what its field holds, once, and presupposes nothing in a circle', async (t) => {
  const post = (about: object) => call('POST', '/v1/courses', { body: { ...baseOf('SALAH'), ...about } });
  const managerial = { competencyId: coreId('INT'), level: 3 };
  t.match(
    await post({ outcomes: [managerial] }),
    refused('/outcomes/0/competencyId', 'outcome-of-other-field'),
  );
  t.match(
    await post({ field: 'managerial', outcomes: [managerial, { ...managerial, level: 4 }] }),
    refused('/outcomes/1/competencyId', 'competency-repeated'),
  );
  t.match(
    await post({ outcomes: [{ competencyId: nowhere, level: 1 }] }),
    refused('/outcomes/0/competencyId', 'competency-unknown'),
  );
  t.match(await post({ outcomes: [{ ...managerial, level: 6 }] }), { status: 400 });
  t.match(await post({ prerequisiteIds: [nowhere] }), refused('/prerequisiteIds/0', 'prerequisite-unknown'));
  t.equal((await call('GET', '/v1/courses?code=SALAH')).body.items.length, 0);

  const [first, second, third] = [await aCourse(api), await aCourse(api), await aCourse(api)];
  await change(second.id, { prerequisiteIds: [first.id] });
  await change(third.id, { prerequisiteIds: [second.id] });
  t.match(
    await change(first.id, { prerequisiteIds: [third.id] }),
    refused('/prerequisiteIds/0', 'prerequisite-circular'),
  );
  t.match(
    await change(first.id, { prerequisiteIds: [first.id] }),
    refused('/prerequisiteIds/0', 'prerequisite-circular'),
  );
});

t.test('of two changes at once that only together make a circle, one is refused', async (t) => {
  for (let round = 0; round < 5; round += 1) {
    const [one, other] = [await aCourse(api), await aCourse(api)];
    const statuses = await Promise.all([
      change(one.id, { prerequisiteIds: [other.id] }),
      change(other.id, { prerequisiteIds: [one.id] }),
    ]);
    t.strictSame(statuses.map(({ status }) => status).sort(), [200, 422]);
  }
});

t.test('the catalogue is read with the scope to read, and changed for the whole city', async (t) => {
  const reader = await key(['trainings:read']);
  t.equal((await call('GET', '/v1/courses', { key: reader })).status, 200);
  t.equal((await call('POST', '/v1/courses', { key: reader, body: baseOf('X-1') })).status, 403);
});
