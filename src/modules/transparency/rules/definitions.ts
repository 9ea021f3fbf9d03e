import type { IndicatorDefinition } from '../schemas/definitions.ts';

type Words = Readonly<Record<'id' | 'en', string>>;

const handling = 'Perpres 76/2013; PermenPANRB 62/2018';
const service = 'UU 25/2009 art. 36; Perpres 76/2013; PermenPANRB 62/2018';

const always: Words = {
  id: 'Laporan yang belum diverifikasi, yang digabung ke laporan lain, dan spam.',
  en: 'Reports that nobody looked at yet, that were merged into another, and spam.',
};

/** Whole days, as deadlines are counted. */
const workingDays: Words = {
  id: 'Dihitung dalam hari kerja penuh seperti tenggatnya: hari terima adalah hari nol; yang diterima pada hari libur atau setelah jam tutup dihitung mulai hari kerja berikutnya; Sabtu, Minggu, hari libur nasional, dan cuti bersama tidak dihitung; hari berakhir pada jam tutup. Kalender yang berlaku saat penghitungan dipakai untuk semua bulan.',
  en: 'Counted in whole working days as its deadline is: the day of receipt is day zero; what comes in on a day off or after closing time counts from the next working day; Saturdays, Sundays, public holidays and joint leave do not count; a day ends at closing time. The calendar that holds when it is counted is used for all months.',
};

const from = (until: Words): Words => ({
  id: `Dari penerimaan laporan sampai ${until.id}. ${workingDays.id}`,
  en: `From the receipt of the report until ${until.en}. ${workingDays.en}`,
});
const untilFirst = from({
  id: 'tanggapan pertama: verifikasi, pengembalian, atau pengarsipan, yang mana pun lebih dahulu',
  en: 'the first response: verification, return or archiving, whichever came first',
});
const untilResolved = from({
  id: 'penyelesaian yang berlaku: setelah dibuka kembali, penyelesaian yang terakhir',
  en: 'the resolution that holds: the last one, if it was reopened',
});

const spread: Words = {
  id: 'median (separuh tidak lebih lama; jumlah genap: rata-rata dua nilai tengah), rata-rata dengan dua desimal, dan persentil ke-90 (peringkat terdekat: hari kerja paling sedikit yang mencakup sembilan dari sepuluh laporan); semuanya nilai pasti, bukan taksiran.',
  en: 'the median (half took no longer; of an even number the mean of the two in the middle), the mean with two decimals, and the 90th percentile (nearest rank: the fewest working days within which nine of ten were done); all exact, none estimated.',
};

