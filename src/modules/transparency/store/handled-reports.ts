import type { Reader } from '../../../platform/database/database.ts';
import { figuresOf, nothing } from '../rules/figures.ts';
import type { Months } from '../rules/periods.ts';
import type { ReportFigures } from '../schemas/figures.ts';
import { readIndicators } from './indicators.ts';

/** How reports of some units, or of all (null), were handled that came in in months: figures that everybody reads. */
export async function handledReports(
  reader: Reader,
  unitIds: readonly string[] | null,
  months: Months,
): Promise<ReportFigures> {
  if (unitIds?.length === 0) return figuresOf(nothing);
  const branches = unitIds?.map((unitId) => ({ unitId, branchId: unitId, branchName: '' }));
  const units = unitIds === null ? {} : { unitId: unitIds[0], branches };
  const { whole } = await readIndicators(reader, { by: 'total', ...months, ...units });
  return figuresOf(whole);
}
