import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { makeKey } from '../../bench/processes.ts';
import { KeyedWriters } from '../../support/keyed-writes.ts';
import { type Owner, type Service, startService } from '../../support/process.ts';
import { complaintsOf, Readers } from '../../support/readers.ts';
import { remote } from '../../support/remote.ts';
import { type Addresses, type Outcome, onDatabase, outcomeOf } from './outcome.ts';

const writersAtOnce = 6;

/**
 * Two instances work on one database. Again and again the one that is written to is killed in the midst, the writers
 * move over to the other with the same keys, and a new instance starts. Whoever reads from the other notices nothing.
 */
export async function killAgainAndAgain(owner: Owner, addresses: Addresses, kills: number): Promise<Outcome> {
  const environment = onDatabase(owner, addresses);
  const services: Service[] = [];
  const start = async (): Promise<Service> => {
    const service = await startService(owner, environment);
    services.push(service);
    return service;
  };
  let [serving, other] = await Promise.all([start(), start()]);
  const key = await makeKey(addresses.serviceUrl);
  const writers = await KeyedWriters.begin(owner, remote(serving.origin, key), writersAtOnce);
  const bystanders: Readers[] = [];
  for (let kill = 1; kill <= kills; kill++) {
    const readers = new Readers(owner, remote(other.origin, key), 1, ['/v1/units?limit=5']);
    await delay(randomInt(20, 1000));
    const killed = serving.end('SIGKILL');
    writers.moveTo(remote(other.origin, key));
    await killed;
    // Not while the next one starts: that would only take longer.
    await Promise.all([writers.stop(), readers.stop()]);
    bystanders.push(readers);
    if (kill === kills) break;
    [serving, other] = [other, await start()];
    writers.goOn(writersAtOnce);
  }
  const outcome = await outcomeOf('kill -9 of the instance that is written to', kills, {
    writers,
    ownerUrl: addresses.ownerUrl,
    services,
    mishaps: complaintsOf(bystanders, kills),
  });
  await other.end('SIGTERM');
  return outcome;
}
