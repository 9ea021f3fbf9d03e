import { defineRemarks } from '../../platform/http/remarks.ts';
import { impactRemarks } from './impact-remarks.ts';
import { textRemarks } from './text-remarks.ts';

/** What rules of policy documents can find wrong with a value. */
export const policyRemarks = defineRemarks({
  ...textRemarks,
  ...impactRemarks,
  'day-in-future': {
    message: { en: 'This day has not come yet.', id: 'Hari ini belum tiba.' },
    hint: { en: 'Give the day on which it happened.', id: 'Isi hari terjadinya.' },
  },
  'enacted-before-drafted': {
    message: {
      en: 'It was signed before its drafting began ({day}).',
      id: 'Ditetapkan sebelum mulai dirancang ({day}).',
    },
    hint: { en: 'Check both days.', id: 'Periksa kedua tanggal.' },
  },
  'promulgated-before-enacted': {
    message: {
      en: 'It was promulgated before it was signed ({day}).',
      id: 'Diundangkan sebelum ditetapkan ({day}).',
    },
    hint: { en: 'Check both days.', id: 'Periksa kedua tanggal.' },
  },
  'effective-too-early': {
    message: {
      en: 'It would hold before anybody could know it ({day}).',
      id: 'Mulai berlaku sebelum dapat diketahui umum ({day}).',
    },
    hint: { en: 'Give that day or a later one.', id: 'Isi hari itu atau sesudahnya.' },
  },
  'effective-when-promulgated': {
    message: {
      en: 'A {kind} is promulgated before it takes effect.',
      id: '{kind} diundangkan dahulu sebelum mulai berlaku.',
    },
    hint: {
      en: 'Leave it out here, and give it with the promulgation.',
      id: 'Kosongkan di sini, dan isi pada pengundangan.',
    },
  },
  'promulgation-missing': {
    message: {
      en: 'A {kind} is promulgated in a gazette.',
      id: '{kind} diundangkan dalam lembaran atau berita.',
    },
    hint: {
      en: 'Give the day of its promulgation, and the day on which it took effect.',
      id: 'Isi tanggal pengundangan dan tanggal mulai berlakunya.',
    },
  },
  'never-promulgated': {
    message: { en: 'A {kind} is not promulgated.', id: '{kind} tidak diundangkan.' },
    hint: { en: 'Leave it out.', id: 'Kosongkan.' },
  },
  'year-of-another-day': {
    message: {
      en: 'It was enacted in another year ({year}).',
      id: 'Ditetapkan pada tahun lain ({year}).',
    },
    hint: { en: 'Check the year and the days.', id: 'Periksa tahun dan tanggalnya.' },
  },
  'version-not-last': {
    message: {
      en: 'There is a newer text: version {number}.',
      id: 'Ada naskah yang lebih baru: versi {number}.',
    },
    hint: {
      en: 'Look which text was signed, and hand it in last.',
      id: 'Periksa naskah yang ditetapkan, dan unggah sebagai versi terakhir.',
    },
  },
  'text-given-twice': {
    message: {
      en: 'A text is given by `text` or by `plainText`.',
      id: 'Naskah diisi lewat `text` atau `plainText`.',
    },
    hint: { en: 'Give exactly one of them.', id: 'Isi tepat salah satunya.' },
  },
  'line-unplaced': {
    message: {
      en: 'Line {number} belongs to no provision: {words}',
      id: 'Baris {number} tidak termasuk ketentuan mana pun: {words}',
    },
    hint: {
      en: 'Lay the text out as in UU 12/2011 annex II, or hand it in structured.',
      id: 'Susun naskah menurut Lampiran II UU 12/2011, atau unggah secara terstruktur.',
    },
  },
  'text-unchanged': {
    message: {
      en: 'This is word by word the last version.',
      id: 'Naskah ini sama persis dengan versi terakhir.',
    },
    hint: { en: 'Hand in a text that has changed.', id: 'Unggah naskah yang berubah.' },
  },
  'relation-to-itself': {
    message: { en: 'A document has no relation to itself.', id: 'Dokumen tidak berhubungan dengan dirinya.' },
    hint: { en: 'Name another document.', id: 'Sebut dokumen lain.' },
  },
  'target-of-higher-kind': {
    message: {
      en: 'A {source} can neither change nor revoke a {target}.',
      id: '{source} tidak dapat mengubah atau mencabut {target}.',
    },
    hint: {
      en: 'Only a document of the same or a higher kind can (UU 12/2011 art. 7–8).',
      id: 'Hanya peraturan setingkat atau lebih tinggi yang dapat (UU 12/2011 Pasal 7–8).',
    },
  },
  'target-of-lower-kind': {
    message: {
      en: 'A {source} does not rest on a {target}.',
      id: '{source} tidak didasarkan pada {target}.',
    },
    hint: {
      en: 'A basis is of the same or a higher kind, what is implemented of a higher one.',
      id: 'Dasar hukum setingkat atau lebih tinggi; yang dilaksanakan lebih tinggi.',
    },
  },
  'target-withdrawn': {
    message: { en: 'This document was withdrawn.', id: 'Dokumen ini telah ditarik.' },
    hint: { en: 'Name another document.', id: 'Sebut dokumen lain.' },
  },
  'target-not-enacted': {
    message: { en: 'This document has not been enacted.', id: 'Dokumen ini belum ditetapkan.' },
    hint: {
      en: 'What is still a draft is rewritten or withdrawn, not amended or revoked.',
      id: 'Rancangan ditulis ulang atau ditarik, bukan diubah atau dicabut.',
    },
  },
  'target-later': {
    message: {
      en: 'That document is the later one: it was enacted on {day}.',
      id: 'Dokumen itu lebih kemudian: ditetapkan pada {day}.',
    },
    hint: { en: 'Check which document acts on which.', id: 'Periksa dokumen mana yang mendahului.' },
  },
  'target-revoked': {
    message: {
      en: 'That document is revoked from {day} on.',
      id: 'Dokumen itu dicabut sejak {day}.',
    },
    hint: { en: 'It can be changed only before.', id: 'Hanya dapat diubah sebelumnya.' },
  },
  'effect-of-no-change': {
    message: {
      en: 'Only what amends or revokes has an effect from a day on.',
      id: 'Hanya perubahan atau pencabutan yang mulai berlaku pada suatu hari.',
    },
    hint: { en: 'Leave it out.', id: 'Kosongkan.' },
  },
  'effect-too-early': {
    message: {
      en: 'This is before it can have an effect ({day}).',
      id: 'Ini sebelum dapat berlaku ({day}).',
    },
    hint: { en: 'Give that day or a later one.', id: 'Isi hari itu atau sesudahnya.' },
  },
  'operations-of-no-change': {
    message: {
      en: 'A relation of the kind `{kind}` changes no provision.',
      id: 'Hubungan jenis `{kind}` tidak mengubah ketentuan.',
    },
    hint: {
      en: '`amends` has operations, and `revokes-part` those that repeal.',
      id: '`amends` memuat perubahan, dan `revokes-part` hanya penghapusan.',
    },
  },
  'operations-missing': {
    message: { en: 'It says not which part is revoked.', id: 'Bagian yang dicabut belum disebut.' },
    hint: {
      en: 'Name the provisions by operations `repeal`.',
      id: 'Sebut ketentuannya lewat operasi `repeal`.',
    },
  },
  'target-without-text': {
    message: {
      en: 'That document has no structured text.',
      id: 'Dokumen itu belum mempunyai naskah terstruktur.',
    },
    hint: {
      en: 'Hand in its text first, or leave the operations out.',
      id: 'Unggah naskahnya dahulu, atau kosongkan operasinya.',
    },
  },
  'relation-circular': {
    message: {
      en: 'That document itself acts on this one, directly or through others.',
      id: 'Dokumen itu sendiri bergantung pada dokumen ini, langsung atau lewat dokumen lain.',
    },
    hint: { en: 'Check which document acts on which.', id: 'Periksa arah hubungannya.' },
  },
  'no-word-wanted': {
    message: { en: 'This names no word that is looked for.', id: 'Tidak ada kata yang dicari.' },
    hint: {
      en: 'Give a word without a minus before it.',
      id: 'Isi sedikitnya satu kata tanpa tanda minus di depannya.',
    },
  },
});

export type PolicyRemark = keyof typeof policyRemarks;
