import Type from 'typebox';
import { ref } from '../../platform/http/schemas.ts';
import type { HeldData } from '../../platform/personal-data/held.ts';
import { Attendance } from './schemas/attendance.ts';
import { Certificate } from './schemas/certificates.ts';
import { Enrolment } from './schemas/enrolments.ts';
import { OutsideCertificate } from './schemas/outside-certificates.ts';
import { attendancesOf } from './store/attendance.ts';
import { certificatesOf } from './store/certificates.ts';
import { enrolmentsOf } from './store/enrolments.ts';
import { outsideCertificatesOf } from './store/outside-certificates.ts';

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
    {
      name: 'attendances',
      schema: Type.Array(ref(Attendance), {
        maxItems: 100_000,
        description: 'Every entry on the attendance at a meeting, oldest first.',
      }),
      read: attendancesOf,
    },
    {
      name: 'certificates',
      schema: Type.Array(ref(Certificate), {
        maxItems: 10_000,
        description: 'Every certificate of a training, revoked ones too, oldest first.',
      }),
      read: certificatesOf,
    },
    {
      name: 'outsideCertificates',
      schema: Type.Array(ref(OutsideCertificate), {
        maxItems: 10_000,
        description: 'Every certificate of another institution, oldest first.',
      }),
      read: outsideCertificatesOf,
    },
  ],
  categories: [
    {
      category: 'trainings',
      fields: ['enrolments', 'attendances', 'certificates', 'outsideCertificates'],
      heldFor: {
        id: 'Menyelenggarakan pengembangan kompetensi dan mencatat hak serta kewajibannya.',
        en: 'To hold trainings, and to keep the right and duty of them.',
      },
      legalBasis: 'UU 27/2022 art. 20(2)(c); UU 20/2023 art. 49; PP 11/2017 jo. PP 17/2020 art. 203',
    },
  ],
};
