import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { unknownReference } from '../../platform/http/problems.ts';

export const policyProblems = defineProblems({
  'policy-document-stage': {
    status: 409,
    title: { en: 'The document is at another stage', id: 'Tahapan dokumen tidak sesuai' },
    detail: {
      en: 'It is at the stage {stage}; this can be done at {wanted}.',
      id: 'Tahapannya {stage}; ini hanya untuk tahapan {wanted}.',
    },
    mend: {
      en: 'Read the document again: `allowedActions` says what can be done.',
      id: 'Baca lagi dokumennya: `allowedActions` memuat yang dapat dilakukan.',
    },
  },
  'policy-document-never-promulgated': {
    status: 409,
    title: { en: 'Such a document is not promulgated', id: 'Dokumen seperti ini tidak diundangkan' },
    detail: {
      en: 'Decisions, instructions and circulars are done when they are signed.',
      id: 'Keputusan, instruksi, dan surat edaran selesai saat ditetapkan.',
    },
    mend: {
      en: 'Nothing is left to do: it takes effect on its day.',
      id: 'Tidak ada lagi yang perlu dilakukan: berlaku pada harinya.',
    },
  },
  'policy-document-without-text': {
    status: 409,
    title: { en: 'The document has no text', id: 'Dokumen belum mempunyai naskah' },
    detail: {
      en: 'Nothing has been written that could be consulted on or signed.',
      id: 'Belum ada naskah yang dapat dikonsultasikan atau ditetapkan.',
    },
    mend: {
      en: 'Hand in a text with `POST /policy-documents/{policyDocumentId}/versions`.',
      id: 'Unggah naskah dengan `POST /policy-documents/{policyDocumentId}/versions`.',
    },
  },
  'policy-document-number-taken': {
    status: 409,
    title: { en: 'This number is taken', id: 'Nomor ini sudah dipakai' },
    detail: {
      en: 'Another document of this kind and authority has this number and year.',
      id: 'Dokumen lain dengan jenis dan penetap yang sama memakai nomor dan tahun ini.',
    },
    mend: {
      en: 'Look it up with `GET /policy-documents?kind=…&year=…&number=…`.',
      id: 'Cari dengan `GET /policy-documents?kind=…&year=…&number=…`.',
    },
  },
  'policy-file-taken': {
    status: 409,
    title: { en: 'The document has this file already', id: 'Dokumen sudah memuat berkas ini' },
    detail: {
      en: 'There is one with the same bytes in the same role.',
      id: 'Sudah ada berkas dengan isi dan jenis yang sama.',
    },
    mend: { en: 'Nothing is left to do.', id: 'Tidak ada yang perlu dilakukan lagi.' },
  },
  'policy-relation-taken': {
    status: 409,
    title: { en: 'This relation is noted already', id: 'Hubungan ini sudah dicatat' },
    detail: {
      en: 'The document has a relation of this kind to that document.',
      id: 'Dokumen ini sudah mempunyai hubungan jenis ini dengan dokumen itu.',
    },
    mend: { en: 'Remove that one first.', id: 'Hapus dahulu yang lama.' },
  },
  'policy-relations-untenable': {
    status: 409,
    title: {
      en: 'What the document does to others cannot stand',
      id: 'Hubungan dokumen tidak dapat dipertahankan',
    },
    detail: {
      en: 'By these days some of its relations are impossible; see errors: each names a relation.',
      id: 'Dengan tanggal ini sebagian hubungannya mustahil; lihat errors: masing-masing menyebut hubungannya.',
    },
    mend: {
      en: 'Mend or remove these relations, or give other days.',
      id: 'Perbaiki atau hapus hubungan itu, atau isi tanggal lain.',
    },
  },
  'enactment-only-by-legal-office': {
    status: 403,
    title: { en: 'The document has been enacted', id: 'Dokumen sudah ditetapkan' },
    detail: {
      en: 'What is entered of an enacted document needs the scope `policy-documents:enact`.',
      id: 'Mengisi data dokumen yang sudah ditetapkan memerlukan cakupan `policy-documents:enact`.',
    },
    mend: { en: 'Ask the legal office.', id: 'Hubungi bagian hukum.' },
  },
});

/** What each constraint of the schema means to the caller. */
export const policyConstraints: ConstraintProblems = {
  documents_number_unique: () => new Problem(policyProblems['policy-document-number-taken']),
  documents_unit_fk: () => unknownReference('unit', '/unitId'),
  policy_files_unique: () => new Problem(policyProblems['policy-file-taken']),
  relations_unique: () => new Problem(policyProblems['policy-relation-taken']),
  relations_target_fk: () => unknownReference('policy document', '/targetId'),
};
