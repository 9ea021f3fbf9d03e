import type { governmentFields } from '../../modules/competencies/reference.ts';
import type { LevelDescription } from '../../modules/competencies/rules/levels.ts';
import type { CodeOf, Label } from '../../platform/reference/list.ts';

export interface TechnicalCompetency {
  readonly code: string;
  readonly field: CodeOf<typeof governmentFields>;
  readonly name: Label;
  readonly definition: Label;
  /** Units whose heads need it, by the word after the city's prefix in their codes. */
  readonly units: readonly string[];
}

/** Of two that the same unit needs, the first one matters more. */
export const technicalCompetencies: readonly TechnicalCompetency[] = [
  {
    code: 'TEK-SATDIK',
    field: 'education',
    name: { id: 'Manajemen Satuan Pendidikan', en: 'School Management' },
    definition: {
      id: 'Kemampuan merencanakan, menggerakkan, dan mengevaluasi sumber daya satuan pendidikan agar mutu layanan pendidikan meningkat.',
      en: 'The ability to plan, mobilize and evaluate the resources of schools so that the quality of education rises.',
    },
    units: ['DISDIK', 'SMPN'],
  },
  {
    code: 'TEK-GURU',
    field: 'education',
    name: { id: 'Pengelolaan Pembelajaran', en: 'Management of Learning' },
    definition: {
      id: 'Kemampuan merancang, melaksanakan, dan menilai pembelajaran sesuai kurikulum dan kebutuhan peserta didik.',
      en: 'The ability to design, carry out and assess learning in keeping with the curriculum and the needs of pupils.',
    },
    units: ['DISDIK', 'SMPN'],
  },
  {
    code: 'TEK-KESMAS',
    field: 'health',
    name: { id: 'Pelayanan Kesehatan Masyarakat', en: 'Public Health Services' },
    definition: {
      id: 'Kemampuan menyelenggarakan upaya promotif, preventif, dan surveilans untuk menjaga derajat kesehatan masyarakat.',
      en: 'The ability to run health promotion, prevention and surveillance that protect the health of the public.',
    },
    units: ['DINKES', 'PKM'],
  },
  {
    code: 'TEK-FASYANKES',
    field: 'health',
    name: { id: 'Manajemen Fasilitas Pelayanan Kesehatan', en: 'Management of Health Facilities' },
    definition: {
      id: 'Kemampuan mengelola tenaga, sarana, dan mutu pelayanan puskesmas dan rumah sakit dengan mengutamakan keselamatan pasien.',
      en: 'The ability to manage the staff, facilities and quality of health centres and hospitals, with patient safety first.',
    },
    units: ['RSUD', 'DINKES', 'PKM'],
  },
  {
    code: 'TEK-SDMA',
    field: 'personnel',
    name: { id: 'Manajemen Aparatur Sipil Negara', en: 'Civil Service Management' },
    definition: {
      id: 'Kemampuan menyelenggarakan pengadaan, penempatan, pengembangan, dan penilaian pegawai berdasarkan sistem merit.',
      en: 'The ability to recruit, place, develop and appraise civil servants on the basis of merit.',
    },
    units: ['BKPSDM'],
  },
  {
    code: 'TEK-PAJAK',
    field: 'finance',
    name: { id: 'Pengelolaan Pajak dan Retribusi Daerah', en: 'Management of Regional Taxes and Levies' },
    definition: {
      id: 'Kemampuan mendata, menetapkan, menagih, dan mengembangkan pendapatan daerah dari pajak dan retribusi.',
      en: 'The ability to register, assess, collect and develop the revenue of the city from taxes and levies.',
    },
    units: ['BAPENDA'],
  },
  {
    code: 'TEK-PUPR',
    field: 'public-works',
    name: { id: 'Penyelenggaraan Infrastruktur Daerah', en: 'Delivery of Public Infrastructure' },
    definition: {
      id: 'Kemampuan merencanakan, membangun, dan memelihara jalan, drainase, dan bangunan pemerintah sesuai standar teknis.',
      en: 'The ability to plan, build and maintain roads, drains and public buildings to technical standards.',
    },
    units: ['DPUPR'],
  },
  {
    code: 'TEK-TARU',
    field: 'public-works',
    name: { id: 'Penataan Ruang', en: 'Spatial Planning' },
    definition: {
      id: 'Kemampuan menyusun rencana tata ruang serta mengendalikan pemanfaatan ruang agar tertib dan berkelanjutan.',
      en: 'The ability to draw up spatial plans and to keep the use of land orderly and sustainable.',
    },
    units: ['DPUPR'],
  },
  {
    code: 'TEK-SPBE',
    field: 'communication-and-informatics',
    name: { id: 'Sistem Pemerintahan Berbasis Elektronik', en: 'Digital Government' },
    definition: {
      id: 'Kemampuan merancang, menjalankan, dan mengamankan layanan pemerintahan digital yang saling terhubung.',
      en: 'The ability to design, run and secure digital government services that work together.',
    },
    units: ['DISKOMINFO'],
  },
  {
    code: 'TEK-RENDA',
    field: 'planning',
    name: { id: 'Perencanaan Pembangunan Daerah', en: 'Regional Development Planning' },
    definition: {
      id: 'Kemampuan menyusun, menyelaraskan, dan mengevaluasi rencana pembangunan daerah berdasarkan data.',
      en: 'The ability to draw up, align and evaluate the development plans of the city on the basis of data.',
    },
    units: ['BAPPEDA'],
  },
  {
    code: 'TEK-WASDA',
    field: 'inspection',
    name: { id: 'Pengawasan Intern Pemerintah', en: 'Internal Government Audit' },
    definition: {
      id: 'Kemampuan melaksanakan audit, reviu, evaluasi, dan pembinaan untuk menjamin tata kelola pemerintahan yang baik.',
      en: 'The ability to audit, review, evaluate and advise so that the city is governed well.',
    },
    units: ['INSPEKTORAT'],
  },
  {
    code: 'TEK-KEUDA',
    field: 'finance',
    name: { id: 'Pengelolaan Keuangan Daerah', en: 'Regional Financial Management' },
    definition: {
      id: 'Kemampuan menganggarkan, menatausahakan, dan mempertanggungjawabkan keuangan dan aset daerah secara tertib.',
      en: 'The ability to budget, administer and account for the finances and assets of the city in good order.',
    },
    units: ['BPKAD', 'BAPENDA', 'INSPEKTORAT'],
  },
  {
    code: 'TEK-SOSIAL',
    field: 'social-affairs',
    name: { id: 'Penyelenggaraan Kesejahteraan Sosial', en: 'Social Welfare Services' },
    definition: {
      id: 'Kemampuan menyelenggarakan rehabilitasi, perlindungan, dan pemberdayaan sosial bagi warga yang membutuhkan.',
      en: 'The ability to provide rehabilitation, protection and social empowerment for citizens in need.',
    },
    units: ['DINSOS'],
  },
  {
    code: 'TEK-DUKCAPIL',
    field: 'population-registry',
    name: { id: 'Pelayanan Administrasi Kependudukan', en: 'Population Registration Services' },
    definition: {
      id: 'Kemampuan menyelenggarakan pendaftaran penduduk dan pencatatan sipil yang akurat serta melindungi data pribadi.',
      en: 'The ability to register residents and civil events accurately while protecting personal data.',
    },
    units: ['DISDUKCAPIL'],
  },
];

