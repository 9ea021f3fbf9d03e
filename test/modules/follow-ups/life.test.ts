import t from 'tap';
import { followUpFigures } from '../../../src/modules/follow-ups/index.ts';
import { allowedActions, foundInDueDate } from '../../../src/modules/follow-ups/rules/life.ts';
import { noteOverdue } from '../../../src/modules/follow-ups/store/overdue.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant } from '../../support/employees.ts';
import { eventsAfter, feedNow, told } from '../../support/events.ts';
import { aFollowUp, anAccepted, dayAt, propose, said, take } from '../../support/follow-ups.ts';
import { aUnit } from '../../support/organisation.ts';
import { aPhotoFile, send } from '../../support/photos.ts';

const api = await build(t);
const { app, call, database } = api;
const open = (url: string) => call('GET', url, { key: null });
const shown = (id: string) => open(`/v1/public-follow-ups/${id}`);

/** As time passes: what was due then. */
const dueAgo = (id: string, days: number) =>
  query(
    database.ownerUrl,
    `alter table follow_ups.actions disable trigger actions_first_due_kept;
     update follow_ups.actions set due_on = '${dayAt(-days)}', first_due_on = '${dayAt(-days)}' where id = '${id}';
     alter table follow_ups.actions enable trigger actions_first_due_kept;`,
  );

t.test(
  'what was answered, done and shown is never another afterwards, nor is the first due date',
  async (t) => {
    const { id } = await aFollowUp(api);
    for (const change of [
      `update follow_ups.steps set at = now() where action_id = '${id}'`,
      `delete from follow_ups.steps where action_id = '${id}'`,
      `delete from follow_ups.origins where action_id = '${id}'`,
      `update follow_ups.actions set first_due_on = first_due_on + 1 where id = '${id}'`,
    ])
      await t.rejects(query(database.ownerUrl, change), { code: '42501' }, change);
  },
);

t.test('what can be done follows from the state', (t) => {
  t.strictSame(allowedActions('proposed'), ['accept', 'reschedule', 'drop', 'change']);
  t.strictSame(allowedActions('done'), ['prove']);
  t.strictSame(allowedActions('dropped'), []);
  t.strictSame(foundInDueDate('2026-02-27', '2026-02-28'), [{ pointer: '/dueOn', code: 'due-in-past' }]);
  t.strictSame(foundInDueDate('2026-02-28', '2026-02-28'), []);
  t.strictSame(foundInDueDate('2036-02-28', '2026-02-28'), []);
  t.match(foundInDueDate('2036-02-29', '2026-02-28'), [{ code: 'due-too-late' }]);
  t.end();
});

t.test(
  'an action goes from a proposal to its result, and everybody reads it from its acceptance on',
  async (t) => {
    const unit = await aUnit(api, { name: 'Dinas Kependudukan' });
    const proposed = await aFollowUp(api, { unitId: unit.id });
    t.match(proposed, { state: 'proposed', isPublic: false, firstDueOn: dayAt(30), isOverdue: false });
    t.equal((await shown(proposed.id)).status, 404);
    t.match(await take(api, proposed.id, 'progress', { message: said('Belum.') }), {
      status: 409,
      body: { code: 'follow-up-state' },
    });
    t.match(await take(api, proposed.id, 'acceptance', { message: said('Disetujui.') }), {
      status: 201,
      body: { state: 'accepted', isPublic: true, acceptedOn: dayAt(0) },
    });
    t.match(await take(api, proposed.id, 'progress', { message: said('Jadwal disusun.') }), {
      body: { state: 'in-progress' },
    });
    const later = await take(api, proposed.id, 'rescheduling', {
      dueOn: dayAt(60),
      reason: said('Pengajar baru tersedia.', 'The trainer is free later.'),
    });
    t.match(later.body, { dueOn: dayAt(60), firstDueOn: dayAt(30), reschedulings: 1, state: 'in-progress' });
    t.match(await take(api, proposed.id, 'rescheduling', { dueOn: dayAt(60), reason: said('Lagi.') }), {
      status: 422,
      body: { errors: [{ pointer: '/dueOn', code: 'due-unchanged' }] },
    });
    const proven = await take(api, proposed.id, 'evidence', {
      description: said('Daftar hadir dan nilai.'),
      address: 'https://kota.example/pelatihan',
      measure: said('Nilai unsur kompetensi'),
      before: 50,
      after: 82.5,
    });
    t.match(proven, { status: 201, body: { evidence: [{ before: 50, after: 82.5 }] } });
    t.match(await take(api, proposed.id, 'completion', { result: said('24 petugas lulus; nilai naik.') }), {
      status: 201,
      body: { state: 'done', endedOn: dayAt(0), allowedActions: ['prove'] },
    });
    const seen = await shown(proposed.id);
    t.match(seen, {
      status: 200,
      body: {
        unitName: 'Dinas Kependudukan',
        youSaid: [{ kind: 'forum-topic', promises: ['Loket buka hari Sabtu.', 'Nomor antrean per jam.'] }],
        weDid: { state: 'done', result: { id: /nilai naik/ }, dueOn: dayAt(60), firstDueOn: dayAt(30) },
      },
    });
    t.strictSame(
      (seen.body.steps as { kind: string }[]).map(({ kind }) => kind),
      ['proposed', 'accepted', 'progressed', 'rescheduled', 'done'],
    );
    t.equal((await call('GET', `/v1/follow-ups/${proposed.id}/steps`)).body.items.length, 5);
    t.equal((await call('GET', `/v1/follow-ups/${proposed.id}/history`)).status, 200);
    t.match(
      await call('PATCH', `/v1/follow-ups/${proposed.id}`, {
        body: { title: said('Lain') },
        headers: { 'if-match': '*' },
      }),
      {
        status: 409,
        body: { code: 'follow-up-state' },
      },
    );
  },
);

