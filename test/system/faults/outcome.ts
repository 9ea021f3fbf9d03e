import path from 'node:path';
import type { KeyedWriters, Tally } from '../../support/keyed-writes.ts';
import { dataFolder, type Owner, type Service } from '../../support/process.ts';

/** What became of a service under a fault. */
export interface Outcome extends Tally {
  readonly fault: string;
  readonly times: number;
  /** All that was not as it must be, in words; empty if all is well. */
  readonly mishaps: readonly string[];
}

export interface Addresses {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
}

const withoutLimits = {
  PENATA_LOG_LEVEL: 'info',
  PENATA_KEY_REQUESTS_PER_MINUTE: '0',
  PENATA_PUBLIC_REQUESTS_PER_MINUTE: '0',
};

/** Settings of instances that share a database. */
export const onDatabase = (owner: Owner, { ownerUrl, serviceUrl }: Addresses): Record<string, string> => ({
  ...withoutLimits,
  DATABASE_URL: serviceUrl,
  DATABASE_OWNER_URL: ownerUrl,
  PENATA_SEAL_KEY_FILE: path.join(dataFolder(owner), 'seal-key.json'),
});

/** Settings of an instance with a private Postgres, and a city of invented people in it. */
export const inFolder = (folder: string, employees: number): Record<string, string> => ({
  ...withoutLimits,
  PENATA_DATA_DIR: folder,
  PENATA_DEMO_EMPLOYEES: String(employees),
});

/** Counts what the writers wrote, and looks through the logs of all instances that served them. */
export async function outcomeOf(
  fault: string,
  times: number,
  {
    writers,
    ownerUrl,
    services,
    mishaps,
  }: {
    writers: KeyedWriters;
    ownerUrl: string;
    services: readonly Service[];
    mishaps: readonly string[];
  },
): Promise<Outcome> {
  return {
    fault,
    times,
    ...(await writers.tally(ownerUrl)),
    mishaps: [
      ...mishaps,
      ...writers.mishaps,
      ...services.flatMap((service) => leaksOf(service, writers.secrets)),
    ],
  };
}

/** The job runner itself traces workers that end for want of the database, to standard error. */
const tracedByRunner = /^(Trace: |\})/;

/** Lines of a log that hold what none may: personal numbers, statements with their values, bare stacks. */
export function leaksOf(service: Service, secrets: readonly string[]): string[] {
  // What was written last may have been cut by the end of the process.
  const lines = service.logged().split('\n').slice(0, -1);
  const bare = lines.filter((line) => !isJson(line));
  const known = new Set(secrets);
  const telling = lines.filter(
    (line) =>
      line.match(/\d{18}/g)?.some((number) => known.has(number)) ||
      /Failed query|params:|insert into/.test(line),
  );
  const stacks = service
    .told()
    .split(/^(?=\S)/m)
    .filter((part) => /^ +at /m.test(part) && !tracedByRunner.test(part));
  return [...bare, ...telling, ...stacks].map((line) => `in the log: ${line.slice(0, 300)}`);
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
