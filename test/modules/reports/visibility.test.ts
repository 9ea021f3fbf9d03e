import t from 'tap';
import { endUnanswered } from '../../../src/modules/reports/store/ending.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { askFeed, eventsAfter, feedNow } from '../../support/events.ts';
import { created } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { aPhotoFile, send } from '../../support/photos.ts';
import { allTo, aReport, reportNumbered, step } from '../../support/reports.ts';

const api = await build(t);
const [desk, elsewhere] = [await aUnit(api), await aUnit(api)];
await allTo(api, desk.id);

t.test('everybody reads what is public, once it is verified, and never who reported', async (t) => {
  const filed = await aReport(api, {
    text: 'Lampu mati di depan rumah saya.',
    reporter: { name: 'Siti Rahmawati', email: 'siti@example.org' },
    place: { type: 'Point', coordinates: [104.75, -2.99] },
  });
  const read = () => api.call('GET', `/v1/public-reports/${filed.number}`, { key: null });
  t.equal((await read()).status, 404);
  const { id } = await reportNumbered(api, filed.number);
  await step(api, id, 'verification', { publicText: 'Lampu jalan mati.' });
  const shown = await read();
  t.match(shown, {
    status: 200,
    body: { publicText: 'Lampu jalan mati.', html: /<p>Lampu/, state: 'verified' },
  });
  t.notMatch(shown.text, /Siti|siti@|rumah saya/);
  const within = (bbox: string) => api.call('GET', `/v1/public-reports?bbox=${bbox}`, { key: null });
  t.match((await within('104.7,-3.0,104.8,-2.9')).body.items, [{ number: filed.number }]);
  t.strictSame((await within('105.7,-3.0,105.8,-2.9')).body.items, []);
  t.match(await within('104.8,-3.0,104.7,-2.9'), {
    status: 400,
    body: { errors: [{ parameter: 'bbox', code: 'box-unfit' }] },
  });
  t.match(await step(api, id, 'verification', {}), { status: 409 });
});

t.test('personal data is not published by hand either', async (t) => {
  const { id } = await reportNumbered(api, (await aReport(api)).number);
  t.match(await step(api, id, 'verification', { publicText: 'Hubungi 0812-3456-7890.' }), {
    status: 422,
    body: { errors: [{ pointer: '/publicText', code: 'personal-data-in-text' }] },
  });
});

t.test('a confidential report exists for its handling officers alone', async (t) => {
  const filed = await aReport(api, {
    text: 'Petugas meminta uang.',
    visibility: 'confidential',
    reporter: { name: 'Budi Santoso', email: 'budi@example.org', phone: '+62 812 3456 7890' },
  });
  const { id } = await reportNumbered(api, filed.number);
  const officer = await api.key(['reports:read', 'reports:read-sensitive', 'reports:write'], {
    unitIds: [desk.id],
  });
  const colleague = await api.key(['reports:read', 'reports:write'], { unitIds: [desk.id] });
  const stranger = await api.key(['reports:read', 'reports:read-sensitive', 'reports:write'], {
    unitIds: [elsewhere.id],
  });
  const read = (key: string) => api.call('GET', `/v1/reports/${id}`, { key });
  t.match(await read(officer), {
    status: 200,
    body: { reporterName: 'Budi Santoso', text: 'Petugas meminta uang.' },
  });
  t.equal((await read(colleague)).status, 404);
  t.equal((await read(stranger)).status, 404);
  const listed = await api.call('GET', '/v1/reports?limit=200', { key: colleague });
  t.notMatch(listed.text, filed.number);
  for (const [key, found] of [
    [officer, [id]],
    [colleague, []],
    [stranger, []],
  ] as const) {
    const { body } = await api.call('GET', `/v1/reports?number=${filed.number}`, { key });
    t.strictSame(
      body.items.map((one) => one.id),
      found,
      'nor does its number find it',
    );
  }
  for (const part of ['steps', 'messages', 'history'])
    t.equal((await api.call('GET', `/v1/reports/${id}/${part}`, { key: colleague })).status, 404, part);
  t.equal((await step(api, id, 'verification', {}, { key: colleague })).status, 404);
  t.match(await step(api, id, 'verification', { publicText: 'Pungutan.' }, { key: officer }), {
    status: 422,
    body: { errors: [{ code: 'text-of-confidential' }] },
  });
  t.match(await step(api, id, 'verification', {}, { key: officer }), {
    status: 201,
    body: { publicText: null },
  });
  t.equal((await api.call('GET', `/v1/public-reports/${filed.number}`, { key: null })).status, 404);
  const looks = await query(
    api.database.ownerUrl,
    `select actor_id from audit.entries where operation = 'read' and resource = 'report' and resource_id = $1`,
    [id],
  );
  t.ok(looks.length > 0, 'whoever looked stands in the read log');
});

