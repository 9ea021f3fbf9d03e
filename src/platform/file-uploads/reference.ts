import { type CodeOf, referenceList } from '../reference/list.ts';

export const filePurposes = referenceList(
  {
    name: 'file-purposes',
    label: { id: 'Peruntukan berkas', en: 'Purposes of files' },
    description:
      'What a file is uploaded for, which decides the types that are accepted and how large it may be.',
    legalBasis: 'Penata',
  },
  [
    { code: 'policy-document', label: { id: 'Naskah produk hukum', en: 'Policy document' } },
    { code: 'campaign-material', label: { id: 'Bahan sosialisasi', en: 'Material of a campaign' } },
  ],
);
export type FilePurpose = CodeOf<typeof filePurposes>;

export const fileUploadStates = referenceList(
  {
    name: 'file-upload-states',
    label: { id: 'Status unggahan berkas', en: 'States of file uploads' },
    description: 'How far the upload of a file has come.',
    legalBasis: 'Penata',
  },
  [
    { code: 'receiving', label: { id: 'Sedang diterima', en: 'Being received' } },
    { code: 'checking', label: { id: 'Sedang diperiksa', en: 'All there, being checked' } },
    { code: 'finished', label: { id: 'Siap dipakai', en: 'Ready to be used' } },
    { code: 'refused', label: { id: 'Ditolak', en: 'Refused' } },
    { code: 'taken', label: { id: 'Sudah dipakai', en: 'Used' } },
  ],
);
export type FileUploadState = CodeOf<typeof fileUploadStates>;
