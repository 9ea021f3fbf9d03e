import Type from 'typebox';
import { ref } from '../../platform/http/schemas.ts';
import type { HeldData } from '../../platform/personal-data/held.ts';
import type { PersonalDataCategory } from '../../platform/personal-data/schemas.ts';
import { CorrectionRequest } from './correction-schemas.ts';
import { Employee, Placements, Ranks } from './schemas.ts';
import { placementHistory, rankHistory } from './store/careers.ts';
import { correctionRequestsOf } from './store/corrections.ts';
import { readEmployee } from './store/reading.ts';

const byDuty = 'UU 27/2022 art. 20(2)(c)';

/** What is held on a civil servant, what for, and what allows it (UU 27/2022 art. 5, 20 and 21). */
const categories: readonly PersonalDataCategory[] = [
  {
    category: 'identity',
    fields: [
      'nip',
      'nik',
      'name',
      'frontTitle',
      'backTitle',
      'birthPlace',
      'birthDate',
      'gender',
      'religion',
      'maritalStatus',
    ],
    heldFor: {
      id: 'Mengenali pegawai secara pasti dan menyelenggarakan tata naskah kepegawaiannya.',
      en: 'To know the civil servant for certain, and to keep the personnel file.',
    },
    legalBasis: `${byDuty}; UU 23/2006 jo. UU 24/2013 art. 58; Perka BKN 22/2007`,
  },
  {
    category: 'contact',
    fields: ['phone', 'email', 'officialEmail', 'address'],
    heldFor: {
      id: 'Menyampaikan keputusan dan pemberitahuan kepegawaian.',
      en: 'To deliver decrees and notices of the employment.',
    },
    legalBasis: 'UU 27/2022 art. 20(2)(e)',
  },
  {
    category: 'employment',
    fields: ['employmentKind', 'status', 'appointedOn', 'permanentOn', 'retirement'],
    heldFor: {
      id: 'Menetapkan kedudukan hukum, masa kerja, dan batas usia pensiun.',
      en: 'To determine legal standing, length of service and retirement.',
    },
    legalBasis: `${byDuty}; UU 20/2023 art. 5, 52–55; PP 11/2017 jo. PP 17/2020`,
  },
  {
    category: 'education',
    fields: ['educationLevel', 'educationProgramme', 'graduationYear'],
    heldFor: {
      id: 'Memeriksa syarat jabatan.',
      en: 'To check the requirements of positions.',
    },
    legalBasis: `${byDuty}; PP 11/2017 jo. PP 17/2020`,
  },
  {
    category: 'career',
    fields: ['rank', 'position', 'ranks', 'placements'],
    heldFor: {
      id: 'Mencatat riwayat pangkat dan jabatan, serta menata organisasi.',
      en: 'To record ranks and positions held, and to restructure the organisation.',
    },
    legalBasis: `${byDuty}; PP 99/2000 jo. PP 12/2002; Perpres 98/2020 jo. Perpres 11/2024; PP 11/2017 jo. PP 17/2020`,
  },
  {
    category: 'external-ids',
    fields: ['externalIds'],
    heldFor: {
      id: 'Mencocokkan berkas yang sama di sistem lain, seperti SIASN.',
      en: 'To match the same file in other systems, such as SIASN.',
    },
    legalBasis: 'UU 27/2022 art. 20(2)(e)',
  },
  {
    category: 'correction-requests',
    fields: ['correctionRequests'],
    heldFor: {
      id: 'Memutuskan permintaan perbaikan dan membuktikan keputusannya.',
      en: 'To decide requests for correction, and to prove how they were decided.',
    },
    legalBasis: `${byDuty}; UU 27/2022 art. 6 and 30`,
  },
  {
    category: 'processing-record',
    fields: ['reads', 'changes'],
    heldFor: {
      id: 'Membuktikan siapa yang melihat dan mengubah data pribadi.',
      en: 'To prove who saw and who changed personal data.',
    },
    legalBasis: `${byDuty}; UU 27/2022 art. 31`,
  },
];

/** What the personnel files hold on people. */
export const heldInFiles: HeldData = {
  fields: [
    { name: 'employee', schema: ref(Employee), read: readEmployee },
    { name: 'ranks', schema: Ranks.properties.items, read: rankHistory },
    {
      name: 'placements',
      schema: Placements.properties.items,
      read: (transaction, employeeId) => placementHistory(transaction, employeeId),
    },
    {
      name: 'correctionRequests',
      schema: Type.Array(ref(CorrectionRequest), {
        maxItems: 10_000,
        description: 'What was asked to be corrected, oldest first.',
      }),
      read: correctionRequestsOf,
    },
  ],
  categories,
};
