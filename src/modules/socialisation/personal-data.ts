import Type from 'typebox';
import { ref } from '../../platform/http/schemas.ts';
import type { HeldData } from '../../platform/personal-data/held.ts';
import { Acknowledgement } from './schemas/members.ts';
import { acknowledgementsOf } from './store/acknowledgements.ts';

/** What is held on people by campaigns. */
export const heldOnCampaigns: HeldData = {
  fields: [
    {
      name: 'acknowledgements',
      schema: Type.Array(ref(Acknowledgement), {
        maxItems: 10_000,
        description: 'Every acknowledgement of a text, oldest first.',
      }),
      read: acknowledgementsOf,
    },
  ],
  categories: [
    {
      category: 'socialisation',
      fields: ['acknowledgements'],
      heldFor: {
        id: 'Memastikan setiap pegawai mengetahui perubahan yang menyangkut dirinya.',
        en: 'To make sure that everybody knows of changes that concern them.',
      },
      legalBasis: 'UU 27/2022 art. 20(2)(e); UU 12/2011 art. 88–90',
    },
  ],
};
