import type { reportKinds } from '../../modules/reports/reference.ts';
import type { CodeOf } from '../../platform/reference/list.ts';

interface Category {
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly kind: CodeOf<typeof reportKinds>;
  readonly description: string;
  /** Codes of units: the first that there is handles it. */
  readonly units: readonly string[];
  /** Code of the public service that it is about. */
  readonly service?: string;
}

/** Where a report goes that no other rule takes. */
export const coordinator = 'SETDA';

/** In this district the district office itself sees to public order. */
export const ownOrder = { category: 'KETERTIBAN', district: 'Ilir Barat I' };

/** What people of an invented city report, and who sees to it. */
export const categories: readonly Category[] = [
  {
    code: 'JALAN-RUSAK',
    name: { id: 'Jalan dan jembatan rusak', en: 'Damaged roads and bridges' },
    kind: 'complaint',
    description: 'Lubang, retak, atau amblas di jalan dan jembatan kota.',
    units: ['DPUPR-BID-1', 'DPUPR'],
    service: 'DPUPR-JALAN-RUSAK',
  },
  {
    code: 'LAMPU-JALAN',
    name: { id: 'Lampu jalan', en: 'Street lights' },
    kind: 'complaint',
    description: 'Lampu jalan mati, berkedip, atau tiangnya rusak.',
    units: ['DISPERKIM-BID-3', 'DISPERKIM'],
  },
  {
    code: 'SAMPAH',
    name: { id: 'Sampah dan kebersihan', en: 'Waste and cleanliness' },
    kind: 'complaint',
    description: 'Sampah yang tidak diangkut, pembuangan liar, dan pembakaran sampah.',
    units: ['DLH-BID-1', 'DLH'],
  },
  {
    code: 'BANJIR-DRAINASE',
    name: { id: 'Banjir dan drainase', en: 'Floods and drainage' },
    kind: 'complaint',
    description: 'Genangan, saluran tersumbat, dan pompa yang tidak bekerja.',
    units: ['DPUPR-BID-2', 'DPUPR'],
  },
  {
    code: 'AIR-BERSIH',
    name: { id: 'Air bersih', en: 'Drinking water' },
    kind: 'complaint',
    description: 'Air keruh, berbau, atau tidak mengalir.',
    units: ['DPUPR-BID-3', 'DPUPR'],
  },
  {
    code: 'LALU-LINTAS',
    name: { id: 'Lalu lintas, parkir, dan angkutan', en: 'Traffic, parking and transport' },
    kind: 'complaint',
    description: 'Lampu lalu lintas, parkir liar, dan angkutan umum.',
    units: ['DISHUB-BID-1', 'DISHUB'],
  },
  {
    code: 'KETERTIBAN',
    name: { id: 'Ketertiban umum', en: 'Public order' },
    kind: 'complaint',
    description: 'Bangunan dan usaha yang mengganggu jalan, trotoar, atau warga.',
    units: ['SATPOLPP'],
  },
  {
    code: 'LAYANAN-KESEHATAN',
    name: { id: 'Layanan kesehatan', en: 'Health services' },
    kind: 'complaint',
    description: 'Puskesmas, rumah sakit kota, dan ambulans.',
    units: ['DINKES-BID-3', 'DINKES'],
  },
  {
    code: 'SEKOLAH',
    name: { id: 'Sekolah', en: 'Schools' },
    kind: 'complaint',
    description: 'Gedung, pungutan, dan layanan sekolah negeri.',
    units: ['DISDIK'],
  },
  {
    code: 'ADMINDUK',
    name: { id: 'Administrasi kependudukan', en: 'Population registration' },
    kind: 'complaint',
    description: 'KTP-el, kartu keluarga, akta, dan antreannya.',
    units: ['DISDUKCAPIL-BID-1', 'DISDUKCAPIL'],
    service: 'DISDUKCAPIL-KTP-EL',
  },
  {
    code: 'PERIZINAN',
    name: { id: 'Perizinan', en: 'Licensing' },
    kind: 'complaint',
    description: 'Izin usaha, praktik, bangunan, dan reklame.',
    units: ['DPMPTSP-BID-3', 'DPMPTSP'],
    service: 'DPMPTSP-PENGADUAN-IZIN',
  },
  {
    code: 'PERILAKU-PEGAWAI',
    name: { id: 'Perilaku pegawai', en: 'Conduct of civil servants' },
    kind: 'complaint-with-inspection',
    description: 'Pungutan liar, disiplin, dan perilaku pegawai kota.',
    units: ['INSPEKTORAT'],
  },
  {
    code: 'INFORMASI',
    name: { id: 'Permintaan informasi', en: 'Requests for information' },
    kind: 'information-request',
    description: 'Dokumen dan keterangan tentang layanan dan rencana kota.',
    units: ['DISKOMINFO-BID-3', 'DISKOMINFO'],
    service: 'DISKOMINFO-PPID',
  },
  {
    code: 'USULAN',
    name: { id: 'Usulan warga', en: 'Proposals of citizens' },
    kind: 'aspiration',
    description: 'Yang sebaiknya dibangun, diubah, atau dipertahankan.',
    units: ['BAPPEDA'],
  },
];
