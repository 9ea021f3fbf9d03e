import Type, { type Static } from 'typebox';
import { Closed, DateOnly, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { satisfactionElements } from '../../feedback/index.ts';
import { ReportNumber } from '../../reports/index.ts';
import { followUpOriginKinds } from '../reference.ts';
import { Converted } from './targets.ts';

export const Count = (description: string, example = 12) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description, examples: [example] });

const PromiseNumbers = Type.Array(
  Type.Integer({
    minimum: 1,
    maximum: 50,
    format: 'int32',
    description: 'Number of a point.',
    examples: [1],
  }),
  {
    maxItems: 50,
    uniqueItems: true,
    description: 'Which points of `willDo` of the conclusion are meant, counted from 1.',
    examples: [[1]],
  },
);

export const SatisfactionOrigin = Closed(
  {
    publicationId: Id('The publication of survey results.'),
    serviceId: Type.Optional(Nullable(Id('The service; null for the survey as a whole.'))),
    element: Type.Optional(Nullable(satisfactionElements.schema)),
  },
  {
    $id: 'FollowUpSatisfactionOrigin',
    description:
      'A published index, or (with `element`) one element of it. What few said is not told, and no origin.',
  },
);

export const ReportsOrigin = Closed(
  {
    reportNumbers: Type.Array(ReportNumber, {
      minItems: 1,
      maxItems: 200,
      uniqueItems: true,
      description: 'Their tracking numbers.',
      examples: [['L-7k3m-q0zd-41']],
    }),
  },
  { $id: 'FollowUpReportsOrigin', description: 'Single reports that the caller may see.' },
);

export const ClusterOrigin = Closed(
  {
    categoryId: Id('The category of the reports.'),
    districtId: Type.Optional(Nullable(Id('The district that they come from; null for the whole city.'))),
    from: DateOnly('First day on which they were received.', '2026-07-01'),
    to: DateOnly('Last day on which they were received.', '2026-09-30'),
  },
  { $id: 'FollowUpClusterOrigin', description: 'Many reports of one category; the public ones are counted.' },
);

export const TopicOrigin = Closed(
  {
    topicId: Id('The concluded topic.'),
    promises: Type.Optional(PromiseNumbers),
  },
  {
    $id: 'FollowUpTopicOrigin',
    description: 'What a forum topic came to; without `promises` all that its conclusion promises.',
  },
);

export const NewFollowUpOrigin = Closed(
  {
    satisfaction: Type.Optional(ref(SatisfactionOrigin)),
    reports: Type.Optional(ref(ReportsOrigin)),
    reportCluster: Type.Optional(ref(ClusterOrigin)),
    forumTopic: Type.Optional(ref(TopicOrigin)),
  },
  {
    $id: 'NewFollowUpOrigin',
    minProperties: 1,
    maxProperties: 1,
    description: 'What is answered: exactly one of the four.',
    examples: [{ forumTopic: { topicId: '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b', promises: [1] } }],
  },
);
export type NewFollowUpOrigin = Static<typeof NewFollowUpOrigin>;

const told = {
  kind: followUpOriginKinds.schema,
  publicationId: Nullable(Id('Of a survey: the publication; else null.')),
  surveyTitle: Nullable(
    Words('Of a survey: its title in Indonesian; else null.', 2000, 'SKM Disdukcapil 2026'),
  ),
  serviceId: Nullable(Id('Of a survey: the service; null for the survey as a whole, and of other kinds.')),
  serviceName: Nullable(Words('Name of that service.', 300, 'Penerbitan KTP-el')),
  element: Nullable(satisfactionElements.schema),
  value: Nullable(Converted('Of a survey: the converted index or element, 25–100; else null.', 71.25)),
  answers: Nullable(Count('Of a survey: how many answers it rests on; else null.', 120)),
  target: Nullable(Converted('What was to be reached on that day; null if nothing was set.', 88.31)),
  reportCount: Nullable(
    Count('Of reports: how many public ones; confidential ones are never counted. Else null.'),
  ),
  reportNumbers: Type.Array(ReportNumber, {
    maxItems: 200,
    description: 'Of single reports: the numbers of the public ones.',
  }),
  categoryId: Nullable(Id('Of a cluster: the category; else null.')),
  categoryName: Nullable(Words('Its name in Indonesian.', 2000, 'Jalan rusak')),
  districtId: Nullable(Id('Of a cluster: the district; null for the whole city, and of other kinds.')),
  districtName: Nullable(Words('Its name.', 300, 'Ilir Barat I')),
  from: Nullable(DateOnly('Of a cluster: the first day; else null.')),
  to: Nullable(DateOnly('Of a cluster: the last day; else null.')),
  topicId: Nullable(Id('Of a forum: the topic; else null.')),
  topicTitle: Nullable(Words('Its title.', 300, 'Jam buka loket pada hari Sabtu')),
  promises: Type.Array(Words('What was promised, in Markdown.', 2000, 'Loket buka hari Sabtu.'), {
    maxItems: 50,
    description: 'Of a forum: the promises that are meant.',
  }),
};

export const FollowUpOrigin = Type.Object(told, {
  $id: 'FollowUpOrigin',
  description:
    'What a follow-up answers, in figures of the day on which it was entered — asal tindak lanjut. Fields of other kinds are null or empty.',
});
export type FollowUpOrigin = Static<typeof FollowUpOrigin>;

export const originSchemas = [
  SatisfactionOrigin,
  ReportsOrigin,
  ClusterOrigin,
  TopicOrigin,
  NewFollowUpOrigin,
  FollowUpOrigin,
];
