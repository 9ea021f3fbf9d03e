import { type CodeOf, referenceList } from '../../platform/reference/list.ts';

const basis = 'UU 12/2011 art. 96; UU 30/2014 art. 75–78; UU 25/2009 art. 36';

export const questionKinds = referenceList(
  {
    name: 'campaign-question-kinds',
    label: { id: 'Jenis pertanyaan kampanye', en: 'Kinds of questions in campaigns' },
    description: 'Whether somebody asks about a change, or objects to it.',
    legalBasis: basis,
  },
  [
    { code: 'question', label: { id: 'Pertanyaan', en: 'Question' } },
    { code: 'objection', label: { id: 'Keberatan', en: 'Objection' } },
  ],
);
export type QuestionKind = CodeOf<typeof questionKinds>;

export const questionStates = referenceList(
  {
    name: 'campaign-question-states',
    label: { id: 'Status pertanyaan kampanye', en: 'States of questions in campaigns' },
    description: 'How far a question or an objection is.',
    legalBasis: basis,
  },
  [
    { code: 'received', label: { id: 'Diterima', en: 'Received' } },
    { code: 'in-review', label: { id: 'Ditelaah', en: 'In review' } },
    { code: 'answered', label: { id: 'Dijawab', en: 'Answered' } },
    { code: 'decided', label: { id: 'Diputus', en: 'Decided' } },
    { code: 'withdrawn', label: { id: 'Ditarik', en: 'Withdrawn' } },
  ],
);
export type QuestionState = CodeOf<typeof questionStates>;

export const objectionOutcomes = referenceList(
  {
    name: 'objection-outcomes',
    label: { id: 'Hasil keberatan', en: 'Outcomes of objections' },
    description: 'What became of an objection.',
    legalBasis: basis,
  },
  [
    { code: 'accepted', label: { id: 'Diterima', en: 'Accepted' } },
    { code: 'partly-accepted', label: { id: 'Diterima sebagian', en: 'Partly accepted' } },
    { code: 'not-accepted', label: { id: 'Tidak diterima', en: 'Not accepted' } },
    { code: 'withdrawn', label: { id: 'Ditarik', en: 'Withdrawn' } },
  ],
);
export type ObjectionOutcome = CodeOf<typeof objectionOutcomes>;

export const questionStepKinds = referenceList(
  {
    name: 'campaign-question-steps',
    label: { id: 'Langkah pertanyaan kampanye', en: 'Steps in the life of questions in campaigns' },
    description: 'What happened to a question or an objection.',
    legalBasis: basis,
  },
  [
    { code: 'asked', label: { id: 'Diajukan', en: 'Put' } },
    { code: 'added', label: { id: 'Ditambahkan', en: 'Added to' } },
    { code: 'review-began', label: { id: 'Mulai ditelaah', en: 'Taken into review' } },
    { code: 'answered', label: { id: 'Dijawab', en: 'Answered' } },
    { code: 'grouped', label: { id: 'Dijawab lewat tanya jawab', en: 'Answered by the FAQ' } },
    { code: 'decided', label: { id: 'Diputus', en: 'Decided' } },
    { code: 'reopened', label: { id: 'Dibuka kembali', en: 'Opened again' } },
    { code: 'withdrawn', label: { id: 'Ditarik', en: 'Withdrawn' } },
    { code: 'became-overdue', label: { id: 'Melewati tenggat', en: 'Past its deadline' } },
  ],
);
export type QuestionStepKind = CodeOf<typeof questionStepKinds>;
