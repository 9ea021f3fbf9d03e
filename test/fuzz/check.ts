import type { Test } from 'tap';
import type { Operation } from './operations.ts';
import { fuzz, inWords } from './run.ts';
import { fuzzService } from './service.ts';

/** Another one at each run, so that over time all is tried; a failure is repeated with FUZZ_SEED. */
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 1e9));

/** Holds a part of the contract to what it promises, by at least so many requests. */
export const checkPart = (
  t: Test,
  name: string,
  requests: number,
  isTarget: (operation: Operation) => boolean,
): Promise<unknown> =>
  t.test(`${name} is answered by the contract, sound or broken (seed ${seed})`, async (t) => {
    const service = await fuzzService(t);
    const report = await fuzz(service, { requests, isTarget, seed });
    t.comment(`${report.requests} requests to ${report.operations} operations, seed ${seed}`);
    for (const finding of report.findings) t.fail(inWords(finding, seed));
    for (const operation of report.neverGood)
      t.fail(`${operation} never does what it is for: ${report.shares.get(operation)?.refusal}`);
    t.ok(report.requests >= requests);
  });
