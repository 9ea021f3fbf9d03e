import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { unknownReference, valueTaken } from '../../platform/http/problems.ts';

export const employeeProblems = defineProblems({
  'placement-overlap': {
    status: 409,
    title: { en: 'One definitive position at a time', id: 'Satu jabatan definitif pada satu waktu' },
    detail: {
      en: 'In this period the employee already holds another definitive position, or one is planned.',
      id: 'Dalam masa ini pegawai sudah atau akan menduduki jabatan definitif lain.',
    },
    mend: {
      en: 'End or correct the other placement first, or choose another day.',
      id: 'Akhiri atau perbaiki dahulu penempatan lain, atau pilih hari lain.',
    },
  },
  'position-not-alive': {
    status: 422,
    title: {
      en: 'The position does not exist for the whole period',
      id: 'Jabatan tidak ada sepanjang masa itu',
    },
    detail: {
      en: 'Somebody can only sit in a position on days on which it exists.',
      id: 'Jabatan hanya dapat diduduki pada hari jabatan itu ada.',
    },
    mend: {
      en: 'Choose another position, or a period within its life.',
      id: 'Pilih jabatan lain, atau masa di dalam masa berlakunya.',
    },
  },
  'position-occupied': {
    status: 409,
    title: { en: 'The position is still held', id: 'Jabatan masih diduduki' },
    detail: {
      en: 'Somebody is placed in the position on or after the day on which it would end.',
      id: 'Masih ada yang menduduki jabatan pada atau setelah hari berakhirnya.',
    },
    mend: { en: 'Place its holders elsewhere first.', id: 'Tempatkan dahulu pemangkunya di jabatan lain.' },
  },
  'rank-overlap': {
    status: 409,
    title: { en: 'One rank at a time', id: 'Satu pangkat pada satu waktu' },
    detail: {
      en: 'On this day or later another rank already begins.',
      id: 'Pada hari ini atau sesudahnya pangkat lain sudah dimulai.',
    },
    mend: {
      en: 'Choose a later day, or correct the other period.',
      id: 'Pilih hari yang lebih lambat, atau perbaiki masa yang lain.',
    },
  },
  'age-limit-overlap': {
    status: 409,
    title: { en: 'One limit at a time', id: 'Satu batas usia pada satu waktu' },
    detail: {
      en: 'On this day or later another limit of the same kind, level and name already begins.',
      id: 'Pada hari ini atau sesudahnya batas lain dengan jenis, jenjang, dan nama yang sama sudah dimulai.',
    },
    mend: { en: 'Choose a later day.', id: 'Pilih hari yang lebih lambat.' },
  },
  'placement-ended': {
    status: 409,
    title: { en: 'The placement has already ended', id: 'Penempatan sudah berakhir' },
    detail: {
      en: 'Only an open placement that began before the day given can be ended.',
      id: 'Hanya penempatan terbuka yang dimulai sebelum hari itu yang dapat diakhiri.',
    },
    mend: { en: 'Correct the placement instead.', id: 'Perbaiki penempatannya.' },
  },
  'correction-request-decided': {
    status: 409,
    title: { en: 'The request is no longer open', id: 'Permintaan sudah tidak terbuka' },
    detail: {
      en: 'The request is already {state}; its state does not change any more.',
      id: 'Permintaan sudah berstatus {state}; statusnya tidak berubah lagi.',
    },
    mend: {
      en: 'Read the request; ask anew if the file is still wrong.',
      id: 'Baca permintaannya; ajukan lagi jika berkas masih salah.',
    },
  },
  'own-correction-request': {
    status: 403,
    title: {
      en: 'Nobody decides on their own request',
      id: 'Tidak ada yang memutuskan permintaannya sendiri',
    },
    detail: {
      en: 'The request is about the caller’s own personnel file.',
      id: 'Permintaan ini tentang berkas pegawai pemanggil sendiri.',
    },
    mend: { en: 'Another officer has to decide.', id: 'Pejabat lain harus memutuskan.' },
  },
});

const kind = (code: keyof typeof employeeProblems) => () => new Problem(employeeProblems[code]);

/** What each constraint of the schema means to the caller. */
export const employeeConstraints: ConstraintProblems = {
  employees_nip_unique: () => valueTaken('nip'),
  employees_nik_unique: () => valueTaken('nik'),
  employee_external_ids_unique: () => valueTaken('externalIds'),
  employee_external_ids_one_per_system: () => valueTaken('externalIds'),
  placements_position_fk: () => unknownReference('position', '/positionId'),
  placements_one_definitive_at_a_time: kind('placement-overlap'),
  placements_period_forward: kind('placement-overlap'),
  placements_position_exists: kind('position-not-alive'),
  position_versions_placements_covered: kind('position-occupied'),
  retirement_age_limits_one_at_a_time: kind('age-limit-overlap'),
  retirement_age_limits_period_forward: kind('age-limit-overlap'),
  rank_periods_one_at_a_time: kind('rank-overlap'),
  rank_periods_start_unique: kind('rank-overlap'),
  rank_periods_period_forward: kind('rank-overlap'),
};
