import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, Id, Nullable } from '../../../platform/http/schemas.ts';

const properties = {
  rank: Type.Integer({
    minimum: 1,
    maximum: 100_000,
    format: 'int32',
    description:
      'Place in the order in which rules are tried: the lowest that fits decides. No two have the same.',
    examples: [100],
  }),
  categoryId: Nullable(Id('Only reports of this category; null for any.')),
  serviceId: Nullable(Id('Only reports about this public service; null for any.')),
  areaId: Nullable(Id('Only reports from this district or urban village; null for anywhere.')),
  unitId: Id('The unit that they go to.'),
};

export const RoutingRule = Type.Object(
  { id: Id('Stable id of the rule.'), ...properties, ...Bookkeeping },
  {
    $id: 'ReportRoutingRule',
    description:
      'To which unit reports go at first — aturan penyaluran. One without criteria takes all others.',
  },
);
export type RoutingRule = Static<typeof RoutingRule>;

const { rank, unitId, ...criteria } = properties;

export const NewRoutingRule = Closed(
  { rank, unitId, ...Type.Partial(Type.Object(criteria)).properties },
  { $id: 'NewReportRoutingRule', description: 'A rule of routing to enter.' },
);
export type NewRoutingRule = Static<typeof NewRoutingRule>;

export const RoutingRuleChange = Closed(Type.Partial(Type.Object(properties)).properties, {
  $id: 'ReportRoutingRuleChange',
  minProperties: 1,
  description: 'What changes of a rule, for reports that come from now on.',
});
export type RoutingRuleChange = Static<typeof RoutingRuleChange>;

export const routingRuleSchemas = [RoutingRule, NewRoutingRule, RoutingRuleChange];
