import Type from 'typebox';
import { ref } from '../../platform/http/schemas.ts';
import type { HeldData } from '../../platform/personal-data/held.ts';
import { Enrolment } from './schemas/enrolments.ts';
import { enrolmentsOf } from './store/enrolments.ts';

/** What is held on people's trainings. */
export const heldOnTrainings: HeldData = {
  fields: [
    {
      name: 'enrolments',
      schema: Type.Array(ref(Enrolment), {
        maxItems: 10_000,
        description: 'Every enrolment in a training, oldest first.',
      }),
      read: enrolmentsOf,
    },
  ],
  categories: [
    {
      category: 'trainings',
      fields: ['enrolments'],
      heldFor: {
        id: 'Menyelenggarakan pengembangan kompetensi dan mencatat hak serta kewajibannya.',
        en: 'To hold trainings, and to keep the right and duty of them.',
      },
      legalBasis: 'UU 27/2022 art. 20(2)(c); UU 20/2023 art. 49; PP 11/2017 jo. PP 17/2020 art. 203',
    },
  ],
};
