import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems } from '../../platform/http/problem.ts';
import { unknownReference, valueTaken } from '../../platform/http/problems.ts';

export const reportProblems = defineProblems({
  'report-state': {
    status: 409,
    title: { en: 'The report is in another state', id: 'Status laporan tidak sesuai' },
    detail: {
      en: 'It is {state}; this can be done with one that is {wanted}.',
      id: 'Statusnya {state}; ini hanya untuk yang berstatus {wanted}.',
    },
    mend: { en: 'Read the report again.', id: 'Baca lagi laporannya.' },
  },
  'report-unknown': {
    status: 404,
    title: { en: 'There is no such report', id: 'Laporan tidak ditemukan' },
    detail: {
      en: 'No report has this number and this secret together.',
      id: 'Tidak ada laporan dengan nomor dan kode rahasia ini.',
    },
    mend: { en: 'Write both as they were given to you.', id: 'Tulis keduanya seperti yang diberikan.' },
  },
  'report-already-filed': {
    status: 409,
    title: { en: 'This proof was used for another report', id: 'Bukti ini sudah dipakai untuk laporan lain' },
    detail: {
      en: 'With this proof another report was filed, and it is kept.',
      id: 'Dengan bukti ini sudah ada laporan lain yang tersimpan.',
    },
    mend: {
      en: 'Solve a new challenge for another report.',
      id: 'Selesaikan tantangan baru untuk laporan lain.',
    },
  },
  'report-follower-proof-used': {
    status: 409,
    title: { en: 'This proof was used for another report', id: 'Bukti ini sudah dipakai untuk laporan lain' },
    detail: {
      en: 'With this proof another report is followed already.',
      id: 'Dengan bukti ini sudah ada laporan lain yang diikuti.',
    },
    mend: {
      en: 'Solve a new challenge for another report.',
      id: 'Selesaikan tantangan baru untuk laporan lain.',
    },
  },
  'report-routing-loop': {
    status: 409,
    title: {
      en: 'The unit sent this report away before',
      id: 'Unit itu sudah pernah mengalihkan laporan ini',
    },
    detail: {
      en: 'This unit held it once, and sent it on; sent back it would go round in a circle.',
      id: 'Unit ini pernah menerimanya lalu mengalihkannya; bila dikembalikan akan berputar-putar.',
    },
    mend: {
      en: 'Send it to another unit, or let somebody who may route in the whole city decide.',
      id: 'Salurkan ke unit lain, atau mintakan keputusan petugas tingkat kota.',
    },
  },
});

/** What each constraint of the schema means to the caller. */
export const reportConstraints: ConstraintProblems = {
  categories_code_unique: () => valueTaken('code'),
  categories_service_fk: () => unknownReference('public service', '/serviceId'),
  escalation_rules_unique: () => valueTaken('level'),
  routing_rules_rank_unique: () => valueTaken('rank'),
  routing_rules_category_fk: () => unknownReference('report category', '/categoryId'),
  routing_rules_service_fk: () => unknownReference('public service', '/serviceId'),
  routing_rules_area_fk: () => unknownReference('area', '/areaId'),
  routing_rules_unit_fk: () => unknownReference('unit', '/unitId'),
  reports_category_fk: () => unknownReference('report category', '/categoryId'),
  reports_service_fk: () => unknownReference('public service', '/serviceId'),
  external_references_unique: () => valueTaken('externalReferences'),
};
