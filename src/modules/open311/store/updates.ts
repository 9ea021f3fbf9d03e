import { and, asc, eq, gte, inArray, isNotNull, lte } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { isStepTold } from '../../reports/index.ts';
import { reports, steps } from '../../reports/tables.ts';
import type { Span } from '../rules/span.ts';
import type { Portion } from './requests.ts';

const columns = {
  id: steps.id,
  number: reports.number,
  kind: steps.kind,
  at: steps.at,
  message: steps.message,
};
export type ToldStep = Pick<typeof steps.$inferSelect, 'id' | 'kind' | 'at' | 'message'> & {
  readonly number: string;
};

export interface UpdateFilter {
  readonly numbers?: readonly string[] | undefined;
  readonly happened?: Span | undefined;
}

/** What happened to public reports, the oldest first. */
export const readPublicUpdates = (
  reader: Reader,
  { numbers, happened }: UpdateFilter,
  { limit, offset }: Portion,
): Promise<ToldStep[]> =>
  reader
    .select(columns)
    .from(steps)
    .innerJoin(reports, eq(reports.id, steps.reportId))
    .where(
      and(
        isNotNull(reports.publicText),
        isStepTold,
        numbers && inArray(reports.number, [...numbers]),
        happened && and(gte(steps.at, happened.from), lte(steps.at, happened.to)),
      ),
    )
    .orderBy(asc(steps.at), asc(steps.id))
    .limit(limit)
    .offset(offset);
