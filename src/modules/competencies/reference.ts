import { referenceList } from '../../platform/reference/list.ts';

/** Kinds of competency (jenis kompetensi): the first two are the same for the whole nation, the third is the agency's own. */
export const competencyKinds = referenceList(
  {
    name: 'competency-kinds',
    label: { id: 'Jenis kompetensi', en: 'Competency kinds' },
    description: 'Kind of a competency.',
    legalBasis: 'PermenPANRB 38/2017; UU 5/2014 art. 69',
  },
  [
    { code: 'managerial', label: { id: 'Manajerial', en: 'Managerial' } },
    { code: 'sociocultural', label: { id: 'Sosial kultural', en: 'Sociocultural' } },
    { code: 'technical', label: { id: 'Teknis', en: 'Technical' } },
  ],
);

/** Levels of mastery (level kompetensi). */
export const competencyLevels = referenceList(
  {
    name: 'competency-levels',
    label: { id: 'Level kompetensi', en: 'Competency levels' },
    description: 'Level of mastery of a competency; 0 stands for none that could be shown.',
    legalBasis: 'PermenPANRB 38/2017',
  },
  [
    { code: '0', label: { id: 'Belum tampak', en: 'Not shown' } },
    { code: '1', label: { id: 'Paham/dalam pengembangan', en: 'Aware, being developed' } },
    { code: '2', label: { id: 'Dasar', en: 'Basic' } },
    { code: '3', label: { id: 'Menengah', en: 'Intermediate' } },
    { code: '4', label: { id: 'Mumpuni', en: 'Advanced' } },
    { code: '5', label: { id: 'Ahli', en: 'Expert' } },
  ],
);

