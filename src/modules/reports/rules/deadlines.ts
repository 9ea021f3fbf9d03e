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

/** An open report, with what its deadlines are reckoned from. */
export interface OpenReport {
  readonly kind: Kind;
  readonly receivedAt: Date;
  readonly firstResponseDueAt: Date;
  readonly firstRespondedAt: Date | null;
  readonly dueAt: Date;
  /** When it was returned to whoever reported, last. */
  readonly returnedAt: Date | null;
  readonly resolvedAt: Date | null;
  /** Null unless whoever reported is waited for. */
  readonly replyDueAt: Date | null;
}

/** The deadlines of an open report anew; what was done already is held against the deadline that it had. */
export function deadlinesAnew(report: OpenReport, deadlines: Deadlines) {
  const { kind, firstRespondedAt, resolvedAt, replyDueAt } = report;
  const anew = deadlinesOf(report, deadlines);
  const from = resolvedAt ?? report.returnedAt;
  const reply =
    replyDueAt === null || from === null
      ? { dueAt: null, isProvisional: false }
      : dueMoment({ kind, step: 'reporter-reply', from }, deadlines);
  return {
    firstResponseDueAt: firstRespondedAt === null ? anew.firstResponseDueAt : report.firstResponseDueAt,
    dueAt: resolvedAt === null ? anew.dueAt : report.dueAt,
    replyDueAt: reply.dueAt,
    isDeadlineProvisional: (resolvedAt === null && anew.isDeadlineProvisional) || reply.isProvisional,
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
