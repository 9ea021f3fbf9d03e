import { defineRemarks } from '../../../platform/http/remarks.ts';
import { employeeRemarks } from '../remarks.ts';

/** What an import can find wrong with a cell or a row, beside what the rules of the personnel file find. */
export const employeeImportRemarks = defineRemarks({
  ...employeeRemarks,
  'date-malformed': {
    message: { en: 'This is no date.', id: 'Ini bukan tanggal.' },
    hint: {
      en: 'Write day-month-year, for example 31-01-1990.',
      id: 'Tulis hari-bulan-tahun, misalnya 31-01-1990.',
    },
  },
  'name-missing': {
    message: {
      en: 'The name is empty, or longer than 200 characters.',
      id: 'Nama kosong, atau lebih dari 200 karakter.',
    },
    hint: { en: 'Fill the name in without titles.', id: 'Isi nama tanpa gelar.' },
  },
  'gender-unknown': {
    message: { en: 'This gender is not known.', id: 'Jenis kelamin ini tidak dikenal.' },
    hint: { en: 'Write M or F, or L or P.', id: 'Tulis M atau F, atau L atau P.' },
  },
  'taken-from-nip': {
    message: {
      en: 'The cell is empty: {field} is taken from the NIP.',
      id: 'Sel kosong: {field} diambil dari NIP.',
    },
    hint: { en: 'Check it against the appointment decree.', id: 'Cocokkan dengan SK pengangkatan.' },
  },
  'appointed-on-missing': {
    message: {
      en: 'The first day of service is missing; the NIP of a PPPK names only the year.',
      id: 'TMT pengangkatan kosong; NI PPPK hanya memuat tahun.',
    },
    hint: {
      en: 'Fill in TMT CPNS with the start of the contract.',
      id: 'Isi TMT CPNS dengan awal perjanjian kerja.',
    },
  },
  'status-unknown': {
    message: { en: 'This legal standing is not known.', id: 'Kedudukan hukum ini tidak dikenal.' },
    hint: {
      en: 'Use a code of SIASN, or of /reference/employee-statuses.',
      id: 'Pakai kode SIASN, atau dari /reference/employee-statuses.',
    },
  },
  'religion-unknown': {
    message: {
      en: 'This religion is not known; it is left out.',
      id: 'Agama ini tidak dikenal; dikosongkan.',
    },
    hint: {
      en: 'Use a code of SIASN, or of /reference/religions.',
      id: 'Pakai kode SIASN, atau dari /reference/religions.',
    },
  },
  'marital-status-unknown': {
    message: {
      en: 'This marital status is not known; it is left out.',
      id: 'Status perkawinan ini tidak dikenal; dikosongkan.',
    },
    hint: {
      en: 'Use a code of SIASN, or of /reference/marital-statuses.',
      id: 'Pakai kode SIASN, atau dari /reference/marital-statuses.',
    },
  },
  'education-unknown': {
    message: {
      en: 'This level of education is not known; it is left out.',
      id: 'Tingkat pendidikan ini tidak dikenal; dikosongkan.',
    },
    hint: {
      en: 'Use a code of SIASN, or of /reference/education-levels.',
      id: 'Pakai kode SIASN, atau dari /reference/education-levels.',
    },
  },
  'graduation-year-malformed': {
    message: {
      en: 'This is no year of graduation; it is left out.',
      id: 'Ini bukan tahun lulus; dikosongkan.',
    },
    hint: { en: 'Write four digits.', id: 'Tulis empat digit.' },
  },
  'phone-malformed': {
    message: {
      en: 'This is no telephone number; it is left out.',
      id: 'Ini bukan nomor telepon; dikosongkan.',
    },
    hint: {
      en: 'Write one number, for example 0812 3456 7890.',
      id: 'Tulis satu nomor, misalnya 0812 3456 7890.',
    },
  },
  'email-malformed': {
    message: { en: 'This is no e-mail address; it is left out.', id: 'Ini bukan alamat surel; dikosongkan.' },
    hint: {
      en: 'Write one address, for example nama@contoh.example.',
      id: 'Tulis satu alamat, misalnya nama@contoh.example.',
    },
  },
  'text-too-long': {
    message: {
      en: 'The text is longer than {limit} characters; it is left out.',
      id: 'Teks lebih dari {limit} karakter; dikosongkan.',
    },
    hint: { en: 'Shorten it.', id: 'Persingkat.' },
  },
  'rank-unknown': {
    message: { en: 'This rank is not known.', id: 'Golongan ini tidak dikenal.' },
    hint: {
      en: 'PNS: 11–45 or I/a–IV/e. PPPK: I–XVII or 1–17.',
      id: 'PNS: 11–45 atau I/a–IV/e. PPPK: I–XVII atau 1–17.',
    },
  },
  'rank-date-missing': {
    message: {
      en: 'The rank has no first day (TMT GOLONGAN); it is left out.',
      id: 'Golongan tanpa TMT GOLONGAN; dikosongkan.',
    },
    hint: { en: 'Fill the date in and import again.', id: 'Isi tanggalnya lalu impor lagi.' },
  },
  'position-date-missing': {
    message: {
      en: 'The position has no first day (TMT JABATAN); the placement is left out.',
      id: 'Jabatan tanpa TMT JABATAN; penempatan dikosongkan.',
    },
    hint: { en: 'Fill the date in and import again.', id: 'Isi tanggalnya lalu impor lagi.' },
  },
  'rank-older-than-held': {
    message: {
      en: 'A later rank is already recorded, from {since} on; this one is left out.',
      id: 'Golongan yang lebih baru sudah tercatat sejak {since}; yang ini dikosongkan.',
    },
    hint: {
      en: 'Correct the history by hand if the file is right.',
      id: 'Perbaiki riwayat secara manual bila berkas yang benar.',
    },
  },
  'position-older-than-held': {
    message: {
      en: 'A later placement is already recorded, from {since} on; this one is left out.',
      id: 'Penempatan yang lebih baru sudah tercatat sejak {since}; yang ini dikosongkan.',
    },
    hint: {
      en: 'Correct the history by hand if the file is right.',
      id: 'Perbaiki riwayat secara manual bila berkas yang benar.',
    },
  },
  'placement-start-moved': {
    message: {
      en: 'The position exists from {since} on only; the placement begins on that day.',
      id: 'Jabatan baru ada sejak {since}; penempatan dimulai pada hari itu.',
    },
    hint: {
      en: 'Found unit and position earlier if they existed before.',
      id: 'Majukan awal unit dan jabatan bila sudah ada sebelumnya.',
    },
  },
  'placement-ended': {
    message: {
      en: 'No longer in service: the placement is ended on {endedOn}.',
      id: 'Tidak lagi bertugas: penempatan diakhiri pada {endedOn}.',
    },
    hint: { en: 'Correct the day to that of the decree.', id: 'Perbaiki tanggalnya sesuai SK.' },
  },
  'position-missing': {
    message: {
      en: 'No position or no unit is given: nobody is placed.',
      id: 'Jabatan atau unit kosong: tidak ada penempatan.',
    },
    hint: { en: 'Fill in JABATAN NAMA and UNOR ID.', id: 'Isi JABATAN NAMA dan UNOR ID.' },
  },
  'unit-unknown': {
    message: { en: 'This unit is not recorded.', id: 'Unit ini tidak tercatat.' },
    hint: {
      en: 'Import the hierarchy of units first, or correct UNOR ID.',
      id: 'Impor dahulu hierarki unit, atau perbaiki UNOR ID.',
    },
  },
  'unit-ambiguous': {
    message: { en: 'Several units have this name.', id: 'Beberapa unit bernama ini.' },
    hint: { en: 'Give UNOR ID.', id: 'Isi UNOR ID.' },
  },
  'unit-closed': {
    message: { en: 'This unit was closed on {closedOn}.', id: 'Unit ini ditutup pada {closedOn}.' },
    hint: { en: 'Give the unit that took its place.', id: 'Isi unit penggantinya.' },
  },
  'position-unknown': {
    message: { en: 'The unit has no such position.', id: 'Unit tidak memiliki jabatan ini.' },
    hint: {
      en: 'Create it first, or import with createPositions=true.',
      id: 'Buat dahulu, atau impor dengan createPositions=true.',
    },
  },
  'position-ambiguous': {
    message: {
      en: 'The unit has several positions of this name.',
      id: 'Unit memiliki beberapa jabatan bernama ini.',
    },
    hint: {
      en: 'Give the name with its level, for example Guru Ahli Muda.',
      id: 'Isi nama beserta jenjangnya, misalnya Guru Ahli Muda.',
    },
  },
  'position-kind-unknown': {
    message: {
      en: 'The position is not recorded, and its kind cannot be told without an echelon.',
      id: 'Jabatan belum tercatat, dan jenisnya tidak dapat ditentukan tanpa eselon.',
    },
    hint: {
      en: 'Fill in ESELON ID, or create the position first.',
      id: 'Isi ESELON ID, atau buat dahulu jabatannya.',
    },
  },
  'level-unknown': {
    message: {
      en: 'The name of this functional position tells no level.',
      id: 'Nama jabatan fungsional ini tidak memuat jenjang.',
    },
    hint: { en: 'Enter the level of the position by hand.', id: 'Isi jenjang jabatan secara manual.' },
  },
  'duplicate-in-file': {
    message: {
      en: 'The same person already stands on line {firstLine}.',
      id: 'Orang yang sama sudah ada pada baris {firstLine}.',
    },
    hint: { en: 'Keep one of the two rows.', id: 'Sisakan salah satu baris.' },
  },
  'nip-of-other-person': {
    message: { en: 'This NIP is recorded with another PNS ID.', id: 'NIP ini tercatat dengan PNS ID lain.' },
    hint: {
      en: 'Look up both records and correct the wrong one.',
      id: 'Periksa kedua data lalu perbaiki yang salah.',
    },
  },
  'nip-changed': {
    message: {
      en: 'The person recorded under this PNS ID had another NIP; it is replaced.',
      id: 'Orang dengan PNS ID ini sebelumnya memiliki NIP lain; NIP diganti.',
    },
    hint: { en: 'Check it against the decree.', id: 'Cocokkan dengan SK.' },
  },
  'nik-taken': {
    message: { en: 'Somebody else is recorded with this NIK.', id: 'NIK ini tercatat atas nama orang lain.' },
    hint: {
      en: 'Look up both records and correct the wrong one.',
      id: 'Periksa kedua data lalu perbaiki yang salah.',
    },
  },
});

export type EmployeeImportRemark = keyof typeof employeeImportRemarks;