/** Fields of government affairs (urusan pemerintahan) by which technical competencies are grouped. */
export const governmentFields = referenceList(
  {
    name: 'government-fields',
    label: { id: 'Urusan pemerintahan', en: 'Fields of government affairs' },
    description: 'Field of government affairs of a city, or one that supports the others.',
    legalBasis: 'UU 23/2014 art. 12; PP 18/2016',
  },
  [
    { code: 'education', label: { id: 'Pendidikan', en: 'Education' } },
    { code: 'health', label: { id: 'Kesehatan', en: 'Health' } },
    {
      code: 'public-works',
      label: { id: 'Pekerjaan umum dan penataan ruang', en: 'Public works and spatial planning' },
    },
    {
      code: 'housing',
      label: { id: 'Perumahan rakyat dan kawasan permukiman', en: 'Housing and settlements' },
    },
    {
      code: 'public-order',
      label: {
        id: 'Ketenteraman, ketertiban umum, dan pelindungan masyarakat',
        en: 'Public order and protection of the community',
      },
    },
    { code: 'social-affairs', label: { id: 'Sosial', en: 'Social affairs' } },
    { code: 'labour', label: { id: 'Tenaga kerja', en: 'Labour' } },
    {
      code: 'women-and-children',
      label: { id: 'Pemberdayaan perempuan dan pelindungan anak', en: 'Women and child protection' },
    },
    { code: 'food', label: { id: 'Pangan', en: 'Food' } },
    { code: 'land', label: { id: 'Pertanahan', en: 'Land' } },
    { code: 'environment', label: { id: 'Lingkungan hidup', en: 'Environment' } },
    {
      code: 'population-registry',
      label: {
        id: 'Administrasi kependudukan dan pencatatan sipil',
        en: 'Population and civil registration',
      },
    },
    {
      code: 'community-empowerment',
      label: { id: 'Pemberdayaan masyarakat dan desa', en: 'Empowerment of communities and villages' },
    },
    {
      code: 'family-planning',
      label: {
        id: 'Pengendalian penduduk dan keluarga berencana',
        en: 'Population control and family planning',
      },
    },
    { code: 'transport', label: { id: 'Perhubungan', en: 'Transport' } },
    {
      code: 'communication-and-informatics',
      label: { id: 'Komunikasi dan informatika', en: 'Communication and informatics' },
    },
    {
      code: 'cooperatives-and-small-business',
      label: { id: 'Koperasi, usaha kecil, dan menengah', en: 'Cooperatives and small business' },
    },
    { code: 'investment', label: { id: 'Penanaman modal', en: 'Investment' } },
    { code: 'youth-and-sports', label: { id: 'Kepemudaan dan olahraga', en: 'Youth and sports' } },
    { code: 'statistics', label: { id: 'Statistik', en: 'Statistics' } },
    { code: 'information-security', label: { id: 'Persandian', en: 'Information security' } },
    { code: 'culture', label: { id: 'Kebudayaan', en: 'Culture' } },
    { code: 'libraries', label: { id: 'Perpustakaan', en: 'Libraries' } },
    { code: 'archives', label: { id: 'Kearsipan', en: 'Archives' } },
    { code: 'fisheries', label: { id: 'Kelautan dan perikanan', en: 'Marine affairs and fisheries' } },
    { code: 'tourism', label: { id: 'Pariwisata', en: 'Tourism' } },
    { code: 'agriculture', label: { id: 'Pertanian', en: 'Agriculture' } },
    { code: 'forestry', label: { id: 'Kehutanan', en: 'Forestry' } },
    { code: 'energy', label: { id: 'Energi dan sumber daya mineral', en: 'Energy and minerals' } },
    { code: 'trade', label: { id: 'Perdagangan', en: 'Trade' } },
    { code: 'industry', label: { id: 'Perindustrian', en: 'Industry' } },
    { code: 'transmigration', label: { id: 'Transmigrasi', en: 'Resettlement' } },
    { code: 'planning', label: { id: 'Perencanaan', en: 'Planning' } },
    { code: 'finance', label: { id: 'Keuangan', en: 'Finance' } },
    { code: 'personnel', label: { id: 'Kepegawaian', en: 'Personnel' } },
    { code: 'training', label: { id: 'Pendidikan dan pelatihan', en: 'Education and training of staff' } },
    { code: 'research', label: { id: 'Penelitian dan pengembangan', en: 'Research and development' } },
    { code: 'inspection', label: { id: 'Pengawasan', en: 'Inspection' } },
    { code: 'secretariat', label: { id: 'Kesekretariatan', en: 'Secretariat' } },
    { code: 'politics', label: { id: 'Kesatuan bangsa dan politik', en: 'National unity and politics' } },
  ],
);

/**
 * How competencies are assessed (metode penilaian kompetensi), the one that counts most first: of two assessments of
 * the same day the one whose method stands higher counts. `needsAssessor`: only somebody with a mandate may hold it.
 */
export const assessmentMethods = referenceList(
  {
    name: 'assessment-methods',
    label: { id: 'Metode penilaian kompetensi', en: 'Assessment methods' },
    description: 'How competencies are assessed; of two of the same day the earlier in this list counts.',
    legalBasis: 'PP 11/2017 jo. PP 17/2020; Peraturan BKN 26/2019',
  },
  [
    {
      code: 'assessment-centre',
      label: { id: 'Pusat penilaian (assessment center)', en: 'Assessment centre' },
      needsAssessor: true,
    },
    { code: 'test', label: { id: 'Uji kompetensi', en: 'Test' }, needsAssessor: true },
    { code: 'interview', label: { id: 'Wawancara kompetensi', en: 'Interview' }, needsAssessor: true },
    { code: 'portfolio', label: { id: 'Portofolio', en: 'Portfolio' }, needsAssessor: false },
    {
      code: 'training-result',
      label: { id: 'Hasil pelatihan', en: 'Result of a training' },
      needsAssessor: false,
    },
    { code: 'supervisor', label: { id: 'Penilaian atasan', en: 'Supervisor' }, needsAssessor: false },
  ],
);

