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
  'already-so': {
    message: { en: 'The file already says this.', id: 'Berkas sudah berisi nilai ini.' },
    hint: { en: 'Leave out what is right.', id: 'Hilangkan yang sudah benar.' },
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
  'placement-needed': {
    message: {
      en: 'Without a definitive placement the file would lie outside the units that you reach.',
      id: 'Tanpa penempatan definitif, berkas berada di luar unit yang Anda jangkau.',
    },
    hint: {
      en: 'Give the placement with which the employee comes into one of your units.',
      id: 'Isi penempatan yang membawa pegawai ke salah satu unit Anda.',
    },
  },
});
