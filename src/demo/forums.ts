import type pg from 'pg';
import { posts, supports } from '../modules/forums/post-tables.ts';
import { participants, topics } from '../modules/forums/tables.ts';
import { copyRows, Rows } from './copy.ts';
import { discussions } from './data/forums.ts';
import { calendarDate, dayNumber } from './days.ts';
import { Random } from './random.ts';

const STREAM = 1_000_006;
const PARTICIPANTS = 60;

const ageBands = ['under-20', '20-29', '20-29', '30-39', '30-39', '40-49', '50-59', null] as const;
const districts = ['16.71.01', '16.71.02', '16.71.03', '16.71.04', null] as const;

interface Asked {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
}

/** Writes what the people of the first city talk about with it: one topic concluded, one closed, two open. */
export async function copyForums(
  client: pg.Client,
  { nextId, seed, today }: { readonly nextId: () => string; readonly seed: number; readonly today: string },
): Promise<void> {
  const random = new Random(seed, STREAM);
  const services = await askedServices(client, today);
  const rows = {
    participants: new Rows(
      participants,
      'id',
      'name',
      'tokenHash',
      'isVerified',
      'ageBand',
      'district',
      'joinedOn',
    ),
    topics: new Rows(
      topics,
      'id',
      'unitId',
      'title',
      'description',
      'serviceId',
      'startsOn',
      'endsOn',
      'access',
      'origin',
      'decision',
      'closedOn',
      'conclusion',
      'concludedOn',
    ),
    posts: new Rows(
      posts,
      'id',
      'topicId',
      'parentId',
      'participantId',
      'isOfficial',
      'officialName',
      'body',
      'state',
      'contentHash',
      'supportCount',
      'postedAt',
      'freshness',
    ),
    supports: new Rows(supports, 'postId', 'participantId'),
  };
  const now = dayNumber(today);
  const people = Array.from({ length: PARTICIPANTS }, (_, at) => {
    const id = nextId();
    // Nobody has the token: it is the hash of nothing that could be sent.
    const hash = `\\x${String(at).padStart(4, '0').repeat(16)}`;
    const isVerified = String(random.chance(0.3));
    rows.participants.add(
      id,
      `Warga ${String(1000 + at * 37)}`,
      hash,
      isVerified,
      random.pick(ageBands),
      random.pick(districts),
      calendarDate(now - 120),
    );
    return id;
  });
  for (const [number, discussion] of discussions.entries()) {
    const service = services[number % services.length]!;
    const topicId = nextId();
    const startsOn = now - discussion.daysAgo;
    const isOver = discussion.decision !== 'open';
    const endsOn = isOver ? startsOn + 30 : now + 60;
    const postIds = discussion.posts.map(() => nextId());
    const conclusion = discussion.conclusion?.(postIds[0]!) ?? null;
    rows.topics.add(
      topicId,
      service.unitId,
      discussion.title,
      discussion.description,
      service.id,
      calendarDate(startsOn),
      calendarDate(endsOn),
      'anyone',
      number === 1 ? 'citizens' : 'government',
      discussion.decision,
      isOver ? calendarDate(endsOn + 1) : null,
      conclusion && JSON.stringify(conclusion),
      conclusion && calendarDate(endsOn + 14),
    );
    for (const [at, { body, reply, official }] of discussion.posts.entries()) {
      const supporters = people.filter(() => random.chance(0.35 - at * 0.03));
      const add = (id: string, parentId: string | null, text: string, isOfficial: boolean, later: number) => {
        const moment = `${calendarDate(startsOn + 1 + at)}T0${later}:00:00Z`;
        rows.posts.add(
          id,
          topicId,
          parentId,
          isOfficial || random.chance(0.2) ? null : random.pick(people),
          String(isOfficial),
          isOfficial ? service.unitName : null,
          text,
          'shown',
          '\\x00',
          parentId === null ? supporters.length : 0,
          moment,
          Date.parse(moment) * -1000,
        );
      };
      add(postIds[at]!, null, body, false, 1);
      if (reply !== undefined) add(nextId(), postIds[at]!, reply, false, 4);
      if (official !== undefined) add(nextId(), postIds[at]!, official, true, 7);
      for (const id of supporters) rows.supports.add(postIds[at]!, id);
    }
  }
  for (const table of [rows.participants, rows.topics, rows.posts, rows.supports])
    await copyRows(client, table, table.take());
  // Triggers count replies, but where they are passed over.
  await client.query(
    `update forums.posts p set reply_count = r.replies, voice_count = r.replies
       from (select parent_id, count(*) as replies from forums.posts where parent_id is not null group by 1) r
      where p.id = r.parent_id`,
  );
}

/** One service each of the units that offer most. */
async function askedServices(client: pg.Client, today: string): Promise<Asked[]> {
  const { rows } = await client.query<Asked>(
    `select s.id, s.unit_id as "unitId", v.name as "unitName"
       from (select id, unit_id, row_number() over (partition by unit_id order by code) as place,
                    count(*) over (partition by unit_id) as offered, code
               from feedback.services where state = 'active') s
       join organisation.unit_versions v
         on v.unit_id = s.unit_id and v.valid_from <= $1 and (v.valid_to is null or v.valid_to > $1)
      where s.place = 1 order by s.offered desc, s.code limit 4`,
    [today],
  );
  return rows;
}
