import { makeKey } from '../../bench/processes.ts';
import type { TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { ended, type ImportBody, importFile, upload } from '../../support/imports.ts';
import { type Owner, startService } from '../../support/process.ts';
import { remote } from '../../support/remote.ts';
import { siasnCsv, siasnHierarchy, siasnPerson } from '../../support/siasn-file.ts';
import { type Addresses, leaksOf, type Outcome, onDatabase } from './outcome.ts';

const rows = 1500;
const patience = 60_000;

/** Again and again the only instance is killed amid an import; the one that takes its place goes on. */
export async function killAmidImports(owner: Owner, addresses: Addresses, kills: number): Promise<Outcome> {
  const environment = onDatabase(owner, addresses);
  let service = await startService(owner, environment);
  const services = [service];
  const key = await makeKey(addresses.serviceUrl);
  await importFile(remote(service.origin, key), 'resource=units', siasnHierarchy());
  const mishaps: string[] = [];
  const people = Array.from({ length: kills * rows }, (_, number) => siasnPerson(number));
  let acknowledged = 0;
  let otherwise = 0;
  for (let kill = 0; kill < kills; kill++) {
    const file = siasnCsv(people.slice(kill * rows, (kill + 1) * rows));
    const { body } = await upload(
      remote(service.origin, key),
      'resource=employees&createPositions=true',
      file,
    );
    await inTheMiddle(remote(service.origin, key), body.id);
    await service.end('SIGKILL');
    service = await startService(owner, environment);
    services.push(service);
    const end = await ended(remote(service.origin, key), body.id, patience);
    acknowledged += end.created;
    if (end.state !== 'finished' || end.rowsRead !== rows || end.created !== rows) {
      otherwise += 1;
      mishaps.push(`an import is ${end.state}: ${end.rowsRead} rows read, ${end.created} created`);
    }
  }
  await service.end('SIGTERM');
  const secrets = people.map((person) => person['NIP BARU']!);
  mishaps.push(...services.flatMap((one) => leaksOf(one, secrets)));
  const written = await writtenTimes(addresses.ownerUrl, secrets);
  return {
    fault: 'kill -9 amid an import',
    times: kills,
    acknowledged,
    repeated: 0,
    lost: written.filter(({ times }) => times === 0).length,
    doubled: written.filter(({ times }) => times > 1).length,
    otherwise,
    mishaps,
  };
}

const inTheMiddle = ({ call }: Pick<TestApp, 'call'>, id: string): Promise<ImportBody> =>
  eventually(
    async () => (await call<ImportBody>('GET', `/v1/imports/${id}`)).body,
    ({ rowsRead }) => rowsRead > 0 && rowsRead < rows,
    patience,
  );

/** How often each person is there, with the rank and the placement that came in the same row. */
const writtenTimes = (ownerUrl: string, numbers: readonly string[]): Promise<{ times: number }[]> =>
  query(
    ownerUrl,
    `select count(placements.id)::int as times
       from unnest($1::text[]) as sent(nip)
       left join employees.employees using (nip)
       left join employees.rank_periods on rank_periods.employee_id = employees.id
       left join employees.placements on placements.employee_id = employees.id
      group by sent.nip`,
    [numbers],
  );
