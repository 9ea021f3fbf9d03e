import type { Transaction } from '../../../../platform/database/database.ts';
import { type Finding, findingOn } from '../../../../platform/transfer/findings.ts';
import type { ImportRun, Outcome, RowImporter } from '../../../../platform/transfer/importer.ts';
import { LineMap } from '../../../../platform/transfer/line-map.ts';
import type { ImportRow } from '../../../../platform/transfer/rows.ts';
import { add, type GivenEntry, readEntry } from './entry.ts';
import { grouped } from './grouped.ts';
import { type Person, touchPeople } from './people.ts';
import type { Period } from './timeline.ts';

export type Fate = 'created' | 'updated' | 'unchanged';

/** What rows of a batch change of the histories of people. */
export interface HistoryPlan<Entry extends Period> {
  /** Takes the entries of one person, in order. @returns what becomes of each that no finding refuses. */
  addPerson(person: Person<Entry>, entries: readonly GivenEntry[]): readonly Fate[];
  write(transaction: Transaction): Promise<void>;
}

/** What one kind of history is. */
export interface HistoryKind<Entry extends Period> {
  /** What tells entries apart. */
  keyOf(entry: GivenEntry): string;
  readPeople(transaction: Transaction, nips: readonly string[]): Promise<ReadonlyMap<string, Person<Entry>>>;
  plan(transaction: Transaction, entries: readonly GivenEntry[]): Promise<HistoryPlan<Entry>>;
}

/** Imports a history, whatever the order of its rows. */
export class HistoryRows<Entry extends Period> implements RowImporter {
  readonly #kind: HistoryKind<Entry>;
  readonly #lineOfEntry: LineMap;

  constructor(run: ImportRun, kind: HistoryKind<Entry>) {
    this.#kind = kind;
    this.#lineOfEntry = new LineMap(run.rowsTotal);
  }

  skip(rows: readonly ImportRow[]): void {
    for (const row of rows) {
      const entry = row.error === undefined ? readEntry(row) : [];
      if (!Array.isArray(entry)) this.#firstLine(entry);
    }
  }

  async apply(transaction: Transaction, rows: readonly ImportRow[]): Promise<Outcome> {
    const findings: Finding[] = [];
    const entries: GivenEntry[] = [];
    for (const row of rows) {
      const entry = readEntry(row);
      if (Array.isArray(entry)) findings.push(...entry);
      else if (this.#firstLine(entry) !== row.line)
        findings.push(
          findingOn(row, 'error', 'validFrom', 'history-duplicate', { firstLine: this.#firstLine(entry) }),
        );
      else entries.push(entry);
    }

    const people = await this.#kind.readPeople(
      transaction,
      entries.map(({ nip }) => nip),
    );
    const plan = await this.#kind.plan(transaction, entries);
    const fates: Record<Fate, number> = { created: 0, updated: 0, unchanged: 0 };
    const touched: Person<Entry>[] = [];
    for (const [nip, own] of grouped(entries, (entry) => entry.nip)) {
      const person = people.get(nip);
      if (!person) {
        for (const entry of own) add(entry, 'error', 'nip', 'employee-unknown');
        continue;
      }
      const became = plan.addPerson(person, inOrder(own));
      for (const fate of became) fates[fate] += 1;
      if (became.some((fate) => fate !== 'unchanged')) touched.push(person);
    }
    await plan.write(transaction);
    await touchPeople(transaction, touched);
    for (const entry of entries) findings.push(...entry.findings);
    return { ...fates, findings };
  }

  /** The line on which an entry stood first; its own if it does so here. */
  #firstLine(entry: GivenEntry): number {
    return this.#lineOfEntry.add(this.#kind.keyOf(entry), entry.row.line);
  }
}

const inOrder = (entries: readonly GivenEntry[]): GivenEntry[] =>
  entries.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
