import t from 'tap';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aUnit } from '../../support/organisation.ts';
import {
  aCategory,
  allTo,
  aPublicReport,
  aReport,
  type Filed,
  follow,
  metresNorth,
  reportNumbered,
  step,
} from '../../support/reports.ts';

let api = await build(t);
await allTo(api, (await aUnit(api)).id);
const idOf = async ({ number }: { number: string }) => String((await reportNumbered(api, number)).id);
const merge = (id: string, numbers: readonly string[], options: object = {}) =>
  api.call('POST', `/v1/reports/${id}/merged-reports`, { body: { numbers }, ...options });
const track = ({ number, secret }: Filed) =>
  api.call('POST', `/v1/tracked-reports/${number}/_read`, { key: null, body: { secret } });

t.test('all are merged or none, and each that cannot be is named by its place', async (t) => {
  const [into, sound, resolved, followed] = [
    await aPublicReport(api),
    await aReport(api),
    await aPublicReport(api),
    await aPublicReport(api),
  ];
  await follow(api, followed.number);
  await step(api, resolved.id, 'resolution', { message: 'Lampu diganti.' });
  const unknown = 'L-0000-0000-00';
  const numbers = [sound.number, resolved.number, into.number, unknown];
  t.match(await merge(into.id, numbers), {
    status: 422,
    body: {
      code: 'rule-broken',
      errors: [
        { pointer: '/numbers/1', code: 'report-not-mergeable', message: /resolved/ },
        { pointer: '/numbers/2', code: 'merged-into-itself' },
        { pointer: '/numbers/3', code: 'report-not-there' },
      ],
    },
  });
  t.match(await track(sound), { body: { number: sound.number, state: 'received' } }, 'nothing happened');
  const { version } = await reportNumbered(api, into.number);
  const stale = { headers: { 'if-match': `"${Number(version) + 1}.x"` } };
  t.equal((await merge(into.id, [sound.number], stale)).status, 412);
  const stranger = await api.key(['reports:read', 'reports:write'], { unitIds: [(await aUnit(api)).id] });
  t.equal((await merge(into.id, [sound.number], { key: stranger })).status, 404);
  t.match(await merge(into.id, [sound.number, followed.number]), { status: 201, body: { followers: 4 } });
  t.match(await merge(followed.id, [resolved.number]), {
    status: 409,
    body: { code: 'report-state' },
  });
  t.equal((await merge(into.id, [])).status, 400);
  t.equal((await merge(into.id, [unknown, unknown])).status, 400, 'each once');
});

t.test(
  'officers who merge the same reports at once, in whatever order: nobody is counted twice',
  async (t) => {
    for (let round = 0; round < 3; round += 1) {
      const all = await Promise.all(Array.from({ length: 12 }, () => aReport(api)));
      const [one, two, ...rest] = all;
      const numbers = rest.map(({ number }) => number);
      const [oneId, twoId] = [await idOf(one!), await idOf(two!)];
      const outcomes = await Promise.all([
        merge(oneId, numbers),
        merge(twoId, numbers.toReversed()),
        merge(oneId, [two!.number]),
        merge(twoId, [one!.number]),
      ]);
      const statuses = outcomes.map(({ status }) => status);
      t.ok(
        statuses.every((status) => [201, 409, 422].includes(status)),
        `never a deadlock: ${statuses}`,
      );
      t.equal(statuses.slice(0, 2).filter((status) => status === 201).length <= 1, true);
      const [sum] = await query<{ followers: number; strays: number }>(
        api.database.ownerUrl,
        `select sum(followers) filter (where state <> 'merged')::integer as followers,
              count(*) filter (where merged_into_id in (select m.id from reports.reports m where m.state = 'merged'))::integer as strays
         from reports.reports where number = any ($1)`,
        [all.map(({ number }) => number)],
      );
      t.strictSame(sum, { followers: 12, strays: 0 });
    }
  },
);

t.test('the same report filed by two hundred people becomes one that all of them follow', async (t) => {
  api = await build(t);
  await allTo(api, (await aUnit(api)).id);
  const { id: categoryId } = await aCategory(api, 'LAMPU');
  const about = { place: metresNorth(0), categoryId };
  const [first, ...others] = await Promise.all(Array.from({ length: 200 }, () => aReport(api, about)));
  const id = await idOf(first!);
  const similar = (await api.call('GET', `/v1/reports/${id}/similar`)).body.items as unknown as {
    number: string;
  }[];
  t.strictSame(
    similar.map(({ number }) => number).sort(),
    others.map(({ number }) => number).sort(),
    'the officer is told of all of them',
  );
  const merged = await merge(
    id,
    similar.map(({ number }) => number),
  );
  t.match(merged, { status: 201, body: { number: first!.number, state: 'received', followers: 200 } });
  t.match(merged.headers.location, `/v1/reports/${id}`);
  await step(api, id, 'verification', { message: 'Kami cek.' });
  const seen = await Promise.all([first!, ...others].map(track));
  t.ok(
    seen.every(
      ({ status, body }) => status === 200 && body.number === first!.number && body.followers === 200,
    ),
    'each with the own number and secret',
  );
  t.strictSame((await api.call('GET', `/v1/reports/${id}/similar`)).body.items, []);
  const { body } = await api.call('GET', `/v1/reports/${await idOf(others[0]!)}/steps`);
  t.match(body.items.at(-1), { kind: 'merged', message: first!.number });
});
