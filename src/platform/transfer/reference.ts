import { referenceList } from '../reference/list.ts';

export const importStates = referenceList(
  {
    name: 'import-states',
    label: { id: 'Status impor', en: 'Import states' },
    description: 'How far an import has come.',
    legalBasis: 'Penata',
  },
  [
    { code: 'queued', label: { id: 'Menunggu', en: 'Queued' } },
    { code: 'running', label: { id: 'Berjalan', en: 'Running' } },
    { code: 'finished', label: { id: 'Selesai', en: 'Finished' } },
    { code: 'failed', label: { id: 'Gagal', en: 'Failed' } },
    { code: 'cancelled', label: { id: 'Dibatalkan', en: 'Cancelled' } },
  ],
);

export const importModes = referenceList(
  {
    name: 'import-modes',
    label: { id: 'Cara impor', en: 'Import modes' },
    description: 'What happens to the good rows of a file that has bad ones.',
    legalBasis: 'Penata',
  },
  [
    { code: 'valid-rows', label: { id: 'Baris yang benar masuk', en: 'Valid rows land' } },
    { code: 'all-or-nothing', label: { id: 'Semua atau tidak sama sekali', en: 'All or nothing' } },
  ],
);