t.test('who reported is masked for those who may not see it', async (t) => {
  const filed = await aReport(api, {
    reporter: { name: 'Siti Rahmawati', email: 'siti@example.org', phone: '+62 812 3456 7890' },
  });
  const key = await api.key(['reports:read'], { unitIds: [desk.id] });
  const { id } = await reportNumbered(api, filed.number);
  t.match(await api.call('GET', `/v1/reports/${id}`, { key }), {
    body: {
      reporterName: null,
      reporterEmail: 's***@example.org',
      reporterPhone: /^\*+7890$/,
      maskedFields: ['reporterName', 'reporterEmail', 'reporterPhone'],
    },
  });
});

t.test('of an anonymous report nothing is kept of who reports', async (t) => {
  const filed = await aReport(api, { isAnonymous: true });
  const { id } = await reportNumbered(api, filed.number);
  t.strictSame(
    await query(api.database.ownerUrl, 'select * from reports.reporters where report_id = $1', [id]),
    [],
  );
});

t.test('what is overdue is found, and what nobody replied to is ended by the job', async (t) => {
  const [late, returned] = [await aReport(api), await aReport(api)];
  const [one, two] = [await reportNumbered(api, late.number), await reportNumbered(api, returned.number)];
  await step(api, one.id, 'verification', {});
  const overdue = async () => (await api.call('GET', '/v1/reports?isOverdue=true&limit=200')).body.items;
  t.notOk((await overdue()).some(({ id }) => id === one.id));
  await query(
    api.database.ownerUrl,
    `update reports.reports set due_at = now() - interval '1 hour' where id = $1`,
    [one.id],
  );
  t.ok((await overdue()).some(({ id }) => id === one.id));
  await step(api, one.id, 'resolution', { message: 'Selesai.' });
  await step(api, two.id, 'return', { message: 'Di mana?' });
  t.equal(await endUnanswered(api.app.database, new Date()), 0);
  const inAYear = new Date(Date.now() + 365 * 86_400_000);
  const both = await Promise.all([
    endUnanswered(api.app.database, inAYear),
    endUnanswered(api.app.database, inAYear),
  ]);
  t.equal(both[0] + both[1], 2, 'two instances end each once');
  t.match((await api.call('GET', `/v1/reports/${one.id}`)).body, { state: 'closed' });
  t.match((await api.call('GET', `/v1/reports/${two.id}`)).body, { state: 'archived' });
});

t.test('photos belong to one report, and everybody sees them only when an officer lets them', async (t) => {
  const photo = await created(send(api, await aPhotoFile()));
  const filed = await aReport(api, { photoIds: [photo.id] });
  t.match(
    await api.call('POST', '/v1/reports', { key: null, body: { text: 'Mati.', photoIds: [photo.id] } }),
    {
      status: 422,
      body: { code: 'photo-gone', errors: [{ pointer: '/photoIds/0' }] },
    },
  );
  const { id } = await reportNumbered(api, filed.number);
  const see = (path: string, key?: null) => api.call('GET', path, key === null ? { key } : {});
  const own = await see(`/v1/reports/${id}/photos/${photo.id}?size=thumbnail`);
  t.match([own.status, own.headers['content-type']], [200, 'image/jpeg']);
  t.equal((await see(`/v1/reports/${id}/photos/${id}`)).status, 404);
  await step(api, id, 'verification', {});
  const open = `/v1/public-reports/${filed.number}/photos/${photo.id}`;
  t.equal((await see(open, null)).status, 404);
  const other = await aReport(api, { photoIds: [(await created(send(api, await aPhotoFile(300, 200)))).id] });
  const otherId = (await reportNumbered(api, other.number)).id;
  const { body } = await step(api, otherId, 'verification', { arePhotosPublic: true });
  t.match(body, { arePhotosPublic: true });
  const seen = await see(`/v1/public-reports/${other.number}/photos/${(body.photoIds as string[])[0]}`, null);
  t.match([seen.status, seen.headers['x-content-type-options']], [200, 'nosniff']);
});

t.test('callers of its unit alone are told of all that happens to a report, others of nothing', async (t) => {
  const scopes = ['reports:read', 'organisation:read'] as const;
  const [inside, outside] = [
    await api.key(scopes, { unitIds: [desk.id] }),
    await api.key(scopes, { unitIds: [elsewhere.id] }),
  ];
  const [start, startOutside] = [await feedNow(api, { key: inside }), await feedNow(api, { key: outside })];
  const filed = await aReport(api, {});
  const { id } = await reportNumbered(api, filed.number);
  await step(api, id, 'verification', { publicText: 'Lampu mati.' });
  const events = await eventsAfter(api, start, 4, { key: inside });
  t.strictSame(events.map(({ subject, data }) => [subject, data.changed?.join() ?? 'created']).sort(), [
    [id, 'created'],
    [id, 'firstRespondedAt,publicText,state'],
    [id, 'steps'],
    [id, 'steps'],
  ]);
  t.strictSame((await askFeed(api, `after=${startOutside}`, { key: outside })).body.items, []);
});
