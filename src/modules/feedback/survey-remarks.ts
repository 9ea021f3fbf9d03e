import { defineRemarks } from '../../platform/http/remarks.ts';

/** What rules of surveys can find wrong with a question, an answer or a survey. */
export const surveyRemarks = defineRemarks({
  'key-doubled': {
    message: { en: '{key} already stands above.', id: '{key} sudah ada di atas.' },
    hint: { en: 'Give each its own key.', id: 'Beri kunci yang berbeda.' },
  },
  'part-missing': {
    message: {
      en: 'A question of the kind {kind} needs {part}.',
      id: 'Pertanyaan berjenis {kind} memerlukan {part}.',
    },
    hint: { en: 'Give {part}.', id: 'Isi {part}.' },
  },
  'part-not-for-kind': {
    message: {
      en: 'A question of the kind {kind} has no {part}.',
      id: 'Pertanyaan berjenis {kind} tidak memakai {part}.',
    },
    hint: { en: 'Leave it out, or take another kind.', id: 'Hapus, atau pilih jenis lain.' },
  },
  'bounds-reversed': {
    message: {
      en: 'The highest is not above the lowest.',
      id: 'Nilai tertinggi tidak di atas nilai terendah.',
    },
    hint: { en: 'Give a higher one.', id: 'Isi nilai yang lebih tinggi.' },
  },
  'scale-too-long': {
    message: { en: 'A scale has {limit} marks at most.', id: 'Skala paling banyak {limit} nilai.' },
    hint: { en: 'Shorten it, or ask for a number.', id: 'Perpendek, atau tanyakan bilangan.' },
  },
  'labels-not-for-each': {
    message: {
      en: 'There are not as many labels as marks ({marks}).',
      id: 'Jumlah label tidak sama dengan jumlah nilai ({marks}).',
    },
    hint: { en: 'Give one for each mark, or none.', id: 'Isi satu untuk tiap nilai, atau kosongkan.' },
  },
  'condition-not-earlier': {
    message: {
      en: '{question} is no question before this one.',
      id: '{question} bukan pertanyaan sebelum ini.',
    },
    hint: {
      en: 'Ask it first, or take another condition.',
      id: 'Dahulukan pertanyaannya, atau pilih syarat lain.',
    },
  },
  'condition-not-by-choice': {
    message: {
      en: 'Questions of the kind {kind} have no answers to choose from.',
      id: 'Pertanyaan berjenis {kind} tidak punya pilihan jawaban.',
    },
    hint: {
      en: 'Take one of the kind single, multiple or scale.',
      id: 'Pilih yang berjenis single, multiple, atau scale.',
    },
  },
  'condition-answer-unknown': {
    message: {
      en: 'That question cannot be answered with {answer}.',
      id: 'Pertanyaan itu tidak dapat dijawab {answer}.',
    },
    hint: { en: 'Take one of its choices or marks.', id: 'Pilih salah satu jawabannya.' },
  },
  'element-only-in-satisfaction': {
    message: {
      en: 'Only satisfaction surveys ask about elements.',
      id: 'Unsur hanya ditanyakan dalam survei kepuasan.',
    },
    hint: { en: 'Leave `element` out.', id: 'Hapus `element`.' },
  },
  'element-doubled': {
    message: { en: '{element} is asked twice.', id: 'Unsur {element} ditanyakan dua kali.' },
    hint: { en: 'Ask about each element once.', id: 'Tanyakan tiap unsur sekali.' },
  },
  'element-missing': {
    message: { en: '{element} is not asked.', id: 'Unsur {element} belum ditanyakan.' },
    hint: {
      en: 'Add a question about it: the index needs all nine elements.',
      id: 'Tambahkan pertanyaannya: indeks memerlukan sembilan unsur.',
    },
  },
  'element-not-from-1-to-4': {
    message: { en: 'Elements are marked from 1 to 4.', id: 'Unsur dinilai dari 1 sampai 4.' },
    hint: { en: 'Make it a scale from 1 to 4.', id: 'Jadikan skala 1 sampai 4.' },
  },
  'element-not-asked-of-all': {
    message: { en: 'Elements are asked of everybody.', id: 'Unsur ditanyakan kepada semua responden.' },
    hint: { en: 'Make it required, without a condition.', id: 'Jadikan wajib, tanpa syarat.' },
  },
  'too-much-to-count': {
    message: {
      en: 'There are more than {limit} things to choose in all.',
      id: 'Seluruhnya ada lebih dari {limit} pilihan.',
    },
    hint: { en: 'Ask less, or in two questionnaires.', id: 'Kurangi, atau bagi menjadi dua kuesioner.' },
  },
  'question-unknown': {
    message: {
      en: 'The questionnaire does not ask {question}.',
      id: 'Kuesioner tidak menanyakan {question}.',
    },
    hint: { en: 'Answer the questions of the form.', id: 'Jawab pertanyaan pada formulir.' },
  },
  'answered-twice': {
    message: { en: '{question} is answered twice.', id: '{question} dijawab dua kali.' },
    hint: { en: 'Keep one of the two.', id: 'Sisakan salah satunya.' },
  },
  'answer-not-for-kind': {
    message: {
      en: 'Questions of the kind {kind} are answered with {part}, and only that.',
      id: 'Pertanyaan berjenis {kind} dijawab dengan {part} saja.',
    },
    hint: { en: 'Send {part}.', id: 'Kirim {part}.' },
  },
  'answer-empty': {
    message: { en: 'This answer is empty.', id: 'Jawaban ini kosong.' },
    hint: { en: 'Answer it: the question is required.', id: 'Isi jawabannya: pertanyaan ini wajib.' },
  },
  'choice-unknown': {
    message: { en: '{choice} is not one of the choices.', id: '{choice} bukan salah satu pilihan.' },
    hint: { en: 'Take one of those in the form.', id: 'Pilih yang ada pada formulir.' },
  },
  'row-unknown': {
    message: { en: '{row} is not one of the rows.', id: '{row} bukan salah satu baris.' },
    hint: { en: 'Take those in the form.', id: 'Pakai baris pada formulir.' },
  },
  'row-twice': {
    message: { en: '{row} is answered twice.', id: '{row} dijawab dua kali.' },
    hint: { en: 'Keep one of the two.', id: 'Sisakan salah satunya.' },
  },
  'row-missing': {
    message: { en: '{row} is not answered.', id: '{row} belum dijawab.' },
    hint: { en: 'Answer each row.', id: 'Jawab tiap baris.' },
  },
  'mark-not-in-scale': {
    message: {
      en: 'The mark is not a whole number from {least} to {most}.',
      id: 'Nilai bukan bilangan bulat dari {least} sampai {most}.',
    },
    hint: { en: 'Give one of these marks.', id: 'Isi salah satunya.' },
  },
  'number-out-of-range': {
    message: {
      en: 'The number is not between {least} and {most}.',
      id: 'Bilangan tidak di antara {least} dan {most}.',
    },
    hint: { en: 'Give one within.', id: 'Isi di antaranya.' },
  },
  'too-many-decimals': {
    message: {
      en: 'The number has more than {decimals} digits after the point.',
      id: 'Bilangan lebih dari {decimals} angka di belakang koma.',
    },
    hint: { en: 'Round it.', id: 'Bulatkan.' },
  },
  'text-too-long': {
    message: { en: 'The text is longer than {limit} characters.', id: 'Teks lebih dari {limit} karakter.' },
    hint: { en: 'Shorten it.', id: 'Perpendek.' },
  },
  'answer-missing': {
    message: { en: '{question} is not answered.', id: '{question} belum dijawab.' },
    hint: { en: 'Answer it: it is required.', id: 'Jawab: pertanyaan ini wajib.' },
  },
  'question-not-asked': {
    message: {
      en: '{question} is not asked of those who answered so.',
      id: '{question} tidak ditanyakan kepada yang menjawab demikian.',
    },
    hint: {
      en: 'Leave it out, or change what it depends on.',
      id: 'Hapus, atau ubah jawaban yang menjadi syaratnya.',
    },
  },
  'service-not-of-survey': {
    message: { en: 'The survey is not about this service.', id: 'Survei ini bukan tentang pelayanan itu.' },
    hint: { en: 'Take one of those that the form names.', id: 'Pilih pelayanan yang ada pada formulir.' },
  },
  'service-missing': {
    message: { en: 'Which service was used is missing.', id: 'Pelayanan yang dipakai belum disebut.' },
    hint: {
      en: 'Give `serviceId`: one of those that the form names.',
      id: 'Isi `serviceId`: salah satu pada formulir.',
    },
  },
  'outside-period': {
    message: {
      en: 'It was not given within the period of the survey ({from} to {to}).',
      id: 'Tidak diberikan dalam masa survei ({from} sampai {to}).',
    },
    hint: {
      en: 'Look at the clock of the device; an answer of another time belongs to another survey.',
      id: 'Periksa jam perangkat; jawaban waktu lain milik survei lain.',
    },
  },
  'version-not-asked': {
    message: {
      en: 'These are answers to version {given}; the survey asks version {asked}.',
      id: 'Ini jawaban atas versi {given}; survei memakai versi {asked}.',
    },
    hint: { en: 'Read the form again.', id: 'Baca lagi formulirnya.' },
  },
  'answered-after-sending': {
    message: {
      en: 'It was answered after it was sent.',
      id: 'Dijawab setelah dikirim.',
    },
    hint: {
      en: 'Take both times from the same clock.',
      id: 'Ambil kedua waktu dari jam yang sama.',
    },
  },
  'entry-id-of-other': {
    message: {
      en: 'Another answer came with this id, and it is kept.',
      id: 'Jawaban lain dengan id ini sudah tersimpan.',
    },
    hint: { en: 'Give each answer an id of its own.', id: 'Beri tiap jawaban id sendiri.' },
  },
  'dates-reversed': {
    message: { en: 'It ends before it begins ({first}).', id: 'Berakhir sebelum dimulai ({first}).' },
    hint: { en: 'Give a later last day.', id: 'Isi hari terakhir yang lebih kemudian.' },
  },
  'service-repeated': {
    message: { en: 'The service already stands above.', id: 'Pelayanan ini sudah tercantum di atas.' },
    hint: { en: 'Keep one of the two.', id: 'Sisakan salah satunya.' },
  },
  'services-missing': {
    message: {
      en: 'A satisfaction survey is about at least one service.',
      id: 'Survei kepuasan memuat sedikitnya satu pelayanan.',
    },
    hint: { en: 'Name the services that it is about.', id: 'Sebutkan pelayanannya.' },
  },
  'population-of-services': {
    message: { en: 'The population is given for each service.', id: 'Populasi diisi untuk tiap pelayanan.' },
    hint: {
      en: 'Give it with the services, or name no services.',
      id: 'Isi pada pelayanannya, atau kosongkan pelayanannya.',
    },
  },
});

export type SurveyRemark = keyof typeof surveyRemarks;
