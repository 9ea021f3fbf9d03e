import { fewestAnswers, percentOf, quotient } from '../../feedback/index.ts';
import type { ReportFigures, Share } from '../schemas/figures.ts';
import { type Occurrences, workingTimeOf } from './working-time.ts';

/** What was counted of reports. */
export interface Counted {
  readonly received: number;
  readonly firstResponded: number;
  readonly firstInTime: number;
  readonly resolved: number;
  readonly resolvedInTime: number;
  readonly overdue: number;
  readonly everResolved: number;
  readonly reopened: number;
  readonly returned: number;
  readonly outOfAuthority: number;
  readonly tooGeneral: number;
  readonly notRelevant: number;
  readonly abusive: number;
  readonly notCompleted: number;
  readonly merged: number;
  readonly unverified: number;
  readonly unverifiedOverdue: number;
  readonly satisfactionAnswers: number;
  readonly satisfactionSum: number;
  readonly satisfied: number;
  readonly first: Occurrences;
  readonly resolution: Occurrences;
}

const never: Occurrences = { days: [], reports: [] };

/** Of a group without reports. */
export const nothing: Counted = {
  received: 0,
  firstResponded: 0,
  firstInTime: 0,
  resolved: 0,
  resolvedInTime: 0,
  overdue: 0,
  everResolved: 0,
  reopened: 0,
  returned: 0,
  outOfAuthority: 0,
  tooGeneral: 0,
  notRelevant: 0,
  abusive: 0,
  notCompleted: 0,
  merged: 0,
  unverified: 0,
  unverifiedOverdue: 0,
  satisfactionAnswers: 0,
  satisfactionSum: 0,
  satisfied: 0,
  first: never,
  resolution: never,
};

const share = (count: number, of: number): Share => ({ count, of, percent: percentOf(count, of) });

/** The indicators that follow from what was counted. */
export function figuresOf(counted: Counted): ReportFigures {
  const { outOfAuthority, tooGeneral, notRelevant, abusive, notCompleted } = counted;
  return {
    received: counted.received,
    firstResponse: {
      inTime: share(counted.firstInTime, counted.received),
      workingDays: workingTimeOf(counted.first),
    },
    resolution: {
      inTime: share(counted.resolvedInTime, counted.resolved + counted.overdue),
      overdue: counted.overdue,
      workingDays: workingTimeOf(counted.resolution),
    },
    reopened: share(counted.reopened, counted.everResolved),
    returned: counted.returned,
    archived: { outOfAuthority, tooGeneral, notRelevant, abusive, notCompleted },
    merged: counted.merged,
    unverified: { reports: counted.unverified, overdue: counted.unverifiedOverdue },
    satisfaction: satisfactionOf(counted),
  };
}

/** How content reporters are; nothing of fewer than five. */
function satisfactionOf({
  satisfactionAnswers: answers,
  satisfactionSum,
  satisfied,
}: Counted): ReportFigures['satisfaction'] {
  const isSuppressed = answers > 0 && answers < fewestAnswers;
  if (answers < fewestAnswers)
    return { isSuppressed, answers: isSuppressed ? null : 0, mean: null, satisfied: null };
  return {
    isSuppressed,
    answers,
    mean: quotient(BigInt(satisfactionSum), BigInt(answers), 2),
    satisfied: share(satisfied, answers),
  };
}
