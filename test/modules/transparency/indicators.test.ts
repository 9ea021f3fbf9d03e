import t from 'tap';
import { build } from '../../support/build.ts';
import { created } from '../../support/feedback.ts';
import { anAccepted, dayAt, said, take } from '../../support/follow-ups.ts';
import { aUnit } from '../../support/organisation.ts';
import { allTo, aReport, type Filed, reportNumbered, step } from '../../support/reports.ts';
import { count, runCount, standing } from '../../support/transparency.ts';

interface Share {
  readonly count: number;
  readonly of: number;
}
interface Figures {
  readonly received: number;
  readonly firstResponse: { readonly inTime: Share; readonly workingDays: object | null };
  readonly resolution: {
    readonly inTime: Share;
    readonly overdue: number;
    readonly workingDays: object | null;
  };
}
interface Row {
  readonly value: string | null;
  readonly name: string | null;
  readonly figures: Figures;
  readonly followUps: object | null;
}
interface Indicators extends Row {
  readonly countedAt: string | null;
  readonly rows: readonly Row[];
}

const api = await build(t);
const { call } = api;
const read = async (criteria: string) =>
  (await call<Indicators>('GET', `/v1/public-report-indicators?${criteria}`, { key: null })).body;
const inMarch = 'from=2026-03&until=2026-03';
const tellRows = ({ rows }: Indicators) => rows.map(({ value, figures }) => [value, figures.received]);

t.test('before anything was counted it says so', async (t) => {
  t.match(await read(''), { countedAt: null, figures: { received: 0 }, rows: [] });
});

t.test('reports that go their way through the routes stand in the indicators', async (t) => {
  const unit = await aUnit(api);
  const rule = await allTo(api, unit.id);
  const filed: Filed[] = [];
  for (let at = 0; at < 8; at++)
    filed.push(await aReport(api, { text: `Lampu jalan nomor ${at} mati sejak Senin.` }));
  const ids = await Promise.all(filed.map(async ({ number }) => (await reportNumbered(api, number)).id));
  const [resolved, reopened, archived, spam, merged, returned] = ids as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  for (const id of [resolved, reopened]) {
    await created(step(api, id, 'verification'));
    await created(step(api, id, 'resolution', { message: 'Lampu diganti.' }));
  }
  const own = (at: number, name: string, body: object) =>
    call('POST', `/v1/tracked-reports/${filed[at]!.number}/${name}`, {
      key: null,
      body: { secret: filed[at]!.secret, ...body },
    });
  await created(own(0, 'confirmation', { satisfaction: 4 }));
  await created(own(1, 'reopening', { body: 'Masih mati.' }));
  await created(step(api, archived, 'archiving', { ground: 'too-general', message: 'Di mana?' }));
  await created(step(api, spam, 'archiving', { ground: 'spam', message: 'Iklan.' }));
  await created(step(api, merged, 'merging', { intoNumber: filed[0]!.number }));
  await created(step(api, returned, 'return', { message: 'Di mana?' }));
  await runCount(api);
  // Archived, merged and returned unread by the public, and two unverified: too few of each to be told.
  t.match((await read(`unitId=${unit.id}`)).figures, {
    received: 2,
    firstResponse: { inTime: { count: 2, of: 2 }, workingDays: { median: 0, mean: 0, p90: 0 } },
    resolution: { inTime: { count: 1, of: 1 }, overdue: 0, workingDays: { median: 0 } },
    reopened: { count: 1, of: 2 },
    returned: 0,
    archived: { tooGeneral: 0 },
    merged: 0,
    unverified: { reports: 0 },
    satisfaction: { isSuppressed: true, answers: null, mean: null },
  });
  await call('DELETE', `/v1/report-routing-rules/${rule.id}`, { headers: { 'if-match': '*' } });
});

