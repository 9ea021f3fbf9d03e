import { sql } from 'drizzle-orm';
import t from 'tap';
import { type Comparable, likenessOf, metresBetween } from '../../../src/modules/reports/rules/similarity.ts';
import { candidates } from '../../../src/modules/reports/store/similar.ts';
import { reports } from '../../../src/modules/reports/tables.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { created } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import {
  aCategory,
  allTo,
  aPublicReport,
  aReport,
  lamp,
  metresNorth,
  reportNumbered,
  step,
} from '../../support/reports.ts';

const otherWords = 'Penerangan padam, warga takut lewat malam hari.';
const numbers = (items: unknown) => (items as { number: string }[]).map(({ number }) => number);

t.test('two reports are alike if two of place, category and words are', (t) => {
  const one: Comparable = {
    point: { longitude: 104.75, latitude: -2.99 },
    categoryId: 'a',
    receivedAt: new Date('2026-03-01T03:00:00Z'),
  };
  const found = (other: Partial<Comparable>, words: number) => likenessOf(one, { ...one, ...other }, words);
  const north = (metres: number) => ({ longitude: 104.75, latitude: -2.99 + metres / 111_195 });
  t.equal(Math.round(metresBetween({ longitude: 104.75, latitude: -2.99 }, north(250))), 250);
  t.equal(
    Math.round(
      metresBetween({ longitude: 104.7565, latitude: -2.9911 }, { longitude: 104.7665, latitude: -2.9911 }),
    ),
    1110,
    'a hundredth of a degree to the east',
  );
  t.strictSame(found({ receivedAt: new Date('2026-03-04T02:00:00Z') }, 0.6), {
    likenesses: ['near', 'same-category', 'similar-words'],
    distanceMetres: 0,
    daysApart: 2,
    wordSimilarity: 0.6,
  });
  t.match(found({ point: north(240) }, 0), { likenesses: ['near', 'same-category'], distanceMetres: 240 });
  t.equal(found({ point: north(260) }, 0), null, 'of the same category, but elsewhere and in other words');
  t.equal(found({ categoryId: null }, 0.29), null, 'near, but about something else');
  t.match(found({ categoryId: null }, 0.3), { likenesses: ['near', 'similar-words'] });
  t.match(found({ point: null }, 0.3), {
    likenesses: ['same-category', 'similar-words'],
    distanceMetres: null,
  });
  t.equal(likenessOf({ ...one, categoryId: null, point: null }, { ...one, categoryId: null }, 1), null);
  t.match(found({ receivedAt: new Date('2026-05-30T03:00:00Z') }, 1), { daysApart: 90 });
  t.equal(found({ receivedAt: new Date('2025-11-30T02:00:00Z') }, 1), null, 'too long before');
  t.end();
});

t.test('an officer is told of what may say the same, and why', async (t) => {
  const api = await build(t);
  const [desk, elsewhere] = [await aUnit(api), await aUnit(api)];
  await allTo(api, desk.id);
  const [lights, roads] = [await aCategory(api, 'LAMPU'), await aCategory(api, 'JALAN')];
  const filed = async (about: object) => aReport(api, about);
  const one = await filed({ place: metresNorth(0), categoryId: lights.id });
  const near = await filed({ text: otherWords, place: metresNorth(200), categoryId: lights.id });
  const same = await filed({ place: metresNorth(100), categoryId: lights.id });
  const unplaced = await filed({ categoryId: lights.id });
  const hole = await filed({ text: 'Lubang besar.', place: metresNorth(10), categoryId: roads.id });
  const far = await filed({ text: otherWords, place: metresNorth(900), categoryId: lights.id });
  const confidential = await filed({ place: metresNorth(1), visibility: 'confidential' });
  const merged = await filed({ place: metresNorth(0) });
  const idOf = async ({ number }: { number: string }) => String((await reportNumbered(api, number)).id);
  const id = await idOf(one);
  await created(step(api, await idOf(merged), 'merging', { intoNumber: far.number }));
  const similar = (key?: string) => api.call('GET', `/v1/reports/${id}/similar`, key ? { key } : {});
  const { status, body } = await similar();
  t.equal(status, 200);
  t.strictSame(numbers(body.items), [same.number, confidential.number, unplaced.number, near.number]);
  t.notOk(numbers(body.items).includes(hole.number), 'nobody files one for another');
  t.match(body.items, [
    {
      likenesses: ['near', 'same-category', 'similar-words'],
      distanceMetres: 100,
      daysApart: 0,
      wordSimilarity: 1,
      text: lamp,
    },
    { likenesses: ['near', 'similar-words'], distanceMetres: 1 },
    { likenesses: ['same-category', 'similar-words'], distanceMetres: null },
    { likenesses: ['near', 'same-category'], distanceMetres: 200 },
  ]);
  const colleague = await api.key(['reports:read'], { unitIds: [desk.id] });
  t.notOk(numbers((await similar(colleague)).body.items).includes(confidential.number));
  const stranger = await api.key(['reports:read'], { unitIds: [elsewhere.id] });
  t.equal((await similar(stranger)).status, 404);
  await query(
    api.database.ownerUrl,
    `update reports.reports set received_at = received_at - interval '91 days' where number = $1`,
    [same.number],
  );
  t.notOk(numbers((await similar()).body.items).includes(same.number), 'that is long ago');
});

