import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  Timestamp,
  TwoLanguages,
} from '../../../platform/http/schemas.ts';
import { satisfactionElements } from '../../feedback/reference.ts';
import {
  policyMeasurementRemarks,
  policyTargetDirections,
  policyTargetSources,
  policyTargetStatuses,
} from '../impact-reference.ts';

export const Figure = (description: string, example = 82.5) =>
  Type.Number({ minimum: -1e15, maximum: 1e15, format: 'double', description, examples: [example] });

const day = (description: string, example: string) => DateOnly(description, example);

export const Milestone = Closed(
  {
    day: day('By when.', '2026-12-31'),
    value: Figure('What is to be reached by then.', 80),
  },
  {
    $id: 'PolicyMilestone',
    description: 'A step on the way from the baseline to the target — target antara.',
  },
);
export type Milestone = Static<typeof Milestone>;

const title = ref(TwoLanguages);
const element = satisfactionElements.schema;
const measure = Text('In what it is measured, in words.', 200, 'izin yang terbit dalam satu hari, persen');
const unitId = Id('Of this unit with all below it; null: of no unit.');
const serviceId = Id('Of this public service; null: of no single service.');
const baselineValue = Figure('The value before — nilai awal.', 76.61);
const baselineOn = day('The day of that value.', '2026-01-31');
const value = Figure('The value to be reached — nilai target.', 85);
const dueOn = day('The day by which it is to be reached.', '2027-12-31');
const milestones = Type.Array(ref(Milestone), {
  maxItems: 50,
  description:
    'Steps on the way, in the order of their days; with none the way from the baseline to the target is a straight line.',
});

const promised = {
  title,
  direction: policyTargetDirections.schema,
  baselineValue,
  baselineOn,
  value,
  dueOn,
};

export const Replacement = Closed(
  {
    targetId: Id('The target of the same document that it takes the place of.'),
    reason: Text('Why; both stay for everybody to read.', 2000, 'Anggaran pelatihan 2027 dikurangi.'),
  },
  { $id: 'PolicyTargetReplacement', description: 'Which target another one replaces, and why.' },
);

export const NewPolicyTarget = Closed(
  {
    ...promised,
    source: policyTargetSources.schema,
    element: Type.Optional(element),
    measure: Type.Optional(measure),
    unitId: Type.Optional(unitId),
    serviceId: Type.Optional(serviceId),
    milestones: Type.Optional(milestones),
    replaces: Type.Optional(ref(Replacement)),
  },
  {
    $id: 'NewPolicyTarget',
    description:
      'What a document is to reach: an indicator of a unit with all below it, of a service, or (neither) of the whole city.',
  },
);
export type NewPolicyTarget = Static<typeof NewPolicyTarget>;

export const PolicyTargetChange = Closed(
  Type.Partial(Type.Object({ ...promised, measure, milestones })).properties,
  {
    $id: 'PolicyTargetChange',
    minProperties: 1,
    description: 'What changes of a target; milestones are given as a whole.',
  },
);
export type PolicyTargetChange = Static<typeof PolicyTargetChange>;

const status = policyTargetStatuses.schema;

export const PolicyTarget = Type.Object(
  {
    id: Id('Stable id of the target.'),
    documentId: Id('The document.'),
    ...promised,
    source: policyTargetSources.schema,
    element: Nullable(element),
    measure: Nullable(measure),
    unitId: Nullable(unitId),
    serviceId: Nullable(serviceId),
    milestones,
    replacesId: Nullable(Id('The target that it replaced; null if it replaced none.')),
    replacementReason: Nullable(Text('Why it replaced that one.', 2000)),
    replacedById: Nullable(Id('The target that replaced it; null if none did.')),
    latestValue: Nullable(Figure('The value that was measured last, up to the day that is read.', 80.12)),
    latestOn: Nullable(day('The day of that value.', '2026-11-30')),
    shareOfWay: Nullable(
      Figure(
        'How much of the way from the baseline to the target that value is, in percent with two decimals: below 0 if it became worse, above 100 beyond the target.',
        41.84,
      ),
    ),
    status,
    ...Bookkeeping,
  },
  {
    $id: 'PolicyTarget',
    description: 'What a document is to reach, and how far it is — target kebijakan.',
  },
);
export type PolicyTarget = Static<typeof PolicyTarget>;

const evidence = ref(TwoLanguages);
const address = Type.String({
  format: 'uri',
  pattern: '^https?://',
  maxLength: 500,
  description: 'Where it can be looked at.',
  examples: ['https://palembang.example/laporan/kinerja-2026.pdf'],
});
const measuredOn = day('The day that the value is of.', '2026-11-30');

export const NewPolicyMeasurement = Closed(
  {
    measuredOn,
    value: Figure('What was measured.'),
    evidence,
    address: Type.Optional(address),
    correctsId: Type.Optional(Id('The entry that it corrects.')),
  },
  { $id: 'NewPolicyMeasurement', description: 'What was measured, and what shows it — bukti dukung.' },
);
export type NewPolicyMeasurement = Static<typeof NewPolicyMeasurement>;

const EvidenceOrNull = Type.Unsafe<Static<typeof TwoLanguages> | null>({
  ...TwoLanguages,
  $id: 'PolicyEvidenceOrNull',
  type: ['object', 'null'],
  description: 'What shows it, in words; null of what the service measured itself.',
});

export const PolicyMeasurement = Type.Object(
  {
    id: Id('Stable id of the measurement.'),
    targetId: Id('The target.'),
    measuredOn,
    isAutomatic: Type.Boolean({ description: 'Whether the service measured it itself.' }),
    value: Nullable(Figure('What was measured; null where `remark` says why not.')),
    remark: Nullable(policyMeasurementRemarks.schema),
    evidence: ref(EvidenceOrNull),
    address: Nullable(address),
    correctsId: Nullable(Id('The entry that it corrects; null if it corrects none.')),
    correctedById: Nullable(Id('The entry that corrects it, which counts in its place; null if none does.')),
    enteredAt: Timestamp('When it was entered.'),
  },
  { $id: 'PolicyMeasurement', description: 'What came of a target on a day; it never changes — capaian.' },
);
export type PolicyMeasurement = Static<typeof PolicyMeasurement>;

export const targetSchemas = [
  Milestone,
  Replacement,
  NewPolicyTarget,
  PolicyTargetChange,
  PolicyTarget,
  NewPolicyMeasurement,
  EvidenceOrNull,
  PolicyMeasurement,
];
