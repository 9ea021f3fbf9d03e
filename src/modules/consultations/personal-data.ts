import Type from 'typebox';
import { ref } from '../../platform/http/schemas.ts';
import type { HeldData } from '../../platform/personal-data/held.ts';
import { OwnComment } from './schemas/comments.ts';
import { ownCommentsOf } from './store/written.ts';

/** What is held of what people said in consultations. */
export const heldOnConsultations: HeldData = {
  fields: [
    {
      name: 'consultationComments',
      schema: Type.Array(ref(OwnComment), {
        maxItems: 100_000,
        description: 'Every own comment on a draft, also what was said in confidence, oldest first.',
      }),
      read: ownCommentsOf,
    },
  ],
  categories: [
    {
      category: 'consultations',
      fields: ['consultationComments'],
      heldFor: {
        id: 'Menanggapi masukan pegawai atas rancangan, dan menghitung siapa yang didengar.',
        en: 'To answer what civil servants say of drafts, and to count who is heard.',
      },
      legalBasis: 'UU 27/2022 art. 20(2)(e); UU 12/2011 art. 96 jo. UU 13/2022',
    },
  ],
};