/** What each indicator is, in the order of the answers. */
export const definitions: readonly IndicatorDefinition[] = [
  {
    code: 'received',
    field: 'figures.received',
    name: { id: 'Laporan diterima', en: 'Reports received' },
    definition: {
      id: 'Laporan yang diterima dalam periode dan sudah ditanggapi petugas: diverifikasi, dikembalikan, atau diarsipkan. Laporan masuk ke unit yang menanganinya sekarang dan ke bulan penerimaannya.',
      en: 'Reports that came in within the period and that an officer has looked at: verified, returned or archived. A report counts for the unit that handles it now, and in the month of its receipt.',
    },
    time: null,
    excluded: always,
    unit: 'Laporan',
    legalBasis: handling,
  },
  {
    code: 'first-response-in-time',
    field: 'figures.firstResponse.inTime',
    name: { id: 'Tanggapan pertama tepat waktu', en: 'First answered in time' },
    definition: {
      id: 'Bagian laporan diterima yang tanggapan pertamanya tidak lewat dari tenggatnya (3 hari kerja, kecuali ditetapkan lain untuk jenisnya).',
      en: 'The part of the reports received whose first response came not after its deadline (3 working days, unless another is set for the kind).',
    },
    time: untilFirst,
    excluded: {
      id: `${always.id} Yang belum ditanggapi setelah tenggat tampak pada unverified.overdue.`,
      en: `${always.en} What nobody looked at past the deadline stands in unverified.overdue.`,
    },
    unit: 'Persen',
    legalBasis: handling,
  },
  {
    code: 'first-response-time',
    field: 'figures.firstResponse.workingDays',
    name: { id: 'Waktu tanggapan pertama', en: 'Time to the first response' },
    definition: {
      id: `Hari kerja sampai tanggapan pertama: ${spread.id}`,
      en: `Working days until the first response: ${spread.en}`,
    },
    time: untilFirst,
    excluded: always,
    unit: 'Hari kerja',
    legalBasis: handling,
  },
  {
    code: 'resolution-in-time',
    field: 'figures.resolution.inTime',
    name: { id: 'Penyelesaian tepat waktu', en: 'Resolved in time' },
    definition: {
      id: 'Laporan yang diselesaikan tidak lewat dari tenggat penyelesaiannya, dari semua yang sudah diselesaikan atau sudah lewat tenggat tanpa penyelesaian.',
      en: 'Reports resolved not after their deadline, of all that are resolved or past the deadline without being so.',
    },
    time: untilResolved,
    excluded: {
      id: `${always.id} Juga yang diarsipkan, yang menunggu pelapor, dan yang belum selesai tetapi tenggatnya belum lewat.`,
      en: `${always.en} Also what was archived, what waits for the reporter, and what is not resolved while its deadline has not passed.`,
    },
    unit: 'Persen',
    legalBasis: handling,
  },
  {
    code: 'resolution-time',
    field: 'figures.resolution.workingDays',
    name: { id: 'Waktu penyelesaian', en: 'Time to the resolution' },
    definition: {
      id: `Hari kerja sampai penyelesaian: ${spread.id}`,
      en: `Working days until the resolution: ${spread.en}`,
    },
    time: untilResolved,
    excluded: {
      id: `${always.id} Juga yang belum diselesaikan atau diarsipkan.`,
      en: `${always.en} Also what is not resolved, or was archived.`,
    },
    unit: 'Hari kerja',
    legalBasis: handling,
  },
  {
    code: 'overdue',
    field: 'figures.resolution.overdue',
    name: { id: 'Lewat tenggat', en: 'Overdue' },
    definition: {
      id: 'Laporan yang pada saat penghitungan (countedAt) lewat tenggat penyelesaian dan belum diselesaikan atau diakhiri.',
      en: 'Reports that when it was counted (countedAt) were past the deadline of resolution, and neither resolved nor ended.',
    },
    time: null,
    excluded: {
      id: `${always.id} Juga yang menunggu pelapor.`,
      en: `${always.en} Also what waits for the reporter.`,
    },
    unit: 'Laporan',
    legalBasis: handling,
  },
  {
    code: 'reopened',
    field: 'figures.reopened',
    name: { id: 'Dibuka kembali', en: 'Reopened' },
    definition: {
      id: 'Laporan yang dibuka kembali oleh pelapor sekali atau lebih, dari semua yang pernah diselesaikan.',
      en: 'Reports that their reporters opened again once or more, of all that were ever resolved.',
    },
    time: null,
    excluded: always,
    unit: 'Persen',
    legalBasis: handling,
  },
  {
    code: 'returned',
    field: 'figures.returned',
    name: { id: 'Ditunda, menunggu pelapor', en: 'Returned to the reporter' },
    definition: {
      id: 'Laporan yang pada saat penghitungan menunggu pelengkapan dari pelapor.',
      en: 'Reports that waited for their reporters to complete them when it was counted.',
    },
    time: null,
    excluded: always,
    unit: 'Laporan',
    legalBasis: handling,
  },
  {
    code: 'archived',
    field: 'figures.archived',
    name: { id: 'Diarsipkan menurut alasan', en: 'Archived by ground' },
    definition: {
      id: 'Laporan yang tidak ditangani, menurut alasan pengarsipannya; tetap terhitung dalam laporan diterima.',
      en: 'Reports that were not handled, by the ground of archiving; they are counted among those received.',
    },
    time: null,
    excluded: always,
    unit: 'Laporan',
    legalBasis: handling,
  },
  {
    code: 'merged',
    field: 'figures.merged',
    name: { id: 'Digabung', en: 'Merged' },
    definition: {
      id: 'Laporan yang digabung ke laporan lain yang sama isinya; angka lainnya hanya menghitung laporan tujuannya.',
      en: 'Reports that were merged into another that says the same: all other figures count that one alone.',
    },
    time: null,
    excluded: { id: 'Laporan tujuan penggabungan.', en: 'The reports that they were merged into.' },
    unit: 'Laporan',
    legalBasis: handling,
  },
  {
    code: 'unverified',
    field: 'figures.unverified',
    name: { id: 'Belum diverifikasi', en: 'Not looked at yet' },
    definition: {
      id: 'Laporan yang belum ditanggapi petugas, dan di antaranya yang sudah lewat tenggat tanggapan pertama. Tidak masuk ke angka mana pun: siapa saja dapat mengirimnya, juga dalam jumlah banyak.',
      en: 'Reports that no officer has looked at yet, and those of them past the deadline of the first response. They are in no other figure: anybody can send them, and many of them.',
    },
    time: null,
    excluded: { id: 'Semua yang sudah ditanggapi.', en: 'All that was looked at.' },
    unit: 'Laporan',
    legalBasis: handling,
  },
  {
    code: 'satisfaction',
    field: 'figures.satisfaction',
    name: { id: 'Kepuasan pelapor', en: 'Satisfaction with the handling' },
    definition: {
      id: 'Rata-rata nilai 1–4 yang diberikan pelapor saat mengonfirmasi penyelesaian, dan bagian nilai 3 dan 4; tidak ditampilkan bila kurang dari lima jawaban.',
      en: 'The mean of the marks 1–4 that reporters gave when they confirmed the resolution, and the part of marks 3 and 4; not shown of fewer than five answers.',
    },
    time: null,
    excluded: {
      id: `${always.id} Juga pelapor yang tidak memberi nilai, dan nilai atas laporan yang tidak dibaca umum bila kurang dari lima bersama.`,
      en: `${always.en} Also reporters who gave no mark, and marks of reports that not everybody can read where fewer than five stand together.`,
    },
    unit: 'Nilai (1–4)',
    legalBasis: service,
  },
  {
    code: 'follow-ups',
    field: 'followUps',
    name: { id: 'Tindak lanjut', en: 'Actions that followed' },
    definition: {
      id: 'Tindakan yang disetujui: yang terbuka dalam periode, yang selesai di dalamnya dan di antaranya sampai tenggat pertama, yang tidak dilanjutkan, dan yang lewat tenggat pada akhir periode.',
      en: 'Accepted actions: those open in the period, those done in it and of these by the first due date, those dropped, and those past their due date at its end.',
    },
    time: null,
    excluded: {
      id: 'Tindakan yang baru diusulkan. Tindakan tidak memiliki kategori, jenis, atau saluran.',
      en: 'Actions that are only proposed. An action has no category, kind or channel.',
    },
    unit: 'Tindakan',
    legalBasis: 'PermenPANRB 14/2017; UU 25/2009 art. 36–38',
  },
];
