import { Writable } from 'node:stream';
import pg from 'pg';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { callerAccess } from '../../src/platform/access/scopes.ts';
import { feedCursor } from '../../src/platform/events/cursor.ts';
import { eventually } from '../support/eventually.ts';
import type { BenchServer } from './city.ts';
import { client, type Figure, latencies, ratio } from './measure.ts';
import { makeKey } from './processes.ts';
import { costOfTriggers } from './writes.ts';

const events = 10_000_000;
const months = 13;
/** As many transactions as the ids allow that a new server has given out. */
const transactions = 500;

/** What it costs a change that it is announced, and whether the feed is read as fast from anywhere. */
export async function benchEvents(server: BenchServer): Promise<Figure[]> {
  const { withTriggers, without } = await costOfTriggers(server, 'events');
  return [
    ratio(
      'A change of one employee over HTTP, announced against not announced',
      withTriggers / without,
      { atMost: 1.2 },
      `${withTriggers.toFixed(2)} against ${without.toFixed(2)} ms`,
    ),
    await reading(server),
  ];
}

async function reading(server: BenchServer): Promise<Figure> {
  const { ownerUrl, serviceUrl } = await server.city('feed', 0);
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  for (let ago = 1; ago < months; ago++) await owner.query(pastMonth(ago));
  await owner.query(pastEvents, [events, months, transactions]);
  await owner.query('vacuum analyze events.outbox');
  await owner.end();

  const config = readConfig({ PENATA_RUN_JOBS: 'false', PENATA_KEY_REQUESTS_PER_MINUTE: '0' });
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const app = await buildApp({ config, databaseUrl: serviceUrl, logStream: silence });
  app.get('/v1/places/:place', { config: { access: callerAccess }, schema: { hide: true } }, (request) => {
    const { place } = request.params as { place: string };
    const eventId = Math.floor(events * Number(place));
    const transactionId = String(3 + Math.floor((eventId * transactions) / (events + 1)));
    return {
      cursor: feedCursor(request, {
        transactionId,
        eventId: String(eventId),
        at: new Date().toISOString(),
        snapshot: null,
      }),
    };
  });
  try {
    await app.ready();
    // The time that the start takes is no pressure on the service.
    await eventually(
      async () => app.isUnderPressure(),
      (busy) => !busy,
      20_000,
    );
    const call = client(await app.listen({ host: '127.0.0.1', port: 0 }), await makeKey(serviceUrl));
    const readFrom = async (place: number) => {
      const { cursor } = await call<{ cursor: string }>(`/v1/places/${place}`);
      return async () => {
        const { items } = await call<{ items: unknown[] }>(`/v1/events?limit=100&after=${cursor}`);
        if (items.length !== 100) throw new Error(`${items.length} events`);
      };
    };
    const places = await Promise.all([0, 0.5, 0.9999].map(readFrom));
    const measured = await latencies(places, 300);
    const [first, middle, last] = measured.map((milliseconds) => milliseconds.toFixed(1));
    return ratio(
      `The slowest of reading 100 events from the beginning, middle and end of ${events.toLocaleString('en')}, against the fastest`,
      Math.max(...measured) / Math.min(...measured),
      { atMost: 1.3 },
      `${first}, ${middle}, ${last} ms`,
    );
  } finally {
    await app.close();
  }
}

const pastMonth = (ago: number) => `
  do $$ begin execute (
    select format('create table events.%I partition of events.outbox for values from (%L) to (%L)',
        to_char(first, '"outbox_"YYYY_MM'), first || 'Z', first + interval '1 month' || 'Z')
      from (select date_trunc('month', now() at time zone 'UTC') - interval '${ago} months' as first) month
  ); end $$`;

/** Events spread evenly over the months, in the order of their transactions. */
const pastEvents = `
  insert into events.outbox (recorded_at, transaction_id, kind, resource, resource_id, data)
  select now() - make_interval(days => 30 * ($2::int - 1)) * (1 - n::float8 / $1::int),
         (3 + n::bigint * $3::int / ($1::int + 1))::text::xid8, 'employee.changed', 'employee', gen_random_uuid(),
         '{"version": 2, "changed": ["name"]}'
    from generate_series(1, $1::int) n`;
