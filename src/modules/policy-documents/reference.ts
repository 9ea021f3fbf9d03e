import { type CodeOf, type Label, referenceList } from '../../platform/reference/list.ts';

const hierarchy = 'UU 12/2011 art. 7–8 jo. UU 13/2022';

interface Form {
  /** 1 is the highest; kinds of one rank stand side by side. */
  readonly rank: number;
  /** Binds everybody, and is promulgated in a gazette. */
  readonly isRegulation: boolean;
  readonly isOfCity: boolean;
  /** As the national network of legal documents writes it (singkatan jenis). */
  readonly abbreviation: string;
  /** As that network writes it in full (jenis). */
  readonly jdihn: string;
  /** What else people write for it; case, spaces and full stops apart. */
  readonly spellings: readonly string[];
}

const kind = <const Code extends string>(
  code: Code,
  label: Label,
  [rank, abbreviation, jdihn]: readonly [rank: number, abbreviation: string, jdihn: string],
  { spellings = [], isRegulation = true, isOfCity = false }: Partial<Form> = {},
) => ({ code, label, rank, isRegulation, isOfCity, abbreviation, jdihn, spellings });

const decision = { isRegulation: false };
const ofCity = { isOfCity: true };

/** What a policy document is, from the highest down: who may amend, revoke and implement whom follows from the rank. */
export const policyDocumentKinds = referenceList(
  {
    name: 'policy-document-kinds',
    label: { id: 'Jenis dokumen kebijakan', en: 'Kinds of policy documents' },
    description: 'What a policy document is, and where it stands in the hierarchy.',
    legalBasis: hierarchy,
  },
  [
    kind(
      'constitution',
      {
        id: 'Undang-Undang Dasar Negara Republik Indonesia Tahun 1945',
        en: 'Constitution of 1945',
      },
      [1, 'UUD', 'Undang-Undang Dasar'],
      { spellings: ['UUD 1945', 'UUD NRI 1945', 'UUD NRI Tahun 1945'] },
    ),
    kind(
      'assembly-decree',
      {
        id: 'Ketetapan Majelis Permusyawaratan Rakyat',
        en: 'Decree of the People’s Consultative Assembly',
      },
      [2, 'TAP MPR', 'Ketetapan Majelis Permusyawaratan Rakyat'],
      { spellings: ['Ketetapan MPR', 'TAP MPRS'] },
    ),
    kind('law', { id: 'Undang-Undang', en: 'Law' }, [3, 'UU', 'Undang-Undang'], {
      spellings: ['Undang Undang'],
    }),
    kind(
      'government-regulation-in-lieu',
      {
        id: 'Peraturan Pemerintah Pengganti Undang-Undang',
        en: 'Government regulation in lieu of a law',
      },
      [3, 'PERPPU', 'Peraturan Pemerintah Pengganti Undang-Undang'],
      { spellings: ['Perpu'] },
    ),
    kind('government-regulation', { id: 'Peraturan Pemerintah', en: 'Government regulation' }, [
      4,
      'PP',
      'Peraturan Pemerintah',
    ]),
    kind('presidential-regulation', { id: 'Peraturan Presiden', en: 'Presidential regulation' }, [
      5,
      'PERPRES',
      'Peraturan Presiden',
    ]),
    kind(
      'ministerial-regulation',
      { id: 'Peraturan Menteri atau Badan', en: 'Regulation of a minister or an agency' },
      [6, 'PERMEN', 'Peraturan Menteri'],
      {
        spellings: [
          'Peraturan Badan',
          'PERBAN',
          'Peraturan Kepala',
          'PERKA',
          'Peraturan BKN',
          'Peraturan LAN',
        ],
      },
    ),
    kind(
      'provincial-regulation',
      { id: 'Peraturan Daerah Provinsi', en: 'Regulation of the province' },
      [7, 'PERDA PROV', 'Peraturan Daerah Provinsi'],
      { spellings: ['Perda Provinsi'] },
    ),
    kind('governor-regulation', { id: 'Peraturan Gubernur', en: 'Regulation of the governor' }, [
      8,
      'PERGUB',
      'Peraturan Gubernur',
    ]),
    kind(
      'city-regulation',
      { id: 'Peraturan Daerah Kota', en: 'Regulation of the city' },
      [9, 'PERDA', 'Peraturan Daerah'],
      { ...ofCity, spellings: ['Perda Kota'] },
    ),
    kind(
      'mayor-regulation',
      { id: 'Peraturan Wali Kota', en: 'Regulation of the mayor' },
      [10, 'PERWALI', 'Peraturan Wali Kota'],
      { ...ofCity, spellings: ['PERWAL', 'PERWAKO', 'Peraturan Walikota'] },
    ),
    kind(
      'presidential-decision',
      { id: 'Keputusan Presiden', en: 'Decision of the president' },
      [11, 'KEPPRES', 'Keputusan Presiden'],
      decision,
    ),
    kind(
      'ministerial-decision',
      { id: 'Keputusan Menteri', en: 'Decision of a minister' },
      [12, 'KEPMEN', 'Keputusan Menteri'],
      decision,
    ),
    kind(
      'governor-decision',
      { id: 'Keputusan Gubernur', en: 'Decision of the governor' },
      [12, 'KEPGUB', 'Keputusan Gubernur'],
      decision,
    ),
    kind(
      'mayor-decision',
      { id: 'Keputusan Wali Kota', en: 'Decision of the mayor' },
      [13, 'KEPWALI', 'Keputusan Wali Kota'],
      { ...decision, ...ofCity, spellings: ['KEPWAL', 'KEPWAKO', 'Keputusan Walikota'] },
    ),
    kind(
      'mayor-instruction',
      { id: 'Instruksi Wali Kota', en: 'Instruction of the mayor' },
      [14, 'INWALI', 'Instruksi Wali Kota'],
      { ...decision, ...ofCity, spellings: ['INWAL', 'Instruksi Walikota'] },
    ),
    kind('circular', { id: 'Surat Edaran', en: 'Circular' }, [15, 'SE', 'Surat Edaran'], {
      ...decision,
      ...ofCity,
    }),
  ],
);
export type PolicyDocumentKind = CodeOf<typeof policyDocumentKinds>;

