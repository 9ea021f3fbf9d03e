import { defineRemarks } from '../../platform/http/remarks.ts';

const lostDigits = {
  message: {
    en: 'A spreadsheet turned this number into scientific notation: its last digits are lost.',
    id: 'Lembar kerja mengubah nomor ini menjadi notasi ilmiah: digit terakhirnya hilang.',
  },
  hint: {
    en: 'Format the column as text in the source, enter the number again, and export anew.',
    id: 'Format kolom sebagai teks pada sumbernya, isi ulang nomornya, lalu ekspor kembali.',
  },
};

const lookAtBoth = {
  en: 'Check both against the appointment decree and correct the wrong one.',
  id: 'Cocokkan keduanya dengan SK pengangkatan lalu perbaiki yang salah.',
};

const orderOfDates = (en: string, id: string) => ({
  message: { en, id },
  hint: { en: 'Check both dates against their decrees.', id: 'Cocokkan kedua tanggal dengan SK-nya.' },
});

const farFuture = orderOfDates(
  'This date is more than five years in the future.',
  'Tanggal ini lebih dari lima tahun di masa depan.',
);

/** What the rules of the personnel file can find wrong with a value. */
export const employeeRemarks = defineRemarks({
  'nip-length': {
    message: { en: 'A NIP has 18 digits.', id: 'NIP terdiri atas 18 digit.' },
    hint: {
      en: 'Birth date, appointment month, gender, sequence: 8 + 6 + 1 + 3 digits.',
      id: 'Tanggal lahir, bulan pengangkatan, jenis kelamin, nomor urut: 8 + 6 + 1 + 3 digit.',
    },
  },
  'nip-not-digits': {
    message: { en: 'A NIP consists of digits only.', id: 'NIP hanya terdiri atas angka.' },
    hint: {
      en: 'Look for letters such as O or l among the digits.',
      id: 'Periksa huruf seperti O atau l di antara angka.',
    },
  },
  'nip-scientific-notation': lostDigits,
  'nip-birth-date': {
    message: { en: 'Digits 1–8 of the NIP are no birth date.', id: 'Digit 1–8 NIP bukan tanggal lahir.' },
    hint: { en: 'They are the birth date as YYYYMMDD.', id: 'Isinya tanggal lahir sebagai YYYYMMDD.' },
  },
  'nip-appointment-year': {
    message: {
      en: 'Digits 9–12 of the NIP are no year of appointment.',
      id: 'Digit 9–12 NIP bukan tahun pengangkatan.',
    },
    hint: { en: 'They are the year of appointment.', id: 'Isinya tahun pengangkatan.' },
  },
  'nip-appointment-month': {
    message: {
      en: 'Digits 13–14 of the NIP are neither a month nor a PPPK code.',
      id: 'Digit 13–14 NIP bukan bulan dan bukan kode PPPK.',
    },
    hint: { en: '01–12 for PNS, 21–29 for PPPK.', id: '01–12 untuk PNS, 21–29 untuk PPPK.' },
  },
  'nip-gender': {
    message: { en: 'Digit 15 of the NIP is no gender.', id: 'Digit 15 NIP bukan jenis kelamin.' },
    hint: { en: '1 for male, 2 for female.', id: '1 untuk pria, 2 untuk wanita.' },
  },
  'nip-serial': {
    message: {
      en: 'Digits 16–18 of the NIP are no sequence number.',
      id: 'Digit 16–18 NIP bukan nomor urut.',
    },
    hint: { en: '001–999.', id: '001–999.' },
  },
  'nip-birth-date-differs': {
    message: { en: 'The NIP names another birth date.', id: 'NIP menyebut tanggal lahir lain.' },
    hint: lookAtBoth,
  },
  'nip-gender-differs': {
    message: { en: 'The NIP names another gender.', id: 'NIP menyebut jenis kelamin lain.' },
    hint: lookAtBoth,
  },
  'nip-appointment-differs': {
    message: {
      en: 'The NIP names another month of appointment.',
      id: 'NIP menyebut bulan pengangkatan lain.',
    },
    hint: lookAtBoth,
  },
  'nip-employment-kind-differs': {
    message: { en: 'The NIP belongs to another kind of employment.', id: 'NIP milik jenis pegawai lain.' },
    hint: lookAtBoth,
  },
  'nip-appointed-before-age-16': {
    message: {
      en: 'By the NIP the appointment was before the 16th birthday.',
      id: 'Menurut NIP pengangkatan terjadi sebelum usia 16 tahun.',
    },
    hint: lookAtBoth,
  },
  'nip-appointment-far-future': {
    message: {
      en: 'By the NIP the appointment is more than five years in the future.',
      id: 'Menurut NIP pengangkatan lebih dari lima tahun di masa depan.',
    },
    hint: lookAtBoth,
  },
  'nik-length': {
    message: { en: 'A NIK has 16 digits.', id: 'NIK terdiri atas 16 digit.' },
    hint: { en: 'Copy it from the identity card.', id: 'Salin dari KTP.' },
  },
  'nik-not-digits': {
    message: { en: 'A NIK consists of digits only.', id: 'NIK hanya terdiri atas angka.' },
    hint: { en: 'Copy it from the identity card.', id: 'Salin dari KTP.' },
  },
  'nik-scientific-notation': lostDigits,
  'nik-region': {
    message: { en: 'Digits 1–6 of the NIK are no region.', id: 'Digit 1–6 NIK bukan kode wilayah.' },
    hint: {
      en: 'Province, regency and district: none is 00.',
      id: 'Provinsi, kabupaten, kecamatan: tidak ada yang 00.',
    },
  },
  'nik-birth-date': {
    message: { en: 'Digits 7–12 of the NIK are no birth date.', id: 'Digit 7–12 NIK bukan tanggal lahir.' },
    hint: {
      en: 'DDMMYY, with 40 added to the day for women.',
      id: 'HHBBTT, hari ditambah 40 untuk perempuan.',
    },
  },
  'nik-serial': {
    message: {
      en: 'Digits 13–16 of the NIK are no sequence number.',
      id: 'Digit 13–16 NIK bukan nomor urut.',
    },
    hint: { en: '0001–9999.', id: '0001–9999.' },
  },
  'nik-birth-date-differs': {
    message: { en: 'The NIK names another birth date.', id: 'NIK menyebut tanggal lahir lain.' },
    hint: { en: 'Check both against the identity card.', id: 'Cocokkan keduanya dengan KTP.' },
  },
  'nik-gender-differs': {
    message: { en: 'The NIK names another gender.', id: 'NIK menyebut jenis kelamin lain.' },
    hint: { en: 'Check both against the identity card.', id: 'Cocokkan keduanya dengan KTP.' },
  },
  'birth-date-in-future': orderOfDates('The birth date is in the future.', 'Tanggal lahir di masa depan.'),
  'appointed-on-not-after-birth-date': orderOfDates(
    'The appointment is not after the birth.',
    'Pengangkatan tidak setelah kelahiran.',
  ),
  'permanent-on-before-appointed-on': orderOfDates(
    'The permanent appointment is before the first one.',
    'TMT PNS mendahului TMT CPNS.',
  ),
  'rank-effective-on-before-appointed-on': orderOfDates(
    'The rank begins before the appointment.',
    'TMT golongan mendahului pengangkatan.',
  ),
  'position-effective-on-before-appointed-on': orderOfDates(
    'The position begins before the appointment.',
    'TMT jabatan mendahului pengangkatan.',
  ),
  'appointed-on-far-future': farFuture,
  'permanent-on-far-future': farFuture,
  'rank-effective-on-far-future': farFuture,
  'position-effective-on-far-future': farFuture,
  'rank-of-other-kind': {
    message: {
      en: 'This rank is not one of {employmentKind}.',
      id: 'Golongan ini bukan golongan {employmentKind}.',
    },
    hint: {
      en: 'PNS have I/a–IV/e, PPPK I–XVII; they do not convert into each other.',
      id: 'PNS memiliki I/a–IV/e, PPPK I–XVII; tidak dapat saling dikonversi.',
    },
  },
  'permanent-on-only-pns': {
    message: { en: 'PPPK have no permanent appointment.', id: 'PPPK tidak memiliki TMT PNS.' },
    hint: { en: 'Leave permanentOn out.', id: 'Kosongkan permanentOn.' },
  },
  'period-not-forward': {
    message: {
      en: 'The period ends before or on the day on which it begins.',
      id: 'Masa berakhir sebelum atau pada hari mulainya.',
    },
    hint: {
      en: '`validTo` is the first day after the period: give a later day, or null while it is open.',
      id: '`validTo` adalah hari pertama setelah masa itu: isi hari yang lebih lambat, atau null selama terbuka.',
    },
  },
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

export type EmployeeRemark = keyof typeof employeeRemarks;
