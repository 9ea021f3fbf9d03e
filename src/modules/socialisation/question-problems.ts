import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';

export const questionProblems = defineProblems({
  'question-state': {
    status: 409,
    title: { en: 'The question is in another state', id: 'Status pertanyaan tidak sesuai' },
    detail: {
      en: 'It is {state}; this can be done with one that is {wanted}.',
      id: 'Statusnya {state}; ini hanya untuk yang berstatus {wanted}.',
    },
    mend: {
      en: 'Read it again: `allowedActions` says what can be done.',
      id: 'Baca lagi: `allowedActions` memuat yang dapat dilakukan.',
    },
  },
  'question-kind': {
    status: 409,
    title: { en: 'This is for objections only', id: 'Ini hanya untuk keberatan' },
    detail: {
      en: 'A question is answered; only an objection is reviewed and decided on.',
      id: 'Pertanyaan dijawab; hanya keberatan yang ditelaah dan diputus.',
    },
    mend: {
      en: 'Answer it with `POST /campaign-questions/{questionId}/answers`.',
      id: 'Jawab dengan `POST /campaign-questions/{questionId}/answers`.',
    },
  },
  'objection-unanswered': {
    status: 409,
    title: { en: 'The objection has no answer', id: 'Keberatan belum dijawab' },
    detail: {
      en: 'Nobody has answered it since it was put, or opened again.',
      id: 'Belum ada jawaban sejak keberatan diajukan, atau dibuka kembali.',
    },
    mend: {
      en: 'Give the answer in `text` with the decision, or answer first.',
      id: 'Sertakan jawaban pada `text` dalam putusan, atau jawab dahulu.',
    },
  },
  'question-thread-full': {
    status: 409,
    title: { en: 'Nothing more can be added', id: 'Tidak dapat ditambah lagi' },
    detail: { en: 'It has {most} steps already.', id: 'Sudah ada {most} langkah.' },
    mend: { en: 'Put another question.', id: 'Ajukan pertanyaan lain.' },
  },
});

/** What each constraint of questions means to the caller. */
export const questionConstraints: ConstraintProblems = {
  campaign_questions_end_answered: () => new Problem(questionProblems['objection-unanswered']),
};