t.test('what counts: not what is unverified, merged or spam', async (t) => {
  const unit = await aUnit(api);
  const about = { unitId: unit.id, receivedAt: '2026-03-02 09:00+07' };
  const five = (one: object) => Array.from({ length: 5 }, () => ({ ...about, ...one }));
  await standing(api, [
    // Monday to Tuesday: one working day to the answer; Thursday week: eight to the resolution, as it was due.
    {
      ...about,
      resolvedAt: '2026-03-12 16:00+07',
      dueAt: '2026-03-12 16:00+07',
      state: 'closed',
      satisfaction: 4,
    },
    // Resolved a moment too late, and opened again before.
    {
      ...about,
      resolvedAt: '2026-03-12 16:00:01+07',
      dueAt: '2026-03-12 16:00+07',
      state: 'resolved',
      reopenedCount: 2,
    },
    // First answered too late, after the weekend; still open past its deadline.
    { ...about, firstRespondedAt: '2026-03-09 09:00+07', dueAt: '2026-03-12 16:00+07', state: 'in-progress' },
    // Opened again, not past its deadline: neither in time nor late.
    { ...about, state: 'in-progress', reopenedCount: 1 },
    // Waits for its reporter past the deadline.
    { ...about, state: 'returned', dueAt: '2026-03-12 16:00+07' },
    { ...about, state: 'archived', ground: 'out-of-authority', endedAt: '2026-03-03 09:00+07' },
    { ...about, state: 'archived', ground: 'spam', endedAt: '2026-03-03 09:00+07' },
    // Too few that not everybody can read.
    { ...about, isConfidential: true },
    ...five({ state: 'received', firstRespondedAt: null }),
  ]);
  await count(api);
  t.match(await read(`${inMarch}&unitId=${unit.id}`), {
    countedAt: /Z$/,
    figures: {
      received: 6,
      firstResponse: {
        inTime: { count: 5, of: 6, percent: 83.33 },
        workingDays: { median: 1, mean: 1.67, p90: 5 },
      },
      resolution: {
        inTime: { count: 1, of: 3, percent: 33.33 },
        overdue: 1,
        workingDays: { median: 8.5, mean: 8.5, p90: 9 },
      },
      reopened: { count: 2, of: 3 },
      returned: 1,
      archived: { outOfAuthority: 1, tooGeneral: 0, notRelevant: 0, abusive: 0, notCompleted: 0 },
      unverified: { reports: 5, overdue: 5 },
    },
    rows: [],
  });
});

t.test('a unit stands for all that lies under it, also what is closed', async (t) => {
  const agency = await aUnit(api, { name: 'Dinas Pohon' });
  const section = await aUnit(api, { name: 'Bidang Akar', parentId: agency.id, kind: 'division' });
  const below = await aUnit(api, { name: 'Seksi Daun', parentId: section.id, kind: 'section' });
  await standing(api, [
    { unitId: agency.id },
    { unitId: section.id },
    { unitId: below.id, kind: 'aspiration' },
    { unitId: below.id, channel: 'officer' },
    { unitId: null },
  ]);
  await count(api);
  const of = (criteria: string) => read(`${inMarch}&${criteria}`);
  t.equal((await of(`unitId=${agency.id}`)).figures.received, 4);
  t.equal((await of(`unitId=${below.id}`)).figures.received, 2);
  const rows = await of(`by=unit&unitId=${agency.id}`);
  t.match(
    rows.rows.map(({ name, figures }) => [name, figures.received]),
    [
      ['Bidang Akar', 3],
      ['Dinas Pohon', 1],
    ],
  );
  const whole = await of('by=unit');
  t.match(
    whole.rows.find(({ value }) => value === section.id),
    { figures: { received: 3 } },
    'without a unit the rows are those just below the tops of the tree',
  );
  t.match(
    whole.rows.at(-1),
    { value: null, name: null, figures: { received: 1 } },
    'and what nobody handles',
  );
  t.strictSame(tellRows(await of(`by=kind&unitId=${agency.id}`)), [
    ['complaint', 3],
    ['aspiration', 1],
  ]);
  t.strictSame(tellRows(await of(`by=channel&unitId=${agency.id}`)), [
    ['online', 3],
    ['officer', 1],
  ]);
  t.equal((await of(`unitId=${agency.id}&channel=officer&kind=complaint`)).figures.received, 1);
  t.equal((await of(`unitId=${agency.id}&kind=information-request`)).figures.received, 0);
});

