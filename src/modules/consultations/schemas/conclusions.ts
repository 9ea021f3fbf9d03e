import Type, { type Static } from 'typebox';
import {
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  TwoLanguages,
  Words,
} from '../../../platform/http/schemas.ts';
import { SubjectRef, SubjectVersionRef } from '../../../platform/subjects/schemas.ts';
import { consultationAudiences, consultationStates } from '../reference.ts';
import { Count } from './consultations.ts';
import { counts, GroupAnswerOrNull } from './groups.ts';
import { AlternativeFigures, Participation } from './participation.ts';

export const NewConclusion = Closed(
  { summary: ref(TwoLanguages) },
  { $id: 'NewConsultationConclusion', description: 'What came of a consultation, in plain words.' },
);
export type NewConclusion = Static<typeof NewConclusion>;

const ConcludedGroup = Type.Object(
  {
    id: Id('Stable id of the group.'),
    title: Words('What the comments have in common.', 200, 'Giliran malam'),
    summary: Words('What was said.', 2000, 'Giliran malam diminta sukarela.'),
    ...counts,
    answer: ref(GroupAnswerOrNull),
  },
  { $id: 'ConcludedConsultationGroup', description: 'What a group of comments said and was answered.' },
);

export const ConclusionRecord = Type.Object(
  {
    consultationId: Id('The consultation.'),
    title: Words('What it was about.', 200, 'Jam kerja pegawai loket'),
    audience: consultationAudiences.schema,
    subject: ref(SubjectRef),
    subjectName: Words('What it was called.', 1500, 'Rancangan Peraturan Wali Kota tentang Jam Kerja'),
    versions: Type.Array(ref(SubjectVersionRef), {
      maxItems: 1000,
      description: 'The texts that were asked about, one after the other.',
    }),
    opensOn: DateOnly('First day on which it took comments.'),
    closesOn: DateOnly('Last day on which it took comments.'),
    concludedOn: DateOnly('The day of the conclusion.'),
    summary: ref(TwoLanguages),
    participation: ref(Participation),
    alternatives: Type.Array(ref(AlternativeFigures), {
      maxItems: 6,
      description: 'What was compared, and how many preferred it.',
    }),
    groups: Type.Array(ref(ConcludedGroup), {
      maxItems: 10_000,
      description: 'What was said and what was answered, group by group.',
    }),
  },
  {
    $id: 'ConsultationConclusionRecord',
    description: 'What came of a consultation, as it stood on the day of its conclusion.',
  },
);
export type ConclusionRecord = Static<typeof ConclusionRecord>;

const concluded = {
  sha256: Type.String({
    pattern: '^[0-9a-f]{64}$',
    maxLength: 64,
    description: 'SHA-256 of `record` as canonical JSON (RFC 8785): proves that it is what it was.',
    examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  }),
  record: ref(ConclusionRecord),
};

export const Conclusion = Type.Object(concluded, {
  $id: 'ConsultationConclusion',
  description: 'What came of a consultation — kesimpulan; it never changes.',
});
export type Conclusion = Static<typeof Conclusion>;

const ConclusionOrNull = Type.Unsafe<Conclusion | null>({
  ...Conclusion,
  $id: 'ConsultationConclusionOrNull',
  type: ['object', 'null'],
  description: 'What came of it; null as long as it is not concluded.',
  examples: [null],
});

export const FiledConsultation = Type.Object(
  {
    id: Id('Stable id of the consultation.'),
    audience: consultationAudiences.schema,
    title: Text('What it is about, in a line.', 200, 'Jam kerja pegawai loket'),
    opensOn: DateOnly('First day on which it takes comments.'),
    closesOn: DateOnly('Last day on which it takes comments.'),
    state: consultationStates.schema,
    cancellationReason: Nullable(Text('Why it was cancelled; null if it was not.', 1000)),
    commentCount: Count('Comments that count.', 42),
    conclusion: ref(ConclusionOrNull),
  },
  {
    $id: 'FiledConsultation',
    description: 'A consultation in the file of what it was about, with what came of it.',
  },
);
export type FiledConsultation = Static<typeof FiledConsultation>;

export const conclusionSchemas = [
  NewConclusion,
  ConcludedGroup,
  ConclusionRecord,
  Conclusion,
  ConclusionOrNull,
  FiledConsultation,
];
