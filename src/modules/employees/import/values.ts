import {
  type EmploymentKind,
  educationLevels,
  employeeStatuses,
  type Gender,
  maritalStatuses,
  ranks,
  religions,
} from '../reference.ts';

/** Letters and digits alone, in lower case: how words of a code list are compared. */
const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

const lookUp = <Code>(entries: readonly (readonly [Code, readonly string[]])[]) => {
  const byWord = new Map(
    entries.flatMap(([code, words]) => words.map((word) => [plain(word), code] as const)),
  );
  return (text: string): Code | undefined => byWord.get(plain(text));
};

const genderOf = lookUp<Gender>([
  ['male', ['M', 'L', 'Laki-laki', 'Pria', 'Male', '1']],
  ['female', ['F', 'P', 'Perempuan', 'Wanita', 'Female', '2']],
]);

export const readGender = (text: string): Gender | undefined => genderOf(text);

const religionWords: Readonly<Record<string, readonly string[]>> = {
  kristen: ['Protestan', 'Kristen Protestan'],
  katolik: ['Katholik', 'Kristen Katolik'],
  buddha: ['Budha'],
  konghucu: ['Khonghucu', 'Kong Hu Cu'],
  other: ['Kepercayaan', 'Penghayat kepercayaan'],
};
export const readReligion = lookUp(
  religions.entries.map(({ code, label, siasnCode }) => [
    code,
    [code, label.id, siasnCode, `0${siasnCode}`, ...(religionWords[code] ?? [])],
  ]),
);

const maritalWords: Readonly<Record<string, readonly string[]>> = {
  single: ['Belum menikah', 'Lajang', 'TK'],
  married: ['Kawin', 'Menikah'],
  divorced: ['Cerai hidup'],
  widowed: ['Janda', 'Duda', 'Cerai mati'],
};
export const readMaritalStatus = lookUp(
  maritalStatuses.entries.map(({ code, label, siasnCode }) => [
    code,
    [code, label.id, siasnCode, `0${siasnCode}`, ...(maritalWords[code] ?? [])],
  ]),
);

const statusWords: Readonly<Record<string, readonly string[]>> = {
  active: ['PNS Aktif', 'CPNS Aktif', 'PPPK Aktif', 'Kena hukuman disiplin'],
  leave: ['CLTN', 'Perpanjangan CLTN'],
  suspended: ['Pejabat Negara', 'Banding BAPEK', 'Tindak pidana'],
  seconded: ['Kepala Desa', 'Pegawai Titipan', 'Prajurit Wajib'],
  'pre-retirement': ['MPP'],
  retired: ['Mencapai BUP', 'Pensiunan', 'dengan hak pensiun'],
  dismissed: ['tanpa hak pensiun', 'Pembatalan NIP'],
  deceased: ['Wafat', 'Meninggal', 'Punah'],
  inactive: ['Hilang', 'TMS', 'Pemblokiran'],
};
export const readStatus = lookUp(
  employeeStatuses.entries.map(({ code, label, siasnCodes }) => [
    code,
    [
      code,
      label.id,
      ...siasnCodes,
      ...siasnCodes.map((number) => String(Number(number))),
      ...(statusWords[code] ?? []),
    ],
  ]),
);

const educationWords: Readonly<Record<string, readonly string[]>> = {
  sd: ['Sekolah Dasar'],
  smp: ['SLTP', 'SLTP Kejuruan'],
  sma: ['SMA', 'SMK', 'SLTA', 'SLTA Kejuruan', 'SLTA Keguruan'],
  d1: ['D-I'],
  d2: ['D-II'],
  d3: ['D-III', 'Diploma III/Sarjana Muda'],
  d4: ['D-IV'],
  s1: ['S-1', 'Sarjana'],
  s2: ['S-2', 'Magister'],
  s3: ['S-3', 'Doktor'],
  spesialis: ['Dokter Spesialis'],
};
export const readEducation = lookUp(
  educationLevels.entries.map(({ code, label, siasnCodes }) => [
    code,
    [
      code,
      label.id,
      ...siasnCodes,
      ...siasnCodes.map((number) => String(Number(number))),
      ...(educationWords[code] ?? []),
    ],
  ]),
);

type RankCode = (typeof ranks.entries)[number]['code'];
const contractGrades = ranks.entries.filter(({ scheme }) => scheme === 'PPPK');

/**
 * A rank by SIASN's code, by its own, or by name. Digits mean a grade for PPPK and SIASN's code for PNS; a grade is never
 * taken for a rank: `IX` is not III/a.
 */
export function readRank(text: string, kind: EmploymentKind): RankCode | undefined {
  const written = text
    .trim()
    .replace(/^(pppk|golongan|gol\.?|pangkat)[\s:-]*/i, '')
    .trim();
  if (/^\d{1,2}$/.test(written))
    return kind === 'PPPK'
      ? contractGrades.find(({ ordinal }) => ordinal === Number(written))?.code
      : ranks.entries.find(({ siasnCode }) => siasnCode === written)?.code;
  const [, step, letter] = /(?:^|[\s,(])(IV|I{1,3})\s?[/.]\s?([a-e])\)?$/i.exec(written) ?? [];
  if (step && letter) return ranks.find(`${step.toUpperCase()}/${letter.toLowerCase()}`)?.code;
  const grade = contractGrades.find(({ code }) => code === written.toUpperCase());
  return (
    grade?.code ?? ranks.entries.find(({ name }) => name !== null && plain(name) === plain(written))?.code
  );
}

/** Who says PPPK means it; what speaks of CPNS or PNS is a permanent appointment. Undefined: the file does not say. */
export function readEmploymentKind(...texts: readonly string[]): EmploymentKind | undefined {
  if (texts.some((text) => /pppk|p3k|perjanjian kerja/i.test(text))) return 'PPPK';
  return texts.some((text) => /\bc?pns\b|^[cp]$/i.test(text.trim())) ? 'PNS' : undefined;
}

/** A telephone number without what people put between its digits. */
export function readPhone(text: string): string | undefined {
  const number = text.replace(/[\s.]+/g, '');
  return /^\+?[0-9][0-9()-]{3,28}$/.test(number) ? number : undefined;
}

const email =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i;
export function readEmail(text: string): string | undefined {
  return text.length <= 254 && email.test(text) ? text : undefined;
}
