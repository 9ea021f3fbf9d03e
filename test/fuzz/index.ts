import { parseArgs } from 'node:util';
import { startBenchServer } from '../bench/city.ts';
import { fuzz, inWords } from './run.ts';
import { fuzzService } from './service.ts';

/** `npm run fuzz [-- --requests 10000 --seed 1 --operation listUnits]`: the contract, tried out on a small demo city. */
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    operation: { type: 'string' },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);

const teardowns: (() => unknown)[] = [];
const server = await startBenchServer();
try {
  const database = { name: 'fuzz', ...(await server.city('fuzz', 200)) };
  const service = await fuzzService({ teardown: (work) => void teardowns.push(work) }, { database });
  const started = Date.now();
  const report = await fuzz(service, {
    requests: Number(values.requests),
    seed,
    isTarget: ({ id }) => (values.operation ?? id) === id,
  });
  for (const [operation, { sound, good, refusal }] of report.shares)
    console.log(
      `${operation}: ${good} of ${sound} sound requests${good < sound / 2 ? ` (else ${refusal})` : ''}`,
    );
  for (const finding of report.findings) console.log(`\n${inWords(finding, seed)}`);
  for (const operation of report.neverGood) console.log(`\n${operation}: never a good answer`);
  const { requests, operations, findings, neverGood } = report;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\n${requests} requests, ${operations} operations, ${findings.length} findings, ${seconds} s`);
  if (findings.length + neverGood.length > 0) process.exitCode = 1;
} finally {
  for (const teardown of teardowns.reverse()) await teardown();
  await server.stop();
}
