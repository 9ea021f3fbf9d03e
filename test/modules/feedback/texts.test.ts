import t from 'tap';
import { publishedBy, redactedBody } from '../../../src/modules/feedback/rules/texts.ts';
import { allScopes } from '../../../src/platform/access/scopes.ts';
import { linksIn, personalDataIn } from '../../../src/platform/public-writes/index.ts';
import { type AnswerBody, build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { as, download, readCsv, readNdjson } from '../../support/exports.ts';
import { answer, aSurvey, created, marked, ownSurvey } from '../../support/feedback.ts';
import { attacks, strangersIn } from '../../support/hostile-html.ts';

interface Text extends AnswerBody {
  readonly body: string | null;
  readonly redactedBody: string | null;
  readonly publishedBody: string | null;
}

const wish = (text: string) => [...marked(4), { question: 'suggestions', text }];

/** The texts of a survey, as an officer reads them. */
const textsOf = async ({ call }: TestApp, survey: { readonly id: string }, query = '', key?: string) =>
  (await call('GET', `/v1/surveys/${survey.id}/texts?limit=500${query}`, { key })).body.items as Text[];

const published = async ({ call }: TestApp, { link }: { readonly link: string }, query = '') =>
  (await call('GET', `/v1/survey-forms/${link}/texts?limit=500${query}`, { key: null })).body.items;

const decide = (
  { call }: TestApp,
  { id }: { readonly id: string },
  body: object,
  match = '*',
  key?: string,
) => call('PATCH', `/v1/survey-texts/${id}`, { body, headers: { 'if-match': match }, key });

/** A survey with one text, and that text. */
async function aText(api: TestApp, body: string) {
  const survey = await aSurvey(api);
  const { receipt } = await created(answer(api, survey, wish(body)));
  const [text] = await textsOf(api, survey);
  return { survey, text: text!, receipt };
}

const phone = 'Petugas ramah, hubungi saya di 0812-3456-7890 ya.';

t.test('what people wrote waits until somebody publishes it, redacted unless in other words', async (t) => {
  const api = await build(t);
  const { survey, text } = await aText(api, phone);
  t.match(text, {
    question: 'suggestions',
    serviceId: survey.services[0]!.serviceId,
    isPersonal: false,
    state: 'held',
    findings: ['phone'],
    body: phone,
    redactedBody: 'Petugas ramah, hubungi saya di [nomor telepon] ya.',
    publishedBody: null,
  });
  t.strictSame(await published(api, survey), []);
  const decided = await decide(api, text, { state: 'published' }, `"${text.version}"`);
  t.match(decided, { status: 200, body: { state: 'published', publishedBody: text.redactedBody } });
  const [shown, ...others] = await published(api, survey);
  t.strictSame(others, []);
  t.strictSame(shown, {
    id: text.id,
    question: 'suggestions',
    serviceId: survey.services[0]!.serviceId,
    receivedIn: String(text.receivedOn).slice(0, 7),
    body: text.redactedBody,
    html: '<p>Petugas ramah, hubungi saya di [nomor telepon] ya.</p>\n',
  } as never);
  const inOtherWords = await decide(api, text, { state: 'published', publishedBody: 'Petugas *ramah*.' });
  t.equal(inOtherWords.status, 200);
  t.match(await published(api, survey), [{ html: '<p>Petugas <em>ramah</em>.</p>\n' }]);
  t.match(await decide(api, text, { state: 'withheld', reason: 'Ditarik penulisnya.' }), {
    status: 200,
    body: { state: 'withheld', publishedBody: null, stateReason: 'Ditarik penulisnya.' },
  });
  t.strictSame(await published(api, survey), []);
});

t.test('what tells who somebody is, and what leads elsewhere, is refused with its places', async (t) => {
  const api = await build(t);
  const { survey, text } = await aText(api, 'Antrean panjang.');
  const body = 'Telepon 081234567890 atau tulis ke siti@contoh.example';
  const refused = await decide(api, text, { state: 'published', publishedBody: body });
  t.match(refused, {
    status: 422,
    body: {
      code: 'rule-broken',
      errors: [
        { pointer: '/publishedBody', code: 'personal-data-in-text', message: /phone.* 9 to 20/ },
        { pointer: '/publishedBody', code: 'personal-data-in-text', message: /email.* 36 to 54/ },
      ],
    },
  });
  t.match(await decide(api, text, { state: 'published', publishedBody: 'Lihat https://a.example' }), {
    status: 422,
    body: { errors: [{ pointer: '/publishedBody', code: 'links-in-text' }] },
  });
  t.match(await decide(api, text, { state: 'withheld' }), {
    status: 422,
    body: { errors: [{ pointer: '/reason', code: 'reason-missing' }] },
  });
  t.match(await decide(api, text, { state: 'held', publishedBody: 'x' }), {
    status: 422,
    body: { errors: [{ pointer: '/publishedBody', code: 'body-of-unpublished' }] },
  });
  t.match(await decide(api, text, { state: 'published', publishedBody: '  \n ' }), { status: 400 });
  t.strictSame(await published(api, survey), []);
  const linked = await aText(api, 'Lihat https://a.example dahulu');
  t.match(linked.text.findings, ['link']);
  t.match(await decide(api, linked.text, { state: 'published' }), {
    status: 422,
    body: { errors: [{ pointer: '/publishedBody', code: 'links-in-text' }] },
  });
});

t.test('of two who decide at once, the second hears of the first', async (t) => {
  const api = await build(t);
  const { text } = await aText(api, 'Antrean panjang.');
  const match = `"${text.version}"`;
  const both = await Promise.all([
    decide(api, text, { state: 'published' }, match),
    decide(api, text, { state: 'withheld', reason: 'Rangkap.' }, match),
  ]);
  t.strictSame(both.map(({ status }) => status).sort(), [200, 412]);
  const [row] = await query<{ by: string; version: number }>(
    api.database.ownerUrl,
    'select updated_by as by, version from feedback.response_texts',
  );
  t.match(row, { by: /^key:/, version: 2 });
});

t.test(
  'what a question asks as personal data is read with its scope, on record, and never published',
  async (t) => {
    const api = await build(t);
    const question = { kind: 'text', isRequired: false };
    const survey = await ownSurvey(api, [
      { ...question, key: 'phone', text: { id: 'Nomor telepon?' }, isPersonal: true },
      { ...question, key: 'wish', text: { id: 'Harapan?' } },
    ]);
    const answers = [
      { question: 'phone', text: 'Nol delapan satu' },
      { question: 'wish', text: 'Buka hari Sabtu.' },
    ];
    await created(answer(api, survey, answers));
    const blind = await api.key(allScopes.filter((scope) => scope !== 'survey-responses:read-sensitive'));
    const masked = await textsOf(api, survey, '', blind);
    t.equal(masked.length, 2);
    for (const text of masked) t.match(text, { body: null, maskedFields: ['body'] });
    t.strictSame(masked.map(({ redactedBody }) => redactedBody).sort(), ['Buka hari Sabtu.', null]);
    const reads = () =>
      query<{ id: string }>(
        api.database.ownerUrl,
        `select resource_id as id from audit.entries where operation = 'read' and resource = 'survey-text' order by 1`,
      );
    t.strictSame(await reads(), [], 'nobody has seen anything');
    const seen = await textsOf(api, survey);
    t.strictSame(seen.map(({ body }) => body).sort(), ['Buka hari Sabtu.', 'Nol delapan satu']);
    t.strictSame(
      (await reads()).map(({ id }) => id),
      seen.map(({ id }) => id).sort(),
      'each that was seen is on record',
    );
    const personal = seen.find(({ question }) => question === 'phone')!;
    t.match(await decide(api, personal, { state: 'published', publishedBody: 'Nol' }), {
      status: 422,
      body: { errors: [{ pointer: '/state', code: 'text-is-personal' }] },
    });
    t.match((await decide(api, personal, { state: 'withheld', reason: 'Pribadi.' }, '*', blind)).body, {
      state: 'withheld',
      body: null,
      redactedBody: null,
    });
  },
);

t.test('published together is what nothing was found in, of answers that count', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api, { answersPerAddress: 4, identicalPerAddress: 4 });
  for (const text of ['Cepat.', phone, 'Lihat https://a.example dahulu', 'Ruang tunggu sempit.', 'Spam.'])
    await created(answer(api, survey, wish(text)));
  const publish = () => api.call('POST', `/v1/surveys/${survey.id}/text-publication`);
  t.match(await publish(), { status: 201, body: { published: 2 } });
  t.strictSame((await published(api, survey)).map(({ body }) => body).sort(), [
    'Cepat.',
    'Ruang tunggu sempit.',
  ]);
  t.match((await publish()).body, { published: 0 });
  const spam = (await textsOf(api, survey)).find(({ body }) => body === 'Spam.')!;
  t.match(await decide(api, spam, { state: 'published' }), {
    status: 422,
    body: { errors: [{ pointer: '/state', code: 'text-of-uncounted-answer' }] },
  });
  const decision = { counts: true, heldFor: 'many-from-address', reason: 'Satu sekolah.' };
  await created(api.call('POST', `/v1/surveys/${survey.id}/response-decisions`, { body: decision }));
  t.match((await publish()).body, { published: 1 });
});

