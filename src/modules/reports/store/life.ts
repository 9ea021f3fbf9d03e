import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import { reportProblems } from '../problems.ts';
import type { archivingGrounds, reportStepKinds } from '../reference.ts';
import { isPossible, type ReportAction, type ReportState, stateAfter, statesFor } from '../rules/life.ts';
import type { reports } from '../tables.ts';
import { updateReport } from './reports.ts';
import { insertSteps } from './steps.ts';

/** A step that is taken with a report, and what changes by it. */
export interface Taken {
  readonly kind: CodeOf<typeof reportStepKinds>;
  /** Now, if it is not said. */
  readonly at?: Date;
  readonly message?: string | undefined;
  readonly ground?: CodeOf<typeof archivingGrounds>;
  readonly fromUnitId?: string | null;
  readonly toUnitId?: string;
  readonly change?: Partial<typeof reports.$inferInsert>;
}

/** That an action is not possible in a state. */
export const refusalIn = (action: ReportAction, state: ReportState): Problem =>
  new Problem(reportProblems['report-state'], {
    parameters: { state, wanted: statesFor(action).join(', ') },
  });

/** @throws Problem `report-state` if an action is not possible in a state */
export function requirePossible(action: ReportAction, state: ReportState): void {
  if (!isPossible(action, state)) throw refusalIn(action, state);
}

/** Notes a step, and what changes by it. The report must have been taken. */
export async function takeStep(
  transaction: Transaction,
  { id, state }: { readonly id: string; readonly state: ReportState },
  action: ReportAction,
  { change, message, ...step }: Taken,
): Promise<void> {
  await insertSteps(transaction, [{ reportId: id, message: message?.trim() ?? null, ...step }]);
  await updateReport(transaction, id, {
    ...change,
    state: stateAfter(action, state),
    updatedAt: sql`now()`,
  });
}