/** What an assessment is worth today. */
export const assessmentStates = referenceList(
  {
    name: 'assessment-states',
    label: { id: 'Status penilaian kompetensi', en: 'States of assessments' },
    description: 'What an assessment is worth: only valid ones count, until they expire.',
    legalBasis: 'Peraturan BKN 26/2019',
  },
  [
    { code: 'valid', label: { id: 'Sah', en: 'Valid' } },
    { code: 'replaced', label: { id: 'Diganti dengan perbaikan', en: 'Replaced by a correction' } },
    { code: 'withdrawn', label: { id: 'Dicabut', en: 'Withdrawn' } },
  ],
);

/** Where the standard that holds for a position comes from. */
export const standardOrigins = referenceList(
  {
    name: 'standard-origins',
    label: { id: 'Asal standar kompetensi', en: 'Origins of standards' },
    description: 'Whether a position has a standard of its own, or the one of its kind, level and class.',
    legalBasis: 'PermenPANRB 38/2017',
  },
  [
    { code: 'own', label: { id: 'Standar jabatan itu sendiri', en: 'Of the position itself' } },
    { code: 'inherited', label: { id: 'Standar jenis jabatannya', en: 'Of its kind' } },
    { code: 'none', label: { id: 'Belum ada standar', en: 'No standard yet' } },
  ],
);

/** Categories of the job-person match for talent mapping. */
export const matchCategories = referenceList(
  {
    name: 'match-categories',
    label: { id: 'Kategori kesesuaian jabatan', en: 'Match categories' },
    description: 'Category of the job-person match: from 90, from 78, and below.',
    legalBasis: 'Peraturan BKN 26/2019',
  },
  [
    { code: 'optimal', label: { id: 'Optimal', en: 'Optimal' } },
    { code: 'cukup optimal', label: { id: 'Cukup optimal', en: 'Fairly optimal' } },
    { code: 'kurang optimal', label: { id: 'Kurang optimal', en: 'Less than optimal' } },
  ],
);

/** Recommendations for filling a position. */
export const matchRecommendations = referenceList(
  {
    name: 'match-recommendations',
    label: { id: 'Rekomendasi pengisian jabatan', en: 'Recommendations' },
    description: 'Recommendation by the job-person match: from 80, from 68, and below.',
    legalBasis: 'Peraturan BKN 26/2019',
  },
  [
    { code: 'MS', label: { id: 'Memenuhi syarat', en: 'Qualified' } },
    { code: 'MMS', label: { id: 'Masih memenuhi syarat', en: 'Still qualified' } },
    { code: 'KMS', label: { id: 'Kurang memenuhi syarat', en: 'Less than qualified' } },
  ],
);

/** What a standard demands beside competencies. */
export const requirementKinds = referenceList(
  {
    name: 'requirement-kinds',
    label: { id: 'Jenis persyaratan jabatan', en: 'Kinds of requirements' },
    description: 'What a position demands beside competencies.',
    legalBasis: 'PermenPANRB 38/2017',
  },
  [
    { code: 'education-level', label: { id: 'Tingkat pendidikan', en: 'Level of education' } },
    { code: 'education-programme', label: { id: 'Bidang ilmu', en: 'Field of study' } },
    { code: 'rank', label: { id: 'Pangkat/golongan', en: 'Rank' } },
    { code: 'experience', label: { id: 'Pengalaman kerja', en: 'Experience' } },
    { code: 'training', label: { id: 'Pelatihan', en: 'Training' } },
  ],
);

/** Whether and until when the competencies of somebody are known. */
export const coverageStates = referenceList(
  {
    name: 'coverage-states',
    label: { id: 'Keadaan penilaian pegawai', en: 'States of coverage' },
    description: 'Whether somebody has been assessed, and whether that still counts.',
    legalBasis: 'PP 11/2017 jo. PP 17/2020',
  },
  [
    { code: 'never', label: { id: 'Belum pernah dinilai', en: 'Never assessed' } },
    { code: 'expired', label: { id: 'Kedaluwarsa', en: 'Expired' } },
    { code: 'expiring', label: { id: 'Segera kedaluwarsa', en: 'Expires soon' } },
    { code: 'current', label: { id: 'Berlaku', en: 'In force' } },
  ],
);
