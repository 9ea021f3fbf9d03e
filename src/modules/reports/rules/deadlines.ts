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

/** The deadlines of a report from its receipt on. */
export function deadlinesOf(
  { kind, receivedAt: from }: { readonly kind: Kind; readonly receivedAt: Date },
  deadlines: Deadlines,
) {
  const first = dueMoment({ kind, step: 'first-response', from }, deadlines);
  const last = dueMoment({ kind, step: 'resolution', from }, deadlines);
  return {
    firstResponseDueAt: first.dueAt,
    dueAt: last.dueAt,
    isDeadlineProvisional: first.isProvisional || last.isProvisional,
  };
}

/** Until when something is done, and whether the holidays until then are settled. */
export interface DueMoment {
  readonly dueAt: Date;
  readonly isProvisional: boolean;
}

/** Until when a step is done that begins at a moment (Perpres 76/2013; PermenPANRB 62/2018). */
export function dueMoment(
  { kind, step, from }: { readonly kind: Kind; readonly step: Step; readonly from: Date },
  { workingDays, calendar }: Deadlines,
): DueMoment {
  const days = workingDays.get(`${kind} ${step}`);
  if (days === undefined) throw new RangeError(`there is no deadline for ${step} of ${kind}`);
  const { dueAt, missingYears } = deadlineOf({ receivedAt: from, workingDays: days, calendar });
  return { dueAt, isProvisional: missingYears.length > 0 };
}
