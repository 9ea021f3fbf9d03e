import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { makeKey } from '../../bench/processes.ts';
import type { TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { ended, importFile, upload } from '../../support/imports.ts';
import { KeyedWriters } from '../../support/keyed-writes.ts';
import { ownPostgres } from '../../support/postgres.ts';
import { type Owner, startService } from '../../support/process.ts';
import { Readers } from '../../support/readers.ts';
import { isUnavailable, remote } from '../../support/remote.ts';
import { siasnCsv, siasnHierarchy, siasnPerson } from '../../support/siasn-file.ts';
import { type Outcome, onDatabase, outcomeOf } from './outcome.ts';

const rows = 3000;
const patience = 30_000;

/** Postgres stops, by turns as in a crash and in order, and starts again, under load and amid an import. */
export async function stopPostgresAgainAndAgain(owner: Owner, outages: number): Promise<Outcome> {
  const postgres = await ownPostgres(owner);
  const { ownerUrl, serviceUrl } = postgres;
  const service = await startService(owner, onDatabase(owner, postgres));
  const api = remote(service.origin, await makeKey(serviceUrl));
  const mishaps: string[] = [];

  await importFile(api, 'resource=units', siasnHierarchy());
  const file = siasnCsv(Array.from({ length: rows }, (_, number) => siasnPerson(number)));
  const { body: queued } = await upload(api, 'resource=employees&createPositions=true', file);
  const writers = await KeyedWriters.begin(owner, api, 6);
  const readers = new Readers(owner, api, 2, ['/v1/units?limit=5', '/v1/employees?limit=5']);
  for (let outage = 0; outage < outages; outage++) {
    await delay(randomInt(300, 800));
    await postgres.stop(outage % 2 === 0 ? 'immediate' : 'fast');
    await delay(randomInt(1000, 2000));
    const meanwhile = await api.call('GET', '/v1/units');
    if (!isUnavailable(meanwhile)) mishaps.push(`without a database: ${meanwhile.status} ${meanwhile.text}`);
    await postgres.start();
    await eventually(
      () => statusOf(api),
      (status) => status === 200,
      patience,
    );
  }
  await Promise.all([writers.stop(), readers.stop()]);
  const { state, created } = await ended(api, queued.id, 2 * patience);
  if (state !== 'finished' || created !== rows)
    mishaps.push(`the import is ${state}, ${created} rows created`);
  mishaps.push(...readers.mishaps, ...(await revocationMishaps(api, await makeKey(serviceUrl))));
  await eventually(
    () => listeners(ownerUrl),
    (count) => count === 1,
    patience,
  );

  const evidence = { writers, ownerUrl, services: [service], mishaps };
  const outcome = await outcomeOf('Postgres stopped and started under load', outages, evidence);
  const code = await service.end('SIGTERM');
  return code === 0 ? outcome : { ...outcome, mishaps: [...outcome.mishaps, `SIGTERM: exit code ${code}`] };
}

const statusOf = async ({ call }: Pick<TestApp, 'call'>, key?: string): Promise<number> =>
  (await call('GET', '/v1/units', { key })).status;

/** Connections on which the service is told of changed keys and units. */
async function listeners(ownerUrl: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    ownerUrl,
    `select count(*)::int from pg_stat_activity where application_name = 'penata access'`,
  );
  return row!.count;
}

/** A key that the service knows is revoked: from then on it must open nothing. */
async function revocationMishaps(api: Pick<TestApp, 'call'>, key: string): Promise<string[]> {
  const { body: me } = await api.call('GET', '/v1/me', { key });
  const before = await statusOf(api, key);
  const { status } = await api.call('POST', `/v1/api-keys/${me.id}/revocation`);
  const after = await eventually(
    () => statusOf(api, key),
    (status) => status === 401,
  ).catch(String);
  return before === 200 && status === 201 && after === 401
    ? []
    : [`a revoked key: ${before} ${status} ${after}`];
}
