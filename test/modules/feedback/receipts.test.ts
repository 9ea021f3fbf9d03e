import { randomBytes, randomUUID } from 'node:crypto';
import t from 'tap';
import { readReceipt, receiptOf } from '../../../src/modules/feedback/intake/receipts.ts';
import { build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { answer, aProof, aSurvey, created, marked, ownSurvey, today } from '../../support/feedback.ts';

const check = ({ call }: TestApp, receipt: unknown) =>
  call('POST', '/v1/survey-receipts/_check', { key: null, body: { receipt } });
const erase = ({ call }: TestApp, receipt: unknown) =>
  call('POST', '/v1/survey-receipts/erasure', { key: null, body: { receipt } });

/** All roll-ups of a survey, and what a rebuild would change in them. */
async function figures({ database }: TestApp, surveyId: string) {
  const of = (columns: string) =>
    query(database.ownerUrl, `select ${columns} t where survey_id = $1 order by 1, 2, 3, 4, 5`, [surveyId]);
  await query(
    database.ownerUrl,
    `do $$ begin
       perform feedback.find_tally_differences();
       if feedback.mend_tallies() > 0 then raise exception 'the roll-ups are not what the answers say'; end if;
     end $$`,
  );
  const trimmed = (numbers: string) => `(select array_agg(trim_scale(x) order by n)::text
    from unnest(t.${numbers}) with ordinality u (x, n)) as ${numbers}`;
  return {
    tallies: await of(
      `service_id, dimension, value, answers, cells::text, ${trimmed('sums')}, ${trimmed('squares')}
         from feedback.tallies`,
    ),
    profiles: await of(
      'gender, age_band, education, occupation, disability, answers from feedback.profile_counts',
    ),
  };
}

const questions = [
  {
    key: 'channel',
    kind: 'multiple',
    text: { id: 'Saluran?' },
    isRequired: false,
    choices: ['web', 'counter'].map((key) => ({ key, text: { id: key } })),
  },
  {
    key: 'minutes',
    kind: 'number',
    text: { id: 'Berapa menit?' },
    isRequired: true,
    number: { least: 0, most: 480, decimals: 1 },
  },
  { key: 'wish', kind: 'text', text: { id: 'Harapan?' }, isRequired: false },
  { key: 'phone', kind: 'text', text: { id: 'Nomor telepon?' }, isRequired: false, isPersonal: true },
];
const given = (minutes: number, ...channels: string[]) => [
  { question: 'channel', choices: channels },
  { question: 'minutes', value: minutes },
];

t.test('a receipt tells whoever has it what became of the answer, and nothing of what it says', async (t) => {
  const api = await build(t);
  const survey = await ownSurvey(api, questions, {
    title: { id: 'Pelayanan keliling', en: 'Mobile service' },
  });
  const texts = [
    { question: 'wish', text: 'Buka hari Sabtu.' },
    { question: 'phone', text: '081234567890' },
  ];
  const { receipt } = await created(answer(api, survey, [...given(12.5, 'web'), ...texts]));
  const checked = await check(api, receipt);
  t.strictSame(checked.body, {
    survey: { id: 'Pelayanan keliling', en: 'Mobile service' },
    link: survey.link,
    receivedOn: today(),
    state: 'counted',
    texts: [
      { question: 'phone', state: 'held' },
      { question: 'wish', state: 'held' },
    ],
  } as never);
});

t.test('an answer that is erased leaves every figure as it was before, and its texts', async (t) => {
  const api = await build(t);
  const survey = await ownSurvey(api, questions);
  const person = { profile: { gender: 'male', occupation: 'student' } };
  await created(answer(api, survey, given(1, 'web'), person));
  await created(answer(api, survey, given(480, 'web', 'counter')));
  const before = await figures(api, survey.id);
  for (const profile of [person.profile, { gender: 'female', ageBand: '50-59', disability: 'disabled' }]) {
    const text = { question: 'wish', text: 'Lebih cepat.' };
    const { receipt } = await created(answer(api, survey, [...given(0.1, 'counter'), text], { profile }));
    t.not(JSON.stringify(await figures(api, survey.id)), JSON.stringify(before), 'it counted');
    t.match(await erase(api, receipt), { status: 201, body: { erasedOn: today() } });
    t.strictSame(await figures(api, survey.id), before);
    for (const again of [await erase(api, receipt), await check(api, receipt)])
      t.match(again, { status: 404, body: { code: 'receipt-unknown' } });
  }
  t.strictSame(await query(api.database.ownerUrl, 'select id from feedback.response_texts'), []);
});

t.test('the last answer that is erased leaves nothing at all', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api);
  const { receipt } = await created(answer(api, survey, marked(4)));
  t.equal((await erase(api, receipt)).status, 201);
  t.strictSame(await figures(api, survey.id), { tallies: [], profiles: [] });
});

t.test('erased ten times at once, an answer leaves the figures once', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api);
  await created(answer(api, survey, marked(2)));
  const before = await figures(api, survey.id);
  const { receipt } = await created(answer(api, survey, marked(3)));
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => erase(api, receipt)));
  t.strictSame(outcomes.map(({ status }) => status).sort(), [201, ...Array(9).fill(404)]);
  t.strictSame(await figures(api, survey.id), before);
});

t.test('what was held and never counted is erased without touching the figures', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api, { answersPerAddress: 1 });
  await created(answer(api, survey, marked(2)));
  const before = await figures(api, survey.id);
  const held = await created(answer(api, survey, marked(3)));
  t.match(await check(api, held.receipt), { body: { state: 'quarantined' } });
  t.equal((await erase(api, held.receipt)).status, 201);
  t.strictSame(await figures(api, survey.id), before);
});

t.test('an answer that was erased does not come back with the proof that it was sent with', async (t) => {
  const api = await build(t, { environment: { PENATA_PROOF_OF_WORK_COST: '1' } });
  const survey = await aSurvey(api);
  const proof = await aProof(api);
  const { receipt } = await created(answer(api, survey, marked(3), { proof }));
  await erase(api, receipt);
  t.match(await answer(api, survey, marked(3), { proof }), { status: 201, body: { state: null } });
  t.match(await check(api, receipt), { status: 404 });
});

t.test('what only looks like a receipt opens nothing', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api);
  const { receipt } = await created(answer(api, survey, marked(4)));
  const known = readReceipt(String(receipt))!;
  t.equal(receiptOf(known), receipt);
  const far = Buffer.from(String(receipt), 'base64url').fill(0xff, 16, 19).toString('base64url');
  for (const other of [
    receiptOf({ ...known, secret: randomBytes(16) }),
    receiptOf({ ...known, id: randomUUID() }),
    receiptOf({ ...known, surveyId: randomUUID() }),
    receiptOf({ ...known, receivedOn: '2020-01-01' }),
    String(receipt).slice(1),
    far,
    'A'.repeat(68),
    'A'.repeat(200),
  ])
    for (const refused of [await check(api, other), await erase(api, other)])
      t.match(refused, { status: 404, body: { code: 'receipt-unknown' } }, other.slice(0, 70));
  t.match(await check(api, 'bukan bukti'), { status: 400 });
  t.equal((await check(api, receipt)).status, 200);
});
