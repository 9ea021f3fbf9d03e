import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, Id } from '../../../platform/http/schemas.ts';
import { escalationActions, escalationLevels, escalationSteps, reportKinds } from '../reference.ts';

const properties = {
  kind: reportKinds.schema,
  step: escalationSteps.schema,
  action: escalationActions.schema,
  level: escalationLevels.schema,
  workingDays: Type.Integer({
    minimum: 0,
    maximum: 250,
    format: 'int32',
    description: 'Working days before the deadline (reminder) or after it (escalation).',
    examples: [1],
  }),
};

export const EscalationRule = Type.Object(
  { id: Id('Stable id of the rule.'), ...properties, ...Bookkeeping },
  {
    $id: 'ReportEscalationRule',
    description: 'Who is told of a deadline, and when — aturan pengingat dan eskalasi.',
  },
);
export type EscalationRule = Static<typeof EscalationRule>;

export const NewEscalationRule = Closed(properties, {
  $id: 'NewReportEscalationRule',
  description: 'A rule to enter: one for each kind, step, action and level.',
});
export type NewEscalationRule = Static<typeof NewEscalationRule>;

export const EscalationRuleChange = Closed(
  { workingDays: properties.workingDays },
  {
    $id: 'ReportEscalationRuleChange',
    description: 'What changes of a rule, for whatever it tells from now on.',
  },
);
export type EscalationRuleChange = Static<typeof EscalationRuleChange>;

export const escalationRuleSchemas = [EscalationRule, NewEscalationRule, EscalationRuleChange];
