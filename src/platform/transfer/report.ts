import type { CellMask } from './mask.ts';
import type { TableFormat } from './read/index.ts';

const listed = 200;

export interface Noted {
  count: number;
  /** The first of them. */
  first: object[];
}

/** What was found out about a file by reading it. */
export interface FileFacts {
  readonly format: TableFormat;
  readonly columns: readonly string[];
  readonly templateVersion: string | null;
  /** How to mask each column that was read; null if it holds no personal data. */
  readonly masks: Readonly<Record<string, CellMask | null>>;
}

/** What an import tells beside counts and findings: columns not read, and notes of the importer by topic. */
export interface StoredReport {
  readonly file?: FileFacts;
  readonly unknownColumns?: readonly string[];
  readonly unusedColumns?: readonly string[];
  readonly [topic: string]: Noted | readonly string[] | FileFacts | undefined;
}

/** Gathers what an import tells. */
export class Report {
  readonly #facts: StoredReport;
  readonly #notes: Record<string, Noted>;

  /** @param earlier what it had told before an interruption */
  constructor(
    facts: Required<Pick<StoredReport, 'file' | 'unknownColumns' | 'unusedColumns'>>,
    earlier: StoredReport = {},
  ) {
    this.#facts = facts;
    const { file: _, unknownColumns: __, unusedColumns: ___, ...notes } = earlier;
    this.#notes = structuredClone(notes) as Record<string, Noted>;
  }

  get content(): StoredReport {
    return { ...this.#notes, ...this.#facts };
  }

  add(notes: Readonly<Record<string, readonly object[]>>): void {
    for (const [topic, things] of Object.entries(notes)) {
      if (things.length === 0) continue;
      const noted = this.#notes[topic] ?? { count: 0, first: [] };
      this.#notes[topic] = noted;
      noted.count += things.length;
      noted.first.push(...things.slice(0, Math.max(listed - noted.first.length, 0)));
    }
  }
}