t.test(
  'what is dropped stays to be read with its reason, and never was public if it was only proposed',
  async (t) => {
    const [accepted, proposed] = [await anAccepted(api), await aFollowUp(api)];
    for (const { id } of [accepted, proposed])
      t.match(await take(api, id, 'dropping', { reason: said('Kewenangan provinsi.') }), {
        status: 201,
        body: { state: 'dropped', dropReason: { id: 'Kewenangan provinsi.' } },
      });
    t.match((await shown(accepted.id)).body.weDid, {
      state: 'dropped',
      dropReason: { id: 'Kewenangan provinsi.' },
      daysOverdue: 0,
    });
    t.equal((await shown(proposed.id)).status, 404);
    const dropped = await open(`/v1/public-follow-ups?state=dropped&unitId=${accepted.unitId}`);
    t.match(dropped.body.items, [{ id: accepted.id }]);
    t.match(await take(api, accepted.id, 'evidence', { description: said('Foto.') }), { status: 409 });
  },
);

t.test('two officers end an action at once, and one of them does', async (t) => {
  const { id } = await anAccepted(api);
  const ends = await Promise.all([
    take(api, id, 'completion', { result: said('Selesai.') }),
    take(api, id, 'dropping', { reason: said('Batal.') }),
  ]);
  t.strictSame(ends.map(({ status }) => status).sort(), [201, 409]);
  const { body } = await call('GET', `/v1/follow-ups/${id}`);
  const won = ends.find(({ status }) => status === 201)!;
  t.equal(body.state, won.body.state);
  t.equal(
    (body.result === null) !== (body.dropReason === null),
    true,
    'it has a result or a reason, not both',
  );
});

t.test('of two who change the same version one is told so', async (t) => {
  const { id } = await aFollowUp(api);
  const { headers } = await call('GET', `/v1/follow-ups/${id}`);
  const change = (title: string) =>
    call('PATCH', `/v1/follow-ups/${id}`, {
      body: { title: said(title) },
      headers: { 'if-match': headers.etag! },
    });
  const changed = await Promise.all([change('Satu'), change('Dua')]);
  t.strictSame(changed.map(({ status }) => status).sort(), [200, 412]);
  t.equal((await call('PATCH', `/v1/follow-ups/${id}`, { body: { title: said('Tiga') } })).status, 428);
  t.equal(
    (await take(api, id, 'acceptance', {}, { headers: { 'if-match': headers.etag! } })).status,
    412,
    'steps honour If-Match too',
  );
});

