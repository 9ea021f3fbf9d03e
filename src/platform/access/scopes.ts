import type { Label } from '../reference/list.ts';

/** Every scope of the service: `<resource>:<action>`. */
export const scopes = {
  'organisation:read': { en: 'Read units and positions', id: 'Membaca unit dan jabatan' },
  'organisation:write': { en: 'Change units and positions', id: 'Mengubah unit dan jabatan' },
  'territory:write': {
    en: 'Change districts and urban villages and their boundaries',
    id: 'Mengubah kecamatan dan kelurahan beserta batasnya',
  },
  'calendar:write': {
    en: 'Change days off and working hours of the city',
    id: 'Mengubah hari libur dan jam kerja kota',
  },
  'employees:read': {
    en: 'Read employees, personal data masked',
    id: 'Membaca pegawai, data pribadi tersamar',
  },
  'employees:read-sensitive': { en: 'Read employees’ personal data', id: 'Membaca data pribadi pegawai' },
  'employees:write': { en: 'Change employees and placements', id: 'Mengubah pegawai dan penempatan' },
  'correction-requests:read': {
    en: 'Read what employees ask to have corrected',
    id: 'Membaca permintaan perbaikan data',
  },
  'correction-requests:decide': {
    en: 'Decide what employees ask to have corrected',
    id: 'Memutuskan permintaan perbaikan data',
  },
  'competencies:read': {
    en: 'Read competencies, position standards and assessors',
    id: 'Membaca kompetensi, standar jabatan, dan asesor',
  },
  'competencies:write': {
    en: 'Change competencies and position standards',
    id: 'Mengubah kompetensi dan standar jabatan',
  },
  'assessments:read': {
    en: 'Read assessments and gaps, evidence masked',
    id: 'Membaca penilaian dan kesenjangan kompetensi, bukti tersamar',
  },
  'assessments:read-sensitive': {
    en: 'Read the evidence and confidential remarks of assessments',
    id: 'Membaca bukti dan catatan rahasia penilaian',
  },
  'assessments:write': {
    en: 'Enter, correct and withdraw assessments; keep assessors',
    id: 'Mencatat, memperbaiki, dan mencabut penilaian; mengelola asesor',
  },
  'trainings:read': {
    en: 'Read the catalogue of trainings and their sessions',
    id: 'Membaca katalog pelatihan dan penyelenggaraannya',
  },
  'trainings:write': {
    en: 'Change the catalogue of trainings and their sessions',
    id: 'Mengubah katalog pelatihan dan penyelenggaraannya',
  },
  'enrolments:read': { en: 'Read who is enrolled in trainings', id: 'Membaca peserta pelatihan' },
  'enrolments:write': {
    en: 'Nominate people for trainings, approve, decline and withdraw',
    id: 'Mengusulkan peserta pelatihan, menyetujui, menolak, dan membatalkan',
  },
  'results:write': {
    en: 'Keep attendance at trainings and enter their results',
    id: 'Mencatat kehadiran dan hasil pelatihan',
  },
  'certificates:read': {
    en: 'Read certificates and learning hours of people',
    id: 'Membaca sertifikat dan jam pelajaran pegawai',
  },
  'certificates:write': {
    en: 'Revoke certificates; record and verify those of other institutions',
    id: 'Mencabut sertifikat; mencatat dan memverifikasi sertifikat dari luar',
  },
  'training-plans:read': {
    en: 'Read analyses of training needs and yearly training plans',
    id: 'Membaca analisis kebutuhan dan rencana pelatihan tahunan',
  },
  'training-plans:write': {
    en: 'Save yearly training plans, and plan sessions from them',
    id: 'Menyimpan rencana pelatihan tahunan dan merencanakan penyelenggaraannya',
  },
  'guides:read': {
    en: 'Read the development guides of people',
    id: 'Membaca panduan pengembangan pegawai',
  },
  'public-services:write': {
    en: 'Change the register of public services',
    id: 'Mengubah daftar pelayanan publik',
  },
  'surveys:read': {
    en: 'Read surveys, their results as they stand, and how people take part',
    id: 'Membaca survei, hasil sementaranya, dan partisipasinya',
  },
  'surveys:write': {
    en: 'Design, open, close and publish surveys; give out tokens and kiosks',
    id: 'Menyusun, membuka, menutup, dan menerbitkan survei; membagikan token dan kios',
  },
  'survey-responses:read': {
    en: 'Read single answers to surveys, anonymised, and free texts',
    id: 'Membaca jawaban survei satu per satu secara anonim, dan jawaban teks',
  },
  'survey-responses:read-sensitive': {
    en: 'Read answers to questions that ask for personal data',
    id: 'Membaca jawaban atas pertanyaan data pribadi',
  },
  'survey-responses:write': {
    en: 'Send answers that were gathered in the field',
    id: 'Mengirim jawaban yang dikumpulkan di lapangan',
  },
  'reports:read': {
    en: 'Read public reports of citizens and what is written about them',
    id: 'Membaca laporan terbuka dan percakapannya',
  },
  'reports:read-sensitive': {
    en: 'Read confidential reports, and who reported',
    id: 'Membaca laporan rahasia dan identitas pelapor',
  },
  'reports:write': {
    en: 'Enter, verify, route, answer and end reports',
    id: 'Mencatat, memverifikasi, menyalurkan, menjawab, dan menutup laporan',
  },
  'open311:write': {
    en: 'File reports of citizens by Open311',
    id: 'Menyampaikan laporan warga melalui Open311',
  },
  'report-settings:write': {
    en: 'Settle categories, routing and deadlines of reports',
    id: 'Mengatur kategori, penyaluran, dan tenggat laporan',
  },
  'forums:read': {
    en: 'Read drafts and proposals of forums, and what is held there, personal data masked',
    id: 'Membaca rancangan dan usulan forum, serta kiriman yang ditahan, data pribadi tersamar',
  },
  'forums:read-sensitive': {
    en: 'Read what was written in forums word by word',
    id: 'Membaca kiriman forum apa adanya',
  },
  'forums:write': {
    en: 'Plan, open, answer in, close and conclude forums; give out verification codes',
    id: 'Menyusun, membuka, menjawab, menutup, dan menyimpulkan forum; membagikan kode verifikasi',
  },
  'forums:moderate': {
    en: 'Hold, show and remove posts of forums; decide on appeals',
    id: 'Menahan, menampilkan, dan menghapus kiriman forum; memutuskan keberatan',
  },
  'follow-ups:read': {
    en: 'Read follow-ups, also proposed ones, and what calls for some',
    id: 'Membaca tindak lanjut, termasuk yang baru diusulkan, dan usulannya',
  },
  'follow-ups:write': {
    en: 'Propose, accept, work on, complete and drop follow-ups',
    id: 'Mengusulkan, menyetujui, mengerjakan, menyelesaikan, dan menghentikan tindak lanjut',
  },
  'satisfaction-targets:write': {
    en: 'Set what satisfaction indices are to reach',
    id: 'Menetapkan target kepuasan masyarakat',
  },
  'policy-documents:read': {
    en: 'Read policy documents, drafts too',
    id: 'Membaca dokumen kebijakan, termasuk rancangannya',
  },
  'policy-documents:write': {
    en: 'Propose and draft policy documents, say how they stand to others and what they are to reach',
    id: 'Memprakarsai dan merancang dokumen kebijakan, mengisi hubungan dan targetnya',
  },
  'policy-documents:enact': {
    en: 'Return drafts, note signature and promulgation, register and mend enacted documents',
    id: 'Mengembalikan rancangan, mencatat penetapan dan pengundangan, mendaftarkan dan memperbaiki dokumen',
  },
  'consultations:read': {
    en: 'Read consultations, what was said in them, and how people take part, names masked',
    id: 'Membaca konsultasi, masukan, dan partisipasinya, nama tersamar',
  },
  'consultations:read-sensitive': {
    en: 'Read who said what in consultations, unless in confidence',
    id: 'Membaca nama penyampai masukan konsultasi, kecuali yang dirahasiakan',
  },
  'consultations:write': {
    en: 'Plan consultations, group and answer what was said, and conclude them',
    id: 'Merencanakan konsultasi, mengelompokkan dan menanggapi masukan, serta menyimpulkannya',
  },
  'socialisation:read': {
    en: 'Read campaigns, how far they have come, and what is asked and said there, names masked',
    id: 'Membaca kampanye sosialisasi, capaiannya, serta pertanyaan dan tanggapannya, nama tersamar',
  },
  'socialisation:read-sensitive': {
    en: 'Read who has a part in campaigns and who said what there, unless in confidence',
    id: 'Membaca nama peserta kampanye dan siapa menyampaikan apa, kecuali yang dirahasiakan',
  },
  'socialisation:write': {
    en: 'Prepare, start, run and end campaigns, and answer there',
    id: 'Menyiapkan, memulai, menjalankan, dan mengakhiri kampanye, serta menjawab di dalamnya',
  },
  'acknowledgements:write': {
    en: 'Note who was told, was there, and signed on paper',
    id: 'Mencatat siapa yang diberi tahu, hadir, dan menandatangani di atas kertas',
  },
  'files:write': {
    en: 'Upload files, for what names them afterwards',
    id: 'Mengunggah berkas untuk dipakai kemudian',
  },
  'imports:read': { en: 'Read imports and their findings', id: 'Membaca impor dan temuannya' },
  'imports:write': { en: 'Import files', id: 'Mengimpor berkas' },
  'api-keys:read': { en: 'Read API keys, never their secrets', id: 'Membaca kunci API, tanpa rahasianya' },
  'api-keys:write': {
    en: 'Create, rotate and revoke API keys',
    id: 'Membuat, mengganti, mencabut kunci API',
  },
  'roles:read': { en: 'Read roles', id: 'Membaca peran' },
  'roles:write': { en: 'Change roles', id: 'Mengubah peran' },
  'audit:read': { en: 'Read the audit log and its proofs', id: 'Membaca log audit dan buktinya' },
  'audit:read-sensitive': {
    en: 'Read personal data in the audit log',
    id: 'Membaca data pribadi dalam log audit',
  },
} as const satisfies Record<string, Label>;

