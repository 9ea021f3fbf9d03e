import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import t from 'tap';
import { build } from '../support/build.ts';
import { query } from '../support/database.ts';
import { personOf } from '../support/employees.ts';
import { Mirror } from '../support/mirror.ts';
import { aPosition, aUnit } from '../support/organisation.ts';
import { type Service, startService } from '../support/process.ts';

const people = 200;
const changes = 2000;

t.test(
  'a copy of all personnel files ends identical, across a kill -9 of the service',
  { timeout: 120_000 },
  async (t) => {
    const api = await build(t);
    const { database } = api;
    const start = () =>
      startService(t, {
        DATABASE_URL: database.serviceUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
        PENATA_KEY_REQUESTS_PER_MINUTE: '0',
        PENATA_RUN_JOBS: 'false',
      });
    let service: Service = await start();
    const origin = () => service.origin;
    const key = await api.key();
    const headers = { 'x-api-key': key, 'content-type': 'application/json', 'if-match': '*' };
    const send = (method: string, path: string, body: object) =>
      fetch(`${origin()}/v1${path}`, { method, headers, body: JSON.stringify(body) });

    const unit = await aUnit(api);
    const positions = await Promise.all(
      Array.from({ length: 6 }, () => aPosition(api, { unitId: unit.id, headCountNeeded: 1000 })),
    );
    const anyOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;
    const ids: string[] = [];
    const enter = async (person: object) => {
      const answer = await send('POST', '/employees', person);
      if (answer.status !== 201) throw new Error(await answer.text());
      ids.push(((await answer.json()) as { id: string }).id);
    };
    for (let number = 0; number < people; number++)
      await enter(personOf({ placement: { positionId: anyOf(positions).id, validFrom: '2020-01-01' } }));

    let day = Date.parse('2020-01-02');
    const nextDay = () => {
      day += 86_400_000 / 2;
      return new Date(day).toISOString().slice(0, 10);
    };
    /** Changes that clerks make; a refused one has changed nothing. */
    const kinds: (() => Promise<unknown>)[] = [
      () => send('PATCH', `/employees/${anyOf(ids)}`, { name: `Warga ${Math.random()}` }),
      () => send('PATCH', `/employees/${anyOf(ids)}`, { backTitle: anyOf(['S.E.', 'M.Si.', null]) }),
      () =>
        send('PATCH', `/employees/${anyOf(ids)}`, {
          externalIds: anyOf([[], [{ system: 'siasn', value: `${Math.random()}` }]]),
        }),
      () =>
        send('POST', `/employees/${anyOf(ids)}/ranks`, {
          rank: anyOf(['III/a', 'III/b', 'III/c']),
          validFrom: nextDay(),
        }),
      () =>
        send('POST', `/employees/${anyOf(ids)}/placements`, {
          positionId: anyOf(positions).id,
          validFrom: nextDay(),
        }),
      () => enter(personOf()),
    ];
    let left = changes;
    const write = async () => {
      while (left-- > 0) {
        try {
          await anyOf(kinds)();
        } catch {
          // The service is being killed: what was under way has happened or not.
          await delay(50);
        }
      }
    };
    /** Somebody whose transactions take their time, and sometimes come to nothing. */
    const writeSlowly = async () => {
      const client = new pg.Client(database.ownerUrl);
      await client.connect();
      while (left > 0) {
        await client.query('begin');
        await client.query(`update employees.employees set front_title = $2 where id = $1`, [
          anyOf(ids),
          anyOf(['Dr.', 'Ir.', null]),
        ]);
        await delay(Math.random() * 300);
        await client.query(anyOf(['commit', 'commit', 'rollback']));
      }
      await client.end();
    };

    const mirror = new Mirror(origin, await api.key(['employees:read']));
    let isOver = false;
    const writing = Promise.all([write(), write(), write(), write(), writeSlowly(), writeSlowly()]);
    await delay(300);
    await mirror.begin();
    const following = mirror.follow(() => isOver);
    while (left > changes / 2) await delay(20);
    await service.end('SIGKILL');
    service = await start();
    await writing;
    isOver = true;
    await following;

    const fresh = new Mirror(origin, await api.key(['employees:read']));
    await fresh.begin();
    const [counted] = await query<{ people: number; events: number }>(
      database.ownerUrl,
      `select (select count(*)::int from employees.employees) as people,
            (select count(*)::int from events.outbox where resource = 'employee') as events`,
    );
    const { events, interruptions, doubled } = mirror.counts;
    t.comment(`${changes} changes, ${events} events of ${counted!.events}, ${interruptions} interruptions`);
    t.equal(fresh.copies.size, counted!.people);
    t.ok(counted!.people > people + 100, `${counted!.people} people`);
    t.ok(events > changes / 2);
    t.ok(interruptions > 0, 'the kill was felt');
    t.equal(doubled, 0, 'no event was taken over twice');
    t.strictSame(mirror.copies.size, fresh.copies.size);
    const byId = (copies: Mirror['copies']) => [...copies.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    t.strictSame(byId(mirror.copies), byId(fresh.copies));
    await service.end('SIGTERM');
  },
);