t.test('overdue is worked out from the day, and noted once for each due date', async (t) => {
  const late = await anAccepted(api);
  await dueAgo(late.id, 3);
  t.match((await shown(late.id)).body.weDid, { isOverdue: true, daysOverdue: 3 });
  t.match((await open(`/v1/public-follow-ups?isOverdue=true&unitId=${late.unitId}`)).body.items, [
    { id: late.id },
  ]);
  t.strictSame((await open(`/v1/public-follow-ups?isOverdue=false&unitId=${late.unitId}`)).body.items, []);
  const from = await feedNow(api);
  const noted = await Promise.all([noteOverdue(app.database, dayAt(0)), noteOverdue(app.database, dayAt(0))]);
  t.equal(noted[0]! + noted[1]!, 1, 'two instances at once note it once');
  t.equal(await noteOverdue(app.database, dayAt(0)), 0);
  const steps = (await shown(late.id)).body.steps as { kind: string; dueOn: string }[];
  t.match(steps.at(-1), { kind: 'became-overdue', dueOn: dayAt(-3) });
  const events = await eventsAfter(api, from, 1);
  t.strictSame(told(events), [`follow-up.changed ${late.id}`]);
  t.match(events, [{ data: { changed: ['steps'] } }]);
  await take(api, late.id, 'rescheduling', { dueOn: dayAt(5), reason: said('Hujan.') });
  t.match((await shown(late.id)).body.weDid, { isOverdue: false, daysOverdue: 0, firstDueOn: dayAt(-3) });
  await take(api, late.id, 'completion', { result: said('Selesai.') });
  const { body } = await open(`/v1/follow-up-summary?unitId=${late.unitId}`);
  t.match(body, { done: 1, doneOnTime: 0, overdue: 0 }, 'another due date makes nothing punctual');
});

t.test('figures by unit tell a period', async (t) => {
  const unit = await aUnit(api);
  const make = () => anAccepted(api, { unitId: unit.id });
  const [done, late, dropped, overdue] = [await make(), await make(), await make(), await make()];
  await take(api, done.id, 'completion', { result: said('Selesai.') });
  await dueAgo(late.id, 2);
  await take(api, late.id, 'completion', { result: said('Selesai.') });
  await take(api, dropped.id, 'dropping', { reason: said('Batal.') });
  await dueAgo(overdue.id, 4);
  await aFollowUp(api, { unitId: unit.id });
  const figures = async (from: string, until: string) =>
    (await followUpFigures(app.database.read, { from, until })).find(({ unitId }) => unitId === unit.id);
  t.strictSame(await figures(dayAt(-1), dayAt(1)), {
    unitId: unit.id,
    actions: 4,
    done: 2,
    doneOnTime: 1,
    dropped: 1,
    overdue: 1,
  });
  t.equal(await figures(dayAt(-9), dayAt(0)), undefined, 'nothing was accepted before');
  const { body } = await open(`/v1/follow-up-summary?unitId=${unit.id}`);
  t.match(body, { accepted: 1, inProgress: 0, done: 2, doneOnTime: 1, dropped: 1, overdue: 1 });
  t.match(body.units, [{ unitId: unit.id, done: 2 }]);
});

t.test('photos belong to the evidence that names them, and to none twice', async (t) => {
  const [one, other] = [await anAccepted(api), await aFollowUp(api)];
  const photoId = (await send(api, await aPhotoFile())).body.id;
  const evidence = { description: said('Loket baru.'), photoIds: [photoId] };
  const added = await take(api, one.id, 'evidence', evidence);
  t.match(added.body.evidence, [{ photoIds: [photoId] }]);
  t.match(await take(api, one.id, 'evidence', evidence), {
    status: 422,
    body: { code: 'photo-gone', errors: [{ pointer: '/photoIds/0' }] },
  });
  t.equal(
    ((await shown(one.id)).body.weDid as { evidence: unknown[] }).evidence.length,
    1,
    'nothing half is kept',
  );
  const photo = await open(`/v1/public-follow-ups/${one.id}/photos/${photoId}`);
  t.equal(photo.status, 200);
  t.equal(photo.headers['content-type'], 'image/jpeg');
  t.equal((await open(`/v1/public-follow-ups/${other.id}/photos/${photoId}`)).status, 404);
  t.equal((await call('GET', `/v1/follow-ups/${one.id}/photos/${photoId}?size=thumbnail`)).status, 200);
  t.equal((await call('GET', `/v1/follow-ups/${other.id}/photos/${photoId}`)).status, 404);
  const script = await send(api, '<script>alert(1)</script>', { fileName: 'bukti.jpg' });
  t.equal(script.status, 415, 'a script is no photo');
  for (const body of [{ measure: said('Nilai') }, { after: 3 }, { before: 2 }])
    t.match(await take(api, one.id, 'evidence', { description: said('Angka.'), ...body }), {
      status: 422,
      body: { errors: [{ code: 'measure-incomplete' }] },
    });
  t.equal(
    (await take(api, one.id, 'evidence', { description: said('Tautan.'), address: 'javascript:alert(1)' }))
      .status,
    400,
  );
});

