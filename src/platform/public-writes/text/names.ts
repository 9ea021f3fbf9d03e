import type { PersonalDataFinding } from './kinds.ts';

const honorifics = ['Bapak', 'Bpk', 'Pak', 'Ibu', 'Bu', 'Saudara', 'Saudari', 'Sdr', 'Sdri', 'Mas', 'Mbak'];
/** Without the full stop, `dr` stands for "dari". */
const titles = [
  'dr\\.',
  'drg\\.',
  'Dr\\.',
  'Drs\\.',
  'Dra\\.',
  'Ir\\.',
  'H\\.',
  'Hj\\.',
  'KH\\.',
  'Tn\\.',
  'Ny\\.',
];

const called = `(?:(?:${honorifics.flatMap((word) => [word, word.toLowerCase(), word.toUpperCase()]).join('|')})\\.?|${titles.join('|')})`;
const initial = '\\p{Lu}\\.?(?![\\p{L}\\d])';
const whole = "\\p{Lu}[\\p{L}'’-]{1,30}(?![\\p{L}\\d])";
const pattern = new RegExp(
  `(?<![\\p{L}\\d/])(?:${called} ?){1,4}(?<= |\\.)(?<name>(?:${initial} ){0,2}${whole}(?: (?:${whole}|${initial})){0,3})`,
  'dgu',
);

/** What stands after an honorific and is no name: offices, groups of people, beginnings of sentences. */
const noNames = new Set(
  `admin anggota aparat asisten bapak bidan bu bupati camat danru dekan dinas direktur dokter dosen dprd gubernur guru hakim hamil
  hansip ibu jaksa kabag kabid kadis kades kadin kader kandung kapolres kapolsek kasi kasir kasubag kepala ketua kota lurah mantri menteri
  menyusui muda pak pegawai pejabat pekerja penjaga perawat pertiwi petugas pimpinan pj pkk plt polisi presiden rektor rt rumah rw
  sales satpam sekcam sekda sekdes sekolah sekretaris sopir tni tua wakil wali walikota wartawan yth
  agar ada adalah apa apakah assalamualaikum bagaimana banyak belum bisa dan dari dengan di harap harus ini itu jangan juga kalau kami
  kapan karena ke kenapa kita lalu lebih maaf masih mau mengapa mohon pada para sangat saya selamat semoga semua siapa sudah supaya
  terima terimakasih tapi tetapi tidak tolong untuk yang`.split(/\s+/),
);

/** Hospitals, streets and squares are called after people. */
const calledAfter =
  /(?<!\p{L})(?:jl|jln|jalan|rs|rsu|rsud|rsup|rsmh|rumah sakit|klinik|stadion|bandara|masjid|gedung|taman|lapangan|simpang|monumen)\.? ?$/iu;

/** Names after a form of address, without it: "Bapak Budi Santoso", "dr. Siti". */
export function namesIn(text: string): PersonalDataFinding[] {
  return [...text.matchAll(pattern)].flatMap(({ index, groups, indices }) => {
    if (calledAfter.test(text.slice(Math.max(0, index - 20), index))) return [];
    const words = groups!.name!.split(' ');
    const end = words.findIndex((one) => noNames.has(one.toLowerCase().replace(/\.$/, '')));
    const name = (end < 0 ? words : words.slice(0, end)).join(' ');
    const start = indices!.groups!.name![0];
    return name === '' ? [] : [{ kind: 'name' as const, start, end: start + name.length }];
  });
}
