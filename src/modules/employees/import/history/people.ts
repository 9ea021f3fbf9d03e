import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../../../platform/database/database.ts';
import { RowsChanged } from '../../../../platform/transfer/importer.ts';
import type { EmploymentKind, Gender } from '../../reference.ts';
import type { Period } from './timeline.ts';

/** A recorded person with one of the histories. */
export interface Person<Entry extends Period> {
  readonly id: string;
  readonly version: number;
  readonly nip: string;
  readonly gender: Gender;
  readonly employmentKind: EmploymentKind;
  readonly birthDate: string;
  readonly appointedOn: string;
  /** In order. */
  readonly history: readonly Entry[];
}

/** The people of these NIPs; `history` is a statement that gives `entries` as JSON for `e.id`. */
export async function readPeople<Entry extends Period>(
  transaction: Transaction,
  nips: readonly string[],
  history: SQL,
): Promise<ReadonlyMap<string, Person<Entry>>> {
  const { rows } = await transaction.execute<Person<Entry> & Record<string, unknown>>(sql`
    select e.id, e.version, e.nip, e.gender, e.employment_kind as "employmentKind", e.birth_date::text as "birthDate",
           e.appointed_on::text as "appointedOn", coalesce(h.entries, '[]') as history
      from employees.employees e
      left join lateral (${history}) h on true
     where e.nip = any(${sql.param([...new Set(nips)])}::text[])`);
  return new Map(rows.map((row) => [row.nip, row]));
}

/**
 * Tells of each person that something of theirs has changed.
 * @throws RowsChanged when somebody else changed one of them since they were read
 */
export async function touchPeople(
  transaction: Transaction,
  people: readonly Pick<Person<Period>, 'id' | 'version'>[],
): Promise<void> {
  if (people.length === 0) return;
  const touched = people.map(({ id, version }) => ({ id, version }));
  const { rowCount } = await transaction.execute(sql`
    update employees.employees e set updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(touched)}::jsonb) as n(id uuid, version int)
     where e.id = n.id and e.version = n.version`);
  if (rowCount !== people.length) throw new RowsChanged();
}
