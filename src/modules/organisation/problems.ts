import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { ruleBroken, unknownReference, valueTaken } from '../../platform/http/problems.ts';
import { organisationRemarks } from './remarks.ts';

export const organisationProblems = defineProblems({
  'unit-cycle': {
    status: 409,
    title: { en: 'A unit cannot lie under itself', id: 'Unit tidak dapat berada di bawah dirinya sendiri' },
    detail: {
      en: 'The parent given lies, on some day of the period, under the unit itself.',
      id: 'Induk yang diberikan, pada suatu hari dalam masa itu, berada di bawah unit itu sendiri.',
    },
    mend: {
      en: 'Choose a parent outside the unit’s own subtree.',
      id: 'Pilih induk di luar bawahan unit itu.',
    },
  },
  'unit-not-empty': {
    status: 409,
    title: { en: 'The unit still holds something', id: 'Unit masih berisi' },
    detail: {
      en: 'From the day of closing on the unit still holds child units or positions.',
      id: 'Sejak hari penutupan unit masih memiliki unit bawahan atau jabatan.',
    },
    mend: {
      en: 'Move or close its children and positions first, by that day at the latest.',
      id: 'Pindahkan atau tutup dahulu unit bawahan dan jabatannya, paling lambat hari itu.',
    },
  },
  'parent-not-alive': {
    status: 422,
    title: {
      en: 'The unit above does not exist for the whole period',
      id: 'Unit induk tidak ada sepanjang masa itu',
    },
    detail: {
      en: 'A unit or position can only belong to a unit that exists on every day of its period.',
      id: 'Unit atau jabatan hanya dapat berada pada unit yang ada pada setiap hari masanya.',
    },
    mend: {
      en: 'Choose another unit, or a period within that unit’s life.',
      id: 'Pilih unit lain, atau masa di dalam masa berlaku unit itu.',
    },
  },
  'history-order': {
    status: 409,
    title: { en: 'The change does not fit into the history', id: 'Perubahan tidak cocok dengan riwayat' },
    detail: {
      en: 'On that day the record does not exist, or another change already begins.',
      id: 'Pada hari itu data belum atau tidak lagi ada, atau perubahan lain sudah dimulai.',
    },
    mend: {
      en: 'Choose another day, or correct the version that begins on it.',
      id: 'Pilih hari lain, atau perbaiki versi yang dimulai pada hari itu.',
    },
  },
  'position-exists': {
    status: 409,
    title: { en: 'The unit already has this position', id: 'Unit sudah memiliki jabatan ini' },
    detail: {
      en: 'The unit has a position of the same name and level in this period.',
      id: 'Unit memiliki jabatan dengan nama dan jenjang yang sama dalam masa ini.',
    },
    mend: {
      en: 'Raise the head-count needed of that position instead.',
      id: 'Tambahkan kebutuhan pada jabatan itu.',
    },
  },
});

const taken = (field: string) => () => valueTaken(field);
const kind = (code: keyof typeof organisationProblems) => () => new Problem(organisationProblems[code]);

/** What each constraint of the schema means to the caller. */
export const organisationConstraints: ConstraintProblems = {
  units_code_unique: taken('code'),
  unit_versions_parent_fk: () => unknownReference('unit', '/parentId'),
  unit_versions_unit_fk: () => unknownReference('unit', '/unitId'),
  unit_versions_not_own_parent: kind('unit-cycle'),
  unit_versions_no_cycle: kind('unit-cycle'),
  unit_versions_parent_exists: kind('parent-not-alive'),
  unit_versions_children_covered: kind('unit-not-empty'),
  unit_versions_positions_covered: kind('unit-not-empty'),
  unit_versions_one_at_a_time: kind('history-order'),
  unit_versions_without_gap: kind('history-order'),
  unit_versions_period_forward: kind('history-order'),
  position_versions_unit_fk: () => unknownReference('unit', '/unitId'),
  position_versions_unit_exists: kind('parent-not-alive'),
  position_versions_one_at_a_time: kind('history-order'),
  position_versions_without_gap: kind('history-order'),
  position_versions_period_forward: kind('history-order'),
  position_versions_level_only_functional: () =>
    ruleBroken({
      place: { pointer: '/functionalLevel' },
      code: 'level-only-functional',
      text: organisationRemarks['level-only-functional'],
    }),
  position_versions_unique_in_unit: kind('position-exists'),
  unit_external_ids_unique: taken('externalIds'),
  unit_external_ids_one_per_system: taken('externalIds'),
  position_external_ids_unique: taken('externalIds'),
  position_external_ids_one_per_system: taken('externalIds'),
};
