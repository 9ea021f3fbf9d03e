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
