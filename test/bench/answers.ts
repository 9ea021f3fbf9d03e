import pg from 'pg';
import { mendTallies } from '../../src/modules/feedback/index.ts';
import { satisfactionElements } from '../../src/modules/feedback/reference.ts';
import { aSurvey } from '../support/feedback.ts';
import type { BenchServer } from './city.ts';
import { caller, type Figure, latencies, median, ratio } from './measure.ts';
import { makeKey, startBare, startService } from './processes.ts';
import { openToAll, posted, solvedBodies } from './public-posts.ts';

const connections = 50;
const seconds = 5;
const rounds = 4;
/** More than are sent: an answer that was sent before costs less than a new one. */
const bodiesMade = 110_000;

const marks = (seed: number): { question: string; value: number }[] =>
  satisfactionElements.entries.map(({ code }, at) => ({
    question: code,
    value: ((Math.imul(seed + at, 2_654_435_761) >>> 28) % 4) + 1,
  }));

/** Answers to a survey by the public link, each with a proof of its own, against a handler that inserts one row. */
export async function benchAnswers(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('answers', 0);
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query(`create schema bench;
    create table bench.answers (id uuid primary key, version integer not null, answers jsonb not null,
      received_at timestamptz not null default now());
    grant usage on schema bench to public; grant insert, select on bench.answers to public`);
  const service = await startService(serviceUrl, ownerUrl, openToAll);
  const bare = await startBare(serviceUrl);
  const call = caller(service.origin, await makeKey(serviceUrl));
  const survey = await aSurvey({ call } as never);
  const bodies = await solvedBodies(owner, 'survey-response', bodiesMade, (at) => ({
    questionnaireVersion: 1,
    answers: marks(at),
    profile: { gender: at % 2 ? 'male' : 'female', ageBand: '30-39' },
  }));
  const load = (url: string, sent: { count: number }) => posted(url, bodies, sent, { connections, seconds });
  const answers: number[] = [];
  const bares: number[] = [];
  const sent = { count: 0 };
  for (let round = 0; round <= rounds; round++) {
    const measured = await load(`${service.origin}/v1/survey-forms/${survey.link}/responses`, sent);
    if (sent.count > bodies.length) throw new Error(`more than ${bodies.length} answers were sent`);
    const compared = await load(`${bare.origin}/answers`, { count: 0 });
    if (round > 0) answers.push(measured);
    if (round > 0) bares.push(compared);
  }
  const { rows } = await owner.query<{ kept: number; rolled: number }>(
    `select (select count(*)::int from feedback.responses where state = 'counted') as kept,
            (select sum(answers)::int from feedback.tallies where dimension = 'all') as rolled`,
  );
  await owner.end();
  await bare.stop();
  await service.stop();
  const { kept, rolled } = rows[0]!;
  const detail = `${median(answers).toFixed(0)} against ${median(bares).toFixed(0)} a second`;
  return [
    ratio(
      'Answers to a survey against a bare handler that inserts a row',
      median(answers) / median(bares),
      { atLeast: 0.6 },
      detail,
    ),
    {
      what: 'Answers that were kept, and answers in the roll-ups',
      measured: `${kept} and ${rolled}`,
      bound: 'equal',
      holds: kept === rolled,
    },
  ];
}

const millions = 10_000_000;
const thousands = 10_000;

/** Results and roll-ups of ten million answers against ten thousand. */
export async function benchMillions(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('millions', 0);
  const service = await startService(serviceUrl, ownerUrl, { PENATA_RUN_JOBS: 'false' });
  const call = caller(service.origin, await makeKey(serviceUrl));
  const large = await aSurvey({ call } as never);
  const small = await aSurvey({ call } as never);
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  await fill(owner, small, thousands);
  await fill(owner, large, millions);
  await owner.query('vacuum analyze');

  const rolled = async (): Promise<string> => {
    const { rows } = await owner.query<{ digest: string }>(
      `select md5(string_agg(t::text, '' order by t::text)) as digest from feedback.tallies t`,
    );
    return rows[0]!.digest;
  };
  const serving = new pg.Pool({ connectionString: serviceUrl, max: 1 });
  const started = performance.now();
  await mendTallies(serving);
  const rebuilt = (performance.now() - started) / 1000;
  const before = await rolled();
  await owner.query('truncate feedback.tallies, feedback.profile_counts');
  await mendTallies(serving);
  const isEqual = (await rolled()) === before && (await mendTallies(serving)) === 0;

  const read = (id: string) => () => call('GET', `/v1/surveys/${id}/results`);
  const [ofMillions, ofThousands] = await latencies([read(large.id), read(small.id)], 40);
  const { rows } = await owner.query<{ answers: number }>(
    `select sum(answers)::int as answers from feedback.tallies where dimension = 'all'`,
  );
  await owner.end();
  await serving.end();
  await service.stop();
  return [
    ratio(
      'Results of 10,000,000 answers against 10,000',
      ofMillions! / ofThousands!,
      { atMost: 1.2 },
      `${ofMillions!.toFixed(2)} against ${ofThousands!.toFixed(2)} ms`,
    ),
    {
      what: 'All roll-ups rebuilt from 10,010,000 answers',
      measured: `${rebuilt.toFixed(0)} s, ${rows[0]!.answers} answers, ${isEqual ? 'equal' : 'other'} numbers`,
      bound: '≤ 120 s, equal numbers',
      holds: rebuilt <= 120 && isEqual && rows[0]!.answers === millions + thousands,
    },
  ];
}

/** Answers of all kinds of people over two months, as they would have come in. */
async function fill(
  owner: pg.Pool,
  survey: { readonly id: string; readonly services: { readonly serviceId: string }[] },
  count: number,
): Promise<void> {
  await owner.query(
    `insert into feedback.responses (survey_id, received_on, id, service_id, answered_on, channel, gender, age_band,
       education, occupation, disability, cells, state, receipt_hash, content_hash)
     select $1, day, gen_random_uuid(), $2, day, (array['link', 'kiosk', 'field'])[1 + n % 3],
            (array['male', 'female', null])[1 + n % 3],
            (array['under-20', '20-29', '30-39', '40-49', '50-59', '60-and-over', null])[1 + (n / 3) % 7],
            (array['primary', 'lower-secondary', 'upper-secondary', 'diploma', 'bachelor', 'postgraduate'])[1 + (n / 21) % 6],
            (array['civil-servant', 'private-employee', 'self-employed', 'student', 'other', null])[1 + (n / 126) % 6],
            (array['none', 'disabled', null])[1 + (n / 7) % 3],
            array[1 + a % 4, 5 + b % 4, 9 + (a / 4) % 4, 13 + (b / 4) % 4, 17 + (a / 16) % 4, 21 + (b / 16) % 4,
                  25 + (a / 64) % 4, 29 + (b / 64) % 4, 33 + (a / 256) % 4]::smallint[],
            'counted', '\\x00', '\\x00'
       from (select n, hashint4(n) & 65535 as a, (hashint4(n) >> 12) & 65535 as b,
                    current_date - (n % 60)::int as day
               from generate_series(1, $3::int) n) made`,
    [survey.id, survey.services[0]!.serviceId, count],
  );
}