export type Scope = keyof typeof scopes;

export const isScope = (text: string): text is Scope => Object.hasOwn(scopes, text);
export const allScopes = Object.keys(scopes) as Scope[];

/**
 * What a caller whose scope holds in some units only may do with a route: nothing (`city`), everything because the
 * answer is the same for all (`shared`), or what lies in its units (`narrowed`: the handler must ask `reachOf`).
 */
export type UnitRule = 'city' | 'shared' | 'narrowed';

/** Who may call a route. */
export type Access =
  | {
      readonly kind: 'scope';
      readonly scope: Scope;
      readonly units: UnitRule;
      readonly sensitive?: Scope;
    }
  | { readonly kind: 'self' }
  | { readonly kind: 'caller' }
  | { readonly kind: 'public' };

/** Callers with this scope; `sensitive` names the scope without which personal data is masked. */
export const withScope = (scope: Scope, options: { units?: UnitRule; sensitive?: Scope } = {}): Access => ({
  kind: 'scope',
  scope,
  units: 'city',
  ...options,
});

/** A civil servant with a token, about the own record. */
export const selfAccess: Access = { kind: 'self' };

/** Any caller who is recognised. */
export const callerAccess: Access = { kind: 'caller' };

/** Anyone, without a key. */
export const publicAccess: Access = { kind: 'public' };