/** What a provision is. */
export const provisionKinds = referenceList(
  {
    name: 'provision-kinds',
    label: { id: 'Jenis ketentuan', en: 'Kinds of provisions' },
    description: 'What a provision of a text is.',
    legalBasis: 'UU 12/2011 Lampiran II jo. UU 13/2022',
  },
  [
    { code: 'consideration', label: { id: 'Menimbang', en: 'Consideration' } },
    { code: 'legal-basis', label: { id: 'Mengingat', en: 'Legal basis' } },
    { code: 'chapter', label: { id: 'Bab', en: 'Chapter' } },
    { code: 'part', label: { id: 'Bagian', en: 'Part' } },
    { code: 'section', label: { id: 'Paragraf', en: 'Section' } },
    { code: 'article', label: { id: 'Pasal', en: 'Article' } },
    { code: 'paragraph', label: { id: 'Ayat', en: 'Paragraph' } },
    { code: 'letter', label: { id: 'Huruf', en: 'Letter' } },
    { code: 'item', label: { id: 'Angka', en: 'Item' } },
    { code: 'dictum', label: { id: 'Diktum', en: 'Dictum of a decision' } },
    { code: 'closing', label: { id: 'Penutup', en: 'Closing words' } },
    { code: 'explanation', label: { id: 'Penjelasan', en: 'Explanation' } },
    { code: 'annex', label: { id: 'Lampiran', en: 'Annex' } },
  ],
);
export type ProvisionKind = CodeOf<typeof provisionKinds>;

/** What an amendment does to one provision. */
export const amendmentOperations = referenceList(
  {
    name: 'amendment-operations',
    label: { id: 'Perubahan ketentuan', en: 'Operations of amendments' },
    description: 'What an amendment does to one provision.',
    legalBasis: 'UU 12/2011 Lampiran II jo. UU 13/2022',
  },
  [
    { code: 'replace', label: { id: 'Diubah', en: 'Replaced' } },
    { code: 'insert', label: { id: 'Disisipkan', en: 'Inserted' } },
    { code: 'repeal', label: { id: 'Dihapus', en: 'Repealed' } },
  ],
);
export type AmendmentOperation = CodeOf<typeof amendmentOperations>;

