import type { CodeOf } from '../../../platform/reference/list.ts';
import { deadlineOf, type WorkingCalendar } from '../../calendar/index.ts';
import type { deadlineSteps, reportKinds } from '../reference.ts';

type Kind = CodeOf<typeof reportKinds>;
type Step = CodeOf<typeof deadlineSteps>;

/** What deadlines are reckoned with. */
export interface Deadlines {
  /** How many working days each step may take, by kind of report. */
  readonly workingDays: ReadonlyMap<`${Kind} ${Step}`, number>;
  readonly calendar: WorkingCalendar;
}

/** Until when a step is done that begins at a moment (Perpres 76/2013; PermenPANRB 62/2018). */
export function dueAt(
  { kind, step, from }: { readonly kind: Kind; readonly step: Step; readonly from: Date },
  { workingDays, calendar }: Deadlines,
): Date {
  const days = workingDays.get(`${kind} ${step}`);
  if (days === undefined) throw new RangeError(`there is no deadline for ${step} of ${kind}`);
  return deadlineOf({ receivedAt: from, workingDays: days, calendar }).dueAt;
}
