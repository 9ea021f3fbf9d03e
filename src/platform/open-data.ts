import type { Reader } from './database/database.ts';
import type { TwoLanguages } from './http/schemas.ts';

/** From when to when a data set goes, and when it was first and last given out; days. */
export interface Issue {
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly issuedOn: string | null;
  readonly changedOn: string | null;
}

/** A data set that is open to all at `/v1/open-data/{name}`, as a list with all its formats. */
export interface Dataset {
  readonly name: string;
  readonly title: TwoLanguages;
  readonly notes: string;
  readonly keywords: string[];
  /** The regulation that its figures follow. */
  readonly standard: string;
  /** Where it is said what its figures are, and how such sheets are called. */
  readonly definitions: { readonly path: string; readonly title: string };
  /** Undefined of what is always as it is. */
  readonly issue?: (reader: Reader, timeZone: string) => Promise<Issue>;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** All data sets that are open to all. */
    datasets: readonly Dataset[];
  }
}
