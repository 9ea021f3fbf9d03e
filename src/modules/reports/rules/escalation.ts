import { closingAfter, closingBefore, type WorkingCalendar } from '../../calendar/index.ts';
import type { EscalationRule } from '../schemas/escalation-rules.ts';

/**
 * The latest deadline of which a rule speaks at a moment: one reminds from the morning of the day that lies so many
 * working days before the deadline, or escalates once so many working days after it are over.
 */
export const dueUntil = (
  { action, workingDays }: Pick<EscalationRule, 'action' | 'workingDays'>,
  now: Date,
  calendar: WorkingCalendar,
): Date =>
  action === 'reminder'
    ? closingAfter(now, workingDays, calendar)
    : closingBefore(now, workingDays, calendar);
