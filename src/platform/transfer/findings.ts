import type { Parameters } from '../http/text.ts';
import { shownCell } from './mask.ts';
import type { ImportRow } from './rows.ts';

/** What is wrong (`error`: the row is refused) or noteworthy (`warning`) in a row. */
export interface Finding {
  readonly line: number;
  readonly severity: 'error' | 'warning';
  /** The column as the file names it. */
  readonly column: string | null;
  readonly code: string;
  /** The value found, masked if it is personal data. */
  readonly value: string | null;
  readonly parameters: Parameters;
}

/** A finding on one field of a row; `field` null: on the row as a whole. */
export function findingOn(
  row: ImportRow,
  severity: Finding['severity'],
  field: string | null,
  code: string,
  parameters: Parameters = {},
): Finding {
  const column = field === null ? undefined : row.header.columns.get(field);
  const value = column === undefined ? '' : row.value(column.field);
  return {
    line: row.line,
    severity,
    column: column?.header ?? null,
    code,
    value: value === '' ? null : shownCell(value, column?.mask),
    parameters,
  };
}

/** The lines of rows with a finding that refuses them. */
export const refusedLines = (findings: readonly Finding[]): ReadonlySet<number> =>
  new Set(findings.filter(({ severity }) => severity === 'error').map(({ line }) => line));
