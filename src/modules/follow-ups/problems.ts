import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { ruleBroken, unknownReference } from '../../platform/http/problems.ts';
import { followUpRemarks } from './remarks.ts';

export const followUpProblems = defineProblems({
  'follow-up-state': {
    status: 409,
    title: { en: 'The follow-up is in another state', id: 'Status tindak lanjut tidak sesuai' },
    detail: {
      en: 'It is {state}; this can be done with one that is {wanted}.',
      id: 'Statusnya {state}; ini hanya untuk yang berstatus {wanted}.',
    },
    mend: { en: 'Read the follow-up again.', id: 'Baca lagi tindak lanjutnya.' },
  },
  'follow-up-not-about-competence': {
    status: 409,
    title: {
      en: 'The follow-up does not answer a weakness in competence',
      id: 'Tindak lanjut ini bukan tentang kompetensi pelaksana',
    },
    detail: {
      en: 'None of its origins is the element `staff-competence` (kompetensi pelaksana) of a satisfaction survey.',
      id: 'Tidak ada asalnya yang berupa unsur `staff-competence` (kompetensi pelaksana) survei kepuasan.',
    },
    mend: {
      en: 'Plan trainings for other reasons with `POST /training-plans`.',
      id: 'Untuk alasan lain, susun rencana dengan `POST /training-plans`.',
    },
  },
  'satisfaction-target-taken': {
    status: 409,
    title: { en: 'This target is set already', id: 'Target ini sudah ditetapkan' },
    detail: {
      en: 'There is one for the same unit or service and the same element.',
      id: 'Sudah ada untuk unit atau pelayanan dan unsur yang sama.',
    },
    mend: { en: 'Change that one.', id: 'Ubah target itu.' },
  },
});

/** What each constraint of the schema means to the caller. */
export const followUpConstraints: ConstraintProblems = {
  targets_unique: () => new Problem(followUpProblems['satisfaction-target-taken']),
  targets_of_one: () =>
    ruleBroken({
      place: { pointer: '/serviceId' },
      code: 'target-of-both',
      text: followUpRemarks['target-of-both'],
    }),
  targets_unit_fk: () => unknownReference('unit', '/unitId'),
  targets_service_fk: () => unknownReference('public service', '/serviceId'),
  actions_unit_fk: () => unknownReference('unit', '/unitId'),
  actions_service_fk: () => unknownReference('public service', '/serviceId'),
};
