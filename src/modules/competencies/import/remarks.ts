import { defineRemarks } from '../../../platform/http/remarks.ts';
import { historyImportRemarks } from '../../employees/index.ts';
import { competencyRemarks } from '../remarks.ts';

/** What can be wrong with a row of a round; where rules speak of ids, files have codes. */
export const assessmentImportRemarks = defineRemarks({
  ...historyImportRemarks,
  ...competencyRemarks,
  'competency-repeated': {
    message: { en: '{code} stands twice in this row.', id: '{code} tercantum dua kali pada baris ini.' },
    hint: competencyRemarks['competency-repeated'].hint,
  },
  'competency-unknown': {
    message: { en: 'There is no competency {code}.', id: 'Kompetensi {code} tidak ada.' },
    hint: {
      en: 'Take the code from /competencies, or enter the competency first.',
      id: 'Ambil kode dari /competencies, atau catat dahulu kompetensinya.',
    },
  },
  'assessor-needed': {
    message: competencyRemarks['assessor-needed'].message,
    hint: { en: 'Fill in ASESOR.', id: 'Isi ASESOR.' },
  },
  'assessor-unknown': {
    message: { en: 'There is no assessor with this code.', id: 'Tidak ada asesor dengan kode ini.' },
    hint: {
      en: 'Take the code from /assessors, or enter the assessor first.',
      id: 'Ambil kode dari /assessors, atau catat dahulu asesornya.',
    },
  },
  'assessment-method-unknown': {
    message: { en: 'The method is empty or not known.', id: 'Metode kosong atau tidak dikenal.' },
    hint: {
      en: 'Use a code or a label of /reference/assessment-methods.',
      id: 'Pakai kode atau label dari /reference/assessment-methods.',
    },
  },
  'assessment-date-missing': {
    message: { en: 'The day of the assessment is missing.', id: 'Tanggal penilaian kosong.' },
    hint: {
      en: 'Fill it in: with NIP and method it tells assessments apart.',
      id: 'Isi: bersama NIP dan metode, tanggal membedakan penilaian.',
    },
  },
  'assessment-level-malformed': {
    message: {
      en: 'The level of {code} is none of 0 to 5.',
      id: 'Level {code} bukan 0 sampai 5.',
    },
    hint: {
      en: 'Write one digit from 0 to 5, or leave it empty if not assessed.',
      id: 'Tulis satu angka 0 sampai 5, atau kosongkan bila tidak dinilai.',
    },
  },
  'assessment-other-malformed': {
    message: {
      en: '“{part}” is no competency with its level.',
      id: '“{part}” bukan kompetensi beserta levelnya.',
    },
    hint: {
      en: 'Write code=level, with semicolons between, for example TEK-ASN=3; TEK-GIS=2.',
      id: 'Tulis kode=level, dipisahkan titik koma, misalnya TEK-ASN=3; TEK-GIS=2.',
    },
  },
  'assessment-levels-missing': {
    message: { en: 'The row has no level at all.', id: 'Baris ini tidak memuat level apa pun.' },
    hint: {
      en: 'Fill in the levels shown, or remove the row.',
      id: 'Isi level yang tampak, atau hapus barisnya.',
    },
  },
  'assessment-levels-too-many': {
    message: {
      en: 'The row has {count} competencies; an assessment has {limit} at most.',
      id: 'Baris ini memuat {count} kompetensi; satu penilaian paling banyak {limit}.',
    },
    hint: { en: 'Leave out those not assessed.', id: 'Hapus yang tidak dinilai.' },
  },
  'assessment-text-too-long': {
    message: {
      en: 'The text is longer than {limit} characters.',
      id: 'Teks lebih dari {limit} karakter.',
    },
    hint: { en: 'Shorten it.', id: 'Persingkat.' },
  },
  'assessment-duplicate': {
    message: {
      en: 'The same person, method and day already stand on line {firstLine}.',
      id: 'Orang, metode, dan hari yang sama sudah ada pada baris {firstLine}.',
    },
    hint: { en: 'Keep one of the two rows.', id: 'Sisakan salah satu baris.' },
  },
});

export type AssessmentImportRemark = keyof typeof assessmentImportRemarks;
