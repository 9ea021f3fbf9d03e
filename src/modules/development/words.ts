import type { Label } from '../../platform/reference/list.ts';

/** What a step is told in: what to do, and why, with the `{figures}` that it rests on. */
interface StepText {
  readonly advice: Label;
  readonly why: Label;
}

const defineWords = <const Code extends string>(
  words: Readonly<Record<Code, StepText>>,
): Readonly<Record<Code, StepText>> => words;

/** The words of all steps; codes are stable, words may be improved. */
export const stepWords = defineWords({
  'no-position': {
    advice: {
      id: 'Minta pengelola kepegawaian perangkat daerah mencatat jabatan definitif Anda.',
      en: 'Ask the personnel officer of your agency to enter your definitive position.',
    },
    why: {
      id: 'Pada {day} tidak tercatat jabatan definitif, sehingga tidak diketahui kompetensi apa yang dituntut.',
      en: 'No definitive position is on record on {day}, so nobody can tell which competencies are demanded.',
    },
  },
  'no-standard': {
    advice: {
      id: 'Tanyakan standar kompetensi jabatan Anda kepada BKPSDM dan Bagian Organisasi.',
      en: 'Ask the personnel agency and the organisation bureau for the competency standard of your position.',
    },
    why: {
      id: 'Pada {day} belum ada standar kompetensi bagi jabatan ini, sehingga kesenjangan tidak dapat dihitung.',
      en: 'There is no competency standard for this position on {day}, so no gap can be told.',
    },
  },
  'no-duty': {
    advice: {
      id: 'Tanyakan ketentuan jam pelajaran bagi {employment} kepada pengelola pelatihan.',
      en: 'Ask the training officer which rule on learning hours holds for {employment}.',
    },
    why: {
      id: 'Pada {day} tidak tercatat ketentuan jam pelajaran bagi {employment}.',
      en: 'No rule on learning hours is on record for {employment} on {day}.',
    },
  },
  'assess-unknown': {
    advice: {
      id: 'Ikuti penilaian kompetensi: {names}.',
      en: 'Be assessed in: {names}.',
    },
    why: {
      id: 'Kompetensi ini dituntut jabatan tetapi belum ada penilaian yang berlaku; tanpa itu levelnya tidak diketahui dan kategori tidak diberikan.',
      en: 'The position demands these and no valid assessment speaks of them; without one the level is unknown and no verdict is given.',
    },
  },
  'assess-trained': {
    advice: {
      id: 'Minta dinilai kembali setelah lulus {course}: {names}.',
      en: 'Be assessed again after passing {course}: {names}.',
    },
    why: {
      id: 'Pelatihan ini lulus sesudah penilaian terakhir. Kelulusan menjadi bukti; hanya penilaian yang mengubah level. Bila level pelatihan tercapai: {changes}; JPM {jpm}.',
      en: 'This course was passed after the last assessment. Passing is evidence; only an assessment changes the level. If its level is shown: {changes}; JPM {jpm}.',
    },
  },
  'assess-expiring': {
    advice: {
      id: 'Ikuti penilaian ulang sebelum {expires}: {names}.',
      en: 'Be assessed again before {expires}: {names}.',
    },
    why: {
      id: 'Penilaian yang kini dihitung tidak berlaku lagi sejak {expires}; sesudahnya levelnya tidak diketahui.',
      en: 'The assessment that counts now no longer does from {expires} on; after that the level is unknown.',
    },
  },
  'no-course': {
    advice: {
      id: 'Tanyakan kepada pengelola pelatihan cara mengembangkan: {names}.',
      en: 'Ask the training officer how to develop: {names}.',
    },
    why: {
      id: 'Kesenjangan {gaps}; tidak ada pelatihan dalam katalog yang dapat diikuti untuk menaikkannya.',
      en: 'Short of the demand: {gaps}; no course of the catalogue that can be taken raises it.',
    },
  },
  attend: {
    advice: {
      id: 'Ikuti {course}, {dates}{place}.',
      en: 'Attend {course}, {dates}{place}.',
    },
    why: {
      id: 'Anda sudah terdaftar ({state}). {hours} JP.{purpose}',
      en: 'You are enrolled already ({state}). {hours} learning hours.{purpose}',
    },
  },
  'no-result': {
    advice: {
      id: 'Tanyakan hasil {course}, {dates}, kepada pengelola pelatihan.',
      en: 'Ask the training officer for the result of {course}, {dates}.',
    },
    why: {
      id: 'Pelatihan sudah selesai dan hasilnya belum dicatat. {hours} JP.{purpose}',
      en: 'It is over, and no result is on record. {hours} learning hours.{purpose}',
    },
  },
  enrol: {
    advice: {
      id: 'Daftar {course}, {dates}{place}, paling lambat sebelum {until}.',
      en: 'Enrol in {course}, {dates}{place}, before {until}.',
    },
    why: {
      id: 'Sisa {seats} kursi, {hours} JP, biaya {cost}; tidak bertabrakan dengan jadwal Anda.{approval}{purpose}',
      en: 'Free seats: {seats}; {hours} learning hours, cost {cost}; the dates clash with nothing of yours.{approval}{purpose}',
    },
  },
  'wait-list': {
    advice: {
      id: 'Masuk daftar tunggu {course}, {dates}{place}, sebelum {until}.',
      en: 'Join the wait list of {course}, {dates}{place}, before {until}.',
    },
    why: {
      id: 'Penyelenggaraan yang dibuka sudah penuh; tempat yang kosong diberikan menurut urutan kedatangan. {hours} JP, biaya {cost}.{approval}{purpose}',
      en: 'What is open has no free seat; a seat that is freed goes to the first who waits. {hours} learning hours, cost {cost}.{approval}{purpose}',
    },
  },
  'await-none': {
    advice: {
      id: 'Tanyakan jadwal {course} kepada pengelola pelatihan.',
      en: 'Ask the training officer when {course} is held.',
    },
    why: {
      id: 'Belum ada penyelenggaraan yang membuka pendaftaran. {hours} JP.{purpose}',
      en: 'No session takes registrations. {hours} learning hours.{purpose}',
    },
  },
  'await-later': {
    advice: {
      id: 'Daftar {course}, {dates}{place}, mulai {from}.',
      en: 'Enrol in {course}, {dates}{place}, from {from} on.',
    },
    why: {
      id: 'Pendaftarannya baru dibuka pada {from}. {hours} JP, biaya {cost}.{approval}{purpose}',
      en: 'Its registration opens on {from} only. {hours} learning hours, cost {cost}.{approval}{purpose}',
    },
  },
  'await-clash': {
    advice: {
      id: 'Tanyakan jadwal lain {course} kepada pengelola pelatihan.',
      en: 'Ask the training officer for another session of {course}.',
    },
    why: {
      id: 'Semua penyelenggaraan yang dibuka bertabrakan dengan jadwal Anda, langkah di atas, atau prasyaratnya. {hours} JP.{purpose}',
      en: 'Every open session clashes with what you are enrolled in, a step above, or a prerequisite. {hours} learning hours.{purpose}',
    },
  },
  'await-prerequisite': {
    advice: {
      id: 'Tunggu {course} sampai prasyaratnya lulus.',
      en: 'Await {course} until its prerequisite is passed.',
    },
    why: {
      id: 'Prasyaratnya (langkah di atas) belum bertanggal. {hours} JP.{purpose}',
      en: 'Its prerequisite (a step above) has no date yet. {hours} learning hours.{purpose}',
    },
  },
  renew: {
    advice: {
      id: 'Perbarui sertifikat {certificate} melalui {course}, {dates}{place}.',
      en: 'Renew the certificate {certificate} by {course}, {dates}{place}.',
    },
    why: {
      id: 'Sertifikat berlaku sampai {expires}; tidak ada sertifikat lebih baru. {hours} JP, biaya {cost}.',
      en: 'It is valid until {expires}, and no later one is there. {hours} learning hours, cost {cost}.',
    },
  },
  'renew-enrolled': {
    advice: {
      id: 'Perbarui sertifikat {certificate} melalui {course} yang sudah Anda daftar, {dates}{place}.',
      en: 'Renew the certificate {certificate} by {course}, in which you are enrolled, {dates}{place}.',
    },
    why: {
      id: 'Sertifikat berlaku sampai {expires}; status pendaftaran: {state}.',
      en: 'It is valid until {expires}; your enrolment: {state}.',
    },
  },
  'renew-waiting': {
    advice: {
      id: 'Tanyakan jadwal {course} untuk memperbarui sertifikat {certificate}.',
      en: 'Ask when {course} is held, to renew the certificate {certificate}.',
    },
    why: {
      id: 'Sertifikat berlaku sampai {expires}; belum ada penyelenggaraan yang dapat didaftar.',
      en: 'It is valid until {expires}; there is no session that you can register for.',
    },
  },
  'renew-elsewhere': {
    advice: {
      id: 'Tanyakan cara memperbarui sertifikat {certificate}.',
      en: 'Ask how to renew the certificate {certificate}.',
    },
    why: {
      id: 'Sertifikat berlaku sampai {expires}; tidak ada pelatihan yang ditawarkan katalog untuknya.',
      en: 'It is valid until {expires}; no course that the catalogue offers stands for it.',
    },
  },
  'hours-filled': {
    advice: {
      id: 'Penuhi {duty} JP tahun {year} dengan langkah {steps}.',
      en: 'Reach the {duty} learning hours of {year} by step {steps}.',
    },
    why: {
      id: 'Tercatat {credited} JP, perkiraan {forecast} JP, kurang {missing} JP ({basis}); langkah tersebut mencukupi.',
      en: '{credited} hours count, {forecast} are expected, {missing} are missing ({basis}); these steps are enough.',
    },
  },
  'hours-offered': {
    advice: {
      id: 'Penuhi {duty} JP tahun {year} dengan {offers}.',
      en: 'Reach the {duty} learning hours of {year} by {offers}.',
    },
    why: {
      id: 'Tercatat {credited} JP, perkiraan {forecast} JP, kurang {missing} JP ({basis}); langkah di atas mengisi {filled} JP.',
      en: '{credited} hours count, {forecast} are expected, {missing} are missing ({basis}); the steps above fill {filled}.',
    },
  },
  'hours-left': {
    advice: {
      id: 'Tanyakan pelatihan untuk memenuhi {duty} JP tahun {year} kepada pengelola pelatihan.',
      en: 'Ask the training officer for trainings to reach the {duty} learning hours of {year}.',
    },
    why: {
      id: 'Tercatat {credited} JP, perkiraan {forecast} JP, kurang {missing} JP ({basis}); yang dibuka tahun ini dan sesuai jabatan masih menyisakan {left} JP.',
      en: '{credited} hours count, {forecast} are expected, {missing} are missing ({basis}); what is open this year and fits the position leaves {left}.',
    },
  },
});
export type StepWords = keyof typeof stepWords;

