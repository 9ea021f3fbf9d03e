import { referenceList } from '../reference/list.ts';

/** What an audit entry tells of. */
export const auditOperations = referenceList(
  {
    name: 'audit-operations',
    label: { id: 'Jenis kejadian audit', en: 'Audit operations' },
    description: 'What an audit entry tells of.',
    legalBasis: 'UU 27/2022 art. 31',
  },
  [
    { code: 'insert', label: { id: 'Baris ditambahkan', en: 'A row was entered' } },
    { code: 'update', label: { id: 'Baris diubah', en: 'A row was changed' } },
    { code: 'delete', label: { id: 'Baris dihapus', en: 'A row was removed' } },
    { code: 'read', label: { id: 'Data pribadi dibaca', en: 'Personal data was read unmasked' } },
  ],
);
