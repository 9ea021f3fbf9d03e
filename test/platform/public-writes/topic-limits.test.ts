import t from 'tap';
import { readConfig } from '../../../src/config.ts';
import { Problem } from '../../../src/platform/http/problem.ts';
import { TopicLimits } from '../../../src/platform/public-writes/topic-limits.ts';
import { build } from '../../support/build.ts';

/** The clock of the limits, which tests move. */
const realNow = performance.now.bind(performance);
const stoodAt = Math.floor(realNow());
let passed = 0;
t.intercept(performance, 'now', { value: () => stoodAt + passed });

const settings = (address: number, topic: number) => ({
  PENATA_ANSWERS_PER_ADDRESS_HOUR: String(address),
  PENATA_ANSWERS_PER_TOPIC_MINUTE: String(topic),
});
const limits = (address: number, topic: number) => new TopicLimits(readConfig(settings(address, topic)));

/** The headers of the refusal; undefined if there is none. */
function refused(act: () => void): Readonly<Record<string, string>> | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Problem && error.kind.code === 'too-many-requests') return error.headers;
    throw error;
  }
}

t.test('one address sends so much on a topic in an hour, and others as much', async (t) => {
  const topics = limits(2, 0);
  const send = (topic: string, address: string) => refused(() => topics.require(topic, address));
  t.equal(send('survey a', '192.0.2.7'), undefined);
  passed += 600_000;
  t.equal(send('survey a', '192.0.2.7'), undefined);
  t.strictSame(send('survey a', '192.0.2.7'), {
    'ratelimit-policy': '"address";q=2;w=3600',
    ratelimit: '"address";r=0;t=3000',
    'retry-after': '3000',
  });
  t.equal(send('survey a', '192.0.2.8'), undefined, 'another address');
  t.equal(send('survey b', '192.0.2.7'), undefined, 'another topic');
  passed += 3_000_000;
  t.equal(send('survey a', '192.0.2.7'), undefined, 'the hour is over');
});

t.test('all together send so much on a topic in a minute', async (t) => {
  const topics = limits(0, 3);
  const send = (topic: string, address: string) => refused(() => topics.require(topic, address));
  for (const address of ['a', 'b', 'c']) t.equal(send('survey', address), undefined);
  t.match(send('survey', 'd'), { 'ratelimit-policy': '"topic";q=3;w=60', 'retry-after': '60' });
  t.equal(send('forum', 'd'), undefined);
  passed += 60_000;
  t.equal(send('survey', 'd'), undefined);
});

t.test('whoever is refused for its address closes the topic for nobody', async (t) => {
  const topics = limits(1, 2);
  const send = (address: string) => refused(() => topics.require('survey', address));
  t.equal(send('loud'), undefined);
  for (let time = 0; time < 10; time++) t.match(send('loud'), { 'ratelimit-policy': /^"address"/ });
  t.equal(send('quiet'), undefined);
  t.match(send('third'), { 'ratelimit-policy': /^"topic"/ });
});

t.test('a limit of 0 is none', async (t) => {
  const topics = limits(0, 0);
  for (let time = 0; time < 1000; time++) topics.require('survey', 'a');
  t.pass();
});

t.test('the settings stand as they are told, and a refusal is answered with its headers', async (t) => {
  t.match(readConfig({}), { answersPerAddressHour: 30, answersPerTopicMinute: 6000 });
  const { call } = await build(t, {
    environment: settings(1, 0),
    prepare: (app) => {
      app.post('/say', { config: { access: { kind: 'public' } }, schema: { hide: true } }, async ({ ip }) => {
        app.topicLimits.require('survey', ip);
        return {};
      });
    },
  });
  const send = () => call('POST', '/say', { key: null, body: {} });
  t.equal((await send()).status, 200);
  t.match(await send(), {
    status: 429,
    headers: { 'retry-after': '3600', 'ratelimit-policy': '"address";q=1;w=3600' },
    body: { code: 'too-many-requests' },
  });
});
