import { type Found as RuleFound, refuseFound as refuse } from '../../platform/http/found.ts';
import { defineRemarks } from '../../platform/http/remarks.ts';
import { socialisationRemarks } from './remarks.ts';

/** What can be wrong with events, ambassadors and materials. */
export const eventRemarks = defineRemarks({
  ...socialisationRemarks,
  'ends-before-start': {
    message: { en: 'It ends before it begins.', id: 'Berakhir sebelum dimulai.' },
    hint: { en: 'Give a moment after `startsAt`.', id: 'Isi waktu setelah `startsAt`.' },
  },
  'lasts-too-long': {
    message: { en: 'It lasts longer than {days} days.', id: 'Lamanya lebih dari {days} hari.' },
    hint: { en: 'Enter each day as an event of its own.', id: 'Catat setiap hari sebagai kegiatan sendiri.' },
  },
  nowhere: {
    message: { en: 'It does not say where to come.', id: 'Belum disebut tempatnya.' },
    hint: { en: 'Give `place`, `link` or both.', id: 'Isi `place`, `link`, atau keduanya.' },
  },
  'online-without-link': {
    message: { en: 'An event online needs a link.', id: 'Pertemuan daring memerlukan tautan.' },
    hint: { en: 'Give `link`.', id: 'Isi `link`.' },
  },
  'one-source': {
    message: {
      en: 'A material is a link or a file: one of them.',
      id: 'Bahan berupa tautan atau berkas: salah satu saja.',
    },
    hint: { en: 'Give either `url` or `fileUploadId`.', id: 'Isi `url` atau `fileUploadId`.' },
  },
  'ends-before-since': {
    message: { en: 'It began on {since} only.', id: 'Baru dimulai pada {since}.' },
    hint: { en: 'Give that day or a later one.', id: 'Isi hari itu atau sesudahnya.' },
  },
});
export type EventFound = RuleFound<keyof typeof eventRemarks>;

/** @throws Problem `rule-broken` naming each place, rule and mend, if anything was found */
export const refuseInEvent = (found: readonly EventFound[]): void => refuse(found, eventRemarks);
