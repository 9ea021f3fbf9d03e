import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';

export const impactProblems = defineProblems({
  'policy-link-taken': {
    status: 409,
    title: { en: 'This link is noted already', id: 'Keterkaitan ini sudah dicatat' },
    detail: {
      en: 'The document, or this provision of it, is linked to that already.',
      id: 'Dokumen ini, atau ketentuan ini, sudah terkait dengan itu.',
    },
    mend: { en: 'Remove that link first.', id: 'Hapus dahulu yang lama.' },
  },
  'policy-target-promised': {
    status: 409,
    title: { en: 'The target has been promised', id: 'Target sudah dijanjikan' },
    detail: {
      en: 'The document has been enacted: its targets stay as they are.',
      id: 'Dokumennya sudah ditetapkan: targetnya tidak berubah lagi.',
    },
    mend: {
      en: 'Enter another target that replaces it (`replaces`), with the reason.',
      id: 'Isi target lain yang menggantikannya (`replaces`), dengan alasannya.',
    },
  },
  'policy-target-replaced': {
    status: 409,
    title: { en: 'The target has been replaced already', id: 'Target sudah digantikan' },
    detail: {
      en: 'Another target has taken its place.',
      id: 'Target lain sudah menggantikannya.',
    },
    mend: { en: 'Replace that one.', id: 'Gantikan target itu.' },
  },
  'policy-target-measured-itself': {
    status: 409,
    title: { en: 'The service measures this target itself', id: 'Target ini diukur oleh layanan' },
    detail: {
      en: 'Its source is {source}: nobody enters its values.',
      id: 'Sumbernya {source}: nilainya tidak diisi orang.',
    },
    mend: {
      en: 'Wait for the next measurement, or mend the data that it is made of.',
      id: 'Tunggu pengukuran berikutnya, atau perbaiki data dasarnya.',
    },
  },
  'policy-measurement-corrected': {
    status: 409,
    title: { en: 'The entry has been corrected already', id: 'Entri sudah diralat' },
    detail: {
      en: 'Another entry counts in its place.',
      id: 'Entri lain sudah berlaku sebagai gantinya.',
    },
    mend: { en: 'Correct that one.', id: 'Ralat entri itu.' },
  },
});

export const impactConstraints: ConstraintProblems = {
  policy_links_unique: () => new Problem(impactProblems['policy-link-taken']),
  policy_targets_replaced_once: () => new Problem(impactProblems['policy-target-replaced']),
  policy_measurements_corrected_once: () => new Problem(impactProblems['policy-measurement-corrected']),
};
