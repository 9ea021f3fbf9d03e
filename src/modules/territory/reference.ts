import { referenceList } from '../../platform/reference/list.ts';

export const areaKinds = referenceList(
  {
    name: 'area-kinds',
    label: { id: 'Tingkat wilayah', en: 'Kinds of areas' },
    description: 'Which tier of the administrative division an area is of.',
    legalBasis: 'UU 23/2014 art. 2, 221 and 229; Permendagri 58/2021',
  },
  [
    { code: 'city', label: { id: 'Kota', en: 'City' } },
    { code: 'district', label: { id: 'Kecamatan', en: 'District' } },
    { code: 'urban-village', label: { id: 'Kelurahan', en: 'Urban village' } },
  ],
);