t.test('whoever is about to report is shown what is public and can be followed', async (t) => {
  const api = await build(t);
  await allTo(api, (await aUnit(api)).id);
  const lights = await aCategory(api, 'LAMPU');
  const about = { place: metresNorth(0), categoryId: lights.id };
  const shown = await aPublicReport(api, { ...about, text: `${lamp} Hubungi 0812-3456-7890.` });
  const unverified = await aReport(api, about);
  const archived = await aPublicReport(api, about);
  await step(api, archived.id, 'archiving', { ground: 'not-relevant', message: 'Di luar kota.' });
  await aPublicReport(api, { ...about, visibility: 'confidential' });
  const look = (body: object) => api.call('POST', '/v1/public-reports/_similar', { key: null, body });
  const { status, body, text } = await look({ text: lamp, ...about });
  t.equal(status, 200);
  t.strictSame(numbers(body.items), [shown.number]);
  t.notMatch(text, '0812', 'only what everybody reads');
  t.notOk(numbers(body.items).includes(unverified.number));
  t.strictSame(numbers((await look({ text: otherWords, ...about })).body.items), [shown.number]);
  t.strictSame((await look({ text: otherWords, place: metresNorth(0) })).body.items, []);
  t.strictSame((await look({ text: lamp })).body.items, [], 'words alone are not enough');
  t.equal((await look({ place: metresNorth(0) })).status, 400);
});

t.test('neither place nor category is looked for through all reports', async (t) => {
  const api = await build(t);
  const lights = await aCategory(api, 'LAMPU');
  await query(
    api.database.ownerUrl,
    `insert into reports.reports (id, number, key, secret_hash, kind, category_id, text, longitude, latitude, visibility,
       is_anonymous, channel, received_at, first_response_due_at, due_at)
     select gen_random_uuid(), 'L-' || n, decode(md5(n::text), 'hex'), '', 'complaint', case when n % 100 = 0 then $1::uuid end, 'Lampu mati', 104.6 + n % 200 * 0.001,
            -3.1 + n / 200 * 0.001, 'public', false, 'online', now() - n * interval '10 minutes', now(), now()
       from generate_series(1, 40000) n`,
    [lights.id],
  );
  await query(api.database.ownerUrl, 'analyze reports.reports');
  const about = { text: lamp, categoryId: null, point: null, receivedAt: new Date() };
  const planOf = async (what: object) => {
    const { sql: text, params } = candidates(
      api.app.database.read,
      { ...about, ...what },
      sql`${reports.text}`,
      [],
    ).toSQL();
    return JSON.stringify((await api.app.database.pool.query(`explain ${text}`, params)).rows);
  };
  const point = { longitude: 104.7, latitude: -3 };
  t.match(await planOf({ point }), 'reports_near_index');
  t.match(await planOf({ categoryId: lights.id }), 'reports_category_index');
  const both = await planOf({ point, categoryId: lights.id });
  for (const index of ['reports_near_index', 'reports_category_index']) t.match(both, index);
  t.notMatch(both, 'Seq Scan on reports');
});
