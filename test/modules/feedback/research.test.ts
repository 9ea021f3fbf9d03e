import t from 'tap';
import { Random } from '../../../src/demo/random.ts';
import { fewestAlike } from '../../../src/modules/feedback/rules/anonymity.ts';
import { type Answer, build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { as, download, readCsv, readNdjson, readXlsx } from '../../support/exports.ts';
import { answer, aSurvey, created, marked, ownSurvey, today } from '../../support/feedback.ts';

interface Item {
  readonly month: string;
  readonly serviceId: string | null;
  readonly channel: string;
  readonly profile: Record<string, string | null>;
  readonly marks: Record<string, number> | null;
  readonly answers: Record<string, unknown>[];
}

const open = { answersPerAddress: 100_000, identicalPerAddress: 100_000 };

/** The answers of a survey, page by page. */
async function answersOf({ call }: TestApp, survey: { readonly id: string }, query = '') {
  const items: Item[] = [];
  let next: string | null = `/v1/surveys/${survey.id}/responses?limit=7${query}`;
  while (next !== null) {
    const page: Answer<{ items: Item[]; next: string | null }> = await call('GET', next);
    t.equal(page.status, 200);
    items.push(...page.body.items);
    next = page.body.next;
  }
  return items;
}

const nothing = { gender: null, ageBand: null, education: null, occupation: null, disability: null };

t.test('every answer that counts is told without what could tell whose it is', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api, open);
  const rare = { gender: 'male', occupation: 'military-police' };
  const text = { question: 'suggestions', text: 'Nama saya Budi.' };
  await created(answer(api, survey, [...marked(1, 2, 3, 4), text], { profile: rare }));
  const response = await api.call<{ items: Item[] }>('GET', `/v1/surveys/${survey.id}/responses`);
  t.strictSame(response.body.items, [
    {
      month: today().slice(0, 7),
      serviceId: survey.services[0]!.serviceId,
      channel: 'link',
      profile: nothing,
      marks: {
        requirements: 1,
        procedure: 2,
        time: 3,
        cost: 4,
        product: 4,
        staffCompetence: 4,
        staffBehaviour: 4,
        complaintHandling: 4,
        facilities: 4,
      },
      answers: marked(1, 2, 3, 4),
    },
  ]);
  t.notMatch(response.text, /Budi|suggestions/);
  t.notMatch(response.text, today(), 'no day');
  const [row] = await query<{ id: string }>(api.database.ownerUrl, 'select id from feedback.responses');
  t.notOk(response.text.includes(row!.id), 'no id');
});

t.test('in all pages and files five share what is told of somebody, or nothing is told', async (t) => {
  const api = await build(t, { listen: true });
  const survey = await aSurvey(api, open);
  const random = new Random(7, 1);
  const profiles = Array.from({ length: 60 }, () => ({
    ...(random.chance(0.8) ? { gender: random.pick(['male', 'female']) } : {}),
    ...(random.chance(0.7) ? { ageBand: random.pick(['20-29', '30-39']) } : {}),
    ...(random.chance(0.5) ? { education: random.pick(['bachelor', 'diploma']) } : {}),
    ...(random.chance(0.3) ? { occupation: random.pick(['student', 'other', 'homemaker']) } : {}),
    ...(random.chance(0.1) ? { disability: 'disabled' } : {}),
  }));
  for (const profile of profiles) await created(answer(api, survey, marked(3), { profile }));
  const items = await answersOf(api, survey);
  t.equal(items.length, profiles.length);
  const alike = new Map<string, number>();
  for (const { profile } of items) {
    const name = JSON.stringify(profile);
    alike.set(name, (alike.get(name) ?? 0) + 1);
  }
  for (const [name, n] of alike) t.ok(n >= fewestAlike || name === JSON.stringify(nothing), `${n} ${name}`);
  t.ok(alike.size >= 4, 'and not all is left out');

  const url = `/v1/surveys/${survey.id}/responses`;
  const key = await api.key(['survey-responses:read']);
  const take = async (format: 'csv' | 'ndjson' | 'xlsx') =>
    (await download(api.address, url, key, as(format))).bytes;
  t.strictSame(readNdjson(await take('ndjson')).items, items);
  const cells = items.map(({ profile, marks, answers }) => [
    ...Object.values(profile).map((value) => value ?? ''),
    ...Object.values(marks!).map(String),
    JSON.stringify(answers),
  ]);
  for (const { header, rows } of [readCsv(await take('csv')), await readXlsx(await take('xlsx'))]) {
    t.strictSame(header.slice(0, 5), ['month', 'serviceId', 'channel', 'profile.gender', 'profile.ageBand']);
    t.strictSame(header.slice(8, 10), ['marks.requirements', 'marks.procedure']);
    t.strictSame(
      rows.map((row) => row.slice(3)),
      cells,
    );
  }
});

t.test('answers that are held, rejected or erased are not told', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api, { ...open, answersPerAddress: 3 });
  const receipts: unknown[] = [];
  for (const mark of [1, 2, 3, 4]) receipts.push((await created(answer(api, survey, marked(mark)))).receipt);
  const marks = async () => (await answersOf(api, survey)).map((item) => item.marks!.time).sort();
  t.strictSame(await marks(), [1, 2, 3]);
  await created(
    api.call('POST', '/v1/survey-receipts/erasure', { key: null, body: { receipt: receipts[0] } }),
  );
  t.strictSame(await marks(), [2, 3]);
  const decision = { counts: true, heldFor: 'many-from-address', reason: 'Sudah diperiksa.' };
  await created(api.call('POST', `/v1/surveys/${survey.id}/response-decisions`, { body: decision }));
  t.strictSame(await marks(), [2, 3, 4]);
});

t.test('answers to a questionnaire of one’s own are told question by question', async (t) => {
  const api = await build(t);
  const choices = ['web', 'counter'].map((key) => ({ key, text: { id: key } }));
  const survey = await ownSurvey(
    api,
    [
      { key: 'way', kind: 'multiple', text: { id: 'Lewat?' }, isRequired: false, choices },
      {
        key: 'minutes',
        kind: 'number',
        text: { id: 'Menit?' },
        isRequired: false,
        number: { least: 0, most: 480, decimals: 2 },
      },
      { key: 'wish', kind: 'text', text: { id: 'Harapan?' }, isRequired: false },
    ],
    open,
  );
  await created(
    answer(api, survey, [
      { question: 'wish', text: 'Rahasia' },
      { question: 'minutes', value: 12.25 },
      { question: 'way', choices: ['counter', 'web'] },
    ]),
  );
  await created(answer(api, survey, [{ question: 'way', choices: ['web'] }]));
  const items = await answersOf(api, survey);
  t.ok(items.every(({ marks, serviceId }) => marks === null && serviceId === null));
  t.strictSame(
    items.map(({ answers }) => JSON.stringify(answers)).sort(),
    [
      [
        { question: 'way', choices: ['web', 'counter'] },
        { question: 'minutes', value: 12.25 },
      ],
      [{ question: 'way', choices: ['web'] }],
    ]
      .map((one) => JSON.stringify(one))
      .sort(),
  );
  t.strictSame(await answersOf(api, survey, `&serviceId=${survey.id}`), []);
});
