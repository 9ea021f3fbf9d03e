import t from 'tap';
import type { ConsolidatedProvision } from '../../../src/modules/policy-documents/schemas/provisions.ts';
import { faults } from '../../support/akoma-ntoso.ts';
import { type AnswerBody, build } from '../../support/build.ts';
import { today } from '../../support/feedback.ts';
import { dayAt } from '../../support/follow-ups.ts';
import {
  aDraft,
  aRegistered,
  aRegulation,
  article,
  promulgate,
  relate,
  sign,
  write,
} from '../../support/policy-documents.ts';

const api = await build(t);
const { call } = api;
const complaints = ({ body }: { body: { errors?: { pointer?: string; code: string }[] } }) =>
  (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
const provisionsOf = ({ body }: { body: AnswerBody }) => body.provisions as ConsolidatedProvision[];
const read = (id: string, query = '') =>
  call('GET', `/v1/public-policy-documents/${id}/text${query}`, { key: null });
const saying = (provisions: ConsolidatedProvision[]) =>
  provisions.map(({ eId, text, provisions: inner }) => [eId, text ?? inner.map(({ text }) => text)]);

const replace = (provision: object & { number: string }) => ({
  operation: 'replace',
  eId: `art_${provision.number}`,
  place: null,
  provision,
});
const repeal = (eId: string) => ({ operation: 'repeal', eId, place: null, provision: null });
const insertAfter = (eId: string, provision: object) => ({
  operation: 'insert',
  eId,
  place: 'after',
  provision,
});

t.test('what a regulation says follows its amendments day by day', async (t) => {
  const base = await aRegulation(api);
  const amend = async (effectiveOn: string, ...operations: object[]) => {
    const { id } = await aDraft(api, { title: 'Perubahan' });
    await write(api, id, {
      provisions: [article('I', 'Mengubah beberapa ketentuan.'), article('II', 'Berlaku.')],
    });
    const relation = await relate(api, id, { kind: 'amends', targetId: base.id, operations });
    if (relation.status !== 201) throw new Error(relation.text);
    await sign(api, id);
    return promulgate(api, id, { effectiveOn });
  };
  const first = await amend(
    dayAt(10),
    replace(article('3', 'Pegawai wajib mengikuti pelatihan empat puluh jam setahun.')),
    insertAfter('art_3', article('3A', 'Pelatihan dapat diikuti daring.')),
  );
  const second = await amend(dayAt(20), repeal('art_2__para_2'), repeal('art_3A'));
  t.strictSame(saying(provisionsOf(await read(base.id))), [
    ['art_1', 'Dalam Peraturan ini yang dimaksud dengan Pegawai adalah pegawai Kota.'],
    ['art_2', ['Pegawai bekerja delapan jam sehari.', 'Jam kerja dimulai pukul 07.30.']],
    ['art_3', 'Pegawai wajib mengikuti pelatihan dua puluh jam setahun.'],
  ]);
  const then = await read(base.id, `?asOf=${dayAt(10)}`);
  t.strictSame(saying(provisionsOf(then)).slice(2), [
    ['art_3', 'Pegawai wajib mengikuti pelatihan empat puluh jam setahun.'],
    ['art_3A', 'Pelatihan dapat diikuti daring.'],
  ]);
  t.match(then.body, {
    isOfficial: true,
    versionId: base.officialVersionId,
    amendedBy: [{ documentId: first.id, effectiveOn: dayAt(10) }],
  });
  const later = await read(base.id, `?asOf=${dayAt(20)}`);
  t.strictSame(saying(provisionsOf(later)).slice(1), [
    ['art_2', ['Pegawai bekerja delapan jam sehari.', 'Dihapus.']],
    ['art_3', 'Pegawai wajib mengikuti pelatihan empat puluh jam setahun.'],
    ['art_3A', 'Dihapus.'],
  ]);
  t.strictSame(provisionsOf(later)[3]!.changes, [
    { documentId: first.id, operation: 'insert', effectiveOn: dayAt(10) },
    { documentId: second.id, operation: 'repeal', effectiveOn: dayAt(20) },
  ]);
  t.strictSame(
    provisionsOf(await read(base.id, `?asOf=${dayAt(19)}`)),
    provisionsOf(then),
    'the day before is as it was',
  );
});

t.test('a draft is tried on the text before it is signed', async (t) => {
  const base = await aRegulation(api);
  const { id } = await aDraft(api);
  await write(api, id);
  await relate(api, id, { kind: 'amends', targetId: base.id, operations: [repeal('art_1')] });
  const text = (query = '') => call('GET', `/v1/policy-documents/${base.id}/text${query}`);
  t.equal(provisionsOf(await text())[0]!.isRepealed, false);
  t.equal(provisionsOf(await text(`?withDocumentId=${id}`))[0]!.isRepealed, true);
  t.match(await text('?withDocumentId=019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ parameter: 'withDocumentId' }] },
  });
  t.match((await call('GET', `/v1/policy-documents/${id}/text`)).body, { isOfficial: false });
});

t.test('changes that hit nothing are refused where they are entered', async (t) => {
  const base = await aRegulation(api);
  const { id } = await aDraft(api);
  await write(api, id);
  const attempt = (...operations: object[]) =>
    relate(api, id, { kind: 'amends', targetId: base.id, operations });
  for (const [operations, complaint] of [
    [[repeal('art_9')], '/operations/0/eId provision-not-there'],
    [[repeal('art_1'), repeal('art_1')], '/operations/1/eId provision-repealed'],
    [[insertAfter('art_1', article('3', 'Lagi.'))], '/operations/0/provision/number address-taken'],
    [[{ ...repeal('art_1'), provision: article('1', 'x') }], '/operations/0/provision change-too-full'],
    [[{ ...repeal('art_1'), operation: 'replace' }], '/operations/0/provision change-incomplete'],
    [[insertAfter('art_1', article('?', 'x'))], '/operations/0/provision/number number-malformed'],
  ] as const) {
    const answer = await attempt(...operations);
    t.equal(answer.status, 422);
    t.strictSame(complaints(answer), [complaint]);
  }
  const textless = await aRegistered(api);
  const onTextless = (operation: object) =>
    relate(api, id, { kind: 'amends', targetId: textless.id, operations: [operation] });
  t.strictSame(complaints(await onTextless(replace(article('1', 'x')))), ['/operations target-without-text']);
  t.match(await onTextless(repeal('art_4')), { status: 201 }, 'what was repealed long ago can be noted');
});

t.test('an amendment that another one made impossible stops the promulgation', async (t) => {
  const base = await aRegulation(api);
  const [late, early] = [await aDraft(api), await aDraft(api)];
  for (const { id } of [late, early]) {
    await write(api, id);
    await relate(api, id, { kind: 'amends', targetId: base.id, operations: [repeal('art_2')] });
    await sign(api, id);
  }
  await promulgate(api, early.id);
  const answer = await call('POST', `/v1/policy-documents/${late.id}/promulgation`, {
    body: { promulgatedOn: today(), gazette: 'BD 2', effectiveOn: dayAt(1) },
  });
  t.match(answer, { status: 409, body: { code: 'policy-relations-untenable' } });
  t.match(complaints(answer), [/operations\/0\/eId provision-repealed$/]);
  t.match((await call('GET', `/v1/policy-documents/${late.id}`)).body, { stage: 'signed' });
});

t.test('a document without a text says nothing', async (t) => {
  const { id } = await aRegistered(api);
  t.match(await read(id), { status: 404 });
  t.match(await call('GET', `/v1/policy-documents/${id}/text`), { status: 404 });
});

t.test('what became of a text is told word by word', async (t) => {
  const { id } = await aDraft(api);
  const before = await write(api, id);
  const after = await write(api, id, {
    provisions: [
      article('1', 'Dalam Peraturan ini yang dimaksud dengan Pegawai adalah pegawai Kota.'),
      article('2', 'Pegawai bekerja delapan jam sehari.', 'Jam kerja dimulai pukul 08.00.'),
      article('4', 'Pegawai berhak atas cuti.'),
    ],
  });
  const compare = (from: string, to: string, more = '') =>
    call('GET', `/v1/policy-documents/${id}/comparison?fromVersionId=${from}&toVersionId=${to}${more}`);
  const { body } = await compare(before.id, after.id);
  t.match(body, {
    before: { versionId: before.id, asOf: null },
    after: { versionId: after.id },
    counts: { same: 3, changed: 1, added: 1, removed: 1, moved: 0, repealed: 0 },
    differences: [
      {
        state: 'changed',
        eIdBefore: 'art_2__para_2',
        eIdAfter: 'art_2__para_2',
        text: [
          { kind: 'same', words: 'Jam kerja dimulai pukul' },
          { kind: 'removed', words: ' 07' },
          { kind: 'added', words: ' 08' },
          { kind: 'same', words: '.' },
          { kind: 'removed', words: '30' },
          { kind: 'added', words: '00' },
          { kind: 'same', words: '.' },
        ],
      },
      { state: 'removed', eIdBefore: 'art_3', eIdAfter: null },
      { state: 'added', eIdBefore: null, eIdAfter: 'art_4' },
    ],
  });
  t.equal((body.differences as unknown[]).length, 3);
  const whole = (await compare(before.id, after.id, '&withUnchanged=true')).body;
  t.equal((whole.differences as unknown[]).length, 6);
  t.match(await compare(before.id, id), {
    status: 422,
    body: { errors: [{ parameter: 'toVersionId', code: 'unknown-reference' }] },
  });
});

t.test('everybody compares two days of a regulation', async (t) => {
  const base = await aRegulation(api);
  const { id } = await aDraft(api);
  await write(api, id);
  await relate(api, id, { kind: 'amends', targetId: base.id, operations: [repeal('art_3')] });
  await sign(api, id);
  await promulgate(api, id, { effectiveOn: dayAt(7) });
  const { body } = await call(
    'GET',
    `/v1/public-policy-documents/${base.id}/comparison?from=${today()}&to=${dayAt(7)}`,
    { key: null },
  );
  t.match(body, {
    before: { versionId: base.officialVersionId, asOf: today() },
    after: { asOf: dayAt(7) },
    differences: [{ state: 'repealed', eIdBefore: 'art_3', eIdAfter: 'art_3' }],
  });
});

t.test('Akoma Ntoso of an amending and of an amended document, valid by the official schema', async (t) => {
  const base = await aRegulation(api, { title: 'Jam Kerja & <Cuti>' });
  const { id } = await aDraft(api);
  await write(api, id);
  await relate(api, id, {
    kind: 'amends',
    targetId: base.id,
    operations: [repeal('art_3'), insertAfter('art_1', article('1A', 'Kota adalah Kota Palembang.'))],
  });
  await sign(api, id);
  const amending = await promulgate(api, id);
  const xml = async (documentId: string, query = '') => {
    const answer = await call('GET', `/v1/public-policy-documents/${documentId}/akoma-ntoso${query}`, {
      key: null,
    });
    t.match(answer, { status: 200, headers: { 'content-type': 'application/akn+xml; charset=utf-8' } });
    t.strictSame(faults(answer.text), []);
    return answer.text;
  };
  const amended = await xml(base.id);
  t.match(amended, /<article eId="art_1A">/);
  t.match(amended, /Jam Kerja &amp; &lt;Cuti&gt;/);
  t.match(amended, new RegExp(`<passiveModifications>.*${amending.number}`));
  t.match(await xml(id), /<activeModifications>.*#art_3/);
  t.notMatch(await xml(base.id, `?asOf=${dayAt(-1)}`), /art_1A/);
});

t.test('the plain text of a regulation can be handed in again', async (t) => {
  const base = await aRegulation(api);
  const { text, headers } = await call('GET', `/v1/public-policy-documents/${base.id}/plain-text`, {
    key: null,
  });
  t.equal(headers['content-type'], 'text/plain; charset=utf-8');
  t.match(text, /^PERATURAN WALI KOTA PALEMBANG\nNOMOR \d+ TAHUN \d+\n/);
  const { id } = await aDraft(api);
  const again = await call('POST', `/v1/policy-documents/${id}/versions`, { body: { plainText: text } });
  const version = await call('GET', `/v1/policy-documents/${base.id}/versions/${base.officialVersionId}`);
  t.equal(again.body.sha256, version.body.sha256, 'word by word');
});
