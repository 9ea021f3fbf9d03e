import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { unknownReference, valueTaken } from '../../platform/http/problems.ts';

export const feedbackProblems = defineProblems({
  'questionnaire-version-frozen': {
    status: 409,
    title: { en: 'The version was used', id: 'Versi sudah dipakai' },
    detail: {
      en: 'A survey was opened with this version: what people were asked never changes afterwards.',
      id: 'Survei sudah dibuka dengan versi ini: yang sudah ditanyakan tidak berubah lagi.',
    },
    mend: { en: 'Enter a new version.', id: 'Buat versi baru.' },
  },
  'survey-not-draft': {
    status: 409,
    title: { en: 'The survey is no draft any more', id: 'Survei bukan lagi rancangan' },
    detail: {
      en: 'It is {state}: what people are asked, and about what, does not change any more.',
      id: 'Statusnya {state}: yang ditanyakan tidak berubah lagi.',
    },
    mend: { en: 'Plan another survey.', id: 'Rencanakan survei lain.' },
  },
  'survey-not-open': {
    status: 409,
    title: { en: 'The survey takes no answers', id: 'Survei tidak menerima jawaban' },
    detail: {
      en: 'It is {state}: answers are taken from {from} to {to}.',
      id: 'Statusnya {state}: jawaban diterima dari {from} sampai {to}.',
    },
    mend: {
      en: 'Answer within these days, or ask the unit that holds the survey.',
      id: 'Jawab dalam waktu itu, atau hubungi unit penyelenggara survei.',
    },
  },
  'survey-not-closed': {
    status: 409,
    title: { en: 'The survey is not closed', id: 'Survei belum ditutup' },
    detail: {
      en: 'It is {state}: results are published when no answer can come any more.',
      id: 'Statusnya {state}: hasil diterbitkan setelah tidak ada lagi jawaban yang masuk.',
    },
    mend: { en: 'Close it first.', id: 'Tutup dahulu surveinya.' },
  },
  'questionnaire-version-changed': {
    status: 409,
    title: { en: 'The survey asks another version', id: 'Survei memakai versi lain' },
    detail: {
      en: 'These are answers to version {given}; the survey asks version {asked}.',
      id: 'Ini jawaban atas versi {given}; survei memakai versi {asked}.',
    },
    mend: {
      en: 'Read the form again, and answer what it asks.',
      id: 'Baca lagi formulirnya, lalu jawab yang ditanyakan.',
    },
  },
  'answer-already-given': {
    status: 409,
    title: { en: 'This was used for another answer', id: 'Sudah dipakai untuk jawaban lain' },
    detail: {
      en: 'With this {means} an answer was given already, and it is kept: it counts once.',
      id: 'Dengan {means} ini sudah ada jawaban yang tersimpan: hanya dihitung sekali.',
    },
    mend: {
      en: 'Nothing is lost. Whoever wants to give another answer needs another one.',
      id: 'Tidak ada yang hilang. Untuk jawaban lain diperlukan yang lain.',
    },
  },
  'survey-token-unknown': {
    status: 403,
    title: { en: 'The token is not one of this survey', id: 'Token bukan milik survei ini' },
    detail: {
      en: 'No such token was given out for this survey.',
      id: 'Token seperti itu tidak dibagikan untuk survei ini.',
    },
    mend: { en: 'Write it as it was given to you.', id: 'Tulis seperti yang diberikan.' },
  },
  'kiosk-unknown': {
    status: 403,
    title: { en: 'The kiosk is not one of this survey', id: 'Kios bukan milik survei ini' },
    detail: {
      en: 'There is no such kiosk for this survey, or it was revoked.',
      id: 'Kios itu tidak ada untuk survei ini, atau sudah dicabut.',
    },
    mend: { en: 'Register the device again.', id: 'Daftarkan lagi perangkatnya.' },
  },
  'survey-token-needed': {
    status: 403,
    title: { en: 'The survey is answered with a token', id: 'Survei dijawab dengan token' },
    detail: {
      en: 'Only holders of one-time tokens answer this survey, once each.',
      id: 'Hanya pemegang token sekali pakai yang menjawab survei ini, masing-masing sekali.',
    },
    mend: {
      en: 'Send the token that was given to you as `token`.',
      id: 'Kirim token yang diberikan sebagai `token`.',
    },
  },
  'survey-ways-mixed': {
    status: 422,
    title: { en: 'An answer comes by one way', id: 'Jawaban datang lewat satu cara' },
    detail: {
      en: 'Of `proof`, `token` and `kiosk` only one can be given, and with a `kiosk` an `id`.',
      id: 'Dari `proof`, `token`, dan `kiosk` hanya satu yang diisi; dengan `kiosk` diisi pula `id`.',
    },
    mend: { en: 'Keep one of them.', id: 'Sisakan salah satu.' },
  },
  'no-answer-held': {
    status: 409,
    title: { en: 'None of these answers is held', id: 'Tidak ada jawaban yang ditahan' },
    detail: {
      en: 'They were decided on already, or there are none.',
      id: 'Semuanya sudah diputuskan, atau memang tidak ada.',
    },
    mend: {
      en: 'Look at what is held, and at the decisions.',
      id: 'Lihat jawaban yang ditahan dan keputusannya.',
    },
  },
  'receipt-unknown': {
    status: 404,
    title: { en: 'No answer is kept for this receipt', id: 'Tidak ada jawaban untuk bukti ini' },
    detail: {
      en: 'No answer has this receipt, or it was erased.',
      id: 'Tidak ada jawaban dengan bukti ini, atau sudah dihapus.',
    },
    mend: {
      en: 'Write it as it was given to you; what was erased cannot be had back.',
      id: 'Tulis seperti yang diberikan; yang sudah dihapus tidak dapat dikembalikan.',
    },
  },
  'tokens-by-count-or-list': {
    status: 422,
    title: { en: 'Either a number of tokens or the tokens', id: 'Jumlah token atau daftar token' },
    detail: {
      en: 'Of `count` and `tokens` exactly one is given.',
      id: 'Dari `count` dan `tokens` tepat satu yang diisi.',
    },
    mend: { en: 'Keep one of them.', id: 'Sisakan salah satu.' },
  },
});

const kind = (code: keyof typeof feedbackProblems) => () => new Problem(feedbackProblems[code]);

/** What each constraint of the schema means to the caller. */
export const feedbackConstraints: ConstraintProblems = {
  services_code_unique: () => valueTaken('code'),
  services_unit_fk: () => unknownReference('unit', '/unitId'),
  questionnaires_code_unique: () => valueTaken('code'),
  questionnaires_unit_fk: () => unknownReference('unit', '/unitId'),
  questionnaire_versions_frozen: kind('questionnaire-version-frozen'),
  surveys_code_unique: () => valueTaken('code'),
  surveys_unit_fk: () => unknownReference('unit', '/unitId'),
  surveys_version_fk: () => unknownReference('questionnaire version', '/versionId'),
  survey_services_service_fk: () => unknownReference('public service', '/services'),
  token_batches_service_fk: () => unknownReference('public service', '/serviceId'),
  kiosks_service_fk: () => unknownReference('public service', '/serviceId'),
};
