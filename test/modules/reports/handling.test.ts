import t from 'tap';
import { build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aUnit } from '../../support/organisation.ts';
import { allTo, aReport, reportNumbered, step } from '../../support/reports.ts';
import { retentionJob } from '../../support/retention.ts';

async function aCityWithADesk() {
  const api = await build(t);
  const desk = await aUnit(api);
  await allTo(api, desk.id);
  return { api, desk };
}

const track = (api: TestApp, { number, secret }: { number: string; secret: string }) =>
  api.call('POST', `/v1/tracked-reports/${number}/_read`, { key: null, body: { secret } });

const reply = (api: TestApp, report: { number: string; secret: string }, what: string, body: object = {}) =>
  api.call('POST', `/v1/tracked-reports/${report.number}/${what}`, {
    key: null,
    body: { secret: report.secret, ...body },
  });

const { api, desk } = await aCityWithADesk();

t.test('a report is verified, worked on, resolved, reopened, resolved again and confirmed', async (t) => {
  const filed = await aReport(api, { text: 'Lampu mati. Hubungi saya di 0812-3456-7890.' });
  const { id } = await reportNumbered(api, filed.number);
  t.match(await step(api, id, 'progress', { message: 'Besok.' }), {
    status: 409,
    body: { code: 'report-state' },
  });
  const verified = await step(api, id, 'verification', { message: 'Kami teruskan.' });
  t.match(verified, { status: 201, body: { state: 'verified', publicText: /Lampu mati\..*\[/ } });
  t.notMatch(verified.body.publicText, '0812');
  t.match(await step(api, id, 'progress', { message: 'Bahan dipesan.' }), { body: { state: 'in-progress' } });
  const resolved = await step(api, id, 'resolution', { message: 'Lampu diganti.' });
  t.match(resolved, { status: 201, body: { state: 'resolved', replyDueAt: /T09:00:00/ } });
  t.match(await reply(api, filed, 'reopening', { body: 'Mati lagi.' }), {
    status: 201,
    body: { state: 'in-progress' },
  });
  t.equal((await step(api, id, 'resolution', { message: 'Kabel diganti.' })).status, 201);
  t.match(await reply(api, filed, 'confirmation', { satisfaction: 4, body: 'Terima kasih.' }), {
    status: 201,
    body: { state: 'closed' },
  });
  t.match(await reply(api, filed, 'reopening', { body: 'Mati lagi.' }), {
    status: 409,
    body: { code: 'report-state' },
  });
  const seen = await track(api, filed);
  t.match(seen, { status: 200, body: { state: 'closed', reopenedCount: 1, satisfaction: 4 } });
  t.strictSame(
    (seen.body.steps as { kind: string }[]).map(({ kind }) => kind),
    ['received', 'verified', 'progressed', 'resolved', 'reopened', 'resolved', 'confirmed'],
  );
  t.strictSame(
    (seen.body.messages as { author: string; body: string }[]).map(({ body }) => body),
    ['Mati lagi.', 'Terima kasih.'],
  );
  const steps = await api.call('GET', `/v1/reports/${id}/steps`);
  t.equal(steps.body.items.length, 7);
  const history = await api.call('GET', `/v1/reports/${id}/history`);
  t.equal(history.status, 200);
  t.notMatch(history.text, '0812', 'the audit log keeps no words of the report');
});

t.test('another kind has another deadline, reckoned from the day of receipt', async (t) => {
  const filed = await aReport(api);
  const { id } = await reportNumbered(api, filed.number);
  const { body } = await step(api, id, 'verification', { kind: 'complaint-with-inspection' });
  t.ok(String(body.dueAt) > filed.dueAt);
  t.equal(new Date(String(body.receivedAt)).getTime(), new Date(filed.receivedAt).getTime());
});

t.test('officers and whoever reported write to each other; notes stay among officers', async (t) => {
  const filed = await aReport(api);
  const { id } = await reportNumbered(api, filed.number);
  t.match(await step(api, id, 'messages', { body: 'Lampu yang mana?' }), {
    status: 201,
    body: { author: 'officer' },
  });
  t.match(await step(api, id, 'messages', { body: 'Pelapor langganan.', isInternal: true }), { status: 201 });
  t.match(await reply(api, filed, 'messages', { body: 'Dekat **gerbang** <script>alert(1)</script>' }), {
    status: 201,
    body: { state: 'received' },
  });
  const again = { body: 'Dekat **gerbang** <script>alert(1)</script>' };
  t.equal((await reply(api, filed, 'messages', again)).status, 201, 'sent again it is the same message');
  const seen = await track(api, filed);
  t.equal((seen.body.messages as unknown[]).length, 2);
  t.notMatch(seen.text, 'langganan');
  t.notMatch((seen.body.messages as { html: string }[])[1]!.html, '<script');
  const all = await api.call('GET', `/v1/reports/${id}/messages`);
  t.equal(all.body.items.length, 3);
  t.match(await reply(api, filed, 'messages', { body: ' ' }), { status: 422 });
});

t.test('what was returned is taken up again when it is completed', async (t) => {
  const filed = await aReport(api);
  const { id } = await reportNumbered(api, filed.number);
  t.match(await step(api, id, 'return', { message: 'Di jalan apa?' }), {
    status: 201,
    body: { state: 'returned' },
  });
  t.match(await reply(api, filed, 'messages', { body: 'Jl. Merdeka.' }), { body: { state: 'received' } });
  t.match(await step(api, id, 'archiving', { ground: 'out-of-authority', message: 'Jalan provinsi.' }), {
    status: 201,
    body: { state: 'archived', endedAt: /^2/ },
  });
  t.match((await track(api, filed)).body.steps, [
    {},
    {},
    {},
    { kind: 'archived', ground: 'out-of-authority' },
  ]);
});

t.test('a report is sent on for a reason, and never round in a circle', async (t) => {
  const other = await aUnit(api);
  const filed = await aReport(api);
  const { id } = await reportNumbered(api, filed.number);
  const officer = (unitId: string) => api.key(['reports:read', 'reports:write'], { unitIds: [unitId] });
  const [first, second] = [await officer(desk.id), await officer(other.id)];
  t.match(await step(api, id, 'routing', { unitId: other.id, reason: 'Bukan kami.' }, { key: first }), {
    status: 201,
    body: { unitId: other.id },
  });
  t.equal((await api.call('GET', `/v1/reports/${id}`, { key: first })).status, 404, 'it is no longer theirs');
  t.match(await step(api, id, 'routing', { unitId: desk.id, reason: 'Kembali.' }, { key: second }), {
    status: 409,
    body: { code: 'report-routing-loop' },
  });
  t.match(await step(api, id, 'routing', { unitId: desk.id, reason: 'Diputuskan kota.' }), {
    status: 201,
    body: { unitId: desk.id },
  });
  t.match(await step(api, id, 'routing', { unitId: desk.id, reason: 'Lagi.' }), { status: 422 });
});

t.test('duplicates are merged, and all who filed them follow one', async (t) => {
  const [one, two, three] = [await aReport(api), await aReport(api), await aReport(api)];
  const ids = [];
  for (const { number } of [one, two, three]) ids.push((await reportNumbered(api, number)).id);
  t.match(await step(api, ids[0]!, 'merging', { intoNumber: one.number }), {
    status: 422,
    body: { errors: [{ code: 'merged-into-itself' }] },
  });
  t.match(await step(api, ids[1]!, 'merging', { intoNumber: one.number }), {
    status: 201,
    body: { state: 'merged' },
  });
  t.match(
    await step(api, ids[2]!, 'merging', { intoNumber: two.number }),
    { status: 422 },
    'it is merged itself',
  );
  t.match(await step(api, ids[0]!, 'merging', { intoNumber: three.number }), { status: 201 });
  t.match(await track(api, two), { body: { number: three.number, followers: 3 } });
  t.match(await reply(api, two, 'messages', { body: 'Masih mati.' }), {
    status: 201,
    body: { state: 'received' },
  });
  await step(api, ids[1]!, 'messages', { body: 'Kami cek.' });
  await step(api, ids[2]!, 'messages', { body: 'Di mana?' });
  const said = async (report: typeof one) =>
    ((await track(api, report)).body.messages as { body: string }[]).map(({ body }) => body);
  t.strictSame(await said(two), ['Masih mati.', 'Kami cek.'], 'each reads the own conversation');
  t.strictSame(await said(three), ['Di mana?']);
  t.strictSame(
    (await api.call('GET', `/v1/reports/${ids[2]}/messages`)).body.items.map(({ reportNumber, body }) => [
      reportNumber,
      body,
    ]),
    [
      [two.number, 'Masih mati.'],
      [two.number, 'Kami cek.'],
      [three.number, 'Di mana?'],
    ],
    'officers read all of them',
  );
  await step(api, ids[2]!, 'verification');
  await step(api, ids[2]!, 'resolution', { message: 'Lampu diganti.' });
  t.match(
    await reply(api, two, 'confirmation', { satisfaction: 4 }),
    { status: 409, body: { code: 'report-state' } },
    'whoever filed the other one confirms',
  );
  t.match(await reply(api, three, 'confirmation', { satisfaction: 4 }), { status: 201 });
  t.match(await track(api, two), { body: { state: 'closed' } });
  t.match(await reply(api, two, 'messages', { body: 'Mati lagi.' }), { status: 409 });
  t.equal((await step(api, ids[1]!, 'messages', { body: 'Sudah ditutup.' })).status, 409);
});

t.test('two who merge two reports into each other at once: one does, the other is told so', async (t) => {
  for (let round = 0; round < 5; round += 1) {
    const [one, two, follower] = [await aReport(api), await aReport(api), await aReport(api)];
    const idOf = async ({ number }: { number: string }) => (await reportNumbered(api, number)).id;
    const [oneId, twoId] = [await idOf(one), await idOf(two)];
    await step(api, await idOf(follower), 'merging', { intoNumber: one.number });
    const answers = await Promise.all([
      step(api, oneId, 'merging', { intoNumber: two.number }),
      step(api, twoId, 'merging', { intoNumber: one.number }),
      reply(api, follower, 'messages', { body: 'Masih mati.' }),
    ]);
    t.equal(answers[2]!.status, 201);
    const [into, refused] = answers[0]!.status === 201 ? [two, answers[1]!] : [one, answers[0]!];
    t.ok([409, 422].includes(refused.status), 'never a deadlock');
    for (const report of [one, two, follower])
      t.match(await track(api, report), { body: { number: into.number, state: 'received', followers: 3 } });
  }
});

t.test('who reported is forgotten when they want it, and some time after the end', async (t) => {
  const reporter = { name: 'Siti Rahmawati', phone: '081234567890' };
  const [erased, old, open] = [
    await aReport(api, { reporter }),
    await aReport(api, { reporter }),
    await aReport(api, { reporter }),
  ];
  const nameOf = async ({ number }: { number: string }) => (await reportNumbered(api, number)).reporterName;
  t.match(await reply(api, { ...erased, secret: '0'.repeat(26) }, 'identity-erasure'), {
    status: 404,
    body: { code: 'report-unknown' },
  });
  t.equal(await nameOf(erased), reporter.name);
  for (let time = 0; time < 2; time += 1)
    t.match(await reply(api, erased, 'identity-erasure'), { status: 201, body: { erasedOn: /^2/ } });
  t.equal(await nameOf(erased), null);
  t.match(await track(api, erased), { status: 200 }, 'it is followed as before');
  const { id } = await reportNumbered(api, old.number);
  await step(api, id, 'archiving', { ground: 'spam', message: 'Spam.' });
  const { config, database, log, today } = api.app;
  const { signal } = new AbortController();
  const forget = () => retentionJob.run({}, { config, database, log, today, signal });
  await forget();
  t.equal(await nameOf(old), reporter.name, 'its time has not come');
  await query(
    api.database.ownerUrl,
    `update reports.reports set ended_at = now() - interval '732 days' where id = $1`,
    [id],
  );
  await forget();
  t.equal(await nameOf(old), null);
  t.equal(await nameOf(open), reporter.name, 'it goes on');
});

t.test('two who take a step at once: one does, the other is told the state', async (t) => {
  const filed = await aReport(api);
  const { id } = await reportNumbered(api, filed.number);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => step(api, id, 'verification', { message: 'Ya.' })),
  );
  t.equal(answers.filter(({ status }) => status === 201).length, 1);
  t.ok(answers.every(({ status }) => status === 201 || status === 409));
  const seen = await track(api, filed);
  t.equal((seen.body.steps as unknown[]).length, 2);
  const { body } = await api.call('GET', `/v1/reports/${id}`);
  const stale = { headers: { 'if-match': `"${Number(body.version) - 1}.x"` } };
  t.equal((await step(api, id, 'progress', { message: 'Ya.' }, stale)).status, 412);
});

t.test('a number alone, or a wrong secret, tells nothing; whoever tries is stopped', async (t) => {
  const own = await build(t, { environment: { PENATA_FAILED_ATTEMPTS_PER_MINUTE: '5' } });
  const filed = await aReport(own);
  const wrong = { ...filed, secret: '0'.repeat(26) };
  const unknown = { ...filed, number: 'L-0000-0000-00' };
  const [one, two] = [await track(own, wrong), await track(own, unknown)];
  t.match([one.status, two.status], [404, 404]);
  t.strictSame([one.body.code, one.body.detail], [two.body.code, two.body.detail]);
  for (let tries = 0; tries < 4; tries += 1) await reply(own, wrong, 'messages', { body: 'A' });
  t.equal((await track(own, filed)).status, 429);
});

t.test('what was said of a report is never another afterwards', async (t) => {
  for (const change of [`update reports.steps set message = 'lain'`, 'delete from reports.messages'])
    await t.rejects(query(api.database.ownerUrl, change), { code: '42501' });
});