t.test('rows by time go by the month of receipt where the city is, and by category by name', async (t) => {
  const unit = await aUnit(api);
  const category = await created(
    call('POST', '/v1/report-categories', {
      body: { code: 'LAMPU', name: { id: 'Lampu jalan' }, kind: 'complaint' },
    }),
  );
  await standing(api, [
    { unitId: unit.id, receivedAt: '2025-12-31 23:59+07', categoryId: category.id },
    { unitId: unit.id, receivedAt: '2026-01-01 00:00+07' },
    { unitId: unit.id, receivedAt: '2026-04-01 09:00+07' },
    { unitId: unit.id, receivedAt: '2026-06-30 23:00+07' },
  ]);
  t.equal(await count(api), 4, 'no other month is counted anew');
  const of = (by: string, from = '2025-12') => read(`from=${from}&until=2026-12&by=${by}&unitId=${unit.id}`);
  t.strictSame(tellRows(await of('month')), [
    ['2025-12', 1],
    ['2026-01', 1],
    ['2026-04', 1],
    ['2026-06', 1],
  ]);
  t.strictSame(tellRows(await of('quarter', '2026-01')), [
    ['2026-Q1', 1],
    ['2026-Q2', 2],
  ]);
  t.strictSame(tellRows(await of('year')), [
    ['2025', 1],
    ['2026', 3],
  ]);
  t.match((await of('category')).rows, [
    { value: category.id, name: 'Lampu jalan', figures: { received: 1 } },
    { value: null, name: null, figures: { received: 3 } },
  ]);
  t.equal((await read(`from=2025-01&until=2026-12&categoryId=${category.id}`)).figures.received, 1);
});

t.test('actions that followed stand beside, of units alone', async (t) => {
  const unit = await aUnit(api);
  const { id } = await anAccepted(api, { unitId: unit.id });
  await created(take(api, id, 'completion', { result: said('Selesai.') }));
  const now = dayAt(0).slice(0, 7);
  const of = (criteria: string) => read(`from=${now}&until=${now}&unitId=${unit.id}&${criteria}`);
  const done = { actions: 1, done: 1, doneOnTime: 1, dropped: 0, overdue: 0 };
  t.match(await of('by=unit'), { followUps: done, rows: [{ value: unit.id, followUps: done }] });
  t.match(await of('kind=complaint'), { followUps: null });
  t.match(await read(`from=${now}&until=${now}`), { followUps: { done: 1 } });
});

t.test(
  'months that end before they begin are refused, and units that are not there have no reports',
  async (t) => {
    for (const path of ['public-report-indicators', 'open-data/report-indicators'])
      t.match(await call('GET', `/v1/${path}?from=2026-03&until=2026-02`, { key: null }), {
        status: 400,
        body: { errors: [{ parameter: 'until', code: 'months-reversed' }] },
      });
    t.equal((await call('GET', '/v1/public-report-indicators?from=2026-13', { key: null })).status, 400);
    t.equal((await read('unitId=019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b')).figures.received, 0);
  },
);

t.test('the cells are open data in all formats, and a data set of the catalogue', async (t) => {
  const open = (path: string, accept = 'application/json') =>
    call('GET', `/v1${path}`, { key: null, headers: { accept } });
  const { items } = (await open('/open-data/report-indicators?from=2025-12&until=2026-12&limit=500')).body;
  const sum = items.reduce((total, { figures }) => total + (figures as Figures).received, 0);
  t.equal(sum, (await read('from=2025-12&until=2026-12')).figures.received, 'they add up to the whole');
  t.ok(items.some(({ unitName, kind }) => unitName === 'Seksi Daun' && kind === 'aspiration'));
  const paged = [];
  for (let next: string | null = '/open-data/report-indicators?from=2025-12&until=2026-12&limit=3'; next; ) {
    const { body } = await open(next);
    paged.push(...body.items);
    next = body.next?.replace(/^.*\/v1/, '') ?? null;
  }
  t.strictSame(paged, items);
  const csv = await open('/open-data/report-indicators?format=csv');
  t.match(csv, { status: 200, headers: { 'content-type': /^text\/csv/ } });
  t.match(csv.text.split('\r\n')[0], /^month,level,unitId.*figures\.firstResponse\.inTime\.percent/);
  const known = await open('/open-data/datasets/report-indicators');
  t.match(known.body, { success: true, result: { name: 'report-indicators', metadata_modified: dayAt(0) } });
  const definitions = await open('/public-report-indicators/_definitions');
  t.match(
    definitions.body.items.find(({ code }) => code === 'first-response-in-time'),
    {
      field: 'figures.firstResponse.inTime',
      time: { id: /hari kerja/, en: /working days/ },
      legalBasis: /76\/2013/,
    },
  );
});
