import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems } from '../../platform/http/problem.ts';
import { ruleBroken, unknownReference, valueTaken } from '../../platform/http/problems.ts';
import { territoryRemarks } from './remarks.ts';

export const territoryProblems = defineProblems({
  'outside-city': {
    status: 422,
    title: { en: 'The point lies outside of the city', id: 'Titik berada di luar kota' },
    detail: {
      en: 'No area of the city holds longitude {longitude}, latitude {latitude}.',
      id: 'Tidak ada wilayah kota yang memuat bujur {longitude}, lintang {latitude}.',
    },
    mend: {
      en: 'Check the point; for another city or regency turn to its government.',
      id: 'Periksa titiknya; untuk kota atau kabupaten lain hubungi pemerintahnya.',
    },
  },
  'coordinates-swapped': {
    status: 422,
    title: { en: 'Longitude and latitude look swapped', id: 'Bujur dan lintang tampaknya tertukar' },
    detail: {
      en: 'Longitude {longitude}, latitude {latitude} lies outside of the city; the other way round it lies within.',
      id: 'Bujur {longitude}, lintang {latitude} di luar kota; bila ditukar, berada di dalamnya.',
    },
    mend: { en: 'Swap the two.', id: 'Tukar keduanya.' },
  },
  'area-without-boundary': {
    status: 404,
    title: { en: 'The area has no boundary yet', id: 'Batas wilayah belum ada' },
    detail: {
      en: 'The area is there, but nobody has entered where it lies.',
      id: 'Wilayahnya ada, tetapi batasnya belum dimasukkan.',
    },
    mend: {
      en: 'Enter it with POST at the same address.',
      id: 'Masukkan dengan POST pada alamat yang sama.',
    },
  },
});

const unfitParent = () => {
  const code = 'area-parent-unfit';
  return ruleBroken({ place: { pointer: '/parentId' }, code, text: territoryRemarks[code] });
};

/** What each constraint of the schema means to the caller. */
export const territoryConstraints: ConstraintProblems = {
  areas_code_unique: () => valueTaken('code'),
  areas_parent_fk: unfitParent,
  areas_parent_fits: unfitParent,
  areas_unit_fk: () => unknownReference('unit', '/unitId'),
};