const lawOfRegulations = 'UU 12/2011 jo. UU 15/2019 jo. UU 13/2022';

/** How far a document has come by what people decided; what follows by dates is its state. */
export const policyDocumentStages = referenceList(
  {
    name: 'policy-document-stages',
    label: { id: 'Tahapan dokumen kebijakan', en: 'Stages of policy documents' },
    description: 'How far a document has come by what was decided on it.',
    legalBasis: `${lawOfRegulations} art. 1 (1)`,
  },
  [
    { code: 'idea', label: { id: 'Prakarsa', en: 'Idea' } },
    { code: 'draft', label: { id: 'Rancangan', en: 'Draft' } },
    { code: 'consultation', label: { id: 'Konsultasi', en: 'Consultation' } },
    { code: 'harmonisation', label: { id: 'Pengharmonisasian', en: 'Harmonisation' } },
    { code: 'signed', label: { id: 'Ditetapkan', en: 'Signed' } },
    { code: 'promulgated', label: { id: 'Diundangkan', en: 'Promulgated' } },
    { code: 'withdrawn', label: { id: 'Ditarik', en: 'Withdrawn' } },
  ],
);

/** Where a document stands on a day: its stage until it takes effect, afterwards what other documents made of it. */
export const policyDocumentStates = referenceList(
  {
    name: 'policy-document-states',
    label: { id: 'Status dokumen kebijakan', en: 'States of policy documents' },
    description: 'Where a document stands on a day.',
    legalBasis: `${lawOfRegulations} art. 87; Permenkumham 8/2019`,
  },
  [
    ...policyDocumentStages.entries,
    { code: 'in-force', label: { id: 'Berlaku', en: 'In force' } },
    { code: 'amended', label: { id: 'Berlaku, telah diubah', en: 'In force as amended' } },
    { code: 'partly-revoked', label: { id: 'Berlaku sebagian', en: 'In force in part' } },
    { code: 'revoked', label: { id: 'Tidak berlaku (dicabut)', en: 'Revoked' } },
  ],
);

/** What happened to a document. */
export const policyDocumentStepKinds = referenceList(
  {
    name: 'policy-document-steps',
    label: { id: 'Langkah dokumen kebijakan', en: 'Steps in the life of policy documents' },
    description: 'What happened to a document.',
    legalBasis: lawOfRegulations,
  },
  [
    { code: 'proposed', label: { id: 'Diprakarsai', en: 'Proposed' } },
    { code: 'registered', label: { id: 'Dicatat', en: 'Registered as it was enacted' } },
    { code: 'drafting-begun', label: { id: 'Mulai dirancang', en: 'Drafting begun' } },
    { code: 'consultation-opened', label: { id: 'Konsultasi dibuka', en: 'Opened to consultation' } },
    { code: 'harmonisation-begun', label: { id: 'Mulai diharmonisasi', en: 'Harmonisation begun' } },
    { code: 'returned', label: { id: 'Dikembalikan', en: 'Returned to the drafters' } },
    { code: 'signed', label: { id: 'Ditetapkan', en: 'Signed' } },
    { code: 'promulgated', label: { id: 'Diundangkan', en: 'Promulgated' } },
    { code: 'withdrawn', label: { id: 'Ditarik', en: 'Withdrawn' } },
    { code: 'took-effect', label: { id: 'Mulai berlaku', en: 'Took effect' } },
    { code: 'amended', label: { id: 'Diubah', en: 'Amended by another document' } },
    { code: 'partly-revoked', label: { id: 'Dicabut sebagian', en: 'Revoked in part by another document' } },
    { code: 'revoked', label: { id: 'Dicabut', en: 'Revoked by another document' } },
  ],
);

