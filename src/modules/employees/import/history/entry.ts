import { readDate } from '../../../../platform/transfer/dates.ts';
import { type Finding, findingOn } from '../../../../platform/transfer/findings.ts';
import type { ImportRow } from '../../../../platform/transfer/rows.ts';
import { oneLine } from '../../../organisation/index.ts';
import { parseNip } from '../../rules/nip.ts';
import type { HistoryImportRemark } from './remarks.ts';

/** What rows of all histories say: whose, since when, and by which decree. Null where the row does not say. */
export interface GivenEntry {
  readonly row: ImportRow;
  readonly nip: string;
  readonly validFrom: string;
  readonly decreeNumber: string | null;
  readonly decreeDate: string | null;
  readonly findings: Finding[];
}

export const add = (
  { row, findings }: Pick<GivenEntry, 'row' | 'findings'>,
  severity: Finding['severity'],
  field: string,
  code: HistoryImportRemark,
  parameters = {},
): void => void findings.push(findingOn(row, severity, field, code, parameters));

export const isRefused = ({ findings }: Pick<GivenEntry, 'findings'>): boolean =>
  findings.some(({ severity }) => severity === 'error');

/** Reads a date; one that cannot be read is a finding. */
export function dateOf(entry: Pick<GivenEntry, 'row' | 'findings'>, field: string): string | null {
  const text = entry.row.value(field);
  const value = text === '' ? null : readDate(text);
  if (value === undefined) add(entry, 'error', field, 'date-malformed');
  return value ?? null;
}

/** The entry that a row speaks of, or what keeps it from being told apart. */
export function readEntry(row: ImportRow): GivenEntry | Finding[] {
  const findings: Finding[] = [];
  const nip = parseNip(row.value('nip'));
  if (!nip.ok) return [findingOn(row, 'error', 'nip', nip.reason)];
  const validFrom = dateOf({ row, findings }, 'validFrom');
  if (row.value('validFrom') === '') add({ row, findings }, 'error', 'validFrom', 'history-start-missing');
  if (validFrom === null) return findings;
  const decreeNumber = oneLine(row.value('decreeNumber'));
  if (decreeNumber.length > 100) add({ row, findings }, 'error', 'decreeNumber', 'history-decree-too-long');
  return {
    row,
    nip: nip.nip,
    validFrom,
    decreeNumber: decreeNumber === '' ? null : decreeNumber,
    decreeDate: dateOf({ row, findings }, 'decreeDate'),
    findings,
  };
}
