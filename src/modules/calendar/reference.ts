import { referenceList } from '../../platform/reference/list.ts';

const decree = 'SKB 3 Menteri tentang Hari Libur Nasional dan Cuti Bersama';
const nationalHoliday = {
  code: 'national-holiday',
  label: { id: 'Libur nasional', en: 'National holiday' },
} as const;
const jointLeave = { code: 'joint-leave', label: { id: 'Cuti bersama', en: 'Joint leave' } } as const;

export const holidayKinds = referenceList(
  {
    name: 'holiday-kinds',
    label: { id: 'Jenis hari libur', en: 'Kinds of holidays' },
    description: 'Whether everybody has the day off, or civil servants by joint leave.',
    legalBasis: decree,
  },
  [nationalHoliday, jointLeave],
);

export const dayOffReasons = referenceList(
  {
    name: 'day-off-reasons',
    label: { id: 'Alasan hari tidak dihitung', en: 'Reasons for not counting a day' },
    description: 'Why a day does not count as a working day for somebody who waits.',
    legalBasis: `${decree}; Perpres 21/2023`,
  },
  [
    { code: 'after-closing', label: { id: 'Diterima setelah jam kerja', en: 'Received after closing time' } },
    { code: 'weekend', label: { id: 'Sabtu atau Minggu', en: 'Saturday or Sunday' } },
    nationalHoliday,
    jointLeave,
  ],
);
