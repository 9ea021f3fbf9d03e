import t from 'tap';
import { isOfCitizens } from '../fuzz/parts.ts';
import { fuzz, inWords } from '../fuzz/run.ts';
import { fuzzService } from '../fuzz/service.ts';

/** Another one at each run, so that over time all is tried; a failure is repeated with FUZZ_SEED. */
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 1e9));

t.test(
  `requests to what the civil service uses are answered by the contract, sound or broken (seed ${seed})`,
  async (t) => {
    const service = await fuzzService(t);
    const { requests, operations, findings, neverGood, shares } = await fuzz(service, {
      requests: 600,
      isTarget: (operation) => !isOfCitizens(operation),
      seed,
    });
    t.comment(`${requests} requests to ${operations} operations, seed ${seed}`);
    for (const finding of findings) t.fail(inWords(finding, seed));
    for (const operation of neverGood)
      t.fail(`${operation} never does what it is for: ${shares.get(operation)?.refusal}`);
    t.ok(requests >= 550);
  },
);
