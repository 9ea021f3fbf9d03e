import { inspect, parseArgs } from 'node:util';
import { ownPostgres } from '../support/postgres.ts';
import type { Owner } from '../support/process.ts';
import { killAmidImports } from '../system/faults/imports.ts';
import { killAgainAndAgain } from '../system/faults/kills.ts';
import { stopPostgresAgainAndAgain } from '../system/faults/outages.ts';
import type { Outcome } from '../system/faults/outcome.ts';
import { slowClientsAndStops } from '../system/faults/slowness.ts';

/** `npm run soak [-- --minutes 10]`: the faults of the tests over and over; fails if anything was not as it must be. */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const end = Date.now() + Number(values.minutes) * 60_000;

const faults: readonly ((owner: Owner) => Promise<Outcome>)[] = [
  async (owner) => killAgainAndAgain(owner, await ownPostgres(owner), 10),
  (owner) => stopPostgresAgainAndAgain(owner, 3),
  async (owner) => killAmidImports(owner, await ownPostgres(owner), 3),
  (owner) => slowClientsAndStops(owner, 2),
];

const teardowns: (() => unknown)[] = [];

async function cleanUp(): Promise<void> {
  for (const teardown of teardowns.splice(0).reverse()) await teardown();
}

async function survive(fault: (typeof faults)[number]): Promise<Outcome> {
  try {
    return await fault({ teardown: (work) => void teardowns.push(work) });
  } finally {
    await cleanUp();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)));

const sum = (one: Outcome | undefined, other: Outcome): Outcome =>
  one === undefined
    ? other
    : {
        fault: one.fault,
        times: one.times + other.times,
        acknowledged: one.acknowledged + other.acknowledged,
        repeated: one.repeated + other.repeated,
        lost: one.lost + other.lost,
        doubled: one.doubled + other.doubled,
        otherwise: one.otherwise + other.otherwise,
        mishaps: [...one.mishaps, ...other.mishaps],
      };

const outcomes = new Map<string, Outcome>();
const failures: unknown[] = [];
for (let turn = 0; turn < faults.length || Date.now() < end; turn++) {
  try {
    const outcome = await survive(faults[turn % faults.length]!);
    outcomes.set(outcome.fault, sum(outcomes.get(outcome.fault), outcome));
    console.log(`${outcome.fault}: ${outcome.times} times, ${outcome.mishaps.length} mishaps`);
  } catch (error) {
    failures.push(error);
    console.error(inspect(error));
  }
}

console.log(
  '\n| fault | times | acknowledged | lost | doubled | otherwise |\n| --- | --- | --- | --- | --- | --- |',
);
for (const { fault, times, acknowledged, lost, doubled, otherwise } of outcomes.values())
  console.log(`| ${fault} | ${times} | ${acknowledged} | ${lost} | ${doubled} | ${otherwise} |`);
const all = [...outcomes.values()];
const mishaps = all.flatMap((outcome) => outcome.mishaps.map((mishap) => `${outcome.fault}: ${mishap}`));
for (const mishap of mishaps) console.log(`\n${mishap}`);
const isWell = all.every(({ lost, doubled, otherwise }) => lost + doubled + otherwise === 0);
if (!isWell || mishaps.length + failures.length > 0) process.exitCode = 1;
