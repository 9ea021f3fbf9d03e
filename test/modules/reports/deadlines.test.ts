import t from 'tap';
import { tellOfDeadlinesJob } from '../../../src/modules/reports/jobs.ts';
import { deadlinesAnew } from '../../../src/modules/reports/rules/deadlines.ts';
import { dueUntil } from '../../../src/modules/reports/rules/escalation.ts';
import { settleDeadlines } from '../../../src/modules/reports/store/settling.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { created } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { allTo, aReport, reportNumbered, step } from '../../support/reports.ts';

const api = await build(t);
const desk = await aUnit(api);
await allTo(api, desk.id);
const run = () =>
  tellOfDeadlinesJob.run(
    {},
    {
      config: api.app.config,
      database: api.app.database,
      log: api.app.log,
      today: () => api.app.today(),
      signal: new AbortController().signal,
    },
  );
/** Moves both deadlines of a report: what the passing of time does. */
const due = (number: string, first: string, last: string) =>
  query(
    api.database.ownerUrl,
    `update reports.reports set first_response_due_at = now() + $2::interval, due_at = now() + $3::interval where number = $1`,
    [number, first, last],
  );
const toldOf = async (id: string) =>
  (await api.call('GET', `/v1/reports/${id}/steps`)).body.items
    .filter(({ escalationLevel }) => escalationLevel !== null)
    .map(({ kind, deadlineStep, escalationLevel }) => `${kind} ${deadlineStep} ${escalationLevel}`)
    .sort();

t.test('a rule speaks of deadlines by working days, across weekends', async (t) => {
  const calendar = {
    timeZone: 'Asia/Jakarta',
    holidays: new Map([['2026-06-01', { kind: 'national-holiday' as const, name: 'Pancasila' }]]),
    closings: [{ validFrom: '2000-01-01', closesAt: '16:00' }] as const,
    knownYears: new Set([2026]),
  };
  const until = (action: 'reminder' | 'escalation', workingDays: number, now: string) =>
    dueUntil({ action, workingDays }, new Date(`${now}+07:00`), calendar).toISOString();
  // Friday 29 May, then a weekend and a holiday: the next working day is Tuesday 2 June.
  t.equal(until('reminder', 1, '2026-05-29T08:00:00'), '2026-06-02T09:00:00.000Z');
  t.equal(until('reminder', 1, '2026-05-31T08:00:00'), '2026-06-02T09:00:00.000Z');
  t.equal(until('reminder', 0, '2026-06-02T08:00:00'), '2026-06-02T09:00:00.000Z');
  t.equal(until('escalation', 0, '2026-06-01T08:00:00'), '2026-05-29T09:00:00.000Z');
  t.equal(until('escalation', 0, '2026-05-29T16:00:00'), '2026-05-28T09:00:00.000Z');
  t.equal(until('escalation', 1, '2026-06-02T16:00:01'), '2026-05-29T09:00:00.000Z');
});