interface LevelTemplate {
  readonly description: Label;
  readonly indicator: Label;
}

/** The levels 1 to 5; the name of the competency takes the place of {}. */
const levelTemplates: readonly LevelTemplate[] = [
  {
    description: {
      id: 'Memahami konsep dasar dan ketentuan {}',
      en: 'Understands the basic concepts and the rules of {}',
    },
    indicator: {
      id: 'Menjelaskan konsep dasar, ketentuan, dan prosedur {}.',
      en: 'Explains the basic concepts, rules and procedures of {}.',
    },
  },
  {
    description: { id: 'Melaksanakan {} sesuai prosedur', en: 'Carries out {} according to procedure' },
    indicator: {
      id: 'Menyelesaikan tugas {} sesuai prosedur dan tepat waktu.',
      en: 'Completes tasks of {} according to procedure and on time.',
    },
  },
  {
    description: { id: 'Mengelola {} di unit kerja', en: 'Manages {} in the work unit' },
    indicator: {
      id: 'Menyusun rencana kerja, membagi tugas, dan menilai hasil {} di unit kerja.',
      en: 'Plans the work, assigns tasks and evaluates the results of {} in the work unit.',
    },
  },
  {
    description: { id: 'Mengembangkan {} pada tingkat instansi', en: 'Develops {} across the institution' },
    indicator: {
      id: 'Menyusun pedoman dan metode baru untuk meningkatkan mutu {}.',
      en: 'Draws up guidelines and new methods that raise the quality of {}.',
    },
  },
  {
    description: { id: 'Merumuskan kebijakan {}', en: 'Formulates policy on {}' },
    indicator: {
      id: 'Menetapkan arah kebijakan {} dan menjadi rujukan bagi daerah lain.',
      en: 'Sets the direction of policy on {} and is a reference for other regions.',
    },
  },
];

const filledIn = (template: Label, name: Label): Label => ({
  id: template.id.replace('{}', name.id),
  en: template.en.replace('{}', name.en),
});

export const levelDescriptions = (name: Label): LevelDescription[] =>
  levelTemplates.map(({ description, indicator }, index) => ({
    level: index + 1,
    description: filledIn(description, name),
    indicators: [filledIn(indicator, name)],
  }));
