import t from 'tap';
import { foundInRetention } from '../../src/platform/retention/days.ts';
import { retention } from '../../src/platform/retention/index.ts';

t.test('keys of answers outlive the longest time for late answers', async (t) => {
  t.strictSame(foundInRetention('response-keys', 90), []);
  t.match(foundInRetention('response-keys', 89), [
    { pointer: '/days', code: 'retention-too-short', parameters: { least: 90 } },
  ]);
  t.strictSame(foundInRetention('drafts', 1), []);
});

t.test('a service in which nobody forgets a subject does not start', async (t) => {
  t.throws(() => retention({ drafts: () => [] }), /Nothing forgets sender-statistics, .*forum-codes/);
});
