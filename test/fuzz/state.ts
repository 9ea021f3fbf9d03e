import pg from 'pg';

/** Written beside the requests: when a key was last used, and who works. */
const beside = ['platform.api_key_uses', 'platform.workers'];

/** Tells whether rows were written: of each table how many there are, and the latest transaction that wrote one. */
export class State {
  readonly #client: pg.Client;
  #query = '';

  constructor(ownerUrl: string) {
    this.#client = new pg.Client(ownerUrl);
  }

  async open(): Promise<void> {
    await this.#client.connect();
    const { rows } = await this.#client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname !~ '^pg_|^information_schema$' order by 1`,
    );
    this.#query = rows
      .filter(({ name }) => !beside.includes(name))
      .map(({ name }) =>
        // Entries are only added, and each read of personal data adds some.
        name.startsWith('audit.entries')
          ? `select '${name}' as name, 0 as rows, max(id)::text as written from ${name}`
          : `select '${name}' as name, count(*)::int as rows, max(xmin::text::bigint)::text as written from ${name}`,
      )
      .join(' union all ');
  }

  async read(): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.#client.query<{ name: string; rows: number; written: string | null }>({
      name: 'state',
      text: this.#query,
    });
    return new Map(rows.map(({ name, rows, written }) => [name, `${rows} rows, last by ${written}`]));
  }

  close = (): Promise<void> => this.#client.end();
}

/** The tables that differ. */
export const differences = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] => [...after].filter(([name, rows]) => before.get(name) !== rows).map(([name]) => name);