t.test('each level is told once of each deadline, however often it is looked for', async (t) => {
  const [late, near, answered, waiting] = [
    await aReport(api),
    await aReport(api),
    await aReport(api),
    await aReport(api),
  ];
  const idOf = async ({ number }: { number: string }) => (await reportNumbered(api, number)).id;
  await due(late.number, '-60 days', '-50 days');
  await due(near.number, '1 minute', '40 days');
  const answeredId = await idOf(answered);
  await step(api, answeredId, 'verification');
  await due(answered.number, '-60 days', '40 days');
  const waitingId = await idOf(waiting);
  await step(api, waitingId, 'return', { message: 'Di mana?' });
  await due(waiting.number, '-60 days', '-49 days');
  await Promise.all([run(), run(), run()]);
  await run();
  t.strictSame(await toldOf(await idOf(late)), [
    'escalated first-response agency',
    'escalated first-response city',
    'escalated resolution agency',
    'escalated resolution city',
  ]);
  t.match(await toldOf(await idOf(near)), ['reminded first-response unit']);
  t.strictSame(await toldOf(answeredId), [], 'it was answered in time');
  t.strictSame(await toldOf(waitingId), [], 'it waits for whoever reported');
  t.match((await api.call('GET', '/v1/reports?escalationLevel=city')).body.items, [
    { number: late.number, escalationLevel: 'city' },
  ]);
  const soon = encodeURIComponent(new Date().toISOString());
  const listed = await api.call('GET', `/v1/reports?dueBefore=${soon}&sort=dueAt`);
  t.strictSame(
    listed.body.items.map(({ number }) => number),
    [late.number, waiting.number],
  );
  const seen = async ({ number, secret }: { number: string; secret: string }) =>
    (
      (await api.call('POST', `/v1/tracked-reports/${number}/_read`, { key: null, body: { secret } })).body
        .steps as { kind: string }[]
    ).map(({ kind }) => kind);
  t.ok((await seen(late)).includes('escalated'));
  t.notOk((await seen(near)).includes('reminded'), 'reminders are among officers');
  const events = await query(
    api.database.ownerUrl,
    `select kind, resource_id, unit_ids, data from events.outbox where kind in ('report.escalated', 'report.reminded')`,
  );
  t.equal(events.length, 5);
  t.match(events, [{ unit_ids: [desk.id], data: { deadlineStep: /./, escalationLevel: /./ } }]);
});

t.test('a report that is sent on keeps its deadlines', async (t) => {
  const filed = await aReport(api);
  const other = await aUnit(api);
  const { id } = await reportNumbered(api, filed.number);
  const { status, body } = await step(api, id, 'routing', { unitId: other.id, reason: 'Bukan kami.' });
  t.equal(status, 201);
  for (const name of ['dueAt', 'firstResponseDueAt'] as const)
    t.equal(new Date(String(body[name])).getTime(), new Date(filed[name]).getTime());
});

t.test('verified as another kind, a report has another deadline, which is told anew', async (t) => {
  const filed = await aReport(api, { kind: 'information-request' });
  const { id } = await reportNumbered(api, filed.number);
  await due(filed.number, '-60 days', '-50 days');
  await run();
  t.equal((await toldOf(id)).filter((told) => told === 'escalated resolution city').length, 1);
  t.equal((await step(api, id, 'verification', { kind: 'complaint' })).status, 201);
  await run();
  t.equal((await toldOf(id)).filter((told) => told === 'escalated resolution city').length, 1, 'it is ahead');
  await due(filed.number, '-60 days', '-40 days');
  await Promise.all([run(), run()]);
  t.equal((await toldOf(id)).filter((told) => told === 'escalated resolution city').length, 2);
});

t.test('what is due is found by index', async (t) => {
  for (const [index, condition] of [
    ['reports_unanswered_index', 'first_responded_at is null and first_response_due_at <= now()'],
    ['reports_unresolved_index', 'resolved_at is null and due_at <= now()'],
  ]) {
    const plan = await query(
      `${api.database.ownerUrl}?options=-c%20enable_seqscan%3Doff`,
      `explain select from reports.reports where kind = 'complaint' and ended_at is null and ${condition}`,
    );
    t.match(JSON.stringify(plan), index!);
  }
});

t.test('rules of escalation are entered, changed and removed', async (t) => {
  const { body } = await api.call('GET', '/v1/report-escalation-rules?limit=100');
  t.equal(body.items.length, 24);
  const rule = {
    kind: 'aspiration',
    step: 'resolution',
    action: 'reminder',
    level: 'agency',
    workingDays: 2,
  };
  const made = await api.call('POST', '/v1/report-escalation-rules', { body: rule });
  t.match(made, { status: 201, body: rule });
  t.match(await api.call('POST', '/v1/report-escalation-rules', { body: rule }), {
    status: 409,
    body: { errors: [{ pointer: '/level' }] },
  });
  const path = `/v1/report-escalation-rules/${made.body.id}`;
  const change = { body: { workingDays: 3 }, headers: { 'if-match': String(made.headers.etag) } };
  t.match(await api.call('PATCH', path, change), { status: 200, body: { workingDays: 3 } });
  t.equal((await api.call('PATCH', path, change)).status, 412);
  t.match(await api.call('GET', path), { status: 200, body: { workingDays: 3 } });
  t.equal((await api.call('DELETE', path, { headers: { 'if-match': '*' } })).status, 204);
  t.equal((await api.call('GET', path)).status, 404);
});

