import type { MatchedHeader } from './header.ts';

const listed = 200;

export interface Noted {
  count: number;
  /** The first of them. */
  first: object[];
}

/** What an import tells beside counts and findings: columns not read, and notes of the importer by topic. */
export class Report {
  readonly content: Record<string, unknown>;

  constructor(header: MatchedHeader, earlier: Readonly<Record<string, unknown>> = {}) {
    const { unknownColumns, unusedColumns } = header;
    this.content = { ...structuredClone(earlier), unknownColumns, unusedColumns };
  }

  add(notes: Readonly<Record<string, readonly object[]>>): void {
    for (const [topic, things] of Object.entries(notes)) {
      if (things.length === 0) continue;
      const noted = (this.content[topic] ?? { count: 0, first: [] }) as Noted;
      this.content[topic] = noted;
      noted.count += things.length;
      noted.first.push(...things.slice(0, Math.max(listed - noted.first.length, 0)));
    }
  }
}
