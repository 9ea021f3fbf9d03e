import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { unknownReference } from '../../platform/http/problems.ts';

export const socialisationProblems = defineProblems({
  'campaign-state': {
    status: 409,
    title: { en: 'The campaign is in another state', id: 'Status kampanye tidak sesuai' },
    detail: {
      en: 'It is {state}; this can be done with one that is {wanted}.',
      id: 'Statusnya {state}; ini hanya untuk yang berstatus {wanted}.',
    },
    mend: {
      en: 'Read the campaign again: `allowedActions` says what can be done.',
      id: 'Baca lagi kampanyenya: `allowedActions` memuat yang dapat dilakukan.',
    },
  },
  'nothing-to-read': {
    status: 409,
    title: { en: 'There is nothing to read yet', id: 'Belum ada naskah yang dapat dibaca' },
    detail: {
      en: 'What the campaign explains has no text.',
      id: 'Pokok bahasan kampanye ini belum mempunyai naskah.',
    },
    mend: {
      en: 'Hand in a text first, for instance with `POST /policy-documents/{policyDocumentId}/versions`.',
      id: 'Unggah naskahnya dahulu, misalnya dengan `POST /policy-documents/{policyDocumentId}/versions`.',
    },
  },
  'edition-taken': {
    status: 409,
    title: { en: 'This text was given to read already', id: 'Naskah ini sudah pernah dibagikan' },
    detail: {
      en: 'The campaign has given this version to read before.',
      id: 'Kampanye ini sudah membagikan versi tersebut.',
    },
    mend: {
      en: 'Give another version: `GET /campaigns/{campaignId}/editions` lists those it gave.',
      id: 'Isi versi lain: `GET /campaigns/{campaignId}/editions` memuat yang sudah dibagikan.',
    },
  },
  'version-replaced': {
    status: 409,
    title: { en: 'This is not the text to read', id: 'Ini bukan naskah yang harus dibaca' },
    detail: {
      en: 'The campaign gives version {number} to read now, with the digest {sha256}.',
      id: 'Yang harus dibaca sekarang adalah versi {number}, dengan digest {sha256}.',
    },
    mend: {
      en: 'Read the text that `GET /me/campaigns/{campaignId}/text` gives, then acknowledge that version.',
      id: 'Baca naskah dari `GET /me/campaigns/{campaignId}/text`, lalu nyatakan versi itu.',
    },
  },
  'acknowledged-already': {
    status: 409,
    title: { en: 'It has been acknowledged', id: 'Sudah dinyatakan' },
    detail: {
      en: 'There is an acknowledgement of this version already.',
      id: 'Versi ini sudah dinyatakan telah dibaca.',
    },
    mend: {
      en: 'Nothing is left to do. A stance can be changed with `POST /me/campaigns/{campaignId}/stances`.',
      id: 'Tidak ada yang perlu dilakukan. Sikap dapat diubah dengan `POST /me/campaigns/{campaignId}/stances`.',
    },
  },
  'quiz-absent': {
    status: 409,
    title: { en: 'There is no quiz', id: 'Tidak ada kuis' },
    detail: { en: 'The campaign puts no questions on this text.', id: 'Kampanye ini tidak memuat kuis.' },
    mend: { en: 'Acknowledge the text without one.', id: 'Nyatakan telah membaca tanpa kuis.' },
  },
  'quiz-over': {
    status: 409,
    title: { en: 'The quiz is over', id: 'Kuis sudah selesai' },
    detail: {
      en: 'It was passed, or all attempts on this text are used up.',
      id: 'Kuis sudah lulus, atau kesempatan untuk naskah ini sudah habis.',
    },
    mend: {
      en: 'If it was not passed, ask an ambassador of the campaign or put a question.',
      id: 'Jika belum lulus, temui agen perubahan atau ajukan pertanyaan.',
    },
  },
  'quiz-not-passed': {
    status: 409,
    title: { en: 'The quiz is to be passed first', id: 'Kuis harus lulus dahulu' },
    detail: {
      en: 'The campaign asks for its quiz before a text is acknowledged.',
      id: 'Kampanye ini mensyaratkan kuis sebelum naskah dinyatakan telah dibaca.',
    },
    mend: {
      en: 'Answer it with `POST /me/campaigns/{campaignId}/quiz-attempts`.',
      id: 'Jawab dengan `POST /me/campaigns/{campaignId}/quiz-attempts`.',
    },
  },
  'left-audience': {
    status: 409,
    title: { en: 'This person no longer counts', id: 'Pegawai ini tidak lagi dihitung' },
    detail: {
      en: 'Since {leftOn} they sit in no unit of the city.',
      id: 'Sejak {leftOn} tidak menempati unit mana pun.',
    },
    mend: {
      en: 'Enter their placement first; `POST /campaigns/{campaignId}/audience-updates` counts them again.',
      id: 'Catat penempatannya dahulu; `POST /campaigns/{campaignId}/audience-updates` akan menghitungnya lagi.',
    },
  },
  'acknowledgement-own': {
    status: 409,
    title: { en: 'This is somebody’s own word', id: 'Ini pernyataan pegawai sendiri' },
    detail: {
      en: 'Only what was entered for somebody else can be withdrawn, and once.',
      id: 'Hanya pernyataan yang dicatatkan orang lain yang dapat dicabut, dan sekali saja.',
    },
    mend: { en: 'Nothing is left to do.', id: 'Tidak ada yang perlu dilakukan.' },
  },
});

/** What each constraint of the schema means to the caller. */
export const socialisationConstraints: ConstraintProblems = {
  campaigns_unit_fk: () => unknownReference('unit', '/unitId'),
  campaign_deliveries_unit_fk: () => unknownReference('unit', '/unitId'),
  campaign_deliveries_audience_fk: () => unknownReference('audience', '/audienceId'),
  campaign_editions_version_unique: () => new Problem(socialisationProblems['edition-taken']),
  acknowledgements_once: () => new Problem(socialisationProblems['acknowledged-already']),
  quiz_attempts_key: () => new Problem(socialisationProblems['quiz-over']),
};
