import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import t from 'tap';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import {
  aDraft,
  aRegistered,
  aRegulation,
  article,
  aText,
  step,
  write,
} from '../../support/policy-documents.ts';

const api = await build(t);
const { call, key, database } = api;
const at = (id: string, rest = '') => `/v1/policy-documents/${id}${rest}`;
const handIn = (id: string, body: object, as?: string) =>
  call('POST', at(id, '/versions'), { body, key: as });
const complaints = ({ body }: { body: { errors?: { pointer?: string; code: string }[] } }) =>
  (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

t.test('a version is told word by word, with a digest that anybody can reckon', async (t) => {
  const { id } = await aDraft(api);
  const text = aText();
  const first = await write(api, id, text);
  const sha256 = createHash('sha256').update(canonicalize(text)!).digest('hex');
  t.match(first, { number: 1, sha256, isOfficial: false });
  t.match(await call('GET', at(id, `/versions/${first.id}`)), { status: 200, body: { sha256, text } });
  const again = await handIn(id, { text });
  t.match(again, { status: 422 });
  t.strictSame(complaints(again), ['/text text-unchanged']);
  await write(api, id, aText(article('1', 'Lain.')));
  const { items } = (await call('GET', at(id, '/versions'))).body;
  t.strictSame(
    items.map(({ number, provisionCount }) => [number, provisionCount]),
    [
      [1, 5],
      [2, 1],
    ],
  );
  t.match(await call('GET', at((await aDraft(api)).id, `/versions/${first.id}`)), { status: 404 });
});

t.test('plain text becomes provisions, and what fits nowhere is named', async (t) => {
  const { id } = await aDraft(api);
  const plainText = [
    'BAB I',
    'KETENTUAN UMUM',
    '',
    'Pasal 1',
    'Dalam Peraturan ini yang dimaksud dengan:',
    '1. Pegawai adalah pegawai Kota.',
    '2. Kota adalah Kota Palembang.',
    '',
    'Pasal 2',
    '(1) Pegawai bekerja:',
    'a. lima hari seminggu; dan',
    'b. delapan jam sehari.',
    '(2) Jam kerja dimulai pukul 07.30.',
  ].join('\n');
  const { id: versionId } = await step(api, id, 'versions', { plainText });
  const { text } = (await call('GET', at(id, `/versions/${versionId}`))).body;
  t.match(text, {
    provisions: [
      {
        kind: 'chapter',
        number: 'I',
        heading: 'KETENTUAN UMUM',
        provisions: [
          { kind: 'article', number: '1' },
          {
            kind: 'article',
            number: '2',
            provisions: [
              {
                kind: 'paragraph',
                number: '1',
                provisions: [{ kind: 'letter', number: 'a' }, { number: 'b' }],
              },
              { kind: 'paragraph', number: '2', text: 'Jam kerja dimulai pukul 07.30.' },
            ],
          },
        ],
      },
    ],
  });
  t.match(complaints(await handIn(id, { plainText: 'Halo.\nIni bukan peraturan.' })), [
    '/plainText line-unplaced',
  ]);
  t.strictSame(complaints(await handIn(id, {})), ['/text text-given-twice']);
  t.strictSame(complaints(await handIn(id, { plainText, text: aText() })), ['/plainText text-given-twice']);
});

t.test('a text that is not sound is refused whole', async (t) => {
  const { id } = await aDraft(api);
  const answer = await handIn(id, {
    text: aText(article('1', 'Satu.'), article('1', 'Dua.'), article('x?', 'Tiga.')),
  });
  t.match(answer, { status: 422 });
  t.strictSame(complaints(answer), [
    '/text/provisions/1 address-double',
    '/text/provisions/2/number number-malformed',
  ]);
  t.match((await call('GET', at(id, '/versions'))).body, { items: [] });
  const nested = (levels: number) => {
    const opening = '{"kind":"letter","number":"a","heading":null,"text":null,"provisions":[';
    return `{"text":{"provisions":[${opening.repeat(levels)}${']}'.repeat(levels)}]}}`;
  };
  const sent = (levels: number) =>
    call('POST', at(id, '/versions'), {
      body: nested(levels),
      headers: { 'content-type': 'application/json' },
    });
  t.match((await sent(12)).body.errors, [{ code: 'kind-not-here' }]);
  for (const levels of [60, 100_000])
    t.match(await sent(levels), { status: 400, body: { errors: [{ code: 'too-deep' }] } });
});

t.test('two texts at once: both are kept, each under its number', async (t) => {
  const { id } = await aDraft(api);
  const answers = await Promise.all(
    ['Satu.', 'Dua.', 'Tiga.'].map((text) => handIn(id, { text: aText(article('1', text)) })),
  );
  t.strictSame(
    answers.map(({ status }) => status),
    [201, 201, 201],
  );
  t.strictSame(answers.map(({ body }) => body.number).sort(), [1, 2, 3]);
});

t.test('a registered document gets its official text once, from the legal office', async (t) => {
  const drafter = await key(['policy-documents:read', 'policy-documents:write']);
  const { id } = await aRegistered(api);
  t.match(await handIn(id, { text: aText() }, drafter), {
    status: 403,
    body: { code: 'enactment-only-by-legal-office' },
  });
  t.match(await handIn(id, { text: aText() }), { status: 201, body: { isOfficial: true } });
  t.match(await handIn(id, { text: aText(article('1', 'Lain.')) }), { status: 409 });
});

t.test('the database itself refuses to change what was signed', async (t) => {
  const { id, officialVersionId } = await aRegulation(api);
  for (const change of [
    `update policy_documents.documents set title = 'Lain' where id = '${id}'`,
    `update policy_documents.documents set enacted_on = enacted_on - 1 where id = '${id}'`,
    `update policy_documents.documents set official_version_id = null where id = '${id}'`,
    `update policy_documents.version_texts set text = '{}' where version_id = '${officialVersionId}'`,
    `delete from policy_documents.version_texts where version_id = '${officialVersionId}'`,
    `update policy_documents.versions set number = 9 where id = '${officialVersionId}'`,
    `delete from policy_documents.steps where document_id = '${id}'`,
  ])
    await t.rejects(query(database.ownerUrl, change), /stay as they are/, change);
});