t.test('texts are found by state, findings, service and question', async (t) => {
  const api = await build(t);
  const { survey, text } = await aText(api, 'Cepat.');
  await created(answer(api, survey, wish(phone)));
  await decide(api, text, { state: 'published' });
  const count = async (filter: string) => (await textsOf(api, survey, filter)).length;
  const service = survey.services[0]!.serviceId;
  t.strictSame(
    [
      await count('&state=published'),
      await count('&state=held'),
      await count('&hasFindings=true'),
      await count('&hasFindings=false'),
      await count(`&serviceId=${service}`),
      await count(`&serviceId=${survey.id}`),
      await count('&question=suggestions'),
      await count('&question=other'),
    ],
    [1, 1, 1, 1, 2, 0, 2, 0],
  );
  t.equal((await published(api, survey, `&serviceId=${service}`)).length, 1);
  t.equal((await published(api, survey, '&question=other')).length, 0);
  const first = await api.call('GET', `/v1/surveys/${survey.id}/texts?limit=1`);
  const second = await api.call('GET', first.body.next!);
  t.equal(new Set([first, second].map(({ body }) => body.items[0]!.id)).size, 2);
  t.equal(second.body.next, null);
  const planned = await aSurvey(api, { draft: true });
  const hidden = await api.call('GET', `/v1/survey-forms/${planned.link}/texts`, { key: null });
  t.equal(hidden.status, 404);
});

