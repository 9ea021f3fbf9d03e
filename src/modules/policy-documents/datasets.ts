import type { Dataset } from '../../platform/open-data.ts';
import { issueOfDocuments } from './store/public-documents.ts';

/** What of policy documents is open to all as data. */
export const policyDatasets: readonly Dataset[] = [
  {
    name: 'policy-documents',
    title: { id: 'Dokumen hukum', en: 'Policy documents' },
    notes:
      'Peraturan, keputusan, instruksi, dan surat edaran yang telah diundangkan atau ditetapkan, dengan nomor, tanggal, bidang hukum, dan status keberlakuannya pada hari ini.',
    keywords: ['jdih', 'peraturan', 'dokumen-hukum', 'perwali', 'perda'],
    standard: 'Permenkumham 8/2019',
    definitions: { path: '/v1/reference', title: 'Data referensi' },
    issue: issueOfDocuments,
  },
];