t.test(
  'a deadline that reaches into a year that is not settled is provisional, and is reckoned anew after it',
  async (t) => {
    const api = await build(t);
    await allTo(api, (await aUnit(api)).id);
    const [moving, answered, ended] = [await aReport(api), await aReport(api), await aReport(api)];
    const idOf = async ({ number }: { number: string }) => String((await reportNumbered(api, number)).id);
    const [movingId, answeredId, endedId] = [await idOf(moving), await idOf(answered), await idOf(ended)];
    await step(api, answeredId, 'verification');
    await step(api, endedId, 'archiving', { ground: 'spam', message: 'Spam.' });
    // Received on 29 December 2026, as if 2027 had no holidays: three and fourteen working days later.
    await query(
      api.database.ownerUrl,
      `update reports.reports set received_at = '2026-12-29T10:00+07', is_deadline_provisional = true,
       first_response_due_at = '2027-01-01T16:00+07', due_at = '2027-01-18T16:00+07'`,
    );
    const settle = () =>
      Promise.all([1, 2].map(() => settleDeadlines(api.app.database, api.app.config.timeZone)));
    const read = async (id: string) => (await api.call('GET', `/v1/reports/${id}`)).body;
    t.strictSame(await settle(), [0, 0], 'the year is not settled');
    t.match(await read(movingId), { isDeadlineProvisional: true });
    await created(
      api.call('POST', '/v1/holidays', {
        body: { date: '2027-01-01', kind: 'national-holiday', name: 'Tahun Baru', legalBasis: 'SKB' },
      }),
    );
    t.strictSame(await settle(), [0, 0], 'one holiday does not settle it');
    await created(
      api.call('POST', '/v1/working-calendar/years/2027/settlement', { body: { legalBasis: 'SKB' } }),
    );
    t.equal(
      (await settle()).reduce((sum, each) => sum + each),
      2,
      'each once',
    );
    const [first, last] = ['2027-01-04T09:00:00.000Z', '2027-01-19T09:00:00.000Z'];
    t.match(await read(movingId), { isDeadlineProvisional: false, firstResponseDueAt: first, dueAt: last });
    t.match(await read(answeredId), { firstResponseDueAt: '2027-01-01T09:00:00.000Z', dueAt: last });
    t.match(await read(endedId), { isDeadlineProvisional: true, dueAt: '2027-01-18T09:00:00.000Z' });
    const { body } = await api.call('GET', `/v1/reports/${movingId}/steps`);
    t.match(body.items.slice(1), [
      { kind: 'deadline-moved', deadlineStep: /./, deadlineAt: /^2027/ },
      { kind: 'deadline-moved', deadlineStep: /./, deadlineAt: /^2027/ },
    ]);
    t.strictSame(await settle(), [0, 0]);
  },
);

