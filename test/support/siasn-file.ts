/** The header of SIASN's personnel export, as it is exported. */
export const siasnHeader = (
  'PNS ID,NIP BARU,NIP LAMA,NAMA,GELAR DEPAN,GELAR BELAKANG,TEMPAT LAHIR ID,TEMPAT LAHIR NAMA,TANGGAL LAHIR,' +
  'JENIS KELAMIN,AGAMA ID,AGAMA NAMA,JENIS KAWIN ID,JENIS KAWIN NAMA,NIK,NOMOR HP,EMAIL,EMAIL GOV,ALAMAT,NPWP NOMOR,' +
  'BPJS,JENIS PEGAWAI ID,JENIS PEGAWAI NAMA,KEDUDUKAN HUKUM ID,KEDUDUKAN HUKUM NAMA,STATUS CPNS PNS,' +
  'KARTU ASN VIRTUAL,NOMOR SK CPNS,TANGGAL SK CPNS,TMT CPNS,NOMOR SK PNS,TANGGAL SK PNS,TMT PNS,GOL AWAL ID,' +
  'GOL AWAL NAMA,GOL AKHIR ID,GOL AKHIR NAMA,TMT GOLONGAN,MK TAHUN,MK BULAN,JENIS JABATAN ID,JENIS JABATAN NAMA,' +
  'JABATAN ID,JABATAN NAMA,TMT JABATAN,TINGKAT PENDIDIKAN ID,TINGKAT PENDIDIKAN NAMA,PENDIDIKAN ID,' +
  'PENDIDIKAN NAMA,TAHUN LULUS,KPKN ID,KPKN NAMA,LOKASI KERJA ID,LOKASI KERJA NAMA,UNOR ID,UNOR NAMA,' +
  'INSTANSI INDUK ID,INSTANSI INDUK NAMA,INSTANSI KERJA ID,INSTANSI KERJA NAMA,SATUAN KERJA INDUK ID,' +
  'SATUAN KERJA INDUK NAMA,SATUAN KERJA KERJA ID,SATUAN KERJA KERJA NAMA,IS VALID NIK,NAMA SEKOLAH,FLAG IKD,' +
  'ESELON ID,ESELON NAMA'
).split(',');

export type SiasnRow = Readonly<Record<string, string>>;

const digits = (number: number, length: number): string => String(number).padStart(length, '0');
const hex = (number: number): string => number.toString(16).toUpperCase().padStart(32, '0');

export const siasnUnitId = (number: number): string => hex(0xa5eb03e2 * 2 ** 20 + number);
export const siasnUnitName = (number: number): string => `Seksi Layanan ${number}`;

/** How many units the invented people of {@link siasnPerson} work in, unless said otherwise. */
const units = 40;

/** An invented civil servant (PNS, executive staff) as SIASN exports one; the same number is the same person. */
export function siasnPerson(number: number, about: SiasnRow = {}, unitCount = units): SiasnRow {
  const year = 1965 + (number % 35);
  const month = digits(1 + (number % 12), 2);
  const day = digits(1 + (number % 28), 2);
  const isMale = number % 2 === 0;
  const appointed = year + 24;
  const serial = digits(1 + (Math.floor(number / 420) % 999), 3);
  const sequence = digits(1 + (Math.floor(number / 420) % 9999), 4);
  const district = digits(1 + (Math.floor(number / 4_195_800) % 90), 2);
  const unit = number % unitCount;
  return {
    'PNS ID': hex(0x8ae48289 * 2 ** 20 + number),
    'NIP BARU': `${year}${month}${day}${appointed}${digits(1 + (Math.floor(number / 419_580) % 12), 2)}${isMale ? 1 : 2}${serial}`,
    NAMA: `Warga Contoh ${number}`,
    'GELAR BELAKANG': number % 3 === 0 ? 'S.E.' : '',
    'TEMPAT LAHIR NAMA': 'Palembang',
    'TANGGAL LAHIR': `${day}-${month}-${year}`,
    'JENIS KELAMIN': isMale ? 'M' : 'F',
    'AGAMA ID': String(1 + (number % 6)),
    'JENIS KAWIN ID': '1',
    NIK: `1671${district}${digits(Number(day) + (isMale ? 0 : 40), 2)}${month}${digits(year % 100, 2)}${sequence}`,
    'NOMOR HP': `0800${digits(number, 8)}`,
    EMAIL: `warga${number}@contoh.example`,
    ALAMAT: `Jalan Contoh Nomor ${number}`,
    'JENIS PEGAWAI NAMA': 'PNS Daerah Kab/Kota yang bekerja pada Kab/Kota',
    'KEDUDUKAN HUKUM ID': '01',
    'KEDUDUKAN HUKUM NAMA': 'Aktif',
    'STATUS CPNS PNS': 'P',
    'TMT CPNS': `01-${digits(1 + (Math.floor(number / 419_580) % 12), 2)}-${appointed}`,
    'TMT PNS': `01-12-${appointed + 1}`,
    'GOL AKHIR ID': '33',
    'GOL AKHIR NAMA': 'III/c',
    'TMT GOLONGAN': '01-04-2024',
    'JENIS JABATAN ID': '4',
    'JENIS JABATAN NAMA': 'Jabatan Fungsional Umum',
    'JABATAN NAMA': `Pengelola Layanan ${number % 5}`,
    'TMT JABATAN': '01-07-2024',
    'TINGKAT PENDIDIKAN ID': '40',
    'PENDIDIKAN NAMA': 'S-1 Administrasi Negara',
    'TAHUN LULUS': String(year + 22),
    'UNOR ID': siasnUnitId(unit),
    'UNOR NAMA': siasnUnitName(unit),
    'INSTANSI INDUK NAMA': 'Pemerintah Kota Contoh',
    ...about,
  };
}

const cell = (value: string): string => (/[",;\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Rows as CSV under SIASN's header, or one's own. */
export function siasnCsv(
  rows: readonly SiasnRow[],
  header: readonly string[] = siasnHeader,
  separator = ',',
): string {
  const lines = rows.map((row) => header.map((name) => cell(row[name] ?? '')).join(separator));
  return `${[header.join(separator), ...lines].join('\n')}\n`;
}

/** The units of {@link siasnPerson} under one root, as SIASN's hierarchy. */
export function siasnHierarchy(count = units): string {
  const root = hex(1);
  const rows = Array.from(
    { length: count },
    (_, number) => `${siasnUnitId(number)},${siasnUnitName(number)},${root}`,
  );
  return `ID,NAMA_UNOR,ID_ATASAN\n${rows.join('\n')}\n${root},Pemerintah Kota Contoh,\n`;
}
