import { defineRemarks } from '../../platform/http/remarks.ts';
import { personalDataRemarks } from '../../platform/public-writes/index.ts';

/** What rules of campaigns can find wrong with a value. */
export const socialisationRemarks = defineRemarks({
  ...personalDataRemarks,
  'due-in-past': {
    message: { en: 'This day is over.', id: 'Hari ini sudah lewat.' },
    hint: { en: 'Give today or a later day.', id: 'Isi hari ini atau sesudahnya.' },
  },
  'day-ahead': {
    message: { en: 'This day is yet to come.', id: 'Hari ini belum tiba.' },
    hint: { en: 'Give today or an earlier day.', id: 'Isi hari ini atau sebelumnya.' },
  },
  'before-start': {
    message: {
      en: 'The campaign began on {startedOn} only.',
      id: 'Kampanye baru dimulai pada {startedOn}.',
    },
    hint: { en: 'Give that day or a later one.', id: 'Isi hari itu atau sesudahnya.' },
  },
  'no-such-option': {
    message: { en: 'There are {options} options.', id: 'Ada {options} pilihan.' },
    hint: { en: 'Count the options from 1.', id: 'Hitung pilihannya mulai dari 1.' },
  },
  'option-twice': {
    message: { en: 'This option stands there already.', id: 'Pilihan ini sudah ada.' },
    hint: { en: 'Give other words, or leave it out.', id: 'Ubah kata-katanya, atau hapus.' },
  },
  'answers-lacking': {
    message: { en: 'There are {questions} questions.', id: 'Ada {questions} pertanyaan.' },
    hint: { en: 'Give an answer to each, in their order.', id: 'Jawab semuanya, sesuai urutannya.' },
  },
  'concern-without-reason': {
    message: { en: 'A concern needs a reason.', id: 'Keberatan memerlukan alasan.' },
    hint: {
      en: 'Say what you are concerned about in `reason`; it can be confidential.',
      id: 'Sebutkan kekhawatiran Anda pada `reason`; boleh dirahasiakan.',
    },
  },
  'stance-lacking': {
    message: {
      en: 'A reason without a stance says nothing.',
      id: 'Alasan tanpa sikap tidak berarti.',
    },
    hint: { en: 'Give `stance`, or leave this out.', id: 'Isi `stance`, atau hapus bagian ini.' },
  },
  'audience-empty': {
    message: {
      en: 'Nobody belongs to this audience today.',
      id: 'Hari ini tidak ada pegawai dalam kelompok sasaran ini.',
    },
    hint: {
      en: 'Widen its criteria, or leave it out: `GET /campaigns/{campaignId}/audience` shows whom each reaches.',
      id: 'Perluas kriterianya, atau hapus: `GET /campaigns/{campaignId}/audience` menunjukkan siapa saja yang terjangkau.',
    },
  },
  'not-this-person': {
    message: {
      en: 'This is not the NIP of that employee: it may be somebody else’s paper.',
      id: 'Bukan NIP pegawai tersebut: jangan-jangan berkas orang lain.',
    },
    hint: {
      en: 'Compare the paper with the personnel file, and give id and NIP of the same person.',
      id: 'Cocokkan berkas dengan data pegawai, lalu isi id dan NIP orang yang sama.',
    },
  },
  'told-whom': {
    message: { en: 'It does not say who was told.', id: 'Belum disebut siapa yang diberi tahu.' },
    hint: {
      en: 'Give `unitId`, `audienceId` or `employeeIds`.',
      id: 'Isi `unitId`, `audienceId`, atau `employeeIds`.',
    },
  },
});
export type SocialisationRemark = keyof typeof socialisationRemarks;