t.test('words that everybody reads hold no personal data, and stay what they are', async (t) => {
  const { id, unitId } = await anAccepted(api);
  const secret = said('Hubungi Budi di 0812-3456-7890.');
  const refused = [
    [
      await propose(api, unitId as string, {
        title: secret,
        origins: [{ reports: { reportNumbers: ['L-0000-0000-00'] } }],
      }),
      '/title/id',
    ],
    [await take(api, id, 'progress', { message: secret }), '/message/id'],
    [await take(api, id, 'rescheduling', { dueOn: dayAt(9), reason: secret }), '/reason/id'],
    [await take(api, id, 'completion', { result: secret }), '/result/id'],
    [await take(api, id, 'dropping', { reason: { id: 'Batal.', en: secret.id } }), '/reason/en'],
    [await take(api, id, 'evidence', { description: secret }), '/description/id'],
  ] as const;
  for (const [answer, pointer] of refused)
    t.match(answer, { status: 422, body: { errors: [{ pointer, code: 'personal-data-in-text' }] } }, pointer);
  const hostile = '<img src=x onerror=alert(1)> "); drop table actions; -- =HYPERLINK("x")';
  await take(api, id, 'progress', { message: said(hostile) });
  const steps = (await shown(id)).body.steps as { message: { id: string } | null }[];
  t.equal(steps.at(-1)!.message!.id, hostile, 'texts are texts: whoever shows them escapes them');
  const csv = await call('GET', `/v1/public-follow-ups?unitId=${unitId}`, {
    key: null,
    headers: { accept: 'text/csv' },
  });
  t.equal(csv.status, 200);
  t.match(csv.text.split('\n')[0], /weDid\.state/);
});

t.test('due dates lie ahead', async (t) => {
  const unit = await aUnit(api);
  const origins = [{ reports: { reportNumbers: ['L-0000-0000-00'] } }];
  t.match(await propose(api, unit.id, { dueOn: dayAt(-1), origins }), {
    status: 422,
    body: { errors: [{ pointer: '/dueOn', code: 'due-in-past' }] },
  });
  t.match(await propose(api, unit.id, { dueOn: '2099-01-01', origins }), {
    status: 422,
    body: { errors: [{ pointer: '/dueOn', code: 'due-too-late' }] },
  });
});

t.test('officers of some units see and change what lies there alone', async (t) => {
  const [own, foreign] = [await aUnit(api), await aUnit(api)];
  const key = await api.key(['follow-ups:read', 'follow-ups:write'], { unitIds: [own.id] });
  const [mine, other] = [
    await aFollowUp(api, { unitId: own.id }),
    await aFollowUp(api, { unitId: foreign.id }),
  ];
  const listed = await call('GET', '/v1/follow-ups', { key });
  t.strictSame(
    listed.body.items.map(({ id }) => id),
    [mine.id],
  );
  t.equal((await call('GET', `/v1/follow-ups/${other.id}`, { key })).status, 404);
  t.equal((await take(api, other.id, 'acceptance', {}, { key })).status, 404);
  t.match(
    await propose(
      api,
      foreign.id,
      { origins: [{ reports: { reportNumbers: ['L-0000-0000-00'] } }] },
      { key },
    ),
    {
      status: 422,
      body: { errors: [{ pointer: '/unitId', code: 'unknown-reference' }] },
    },
  );
  const reader = await api.key(['follow-ups:read']);
  t.equal((await take(api, mine.id, 'acceptance', {}, { key: reader })).status, 403);
  const stranger = await aCivilServant(api);
  const patch = (body: object, as?: string) =>
    call('PATCH', `/v1/follow-ups/${mine.id}`, {
      body,
      headers: { 'if-match': '*' },
      ...(as ? { key: as } : {}),
    });
  t.match(await patch({ responsibleId: stranger.id }, key), {
    status: 422,
    body: { errors: [{ pointer: '/responsibleId', code: 'unknown-reference' }] },
  });
  t.match(await patch({ responsibleId: stranger.id }), { status: 200, body: { responsibleId: stranger.id } });
  t.match((await call('GET', `/v1/follow-ups?responsibleId=${stranger.id}`)).body.items, [{ id: mine.id }]);
  await take(api, mine.id, 'acceptance');
  t.notMatch((await shown(mine.id)).text, stranger.id, 'who answers for it is not public');
});
