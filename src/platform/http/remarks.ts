import type { Label } from '../reference/list.ts';
import { type Language, type Parameters, say } from './text.ts';

/** What can be wrong with one value: the words for it and for how to mend it. */
export interface RemarkText {
  readonly message: Label;
  readonly hint: Label;
}

export type RemarkCatalogue<Code extends string = string> = Readonly<Record<Code, RemarkText>>;

/** Declares remarks; codes are stable, words may be improved. */
export const defineRemarks = <const Code extends string>(
  remarks: RemarkCatalogue<Code>,
): RemarkCatalogue<Code> => remarks;

/** A remark on one place of the input: the `errors[]` of a problem. */
export interface Remark {
  readonly place: { pointer: string } | { parameter: string } | { header: string };
  readonly code: string;
  readonly text: RemarkText;
  readonly parameters?: Parameters;
}

export const renderRemark = ({ place, code, text, parameters }: Remark, language: Language) => ({
  ...place,
  code,
  message: say(text.message, language, parameters),
  hint: say(text.hint, language, parameters),
});

/** Remarks on the shape of an input: what validation by schema can find. */
export const shapeRemarks = defineRemarks({
  'unknown-field': {
    message: { en: '{name} is not known here.', id: '{name} tidak dikenal di sini.' },
    hint: { en: 'Did you mean {nearest}?', id: 'Apakah maksudnya {nearest}?' },
  },
  'missing-field': {
    message: { en: '{name} is missing.', id: '{name} tidak ada.' },
    hint: { en: 'Give {name}.', id: 'Isi {name}.' },
  },
  'wrong-type': {
    message: { en: 'This must be of type {type}.', id: 'Nilai ini harus bertipe {type}.' },
    hint: { en: 'Send a value of type {type}.', id: 'Kirim nilai bertipe {type}.' },
  },
  'wrong-format': {
    message: { en: 'This is not a valid {format}.', id: 'Nilai ini bukan {format} yang sah.' },
    hint: { en: 'Write it like {example}.', id: 'Tulis seperti {example}.' },
  },
  'not-in-list': {
    message: {
      en: 'This is not one of the values allowed.',
      id: 'Nilai ini tidak termasuk yang diperbolehkan.',
    },
    hint: { en: 'Use one of: {allowed}.', id: 'Pakai salah satu dari: {allowed}.' },
  },
  'out-of-range': {
    message: {
      en: 'This is outside its bounds: it must be {comparison} {limit}.',
      id: 'Nilai ini di luar batas: harus {comparison} {limit}.',
    },
    hint: { en: 'Give a value {comparison} {limit}.', id: 'Beri nilai {comparison} {limit}.' },
  },
  'wrong-length': {
    message: {
      en: 'This must have {bound} {limit} characters or items.',
      id: 'Nilai ini harus berisi {bound} {limit} karakter atau butir.',
    },
    hint: { en: 'Shorten or lengthen it accordingly.', id: 'Sesuaikan panjangnya.' },
  },
  'too-deep': {
    message: {
      en: 'Objects and lists lie within each other more than {limit} levels deep.',
      id: 'Objek dan daftar bersarang lebih dari {limit} tingkat.',
    },
    hint: { en: 'Send it as the contract shows.', id: 'Kirim sesuai contoh dalam kontrak.' },
  },
  'wrong-pattern': {
    message: { en: 'This is not written as it must be.', id: 'Penulisan nilai ini tidak sesuai.' },
    hint: { en: 'It must match {pattern}.', id: 'Harus cocok dengan {pattern}.' },
  },
  'not-text': {
    message: {
      en: 'This holds a NUL or half of a character.',
      id: 'Nilai ini berisi NUL atau potongan karakter.',
    },
    hint: { en: 'Send text in UTF-8.', id: 'Kirim teks dalam UTF-8.' },
  },
  'not-allowed': {
    message: { en: 'This value does not fit.', id: 'Nilai ini tidak sesuai.' },
    hint: { en: 'See the schema in the API description.', id: 'Lihat skema pada deskripsi API.' },
  },
});