/** How one document stands to another; the inverse is derived, never entered. */
export const policyRelationKinds = referenceList(
  {
    name: 'policy-relation-kinds',
    label: { id: 'Hubungan antardokumen', en: 'Relations of policy documents' },
    description: 'How a document stands to another.',
    legalBasis: 'Permenkumham 8/2019; UU 12/2011 annex II no. 221–245',
  },
  [
    {
      code: 'amends',
      label: { id: 'Mengubah', en: 'Amends' },
      inverse: { id: 'Diubah dengan', en: 'Is amended by' },
    },
    {
      code: 'revokes',
      label: { id: 'Mencabut', en: 'Revokes' },
      inverse: { id: 'Dicabut dengan', en: 'Is revoked by' },
    },
    {
      code: 'revokes-part',
      label: { id: 'Mencabut sebagian', en: 'Revokes in part' },
      inverse: { id: 'Dicabut sebagian dengan', en: 'Is revoked in part by' },
    },
    {
      code: 'implements',
      label: { id: 'Melaksanakan', en: 'Implements' },
      inverse: { id: 'Dilaksanakan dengan', en: 'Is implemented by' },
    },
    {
      code: 'based-on',
      label: { id: 'Berdasarkan (mengingat)', en: 'Is based on' },
      inverse: { id: 'Menjadi dasar', en: 'Is the basis of' },
    },
    {
      code: 'refers-to',
      label: { id: 'Merujuk', en: 'Refers to' },
      inverse: { id: 'Dirujuk oleh', en: 'Is referred to by' },
    },
  ],
);

/** Fields of law by which portals sort regulations (bidang hukum). */
export const legalFields = referenceList(
  {
    name: 'legal-fields',
    label: { id: 'Bidang hukum', en: 'Fields of law' },
    description: 'The field of law.',
    legalBasis: 'Permenkumham 8/2019',
  },
  [
    { code: 'administrative', label: { id: 'Hukum Administrasi Negara', en: 'Administrative law' } },
    { code: 'civil-service', label: { id: 'Hukum Kepegawaian', en: 'Law of the civil service' } },
    { code: 'constitutional', label: { id: 'Hukum Tata Negara', en: 'Constitutional law' } },
    { code: 'local-government', label: { id: 'Hukum Pemerintahan Daerah', en: 'Law of local government' } },
    { code: 'public-finance', label: { id: 'Hukum Keuangan Negara', en: 'Law of public finance' } },
    { code: 'public-services', label: { id: 'Hukum Pelayanan Publik', en: 'Law of public services' } },
    {
      code: 'data-and-information',
      label: { id: 'Hukum Data dan Informasi', en: 'Law of data and information' },
    },
    { code: 'labour', label: { id: 'Hukum Ketenagakerjaan', en: 'Labour law' } },
    { code: 'civil', label: { id: 'Hukum Perdata', en: 'Civil law' } },
    { code: 'criminal', label: { id: 'Hukum Pidana', en: 'Criminal law' } },
    { code: 'other', label: { id: 'Lainnya', en: 'Other' } },
  ],
);

/** Languages of texts. */
export const policyDocumentLanguages = referenceList(
  {
    name: 'policy-document-languages',
    label: { id: 'Bahasa dokumen', en: 'Languages of policy documents' },
    description: 'The language of the text.',
    legalBasis: 'UU 24/2009 art. 26',
  },
  [
    { code: 'id', label: { id: 'Indonesia', en: 'Indonesian' } },
    { code: 'en', label: { id: 'Inggris', en: 'English' } },
  ],
);

/** What a file of a document is. */
export const policyFileRoles = referenceList(
  {
    name: 'policy-file-roles',
    label: { id: 'Jenis berkas dokumen', en: 'Files of policy documents' },
    description: 'What a file of a document is.',
    legalBasis: 'Permenkumham 8/2019',
  },
  [
    { code: 'official-text', label: { id: 'Naskah resmi', en: 'Official text' } },
    { code: 'attachment', label: { id: 'Lampiran', en: 'Attachment' } },
    { code: 'abstract', label: { id: 'Abstrak', en: 'Abstract' } },
    { code: 'academic-paper', label: { id: 'Naskah akademik', en: 'Academic paper' } },
    { code: 'other', label: { id: 'Lainnya', en: 'Other' } },
  ],
);
