import Type from 'typebox';
import { ref } from '../../platform/http/schemas.ts';
import type { HeldData } from '../../platform/personal-data/held.ts';
import { Assessment } from './schemas/assessments.ts';
import { assessmentsOf } from './store/assessments.ts';

/** What is held on people's competencies; what assessors confide among themselves is not theirs to see. */
export const heldOnCompetencies: HeldData = {
  fields: [
    {
      name: 'assessments',
      schema: Type.Array(ref(Assessment), {
        maxItems: 10_000,
        description: 'Every assessment, also what was replaced or withdrawn, oldest first.',
      }),
      read: assessmentsOf,
    },
  ],
  categories: [
    {
      category: 'competencies',
      fields: ['assessments'],
      heldFor: {
        id: 'Memetakan kompetensi, menutup kesenjangannya, dan mengisi jabatan menurut sistem merit.',
        en: 'To map competencies, to close gaps, and to fill positions by merit.',
      },
      legalBasis:
        'UU 27/2022 art. 20(2)(c); UU 20/2023 art. 49; PP 11/2017 jo. PP 17/2020; PermenPANRB 38/2017',
    },
  ],
};
