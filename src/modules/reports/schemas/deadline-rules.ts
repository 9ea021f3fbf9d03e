import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, Id, Text } from '../../../platform/http/schemas.ts';
import { deadlineSteps, reportKinds } from '../reference.ts';

const changeable = {
  workingDays: Type.Integer({
    minimum: 1,
    maximum: 250,
    format: 'int32',
    description: 'Working days that the step may take; the day of receipt is day 0.',
    examples: [14],
  }),
  legalBasis: Text('The regulation (article) that says so.', 300, 'Perpres 76/2013; PermenPANRB 62/2018'),
};

export const DeadlineRule = Type.Object(
  {
    id: Id('Stable id of the rule.'),
    kind: reportKinds.schema,
    step: deadlineSteps.schema,
    ...changeable,
    ...Bookkeeping,
  },
  { $id: 'ReportDeadlineRule', description: 'How long a step may take — tenggat penanganan laporan.' },
);
export type DeadlineRule = Static<typeof DeadlineRule>;

export const DeadlineRuleChange = Closed(Type.Partial(Type.Object(changeable)).properties, {
  $id: 'ReportDeadlineRuleChange',
  minProperties: 1,
  description: 'What changes of a deadline, for what begins from now on.',
});
export type DeadlineRuleChange = Static<typeof DeadlineRuleChange>;

export const deadlineRuleSchemas = [DeadlineRule, DeadlineRuleChange];
