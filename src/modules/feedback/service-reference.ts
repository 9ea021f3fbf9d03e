import { referenceList } from '../../platform/reference/list.ts';

/** What a service standard tells everybody (komponen service delivery); where one is empty the standard lacks it. */
export const standardComponents = referenceList(
  {
    name: 'service-standard-components',
    label: { id: 'Komponen standar pelayanan', en: 'Components of the service standard' },
    description: 'Component of a service standard that everybody is told — komponen standar pelayanan.',
    legalBasis: 'UU 25/2009 art. 21; PermenPANRB 15/2014',
  },
  [
    { code: 'requirements', label: { id: 'Persyaratan', en: 'Requirements' } },
    {
      code: 'steps',
      label: { id: 'Sistem, mekanisme, dan prosedur', en: 'System, mechanism and procedure' },
    },
    { code: 'duration', label: { id: 'Jangka waktu pelayanan', en: 'Duration' } },
    { code: 'cost', label: { id: 'Biaya/tarif', en: 'Cost or tariff' } },
    { code: 'product', label: { id: 'Produk pelayanan', en: 'Product of the service' } },
    {
      code: 'complaint-channels',
      label: {
        id: 'Penanganan pengaduan, saran, dan masukan',
        en: 'Handling of complaints and suggestions',
      },
    },
  ],
);
