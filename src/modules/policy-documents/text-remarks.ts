import { defineRemarks } from '../../platform/http/remarks.ts';

/** What can be wrong with the text of a policy document, or with an amendment of it. */
export const textRemarks = defineRemarks({
  'too-many-provisions': {
    message: {
      en: 'A text has at most {most} provisions.',
      id: 'Naskah berisi paling banyak {most} ketentuan.',
    },
    hint: { en: 'Put tables of annexes into a file.', id: 'Muat tabel lampiran sebagai berkas.' },
  },
  'lies-too-deep': {
    message: { en: 'Provisions lie at most {most} deep.', id: 'Ketentuan bertingkat paling banyak {most}.' },
    hint: { en: 'Draw the innermost ones together.', id: 'Gabungkan tingkat yang terdalam.' },
  },
  'kind-not-here': {
    message: {
      en: '`{kind}` cannot stand within {holder}.',
      id: '`{kind}` tidak dapat berada dalam {holder}.',
    },
    hint: { en: 'Here may stand: {allowed}.', id: 'Di sini boleh: {allowed}.' },
  },
  'out-of-order': {
    message: {
      en: '`{kind}` cannot follow `{before}`.',
      id: '`{kind}` tidak dapat berada sesudah `{before}`.',
    },
    hint: {
      en: 'Order: considerations, legal bases, body, closing words, explanation, annexes.',
      id: 'Urutan: menimbang, mengingat, batang tubuh, penutup, penjelasan, lampiran.',
    },
  },
  'number-missing': {
    message: { en: 'It needs a number.', id: 'Nomornya belum ada.' },
    hint: { en: 'Give one like {example}.', id: 'Isi misalnya {example}.' },
  },
  'number-not-here': {
    message: { en: 'It bears no number.', id: 'Bagian ini tidak bernomor.' },
    hint: { en: 'Give null.', id: 'Isi null.' },
  },
  'number-malformed': {
    message: { en: '{number} is no number of its kind.', id: '{number} bukan nomor untuk jenis ini.' },
    hint: { en: 'Write it like {example}.', id: 'Tulis seperti {example}.' },
  },
  'heading-not-here': {
    message: { en: 'It bears no heading.', id: 'Bagian ini tidak berjudul.' },
    hint: { en: 'Give null, and put its words into `text`.', id: 'Isi null; kata-katanya pada `text`.' },
  },
  'text-not-here': {
    message: { en: 'It has no words of its own.', id: 'Bagian ini tidak memuat kalimat sendiri.' },
    hint: { en: 'Put them into a provision within it.', id: 'Pindahkan ke ketentuan di dalamnya.' },
  },
  'says-nothing': {
    message: { en: 'It says nothing.', id: 'Bagian ini kosong.' },
    hint: { en: 'Give its words or what lies within it.', id: 'Isi kalimatnya atau ketentuan di dalamnya.' },
  },
  'address-double': {
    message: { en: '{eId} stands twice; first at {first}.', id: '{eId} dua kali; pertama pada {first}.' },
    hint: { en: 'Number one of them otherwise.', id: 'Ubah nomor salah satunya.' },
  },
  'provision-not-there': {
    message: { en: 'There is no {eId} on {day}.', id: '{eId} tidak ada pada {day}.' },
    hint: { en: 'Read the text as of that day.', id: 'Baca naskah per tanggal itu.' },
  },
  'provision-repealed': {
    message: { en: '{eId} is repealed on {day}.', id: '{eId} sudah dihapus pada {day}.' },
    hint: { en: 'Insert a provision instead.', id: 'Sisipkan ketentuan baru.' },
  },
  'address-taken': {
    message: { en: '{eId} is there already on {day}.', id: '{eId} sudah ada pada {day}.' },
    hint: {
      en: 'Number it otherwise, as 5A after 5; numbers of repealed provisions are not used again.',
      id: 'Pakai nomor lain, misalnya 5A sesudah 5; nomor yang dihapus tidak dipakai lagi.',
    },
  },
  'address-changes': {
    message: { en: 'It would become {becomes} from {eId}.', id: '{eId} akan menjadi {becomes}.' },
    hint: {
      en: 'A replacement keeps kind and number: repeal the one and insert the other.',
      id: 'Ketentuan pengganti memakai jenis dan nomor yang sama: hapus yang lama, sisipkan yang baru.',
    },
  },
  'change-incomplete': {
    message: { en: '`{operation}` needs {needed}.', id: '`{operation}` memerlukan {needed}.' },
    hint: { en: 'Give {needed}.', id: 'Isi {needed}.' },
  },
  'change-too-full': {
    message: { en: '`{operation}` takes no `{field}`.', id: '`{operation}` tidak memakai `{field}`.' },
    hint: { en: 'Give null.', id: 'Isi null.' },
  },
  'breaks-later-change': {
    message: {
      en: 'A change by {documentId} to {eId} on {day} would no longer apply.',
      id: 'Perubahan oleh {documentId} atas {eId} pada {day} tidak lagi dapat diterapkan.',
    },
    hint: { en: 'Check which of them holds.', id: 'Periksa mana yang berlaku.' },
  },
});
export type TextRemark = keyof typeof textRemarks;
