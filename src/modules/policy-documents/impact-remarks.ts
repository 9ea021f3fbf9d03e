import { defineRemarks } from '../../platform/http/remarks.ts';

/** What rules of links and targets can find wrong with a value. */
export const impactRemarks = defineRemarks({
  'provision-not-in-text': {
    message: { en: 'The text has no provision {eId}.', id: 'Naskah tidak memuat ketentuan {eId}.' },
    hint: {
      en: 'Read the text with `GET /policy-documents/{policyDocumentId}/versions/{policyVersionId}`.',
      id: 'Baca naskah dengan `GET /policy-documents/{policyDocumentId}/versions/{policyVersionId}`.',
    },
  },
  'element-missing': {
    message: { en: 'It is not said which element.', id: 'Unsur pelayanannya belum disebut.' },
    hint: {
      en: 'Give one of `/reference/satisfaction-elements`.',
      id: 'Isi salah satu dari `/reference/satisfaction-elements`.',
    },
  },
  'element-of-no-use': {
    message: { en: '{source} knows no elements.', id: '{source} tidak mengenal unsur.' },
    hint: {
      en: 'Leave it out, or choose `satisfaction-element`.',
      id: 'Kosongkan, atau pilih `satisfaction-element`.',
    },
  },
  'measure-missing': {
    message: {
      en: 'It is not said in what people measure it.',
      id: 'Satuan ukurnya belum disebut.',
    },
    hint: { en: 'Say it in words, as “percent of permits”.', id: 'Isi dengan kata, misalnya “persen izin”.' },
  },
  'measure-of-no-use': {
    message: { en: 'In what {source} is measured is fixed.', id: 'Satuan ukur {source} sudah tetap.' },
    hint: { en: 'Leave it out.', id: 'Kosongkan.' },
  },
  'two-scopes': {
    message: { en: 'It is of a unit or of a service.', id: 'Lingkupnya satu unit atau satu pelayanan.' },
    hint: { en: 'Leave one of them out.', id: 'Kosongkan salah satunya.' },
  },
  'source-not-of-services': {
    message: { en: 'There is no {source} of a single service.', id: '{source} tidak ada per pelayanan.' },
    hint: { en: 'Give the unit, or another source.', id: 'Isi unitnya, atau sumber lain.' },
  },
  'scope-gone': {
    message: {
      en: 'It is closed: nothing can be measured there.',
      id: 'Sudah ditutup: tidak ada yang dapat diukur di sana.',
    },
    hint: { en: 'Give one that is there today.', id: 'Isi yang masih ada hari ini.' },
  },
  'value-off-scale': {
    message: {
      en: 'The source has values from {least} to {most}.',
      id: 'Sumbernya bernilai {least} sampai {most}.',
    },
    hint: { en: 'Check the value.', id: 'Periksa nilainya.' },
  },
  'target-against-direction': {
    message: {
      en: 'With {direction} the target would be worse than the baseline.',
      id: 'Dengan {direction} target lebih buruk daripada nilai awal.',
    },
    hint: { en: 'Check value and direction.', id: 'Periksa nilai dan arahnya.' },
  },
  'target-due-too-early': {
    message: {
      en: 'It would be due before its baseline ({day}) ends.',
      id: 'Tenggatnya tidak sesudah nilai awal ({day}).',
    },
    hint: { en: 'Give a later day.', id: 'Isi tanggal yang lebih akhir.' },
  },
  'milestone-out-of-order': {
    message: {
      en: 'It does not lie between {after} and {before}.',
      id: 'Tidak terletak di antara {after} dan {before}.',
    },
    hint: { en: 'Give milestones in the order of their days.', id: 'Urutkan target antara menurut tanggal.' },
  },
  'measured-before-baseline': {
    message: {
      en: 'The way begins with the baseline of {day}.',
      id: 'Capaian dihitung sejak nilai awal {day}.',
    },
    hint: { en: 'Give that day or a later one.', id: 'Isi hari itu atau sesudahnya.' },
  },
  'day-measured-already': {
    message: { en: '{day} has been measured already.', id: '{day} sudah diukur.' },
    hint: {
      en: 'To correct that entry, name it in `correctsId`.',
      id: 'Untuk meralatnya, sebut entrinya dalam `correctsId`.',
    },
  },
  'targets-too-many': {
    message: { en: 'A document has at most {most} targets.', id: 'Paling banyak {most} target per dokumen.' },
    hint: { en: 'Leave the lesser ones out.', id: 'Tinggalkan yang kurang penting.' },
  },
});
