import t, { type Test } from 'tap';
import { cloneDatabase } from '../support/database.ts';
import { killAgainAndAgain } from './faults/kills.ts';
import { stopPostgresAgainAndAgain } from './faults/outages.ts';
import type { Outcome } from './faults/outcome.ts';
import { slowClientsAndStops } from './faults/slowness.ts';

function allIsWell(t: Test, outcome: Outcome): void {
  const { fault, times, acknowledged, repeated, ...rest } = outcome;
  t.comment(`${fault}: ${times} times, ${acknowledged} writes acknowledged, ${repeated} of them sent again`);
  t.strictSame(rest, { lost: 0, doubled: 0, otherwise: 0, mishaps: [] });
  t.ok(repeated > 0, 'writes were under way');
}

// Slow clients are waited for most of the time.
t.jobs = 2;
const buffered = { buffered: true };

t.test('slow clients harm nobody, and the service stops in order amid all of them', buffered, async (t) =>
  allIsWell(t, await slowClientsAndStops(t, 1)),
);

t.test(
  'no acknowledged write is lost or doubled by kill -9, and clients may move to another instance',
  buffered,
  async (t) => allIsWell(t, await killAgainAndAgain(t, await cloneDatabase(t), 4)),
);

t.test(
  'without its database the service refuses clearly, and goes on by itself when it is back',
  buffered,
  async (t) => allIsWell(t, await stopPostgresAgainAndAgain(t, 2)),
);
