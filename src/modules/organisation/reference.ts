import { referenceList } from '../../platform/reference/list.ts';

/** Kinds of position (jenis jabatan ASN): managerial ones lead a unit. */
export const positionKinds = referenceList(
  {
    name: 'position-kinds',
    label: { id: 'Jenis jabatan', en: 'Position kinds' },
    description: 'Kind of a civil service position.',
    legalBasis: 'UU 20/2023 art. 13-18',
  },
  [
    {
      code: 'jpt-utama',
      label: { id: 'Jabatan Pimpinan Tinggi Utama', en: 'Senior executive, first class' },
      managerial: true,
    },
    {
      code: 'jpt-madya',
      label: { id: 'Jabatan Pimpinan Tinggi Madya', en: 'Senior executive, middle class' },
      managerial: true,
    },
    {
      code: 'jpt-pratama',
      label: { id: 'Jabatan Pimpinan Tinggi Pratama', en: 'Senior executive, junior class' },
      managerial: true,
    },
    { code: 'administrator', label: { id: 'Jabatan Administrator', en: 'Administrator' }, managerial: true },
    { code: 'pengawas', label: { id: 'Jabatan Pengawas', en: 'Supervisor' }, managerial: true },
    { code: 'pelaksana', label: { id: 'Jabatan Pelaksana', en: 'Executive staff' }, managerial: false },
    { code: 'fungsional', label: { id: 'Jabatan Fungsional', en: 'Functional' }, managerial: false },
  ],
);

/** Levels (jenjang) of functional positions; `order` counts from the lowest level of each ladder. */
export const functionalLevels = referenceList(
  {
    name: 'functional-levels',
    label: { id: 'Jenjang jabatan fungsional', en: 'Functional levels' },
    description: 'Level of a functional position on the ladder of expertise or of skill.',
    legalBasis: 'PermenPANRB 1/2023; PP 11/2017 jo. PP 17/2020 art. 69',
  },
  [
    {
      code: 'ahli-pertama',
      label: { id: 'Ahli Pertama', en: 'Expert, first level' },
      ladder: 'keahlian',
      order: 1,
    },
    {
      code: 'ahli-muda',
      label: { id: 'Ahli Muda', en: 'Expert, junior level' },
      ladder: 'keahlian',
      order: 2,
    },
    {
      code: 'ahli-madya',
      label: { id: 'Ahli Madya', en: 'Expert, middle level' },
      ladder: 'keahlian',
      order: 3,
    },
    {
      code: 'ahli-utama',
      label: { id: 'Ahli Utama', en: 'Expert, top level' },
      ladder: 'keahlian',
      order: 4,
    },
    { code: 'pemula', label: { id: 'Pemula', en: 'Beginner' }, ladder: 'keterampilan', order: 1 },
    { code: 'terampil', label: { id: 'Terampil', en: 'Skilled' }, ladder: 'keterampilan', order: 2 },
    { code: 'mahir', label: { id: 'Mahir', en: 'Proficient' }, ladder: 'keterampilan', order: 3 },
    { code: 'penyelia', label: { id: 'Penyelia', en: 'Overseer' }, ladder: 'keterampilan', order: 4 },
  ],
);

/**
 * Former echelons (eselon) with the position kind that took their place. I.a is coded 11 here; SIASN's 10 is the I.a
 * of a first-class senior executive, which no local government has.
 */
export const echelons = referenceList(
  {
    name: 'echelons',
    label: { id: 'Eselon', en: 'Echelons' },
    description: 'Former echelon of a structural position.',
    legalBasis: 'PP 100/2000 jo. PP 13/2002; UU 5/2014 art. 131',
  },
  [
    {
      code: 'I.a',
      label: { id: 'Eselon I.a', en: 'Echelon I.a' },
      siasnCode: '11',
      positionKind: 'jpt-madya',
    },
    {
      code: 'I.b',
      label: { id: 'Eselon I.b', en: 'Echelon I.b' },
      siasnCode: '12',
      positionKind: 'jpt-madya',
    },
    {
      code: 'II.a',
      label: { id: 'Eselon II.a', en: 'Echelon II.a' },
      siasnCode: '21',
      positionKind: 'jpt-pratama',
    },
    {
      code: 'II.b',
      label: { id: 'Eselon II.b', en: 'Echelon II.b' },
      siasnCode: '22',
      positionKind: 'jpt-pratama',
    },
    {
      code: 'III.a',
      label: { id: 'Eselon III.a', en: 'Echelon III.a' },
      siasnCode: '31',
      positionKind: 'administrator',
    },
    {
      code: 'III.b',
      label: { id: 'Eselon III.b', en: 'Echelon III.b' },
      siasnCode: '32',
      positionKind: 'administrator',
    },
    {
      code: 'IV.a',
      label: { id: 'Eselon IV.a', en: 'Echelon IV.a' },
      siasnCode: '41',
      positionKind: 'pengawas',
    },
    {
      code: 'IV.b',
      label: { id: 'Eselon IV.b', en: 'Echelon IV.b' },
      siasnCode: '42',
      positionKind: 'pengawas',
    },
    {
      code: 'V.a',
      label: { id: 'Eselon V.a', en: 'Echelon V.a' },
      siasnCode: '51',
      positionKind: 'pelaksana',
    },
  ],
);

/** Kinds of organisational unit of a city: its regional agencies (perangkat daerah) and the units within them. */
export const unitKinds = referenceList(
  {
    name: 'unit-kinds',
    label: { id: 'Jenis unit organisasi', en: 'Unit kinds' },
    description: 'Kind of an organisational unit.',
    legalBasis: 'UU 23/2014 art. 209; PP 18/2016 jo. PP 72/2019',
  },
  [
    { code: 'city', label: { id: 'Pemerintah Kota', en: 'City government' } },
    { code: 'secretariat', label: { id: 'Sekretariat Daerah', en: 'Regional secretariat' } },
    { code: 'council-secretariat', label: { id: 'Sekretariat DPRD', en: 'Council secretariat' } },
    { code: 'inspectorate', label: { id: 'Inspektorat', en: 'Inspectorate' } },
    { code: 'agency', label: { id: 'Dinas', en: 'Agency' } },
    { code: 'board', label: { id: 'Badan', en: 'Board' } },
    { code: 'hospital', label: { id: 'Rumah Sakit', en: 'Hospital' } },
    { code: 'district', label: { id: 'Kecamatan', en: 'District' } },
    { code: 'urban-village', label: { id: 'Kelurahan', en: 'Urban village' } },
    { code: 'technical-unit', label: { id: 'UPTD', en: 'Technical unit' } },
    { code: 'health-centre', label: { id: 'Puskesmas', en: 'Health centre' } },
    { code: 'school', label: { id: 'Sekolah', en: 'School' } },
    { code: 'division', label: { id: 'Bidang/Bagian', en: 'Division' } },
    { code: 'section', label: { id: 'Seksi/Subbagian', en: 'Section' } },
    { code: 'other', label: { id: 'Lainnya', en: 'Other' } },
  ],
);
