import { type CodeOf, referenceList } from '../reference/list.ts';

export const fileScans = referenceList(
  {
    name: 'file-scans',
    label: { id: 'Pemeriksaan virus berkas', en: 'Virus scans of files' },
    description: 'What is known of malware in a file.',
    legalBasis: 'Penata',
  },
  [
    { code: 'pending', label: { id: 'Menunggu pemeriksaan', en: 'Still to be scanned' } },
    { code: 'clean', label: { id: 'Bersih', en: 'Scanned, nothing found' } },
    { code: 'infected', label: { id: 'Terinfeksi, dihapus', en: 'Infected, and removed' } },
    { code: 'skipped', label: { id: 'Tidak diperiksa', en: 'Not scanned: no scanner is set up' } },
  ],
);
export type FileScan = CodeOf<typeof fileScans>;