t.test('so is the day until which whoever reported may reply', async (t) => {
  const api = await build(t);
  await allTo(api, (await aUnit(api)).id);
  const [returned, resolved] = [await aReport(api), await aReport(api)];
  const idOf = async ({ number }: { number: string }) => String((await reportNumbered(api, number)).id);
  const [returnedId, resolvedId] = [await idOf(returned), await idOf(resolved)];
  await step(api, returnedId, 'return', { message: 'Di mana?' });
  await step(api, resolvedId, 'verification');
  await step(api, resolvedId, 'resolution', { message: 'Sudah ditambal.' });
  // Returned and resolved on 29 December 2026, as if 2027 had no holidays: ten working days later.
  const { ownerUrl } = api.database;
  await query(ownerUrl, 'alter table reports.steps disable trigger user');
  await query(ownerUrl, `update reports.steps set at = '2026-12-29T10:00+07' where kind = 'returned'`);
  await query(
    ownerUrl,
    `update reports.reports set received_at = '2026-12-28T10:00+07', is_deadline_provisional = true,
     first_response_due_at = '2026-12-31T16:00+07', due_at = '2027-01-15T16:00+07',
     resolved_at = case state when 'resolved' then timestamptz '2026-12-29T10:00+07' end,
     reply_due_at = '2027-01-12T16:00+07'`,
  );
  const holiday = { date: '2027-01-01', kind: 'national-holiday', name: 'Tahun Baru', legalBasis: 'SKB' };
  await created(api.call('POST', '/v1/holidays', { body: holiday }));
  t.equal(await settleDeadlines(api.app.database, api.app.config.timeZone), 0, 'the year is not settled');
  await created(
    api.call('POST', '/v1/working-calendar/years/2027/settlement', { body: { legalBasis: 'SKB' } }),
  );
  t.equal(await settleDeadlines(api.app.database, api.app.config.timeZone), 2);
  const read = async (id: string) => (await api.call('GET', `/v1/reports/${id}`)).body;
  const settled = { isDeadlineProvisional: false, replyDueAt: '2027-01-13T09:00:00.000Z' };
  t.match(await read(returnedId), { ...settled, dueAt: '2027-01-18T09:00:00.000Z' });
  t.match(
    await read(resolvedId),
    { ...settled, dueAt: '2027-01-15T09:00:00.000Z' },
    'it was resolved before',
  );
  const moved = async (id: string) =>
    (await api.call('GET', `/v1/reports/${id}/steps`)).body.items
      .filter(({ kind }) => kind === 'deadline-moved')
      .map(({ deadlineStep }) => deadlineStep)
      .sort();
  t.strictSame(await moved(returnedId), ['reporter-reply', 'resolution']);
  t.strictSame(await moved(resolvedId), ['reporter-reply']);
});

t.test('a reply that is waited for into a year that is not settled makes a report provisional', async (t) => {
  const calendar = {
    timeZone: 'Asia/Jakarta',
    holidays: new Map(),
    closings: [{ validFrom: '2000-01-01', closesAt: '16:00' }] as const,
    knownYears: new Set([2026]),
  };
  const workingDays = new Map([
    ['complaint first-response', 3],
    ['complaint resolution', 14],
    ['complaint reporter-reply', 10],
  ] as const);
  const report = {
    kind: 'complaint',
    receivedAt: new Date('2026-12-01T10:00+07:00'),
    firstResponseDueAt: new Date('2026-12-03T16:00+07:00'),
    firstRespondedAt: new Date('2026-12-02T16:00+07:00'),
    dueAt: new Date('2026-12-20T16:00+07:00'),
    returnedAt: null,
    resolvedAt: new Date('2026-12-10T10:00+07:00'),
    replyDueAt: new Date('2026-12-23T16:00+07:00'),
  } as const;
  t.match(deadlinesAnew(report, { workingDays, calendar }), {
    firstResponseDueAt: report.firstResponseDueAt,
    dueAt: report.dueAt,
    replyDueAt: new Date('2026-12-24T16:00+07:00'),
    isDeadlineProvisional: false,
  });
  const later = { ...report, resolvedAt: null, returnedAt: new Date('2026-12-29T10:00+07:00') };
  t.match(deadlinesAnew(later, { workingDays, calendar }), {
    replyDueAt: new Date('2027-01-12T16:00+07:00'),
    isDeadlineProvisional: true,
  });
  t.match(deadlinesAnew({ ...later, replyDueAt: null }, { workingDays, calendar }), {
    dueAt: new Date('2026-12-21T16:00+07:00'),
    replyDueAt: null,
    isDeadlineProvisional: false,
  });
});
