import { createHash } from 'node:crypto';
import pg from 'pg';
import { aTopic } from '../support/forums.ts';
import type { BenchServer } from './city.ts';
import { caller, type Figure, latencies, median, ratio } from './measure.ts';
import { makeKey, startService } from './processes.ts';

const [many, few] = [10_000, 100];
const votes = 1000;
const rounds = 5;
const page = 50;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const tokenOf = (number: number): string => `bench-participant-token-${number}`;

/** Pages of a topic with 10,000 posts against one with 100, and votes on one post against votes on many. */
export async function benchForums(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('forums', 0);
  const service = await startService(serviceUrl, ownerUrl, {
    PENATA_RUN_JOBS: 'false',
    PENATA_PUBLIC_REQUESTS_PER_MINUTE: '0',
    PENATA_ANSWERS_PER_ADDRESS_HOUR: '0',
    PENATA_ANSWERS_PER_TOPIC_MINUTE: '0',
  });
  const call = caller(service.origin, await makeKey(serviceUrl));
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const [large, small] = [await aTopic({ call } as never), await aTopic({ call } as never)];
  await fill(owner, large.id, many);
  await fill(owner, small.id, few);
  await owner.query(
    `insert into forums.participants (id, name, token_hash, joined_on)
     select gen_random_uuid(), 'Warga ' || n, decode(hash, 'hex'), current_date
       from unnest($1::text[]) with ordinality as t (hash, n)`,
    [Array.from({ length: votes }, (_, at) => hashOf(tokenOf(at)))],
  );
  await owner.query('vacuum analyze');

  const figures: Figure[] = [];
  for (const sort of ['newest', 'supported', 'discussed']) {
    const read = (id: string) => () => call('GET', `/v1/forum-topics/${id}/posts?sort=${sort}&limit=${page}`);
    const last = await lastPage(call, `/v1/forum-topics/${large.id}/posts?sort=${sort}&limit=500`);
    const deep = () => call('GET', last.replace('limit=500', `limit=${page}`));
    const [first, end, ofFew] = await latencies([read(large.id), deep, read(small.id)], 60);
    const told = `${first!.toFixed(2)} and ${end!.toFixed(2)} against ${ofFew!.toFixed(2)} ms`;
    const worst = Math.max(first!, end!) / ofFew!;
    figures.push(
      ratio(`First and last page of 10,000 posts against 100, ${sort}`, worst, { atMost: 1.5 }, told),
    );
  }

  const { rows } = await owner.query<{ id: string }>('select id from forums.posts where topic_id = $1', [
    large.id,
  ]);
  const vote = async (postOf: (at: number) => string): Promise<number> => {
    const started = performance.now();
    const answers = await Promise.all(
      Array.from({ length: votes }, (_, at) =>
        call('POST', `/v1/forum-posts/${postOf(at)}/support`, { body: { token: tokenOf(at) } }),
      ),
    );
    if (answers.some(({ status }) => status !== 201)) throw new Error('a vote was not taken');
    return performance.now() - started;
  };
  const [hot, spread]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const post = rows[round]!.id;
    const onOne = await vote(() => post);
    const onMany = await vote((at) => rows[1000 + round * votes + at]!.id);
    if (round > 0) hot.push(onOne);
    if (round > 0) spread.push(onMany);
  }
  const counted = await owner.query<{ votes: number; wrong: number }>(
    `select sum(support_count)::int as votes,
            count(*) filter (where support_count <> (select count(*) from forums.supports s where s.post_id = p.id))::int
              as wrong
       from forums.posts p where support_count > 0 and exists (select from forums.supports s where s.post_id = p.id)`,
  );
  await owner.end();
  await service.stop();
  const { votes: sum, wrong } = counted.rows[0]!;
  const sent = 2 * votes * (rounds + 1);
  return [
    ...figures,
    ratio(
      `${votes} votes on one post against votes on ${votes} posts`,
      median(hot) / median(spread),
      { atMost: 2 },
      `${median(hot).toFixed(0)} against ${median(spread).toFixed(0)} ms`,
    ),
    {
      what: 'Votes that were sent, counted, and posts with another count',
      measured: `${sent}, ${sum} and ${wrong}`,
      bound: 'equal, none',
      holds: sum === sent && wrong === 0,
    },
  ];
}

async function fill(owner: pg.Client, topicId: string, count: number): Promise<void> {
  await owner.query(
    `insert into forums.posts (id, topic_id, body, state, content_hash, posted_at, freshness)
     select gen_random_uuid(), $1, 'Loket sebaiknya buka hari *Sabtu*.', 'shown', '\\x00', now(), -n
       from generate_series(1, $2::int) n`,
    [topicId, count],
  );
}

type Call = ReturnType<typeof caller>;

/** The address of the last page of a list. */
async function lastPage(call: Call, first: string): Promise<string> {
  let address = first;
  for (;;) {
    const { body } = await call('GET', address);
    if (body.next === null) return address;
    address = String(body.next);
  }
}
