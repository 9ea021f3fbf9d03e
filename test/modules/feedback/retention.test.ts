import t from 'tap';
import { responsePartitionsJob } from '../../../src/modules/feedback/jobs.ts';
import { dayAfter } from '../../../src/platform/calendar.ts';
import { JobInterrupted } from '../../../src/platform/jobs/job.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aUnit } from '../../support/organisation.ts';
import { retentionJob } from '../../support/retention.ts';

const api = await build(t);
const { app, call, database, key } = api;
const rows = (text: string, values: unknown[] = []) => query(database.ownerUrl, text, values);
const count = async (table: string, where = 'true') =>
  (await rows(`select count(*)::int as count from feedback.${table} where ${where}`))[0]!.count;

const today = app.today();
const daysAgo = (days: number) =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
const run = (job = retentionJob, about: object = {}) =>
  job.run(
    {},
    {
      config: app.config,
      database: app.database,
      log: app.log,
      signal: new AbortController().signal,
      today: app.today,
      ...about,
    },
  );

const surveyId = '019a0b1c-2d3e-7f40-8a5b-0000000000aa';
const unit = await aUnit(api);
await rows(
  `insert into feedback.surveys (id, code, title, unit_id, version_id, starts_on, ends_on, link, decision)
   values ($1, 'SKM-1', '{"id": "Survei", "en": "Survey"}', $2, '019a4700-0000-7000-8000-000000000602',
           $3::date - 3000, $3::date + 30, 'tautan', 'open')`,
  [surveyId, unit.id, today],
);

let number = 0;
const hex = (value: number) => value.toString(16).padStart(64, '0');
/** An answer that came in so many days ago, with a text and an answer that is personal data. */
async function anAnswer(days: number): Promise<string> {
  number += 1;
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const answer = {
    place: 0,
    survey: surveyId,
    survey_version: 1,
    id,
    channel: 'link',
    key: hex(number),
    answered_on: daysAgo(days),
    cells: [1, 5],
    address: hex(number),
    receipt: hex(number),
    content: hex(number),
    texts: [
      { question: 'suggestions', is_personal: false, body: 'Cepat.', findings: [] },
      { question: 'phone', is_personal: true, body: '0800', findings: [] },
    ],
  };
  const [taken] = await rows('select feedback.take_responses($1::jsonb, $2::date) as outcome', [
    JSON.stringify([answer]),
    daysAgo(days),
  ]);
  t.match(taken, { outcome: [{ outcome: 'taken' }] });
  return id;
}

const rules = async () =>
  new Map(
    (await call('GET', '/v1/retention-rules')).body.items.map((rule) => [rule.subject as string, rule]),
  );
const change = async (subject: string, body: object, headers: object = {}) =>
  call('PATCH', `/v1/retention-rules/${(await rules()).get(subject)!.id}`, {
    body,
    headers: { 'if-match': '*', ...headers },
  });
const daysOf = async (subject: string) => Number((await rules()).get(subject)!.days);

/** What is left of answers of so many days, after the rules were applied. */
async function leftAfter(days: number, looked: (id: string) => Promise<unknown>): Promise<unknown> {
  const id = await anAnswer(days);
  await run();
  return looked(id);
}

t.test('the schedule is read, and changed with a reason', async (t) => {
  t.strictSame(
    [...(await rules())].map(([subject, { days }]) => [subject, days]),
    [
      ['drafts', 7],
      ['sender-statistics', 90],
      ['personal-answers', 365],
      ['unpublished-texts', 730],
      ['response-keys', 120],
      ['report-identities', 730],
      ['forum-codes', 365],
    ],
  );
  const { id } = (await rules()).get('drafts')!;
  t.match(await call('GET', `/v1/retention-rules/${id}`, { key: await key(['surveys:read']) }), {
    status: 200,
    body: { subject: 'drafts', version: 1 },
  });
  const changed = await change('drafts', { days: 5 }, { 'if-match': '"1"', 'x-purpose': 'Keputusan rapat' });
  t.match(changed, { status: 200, body: { days: 5, version: 2 } });
  t.equal((await change('drafts', { days: 6 }, { 'if-match': '"1"' })).status, 412);
  t.match((await call('GET', `/v1/retention-rules/${id}/history`)).body.items, [
    { reason: 'Keputusan rapat' },
  ]);
  t.match(await change('response-keys', { days: 89 }), {
    status: 422,
    body: { errors: [{ pointer: '/days', code: 'retention-too-short' }] },
  });
  t.match(await change('response-keys', { legalBasis: 'Perwali 1/2026' }), {
    status: 200,
    body: { days: 120 },
  });
  t.equal((await change('drafts', { days: 0 })).status, 400);
  const some = await key(['surveys:read', 'surveys:write'], { unitIds: [unit.id] });
  t.equal((await call('GET', '/v1/retention-rules', { key: some })).status, 200);
  t.equal(
    (await call('PATCH', `/v1/retention-rules/${id}`, { key: some, body: { days: 9 } })).status,
    403,
    'for the whole city alone',
  );
});

