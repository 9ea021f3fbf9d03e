import { defineRemarks } from '../../platform/http/remarks.ts';

/** What rules of public services and surveys can find wrong with a value. */
export const serviceRemarks = defineRemarks({
  'closes-before-opening': {
    message: { en: 'It would open at {opens} only.', id: 'Baru dibuka pukul {opens}.' },
    hint: {
      en: 'Give a later time of the same day; what goes on past midnight is given for both days.',
      id: 'Isi waktu sesudahnya pada hari yang sama; yang melewati tengah malam diisi pada kedua hari.',
    },
  },
  'opening-hours-overlap': {
    message: {
      en: 'On this day it is open from {opens} to {closes} already.',
      id: 'Pada hari ini sudah dibuka pukul {opens}–{closes}.',
    },
    hint: { en: 'Make one of the two, or shorten one.', id: 'Gabungkan, atau persingkat salah satunya.' },
  },
  'web-address-unfit': {
    message: { en: 'This is no web address.', id: 'Ini bukan alamat web.' },
    hint: {
      en: 'Write it whole, like https://dukcapil.kota.example/ktp.',
      id: 'Tulis lengkap, misalnya https://dukcapil.kota.example/ktp.',
    },
  },
  'mail-address-unfit': {
    message: { en: 'This is no e-mail address.', id: 'Ini bukan alamat surel.' },
    hint: {
      en: 'Write it like layanan@kota.example.',
      id: 'Tulis seperti layanan@kota.example.',
    },
  },
  'number-unfit': {
    message: { en: 'This is no number that can be called.', id: 'Ini bukan nomor yang dapat dihubungi.' },
    hint: {
      en: 'Write 3 to 15 digits, with blanks or dashes if you like, such as 112 or +62 711 350 000.',
      id: 'Tulis 3–15 angka, boleh dengan spasi atau tanda hubung, misalnya 112 atau +62 711 350 000.',
    },
  },
  'duration-contradicts-days': {
    message: {
      en: 'In words it takes {said} working days, here {given}.',
      id: 'Dalam kata-kata {said} hari kerja, di sini {given}.',
    },
    hint: {
      en: 'Correct one of the two; the longest time counts.',
      id: 'Perbaiki salah satunya; yang dihitung waktu terlama.',
    },
  },
});
export type ServiceRemark = keyof typeof serviceRemarks;
