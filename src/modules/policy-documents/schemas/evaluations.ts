import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import type { SocialisationFigures } from '../../socialisation/index.ts';
import { policyMeasurementRemarks } from '../impact-reference.ts';
import { policyDocumentStates } from '../reference.ts';
import { Figure, PolicyTarget } from './targets.ts';

const Count = (description: string, example = 12) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description, examples: [example] });
const Percent = (description: string) =>
  Type.Number({ minimum: 0, maximum: 100, format: 'double', description, examples: [81.25] });

/** So many of the last points of a target are told at most: ten years of weeks. */
export const mostPoints = 520;
/** So many targets a document has at most. */
export const mostTargets = 100;

const Point = Type.Object(
  {
    measuredOn: DateOnly('The day.', '2026-11-30'),
    value: Nullable(Figure('What was measured; null where `remark` says why not.')),
    remark: Nullable(policyMeasurementRemarks.schema),
  },
  { $id: 'PolicyMeasurementPoint', description: 'What was measured on a day, corrections followed.' },
);

const EvaluatedTarget = Type.Object(
  {
    ...PolicyTarget.properties,
    points: Type.Array(ref(Point), {
      maxItems: mostPoints,
      description: 'What was measured, the last points in the order of their days.',
    }),
  },
  {
    $id: 'EvaluatedPolicyTarget',
    description: 'A target, how far it is, and how it came there — janji dan capaian.',
  },
);

const Satisfaction = Type.Object(
  {
    surveys: Count('Satisfaction surveys that were closed then, with published results about the services.'),
    answers: Count('Their answers.', 420),
    converted: Nullable(
      Percent('Their converted index, each by its answers, two decimals — IKM; null if none tells one.'),
    ),
  },
  {
    $id: 'PolicySatisfaction',
    description: 'What was said of the services that a document touches — kepuasan.',
  },
);

const Reports = Type.Object(
  {
    from: Words('First month of receipt.', 7, '2025-07'),
    until: Words('Last month of receipt.', 7, '2026-06'),
    received: Count('Reports that were received.', 96),
    perMonth: Type.Number({
      minimum: 0,
      maximum: 1e9,
      format: 'double',
      description: 'The same by month, two decimals.',
      examples: [8.25],
    }),
    resolvedInTime: Nullable(
      Percent('How many of those resolved or due were resolved in time, in percent; null of none.'),
    ),
  },
  {
    $id: 'PolicyReports',
    description: 'Reports of citizens to the units that a document touches — laporan.',
  },
);

const pair = (what: string) => `${what}; null until the document takes effect.`;
const NullableSatisfaction = Type.Unsafe<Static<typeof Satisfaction> | null>({
  ...Satisfaction,
  $id: 'PolicySatisfactionOrNull',
  type: ['object', 'null'],
  description: pair('What was said of the services'),
});
const NullableReports = Type.Unsafe<Static<typeof Reports> | null>({
  ...Reports,
  $id: 'PolicyReportsOrNull',
  type: ['object', 'null'],
  description: pair('Reports to the units'),
});

const Heard = Nullable(
  Type.Object(
    {
      followUps: Type.Object(
        {
          actions: Count('Public actions of the units under way since — tindak lanjut.'),
          done: Count('Of these, done since.'),
          dropped: Count('Of these, given up since.'),
          overdue: Count('Of these, open past their due date.'),
        },
        { description: 'What the units do about what citizens said.' },
      ),
      forum: Type.Object(
        {
          topics: Count('Public topics that began since: about the document, its services, or of its units.'),
          posts: Count('Posts of these topics that are shown.', 240),
        },
        { description: 'What was talked about.' },
      ),
    },
    {
      $id: 'PolicyHeard',
      description: 'What citizens said and units did since the document took effect; null until then.',
    },
  ),
);

const Explained = Type.Unsafe<SocialisationFigures | null>({
  ...Type.Object({
    campaigns: Count('Campaigns that explained it.', 1),
    members: Count('People whom they were for.', 15_000),
    reached: Count('How many of them were told.', 14_200),
    read: Count('How many have acknowledged the text.', 13_100),
    support: Count(
      'How many said to be in support; counted where at least five have said how they stand.',
      8_000,
    ),
    neutral: Count('How many said to be neutral.', 3_000),
    concern: Count('How many said to have a concern.', 600),
  }),
  type: ['object', 'null'],
  $id: 'PolicySocialisation',
  description: 'How it was explained to those who work by it — sosialisasi; null if it was not.',
});

export const PolicyEvaluation = Type.Object(
  {
    documentId: Id('The document.'),
    name: Words('Its full name.', 1500, 'Peraturan Wali Kota Palembang Nomor 12 Tahun 2026 tentang …'),
    citation: Nullable(Words('How it is cited in short.', 200, 'Perwali 12/2026')),
    state: policyDocumentStates.schema,
    effectiveOn: Nullable(DateOnly('First day on which it holds; null until that is known.', '2026-07-01')),
    asOf: DateOnly('The day that is read.'),
    targets: Type.Array(ref(EvaluatedTarget), {
      maxItems: mostTargets,
      description: 'What was promised, and what came of it; targets that others replaced too.',
    }),
    services: Count('Public services that the document touches.', 2),
    units: Count('Units that it touches.', 1),
    satisfactionBefore: ref(NullableSatisfaction),
    satisfactionAfter: ref(NullableSatisfaction),
    reportsBefore: ref(NullableReports),
    reportsAfter: ref(NullableReports),
    heard: ref(Heard),
    socialisation: ref(Explained),
  },
  {
    $id: 'PolicyEvaluation',
    description:
      'What a document promised against what came of it, and what was said meanwhile — evaluasi kebijakan. Before: the year, or the twelve months, until it took effect; after: since.',
  },
);
export type PolicyEvaluation = Static<typeof PolicyEvaluation>;

export const evaluationSchemas = [
  Point,
  EvaluatedTarget,
  NullableSatisfaction,
  NullableReports,
  Heard,
  Explained,
  PolicyEvaluation,
];