/** Pieces that words are put together from. */
export const pieces = {
  level: {
    id: '{name} level {before} menjadi {after} (dituntut {required})',
    en: '{name} level {before} to {after} ({required} demanded)',
  },
  gap: { id: '{gap} level pada {name}', en: '{name} by {gap}' },
  jpm: { id: '{before} menjadi {after}', en: '{before} to {after}' },
  dates: { id: '{starts} sampai {ends}', en: '{starts} to {ends}' },
  place: { id: ', di {place}', en: ', at {place}' },
  noCost: { id: 'tidak disebutkan', en: 'not stated' },
  offer: { id: '{course} ({hours} JP, {dates})', en: '{course} ({hours} hours, {dates})' },
  approval: { id: ' Atasan menyetujui lebih dahulu.', en: ' Your superior approves first.' },
  prerequisite: { id: ' Prasyarat bagi {course}.', en: ' It is a prerequisite of {course}.' },
  effect: {
    id: ' Bila lulus dan levelnya kemudian dinilai: {changes}; JPM {jpm}. Kelulusan adalah bukti, hanya penilaian yang mengubah level.',
    en: ' If it is passed and the level is then assessed: {changes}; JPM {jpm}. Passing is evidence, only an assessment changes the level.',
  },
  assessed: {
    id: ' Bila lulus, penilaian di dalamnya dapat mengubah: {changes}; JPM {jpm}.',
    en: ' If it is passed, the assessment that it carries can change: {changes}; JPM {jpm}.',
  },
} as const satisfies Record<string, Label>;
