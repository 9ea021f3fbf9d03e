import { type Finding, findingOn } from '../../../platform/transfer/findings.ts';
import type { ImportRow } from '../../../platform/transfer/rows.ts';
import type { AssessmentImportRemark } from './remarks.ts';

/** A row with what was found wrong with it so far. */
export interface Noted {
  readonly row: ImportRow;
  readonly findings: Finding[];
}

/** Notes why a row is refused; `field` null: on the row as a whole. */
export const refuse = (
  { row, findings }: Noted,
  field: string | null,
  code: AssessmentImportRemark,
  parameters = {},
): void => void findings.push(findingOn(row, 'error', field, code, parameters));
