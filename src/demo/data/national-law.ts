import type { PolicyDocument } from '../../modules/policy-documents/schemas/documents.ts';

/** A document of the state that the law of a city rests on. */
export interface NationalDocument {
  readonly kind: PolicyDocument['kind'];
  readonly number: string;
  readonly year: number;
  readonly title: string;
  readonly enactedOn: string;
  readonly promulgatedOn: string;
  readonly effectiveOn: string;
  readonly gazette: string;
  readonly legalField: PolicyDocument['legalField'];
  readonly subject: string;
  readonly keywords: readonly string[];
}

/**
 * A line for each: number, title, signed, promulgated, number in the state gazette, field, subject, keywords, and from
 * when on it holds, if later than its promulgation.
 */
const documents = (kind: PolicyDocument['kind'], lines: string): readonly NationalDocument[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [number, title, enactedOn, promulgatedOn, gazette, legalField, subject, keywords, effectiveOn] =
        line.split('|').map((cell) => cell.trim()) as [
          ...[string, string, string, string, string, PolicyDocument['legalField'], string, string],
          string?,
        ];
      const year = Number(enactedOn.slice(0, 4));
      return {
        kind,
        number,
        year,
        title,
        enactedOn,
        promulgatedOn,
        effectiveOn: effectiveOn ?? promulgatedOn,
        gazette: `Lembaran Negara Republik Indonesia Tahun ${year} Nomor ${gazette}`,
        legalField,
        subject,
        keywords: keywords.split('; '),
      };
    });

export const nationalLaw: readonly NationalDocument[] = [
  ...documents(
    'law',
    `
    14 | Keterbukaan Informasi Publik | 2008-04-30 | 2008-04-30 | 61 | data-and-information | INFORMASI PUBLIK | informasi publik; keterbukaan | 2010-04-30
    37 | Ombudsman Republik Indonesia | 2008-10-07 | 2008-10-07 | 139 | public-services | PELAYANAN PUBLIK | ombudsman; pengawasan pelayanan
    25 | Pelayanan Publik | 2009-07-18 | 2009-07-18 | 112 | public-services | PELAYANAN PUBLIK | standar pelayanan; maklumat pelayanan; pengaduan
    12 | Pembentukan Peraturan Perundang-undangan | 2011-08-12 | 2011-08-12 | 82 | constitutional | PERATURAN PERUNDANG-UNDANGAN | hierarki; naskah akademik; pengharmonisasian
    5 | Aparatur Sipil Negara | 2014-01-15 | 2014-01-15 | 6 | civil-service | KEPEGAWAIAN | aparatur sipil negara; sistem merit
    23 | Pemerintahan Daerah | 2014-09-30 | 2014-10-02 | 244 | local-government | PEMERINTAHAN DAERAH | urusan pemerintahan; perangkat daerah
    30 | Administrasi Pemerintahan | 2014-10-17 | 2014-10-17 | 292 | administrative | ADMINISTRASI PEMERINTAHAN | keputusan; diskresi; upaya administratif
    9 | Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah | 2015-03-18 | 2015-03-18 | 58 | local-government | PEMERINTAHAN DAERAH | pemerintahan daerah
    15 | Perubahan atas Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan | 2019-10-04 | 2019-10-04 | 183 | constitutional | PERATURAN PERUNDANG-UNDANGAN | pemantauan dan peninjauan
    13 | Perubahan Kedua atas Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan | 2022-06-16 | 2022-06-16 | 143 | constitutional | PERATURAN PERUNDANG-UNDANGAN | partisipasi masyarakat; metode omnibus
    27 | Pelindungan Data Pribadi | 2022-10-17 | 2022-10-17 | 196 | data-and-information | DATA PRIBADI | data pribadi; pelindungan data
    20 | Aparatur Sipil Negara | 2023-10-31 | 2023-10-31 | 141 | civil-service | KEPEGAWAIAN | aparatur sipil negara; sistem merit; pengembangan kompetensi`,
  ),
  ...documents(
    'government-regulation',
    `
    53 | Disiplin Pegawai Negeri Sipil | 2010-06-06 | 2010-06-06 | 74 | civil-service | KEPEGAWAIAN | disiplin pegawai
    18 | Perangkat Daerah | 2016-06-15 | 2016-06-19 | 114 | local-government | PEMERINTAHAN DAERAH | perangkat daerah; organisasi
    11 | Manajemen Pegawai Negeri Sipil | 2017-03-30 | 2017-04-07 | 63 | civil-service | KEPEGAWAIAN | manajemen pegawai; jabatan; pengembangan kompetensi
    49 | Manajemen Pegawai Pemerintah dengan Perjanjian Kerja | 2018-11-22 | 2018-11-28 | 224 | civil-service | KEPEGAWAIAN | PPPK; perjanjian kerja
    30 | Penilaian Kinerja Pegawai Negeri Sipil | 2019-04-26 | 2019-04-26 | 77 | civil-service | KEPEGAWAIAN | penilaian kinerja; sasaran kinerja pegawai
    17 | Perubahan atas Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil | 2020-02-28 | 2020-02-28 | 68 | civil-service | KEPEGAWAIAN | manajemen pegawai
    94 | Disiplin Pegawai Negeri Sipil | 2021-08-31 | 2021-08-31 | 202 | civil-service | KEPEGAWAIAN | disiplin pegawai; hukuman disiplin`,
  ),
  ...documents(
    'presidential-regulation',
    `
    95 | Sistem Pemerintahan Berbasis Elektronik | 2018-10-02 | 2018-10-05 | 182 | data-and-information | PEMERINTAHAN BERBASIS ELEKTRONIK | SPBE; layanan digital
    39 | Satu Data Indonesia | 2019-06-12 | 2019-06-17 | 112 | data-and-information | DATA | satu data; walidata; data terbuka`,
  ),
];

/** How national documents stand to each other: what it does, and to which. */
export const nationalRelations = [
  ['UU 20/2023', 'revokes', 'UU 5/2014'],
  ['UU 9/2015', 'amends', 'UU 23/2014'],
  ['UU 15/2019', 'amends', 'UU 12/2011'],
  ['UU 13/2022', 'amends', 'UU 12/2011'],
  ['PP 17/2020', 'amends', 'PP 11/2017'],
  ['PP 94/2021', 'revokes', 'PP 53/2010'],
  ['PP 18/2016', 'implements', 'UU 23/2014'],
  ['PP 11/2017', 'implements', 'UU 5/2014'],
  ['PP 49/2018', 'implements', 'UU 5/2014'],
  ['PP 30/2019', 'implements', 'UU 5/2014'],
  ['PP 94/2021', 'implements', 'UU 5/2014'],
] as const;
