import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { unknownReference } from '../../platform/http/problems.ts';

export const consultationProblems = defineProblems({
  'consultation-state': {
    status: 409,
    title: { en: 'The consultation is in another state', id: 'Status konsultasi tidak sesuai' },
    detail: {
      en: 'It is {state} (open from {from} to {to}); this can be done while it is {wanted}.',
      id: 'Statusnya {state} (dibuka {from} sampai {to}); ini hanya untuk status {wanted}.',
    },
    mend: {
      en: 'Read the consultation again: `allowedActions` says what can be done.',
      id: 'Baca lagi konsultasinya: `allowedActions` memuat yang dapat dilakukan.',
    },
  },
  'consultation-subject-decided': {
    status: 409,
    title: { en: 'It is decided already', id: 'Sudah diputuskan' },
    detail: {
      en: 'What is to be asked about has been decided: nobody can change it any more.',
      id: 'Yang hendak dikonsultasikan sudah diputuskan dan tidak dapat diubah lagi.',
    },
    mend: {
      en: 'Ask about a draft; of what holds, ask by a survey or a forum.',
      id: 'Konsultasikan rancangan; untuk yang sudah berlaku, pakai survei atau forum.',
    },
  },
  'consultation-subject-without-text': {
    status: 409,
    title: { en: 'There is no text to ask about', id: 'Belum ada naskah untuk dikonsultasikan' },
    detail: {
      en: 'Nothing has been written of it yet that people could read.',
      id: 'Belum ada naskah yang dapat dibaca.',
    },
    mend: {
      en: 'Hand in a text first, of a policy document with `POST /policy-documents/{policyDocumentId}/versions`.',
      id: 'Unggah naskahnya dahulu, untuk dokumen kebijakan dengan `POST /policy-documents/{policyDocumentId}/versions`.',
    },
  },
  'consultation-comment-id-taken': {
    status: 409,
    title: { en: 'Another comment has this id', id: 'Id ini dipakai masukan lain' },
    detail: {
      en: 'A comment with this id was taken before, and says something else.',
      id: 'Masukan dengan id ini sudah diterima, dan isinya lain.',
    },
    mend: { en: 'Send it with a new id.', id: 'Kirim dengan id baru.' },
  },
  'consultation-proof-spent': {
    status: 409,
    title: { en: 'The proof of work is spent', id: 'Bukti kerja sudah dipakai' },
    detail: {
      en: 'Another comment was taken with this proof.',
      id: 'Masukan lain sudah diterima dengan bukti ini.',
    },
    mend: {
      en: 'Solve a new challenge of `/challenges?purpose=consultation-comment`.',
      id: 'Selesaikan tantangan baru dari `/challenges?purpose=consultation-comment`.',
    },
  },
  'consultation-comment-settled': {
    status: 409,
    title: { en: 'The comment is not in that state', id: 'Status masukan tidak sesuai' },
    detail: {
      en: 'The comment is {state}; this can be done while it is {wanted}.',
      id: 'Status masukan {state}; ini hanya untuk status {wanted}.',
    },
    mend: { en: 'Read the comment again.', id: 'Baca lagi masukannya.' },
  },
  'comment-group-answered': {
    status: 409,
    title: { en: 'The group is answered', id: 'Kelompok sudah ditanggapi' },
    detail: {
      en: 'What was answered stays as it was: neither the group nor its comments change.',
      id: 'Yang sudah ditanggapi tetap: kelompok dan masukannya tidak berubah.',
    },
    mend: {
      en: 'Correct the answer by another one with a `correctionReason`; put other comments into another group.',
      id: 'Perbaiki lewat tanggapan baru dengan `correctionReason`; masukan lain ke kelompok lain.',
    },
  },
  'comment-group-not-answered': {
    status: 409,
    title: { en: 'There is no answer to correct', id: 'Belum ada tanggapan untuk diperbaiki' },
    detail: {
      en: 'The group has no answer yet, and this one says that it corrects one.',
      id: 'Kelompok belum ditanggapi, padahal tanggapan ini menyebut perbaikan.',
    },
    mend: { en: 'Leave `correctionReason` out.', id: 'Kosongkan `correctionReason`.' },
  },
  'comment-group-empty': {
    status: 409,
    title: { en: 'The group is empty', id: 'Kelompok masih kosong' },
    detail: { en: 'There is nothing in it to answer.', id: 'Belum ada masukan untuk ditanggapi.' },
    mend: { en: 'Put comments into it, or remove it.', id: 'Isi dengan masukan, atau hapus.' },
  },
  'consultation-unanswered': {
    status: 409,
    title: { en: 'Not everybody has been answered', id: 'Belum semua masukan ditanggapi' },
    detail: {
      en: 'Still to be looked at: {held} comments; in no group: {ungrouped} comments; without an answer: {unanswered} groups.',
      id: 'Belum diperiksa: {held} masukan; belum dikelompokkan: {ungrouped} masukan; belum ditanggapi: {unanswered} kelompok.',
    },
    mend: {
      en: 'Release or reject what is held, group every comment, and answer every group.',
      id: 'Periksa yang ditahan, kelompokkan setiap masukan, dan tanggapi setiap kelompok.',
    },
  },
});

/** What each constraint of the schema means to the caller. */
export const consultationConstraints: ConstraintProblems = {
  consultation_rounds_unit_fk: () => unknownReference('unit', '/unitId'),
  consultation_comments_proof_unique: () => new Problem(consultationProblems['consultation-proof-spent']),
  consultation_comments_district_fk: () => unknownReference('district', '/districtId'),
};