t.test('whoever erases an answer takes back what was published of it', async (t) => {
  const api = await build(t);
  const { survey, text, receipt } = await aText(api, 'Cepat.');
  await decide(api, text, { state: 'published' });
  t.equal((await published(api, survey)).length, 1);
  await created(api.call('POST', '/v1/survey-receipts/erasure', { key: null, body: { receipt } }));
  t.strictSame(await published(api, survey), []);
  t.match(await decide(api, text, { state: 'published' }), { status: 404 });
});

t.test('what is written to do something in a page does nothing anywhere', async (t) => {
  const api = await build(t, { listen: true });
  const survey = await aSurvey(api, { answersPerAddress: 10_000, identicalPerAddress: 10_000 });
  const written = attacks.filter((attack) => !attack.includes('\0') && attack.length <= 1000);
  t.ok(written.length > 50);
  for (const attack of written) await created(answer(api, survey, wish(attack)));
  for (const text of await textsOf(api, survey)) await decide(api, text, { state: 'published' });
  const shown = (await published(api, survey)) as unknown as { body: string; html: string }[];
  t.ok(shown.length > 25, `${shown.length} were published`);
  t.ok(
    shown.some(({ body }) => body.includes('<script>')),
    'as text they are what they are',
  );
  for (const { html, body } of shown) t.strictSame(strangersIn(html), [], body.slice(0, 60));
  const key = await api.key();
  const purpose = { 'x-purpose': 'Uji' };
  for (const url of [`/v1/surveys/${survey.id}/texts`, `/v1/survey-forms/${survey.link}/texts`]) {
    const page = await api.call('GET', `${url}?limit=500`);
    t.match(page.headers['content-type'], /^application\/json/);
    t.equal(page.headers['x-content-type-options'], 'nosniff');
    const csv = await download(api.address, url, key, as('csv', purpose));
    t.match(csv.headers.get('content-disposition'), /^attachment/);
    const { header, rows } = readCsv(csv.bytes);
    t.equal(rows.length, page.body.items.length);
    for (const row of rows)
      for (const [at, cell] of row.entries()) t.notMatch(cell, /^[=+\-@\t\r]/, `${header[at]}`);
    const lines = await download(api.address, url, key, as('ndjson', purpose));
    t.equal(readNdjson(lines.bytes).items.length, page.body.items.length);
  }
});

t.test('by the rule, what is published holds neither personal data nor links', async (t) => {
  const text = (body: string, about = {}) => ({ body, isPersonal: false, isCounted: true, ...about });
  t.equal(redactedBody(text(phone, { isPersonal: true })), null);
  const cases: [string, string][] = [
    [phone, 'Petugas ramah, hubungi saya di [nomor telepon] ya.'],
    ['NIK saya 1671014507990001, tolong dicek.', 'NIK saya [NIK], tolong dicek.'],
    ['Surel a@b.example dan telepon 0711-351234.', 'Surel [alamat surel] dan telepon [nomor telepon].'],
    ['Cepat dan ramah.', 'Cepat dan ramah.'],
  ];
  for (const [body, expected] of cases) {
    const { found, publishedBody } = publishedBy({ state: 'published' }, text(body));
    t.strictSame([found, publishedBody], [[], expected]);
    t.strictSame([personalDataIn(expected), linksIn(expected)], [[], 0], 'nothing is found in it again');
  }
  t.match(publishedBy({ state: 'published' }, text('www.contoh.example')).found, [{ code: 'links-in-text' }]);
  t.strictSame(publishedBy({ state: 'held' }, text('Cepat.')), { found: [], publishedBody: null });
});
