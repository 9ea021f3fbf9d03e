import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { ruleBroken, unknownReference, valueTaken } from '../../platform/http/problems.ts';
import { type CompetencyRemark, competencyRemarks } from './remarks.ts';

export const competencyProblems = defineProblems({
  'competency-history-order': {
    status: 409,
    title: { en: 'The change does not fit into the history', id: 'Perubahan tidak cocok dengan riwayat' },
    detail: {
      en: 'On that day the dictionary does not have the competency, or another version already begins.',
      id: 'Pada hari itu kompetensi tidak ada dalam kamus, atau versi lain sudah dimulai.',
    },
    mend: {
      en: 'Choose another day, or correct the version that begins on it.',
      id: 'Pilih hari lain, atau perbaiki versi yang dimulai pada hari itu.',
    },
  },
  'competency-in-use': {
    status: 409,
    title: { en: 'The competency is still in use', id: 'Kompetensi masih dipakai' },
    detail: {
      en: 'A standard demands it, or somebody was assessed by it, on a day on which the dictionary would not have it.',
      id: 'Ada standar yang menuntutnya, atau pegawai yang dinilai dengannya, pada hari kompetensi itu tidak ada dalam kamus.',
    },
    mend: {
      en: 'Set the standards anew without it first, by that day; or choose a later day.',
      id: 'Tetapkan dahulu standar tanpa kompetensi itu, paling lambat hari itu; atau pilih hari yang lebih lambat.',
    },
  },
  'standard-overlap': {
    status: 409,
    title: { en: 'One standard at a time', id: 'Satu standar pada satu waktu' },
    detail: {
      en: 'In this period another standard of the same position, or of the same kind, level and class, holds or is planned.',
      id: 'Dalam masa ini sudah berlaku atau direncanakan standar lain untuk jabatan, atau jenis, jenjang, dan kelas, yang sama.',
    },
    mend: {
      en: 'Choose a later day, or correct the other standard.',
      id: 'Pilih hari yang lebih lambat, atau perbaiki standar yang lain.',
    },
  },
  'standard-has-begun': {
    status: 409,
    title: { en: 'The standard already holds', id: 'Standar sudah berlaku' },
    detail: {
      en: 'Only a standard that has not begun can be removed.',
      id: 'Hanya standar yang belum berlaku yang dapat dihapus.',
    },
    mend: { en: 'End it with `validTo` instead.', id: 'Akhiri dengan `validTo`.' },
  },
  'no-standard': {
    status: 409,
    title: { en: 'The position has no standard', id: 'Jabatan belum memiliki standar' },
    detail: {
      en: 'Without a standard nobody can be held against the position.',
      id: 'Tanpa standar tidak ada yang dapat dibandingkan dengan jabatan ini.',
    },
    mend: {
      en: 'Set one for the position or for its kind with POST /competency-standards.',
      id: 'Tetapkan untuk jabatan itu atau jenisnya dengan POST /competency-standards.',
    },
  },
  'validity-overlap': {
    status: 409,
    title: { en: 'One validity at a time', id: 'Satu masa berlaku pada satu waktu' },
    detail: {
      en: 'On this day or later another validity of the same method already begins.',
      id: 'Pada hari ini atau sesudahnya masa berlaku lain untuk metode yang sama sudah dimulai.',
    },
    mend: { en: 'Choose a later day.', id: 'Pilih hari yang lebih lambat.' },
  },
  'mandate-in-use': {
    status: 409,
    title: {
      en: 'An assessment lies outside of the mandate',
      id: 'Ada penilaian di luar masa penugasan',
    },
    detail: {
      en: 'The assessor held an assessment that counts on a day outside of the mandate as it would be.',
      id: 'Asesor memiliki penilaian sah pada hari di luar masa penugasan yang baru.',
    },
    mend: {
      en: 'Correct or withdraw that assessment first, or choose other days.',
      id: 'Perbaiki atau cabut dahulu penilaian itu, atau pilih hari lain.',
    },
  },
  'assessment-exists': {
    status: 409,
    title: { en: 'The person was already assessed so', id: 'Pegawai sudah dinilai demikian' },
    detail: {
      en: 'There is a valid assessment of this person by the same method on the same day.',
      id: 'Sudah ada penilaian sah pegawai ini dengan metode dan hari yang sama.',
    },
    mend: {
      en: 'Correct that assessment instead.',
      id: 'Perbaiki penilaian itu.',
    },
  },
  'assessment-not-valid': {
    status: 409,
    title: { en: 'The assessment is no longer valid', id: 'Penilaian sudah tidak sah' },
    detail: {
      en: 'The assessment was already replaced or withdrawn.',
      id: 'Penilaian sudah diganti atau dicabut.',
    },
    mend: {
      en: 'Read it: `replacedById` names the one that counts.',
      id: 'Baca penilaiannya: `replacedById` menyebut yang berlaku.',
    },
  },
});

const kind = (code: keyof typeof competencyProblems) => () => new Problem(competencyProblems[code]);
const remark = (pointer: string, code: CompetencyRemark) => () =>
  ruleBroken({ place: { pointer }, code, text: competencyRemarks[code] });

/** What each constraint of the schema means to the caller. */
export const competencyConstraints: ConstraintProblems = {
  competencies_code_unique: () => valueTaken('code'),
  competency_versions_field_only_technical: remark('/field', 'field-only-technical'),
  competency_versions_one_at_a_time: kind('competency-history-order'),
  competency_versions_without_gap: kind('competency-history-order'),
  competency_versions_period_forward: kind('competency-history-order'),
  competency_versions_in_use: kind('competency-in-use'),
  standards_position_fk: () => unknownReference('position', '/positionId'),
  standards_one_for_position: kind('standard-overlap'),
  standards_one_for_kind: kind('standard-overlap'),
  standards_period_forward: remark('/validTo', 'period-not-forward'),
  assessors_code_unique: () => valueTaken('code'),
  assessors_period_forward: remark('/validTo', 'period-not-forward'),
  assessment_validities_one_at_a_time: kind('validity-overlap'),
  assessment_validities_period_forward: kind('validity-overlap'),
  assessments_employee_fk: () => unknownReference('employee', '/employeeId'),
  assessments_one_a_day: kind('assessment-exists'),
  assessments_replaces_unique: kind('assessment-not-valid'),
};