t.test('drafts are forgotten on the day after their last', async (t) => {
  const days = await daysOf('drafts');
  const aDraft = (touched: string) =>
    rows(
      `insert into feedback.response_drafts (id, survey_id, secret_hash, content, updated_at)
       values (gen_random_uuid(), $1, '', '[]', $2::timestamp at time zone $3)`,
      [surveyId, touched, app.config.timeZone],
    );
  await aDraft(`${daysAgo(days)} 00:00:00`);
  await aDraft(`${daysAgo(days + 1)} 23:59:59`);
  await aDraft(`${daysAgo(days + 100)} 12:00:00`);
  await run();
  t.equal(await count('response_drafts'), 1, 'the day is that of the clock of the city');
  await run(retentionJob, { today: () => dayAfter(today) });
  t.equal(await count('response_drafts'), 0);
});

t.test('traces of addresses are forgotten, answers stay', async (t) => {
  const days = await daysOf('sender-statistics');
  const trace = async (id: string) => [
    await count('responses', `id = '${id}' and address_hash is not null`),
    await count('senders', `address_hash = (select receipt_hash from feedback.responses where id = '${id}')`),
    await count('responses', `id = '${id}'`),
  ];
  t.strictSame(await leftAfter(days, trace), [1, 1, 1], 'on the last day');
  t.strictSame(await leftAfter(days + 1, trace), [0, 0, 1], 'on the day after');
});

t.test('what is personal goes first, texts that nobody published later, published ones never', async (t) => {
  const texts = async (id: string) => [
    await count('response_texts', `response_id = '${id}' and not is_personal`),
    await count('response_texts', `response_id = '${id}' and is_personal`),
  ];
  const [personal, unpublished] = [await daysOf('personal-answers'), await daysOf('unpublished-texts')];
  t.strictSame(await leftAfter(personal, texts), [1, 1]);
  t.strictSame(await leftAfter(personal + 1, texts), [1, 0]);
  t.strictSame(await leftAfter(unpublished, texts), [1, 0]);
  t.strictSame(await leftAfter(unpublished + 1, texts), [0, 0]);
  const published = await anAnswer(unpublished + 500);
  const withheld = await anAnswer(unpublished + 1);
  await rows(
    `update feedback.response_texts set state = 'published', published_body = body
      where response_id = $1 and not is_personal`,
    [published],
  );
  await rows(`update feedback.response_texts set state = 'withheld' where response_id = $1`, [withheld]);
  await run();
  t.strictSame(await texts(published), [1, 0]);
  t.strictSame(await texts(withheld), [0, 0]);
});

t.test('keys of answers are kept for as long as the rule says', async (t) => {
  const days = await daysOf('response-keys');
  const keys = (id: string) =>
    count('response_keys', `content_hash = (select content_hash from feedback.responses where id = '${id}')`);
  t.equal(await leftAfter(days, keys), 1);
  t.equal(await leftAfter(days + 1, keys), 0);
  await change('response-keys', { days: days + 10 });
  t.equal(await leftAfter(days + 10, keys), 1, 'a rule that was changed is applied as it is now');
});

t.test('applied again, the rules change nothing more, and roll-ups stay as they were', async (t) => {
  const state = async () => {
    const tables = ['responses', 'response_texts', 'response_drafts', 'response_keys', 'senders', 'tallies'];
    const found = tables.map(async (table) =>
      rows(`select md5(string_agg(r::text, '' order by r::text)) as hash from feedback.${table} r`),
    );
    return JSON.stringify(await Promise.all(found));
  };
  await anAnswer(1000);
  const tallies = await rows('select answers, cells from feedback.tallies order by dimension, value');
  await run();
  const once = await state();
  await run();
  t.equal(await state(), once);
  t.strictSame(await rows('select answers, cells from feedback.tallies order by dimension, value'), tallies);
  t.equal(tallies.find(({ answers }) => answers === number)?.answers, number, 'every answer counts still');
});

t.test('many are forgotten batch by batch, and a process that ends stops in between', async (t) => {
  await rows(
    `insert into feedback.response_keys (survey_id, key, received_on, content_hash)
     select $1, decode(md5(n::text), 'hex'), $2::date - 3000, '' from generate_series(1, 12001) n`,
    [surveyId, today],
  );
  const stopped = new AbortController();
  stopped.abort();
  await t.rejects(async () => run(retentionJob, { signal: stopped.signal }), JobInterrupted);
  t.equal(await count('response_keys', `received_on < '${daysAgo(2000)}'`), 12_001);
  await run();
  t.equal(await count('response_keys', `received_on < '${daysAgo(2000)}'`), 0);
});

t.test('answers change by no other way', async (t) => {
  await t.rejects(query(database.serviceUrl, 'update feedback.responses set address_hash = null'), {
    code: '42501',
  });
});

t.test('the months to come have their partitions', async (t) => {
  const partitions = async () =>
    (await rows(`select relid::text from pg_partition_tree('feedback.responses') where isleaf`)).length;
  const before = await partitions();
  const [last] = await rows(
    `select max(relid::text) as name from pg_partition_tree('feedback.responses')
      where relid::text ~ 'responses_2'`,
  );
  await rows(`drop table ${last!.name}`);
  await run(responsePartitionsJob);
  t.equal(await partitions(), before);
  await run(responsePartitionsJob);
  t.equal(await partitions(), before);
});
