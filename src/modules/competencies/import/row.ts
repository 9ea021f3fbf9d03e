import type { CodeOf } from '../../../platform/reference/list.ts';
import { readDate } from '../../../platform/transfer/dates.ts';
import type { Finding } from '../../../platform/transfer/findings.ts';
import { comparable } from '../../../platform/transfer/header.ts';
import type { ImportRow } from '../../../platform/transfer/rows.ts';
import { parseNip } from '../../employees/index.ts';
import { oneLine } from '../../organisation/index.ts';
import { assessmentMethods } from '../reference.ts';
import { type GivenLevel, levelsOf } from './levels.ts';
import { type Noted, refuse } from './noted.ts';

type Method = CodeOf<typeof assessmentMethods>;

/** An assessment as a row gives it, in whole; null where the cell is empty. */
export interface GivenAssessment extends Noted {
  readonly nip: string;
  readonly method: Method;
  readonly assessedOn: string;
  /** The code of the assessor. */
  readonly assessor: string | null;
  readonly reportNumber: string | null;
  /** Why one that is recorded is corrected. */
  readonly reason: string | null;
  readonly levels: readonly GivenLevel[];
}

/** What tells rows apart. */
export const keyOf = ({ nip, method, assessedOn }: GivenAssessment): string =>
  `${nip}|${method}|${assessedOn}`;

/** Reads a row, a pure function of its cells; findings alone if it does not tell whose assessment it is, how and when. */
export function readAssessment(row: ImportRow): GivenAssessment | Finding[] {
  const noted: Noted = { row, findings: [] };
  const nip = parseNip(row.value('nip'));
  if (!nip.ok) refuse(noted, 'nip', nip.reason);
  const method = methodsByWord.get(comparable(row.value('method')));
  if (method === undefined) refuse(noted, 'method', 'assessment-method-unknown');
  const day = row.value('assessedOn');
  const assessedOn = readDate(day);
  if (assessedOn === undefined)
    refuse(noted, 'assessedOn', day === '' ? 'assessment-date-missing' : 'date-malformed');
  if (!nip.ok || method === undefined || assessedOn === undefined) return noted.findings;
  return {
    ...noted,
    nip: nip.nip,
    method,
    assessedOn,
    assessor: textOf(noted, 'assessor', 60),
    reportNumber: textOf(noted, 'reportNumber', 100),
    reason: textOf(noted, 'reason', 1000),
    levels: levelsOf(noted),
  };
}

const otherWords: Partial<Record<Method, readonly string[]>> = {
  'assessment-centre': ['Pusat penilaian', 'Assessment center'],
  interview: ['Wawancara'],
};

const methodsByWord: ReadonlyMap<string, Method> = new Map(
  assessmentMethods.entries.flatMap(({ code, label }) =>
    [code, label.id, label.en, ...(otherWords[code] ?? [])].map((word) => [comparable(word), code] as const),
  ),
);

function textOf(noted: Noted, field: string, limit: number): string | null {
  const text = oneLine(noted.row.value(field));
  if (text.length > limit) refuse(noted, field, 'assessment-text-too-long', { limit });
  return text === '' ? null : text;
}
