import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../../src/platform/database/embedded.ts';
import { eventually } from '../../support/eventually.ts';
import { ended, type ImportBody } from '../../support/imports.ts';
import { KeyedWriters } from '../../support/keyed-writes.ts';
import { dataFolder, type Owner, processesOf, startService } from '../../support/process.ts';
import { complaintsOf, Readers } from '../../support/readers.ts';
import { remote } from '../../support/remote.ts';
import { siasnHierarchy } from '../../support/siasn-file.ts';
import { readSlowly, type SlowUpload, uploadSlowly } from '../../support/slow-clients.ts';
import { inFolder, type Outcome, outcomeOf } from './outcome.ts';

/** So many that their export is larger than what the system buffers on the way to a slow reader. */
const employees = 8_000;
const exportsOfOneKey = 4;
const ndjson = { accept: 'application/x-ndjson', 'x-purpose': 'Migration' };

/**
 * Clients read exports and upload files at 1 KB/s, others vanish, and nobody else is the worse for it; then, amid all
 * of it, the service is asked to stop, and starts again.
 */
export async function slowClientsAndStops(owner: Owner, stops: number): Promise<Outcome> {
  const folder = dataFolder(owner);
  const environment = inFolder(folder, employees);
  const mishaps: string[] = [];
  let service = await startService(owner, environment);
  const services = [service];
  const key = service.key()!;
  const writers = await KeyedWriters.begin(owner, remote(service.origin, key), 3);

  for (let stop = 0; stop < stops; stop++) {
    mishaps.push(...(await othersAreServed(owner, service.origin, key)));
    const underWay = await amidAll(service.origin, key);
    const code = await service.end('SIGTERM');
    if (code !== 0) mishaps.push(`SIGTERM: exit code ${code}`);
    const left = processesOf(folder);
    if (left.length > 0) mishaps.push(`left behind: ${left.join(', ')}`);
    const accepted = await underWay.end(mishaps);

    service = await startService(owner, environment);
    services.push(service);
    const api = remote(service.origin, key);
    writers.moveTo(api);
    mishaps.push(...(await importMishaps(api, accepted)));
  }
  await writers.stop();
  const server = await startEmbeddedPostgres({ dataDirectory: folder, log: () => {} });
  const fault = 'SIGTERM amid clients of 1 KB/s, long polls and writes';
  const outcome = await outcomeOf(fault, stops, { writers, ownerUrl: server.url, services, mishaps });
  await service.end('SIGTERM');
  await server.stop();
  return outcome;
}

/** What went wrong for others while slow clients read and uploaded. */
async function othersAreServed(owner: Owner, origin: string, key: string): Promise<string[]> {
  const api = remote(origin, key);
  const mishaps: string[] = [];
  const others = new Readers(owner, api, 2, ['/v1/employees?limit=20', '/v1/units?limit=20']);
  const exported = () => readSlowly(`${origin}/v1/employees`, key, ndjson);
  const readings = await Promise.all(Array.from({ length: exportsOfOneKey }, exported));
  const oneMore = await exported();
  if (readings.some(({ status }) => status !== 200) || oneMore.status !== 503)
    mishaps.push(`exports: ${[...readings, oneMore].map(({ status }) => status).join(' ')}`);

  const upload = () => uploadSlowly(`${origin}/v1/imports?resource=units`, key, siasnHierarchy());
  upload().vanish();
  const uploads = [upload(), upload()];
  mishaps.push(...(await importMishaps(api, await acceptedOf(uploads, mishaps))));

  for (const reading of readings) {
    if (reading.isOver() || reading.taken() === 0) mishaps.push('a slow reader was cut off');
    reading.vanish();
  }
  const again = await eventually(exported, ({ status }) => status === 200).catch(String);
  if (typeof again === 'string') mishaps.push(`who vanished still holds an export: ${again}`);
  else again.vanish();
  await others.stop();
  return [...mishaps, ...complaintsOf([others], 50)];
}

/** All kinds of requests that last, under way; what became of them can be asked when the service has ended. */
async function amidAll(origin: string, key: string) {
  const api = remote(origin, key);
  const feed = '/v1/events?after=latest';
  const poll = api.call('GET', `${feed}&subject=nobody&wait=30`).catch((error: Error) => error);
  const stream = await readSlowly(`${origin}${feed}`, key, { accept: 'text/event-stream' });
  const reading = await readSlowly(`${origin}/v1/employees`, key, ndjson);
  const long = siasnHierarchy(400);
  const uploads = [long, siasnHierarchy(), long].map((file) =>
    uploadSlowly(`${origin}/v1/imports?resource=units`, key, file),
  );
  await delay(500);
  return {
    /** @returns the imports that were accepted */
    async end(mishaps: string[]): Promise<string[]> {
      const polled = await poll;
      if (polled instanceof Error || polled.status !== 200)
        mishaps.push(`a long poll: ${polled instanceof Error ? polled : polled.text}`);
      if (stream.status !== 200 || !(await stream.rest()))
        mishaps.push(`a stream of events: ${stream.status}`);
      if (reading.status !== 200 || (await reading.rest())) mishaps.push(`a cut export: ${reading.status}`);
      const answers = await Promise.all(uploads.map(({ answer }) => answer));
      const odd = answers.filter((answer) => answer && answer.status !== 202 && answer.status !== 503);
      mishaps.push(...odd.map((answer) => `an upload: ${answer?.status} ${answer?.text}`));
      return answers.flatMap((answer) =>
        answer?.status === 202 ? [JSON.parse(answer.text).id as string] : [],
      );
    },
  };
}

/** The imports of uploads that must be accepted. */
async function acceptedOf(uploads: readonly SlowUpload[], mishaps: string[]): Promise<string[]> {
  const answers = await Promise.all(uploads.map(({ answer }) => answer));
  return answers.flatMap((answer) => {
    if (answer?.status === 202) return [(JSON.parse(answer.text) as ImportBody).id];
    mishaps.push(`a slow upload: ${answer?.status} ${answer?.text}`);
    return [];
  });
}

/** What became of imports that were accepted, if it is not their end. */
async function importMishaps(api: ReturnType<typeof remote>, ids: readonly string[]): Promise<string[]> {
  const imports = await Promise.all(ids.map((id) => ended(api, id).catch((error: Error) => error)));
  return imports.flatMap((end) =>
    !(end instanceof Error) && end.state === 'finished' ? [] : [`an import: ${JSON.stringify(end)}`],
  );
}
