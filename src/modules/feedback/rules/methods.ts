import type { PublishedResults } from '../schemas/publications.ts';
import type { Survey } from '../schemas/surveys.ts';

/** How results come about, as it is published with them. */
export const methods: Record<Survey['kind'], PublishedResults['method']> = {
  satisfaction: {
    text: {
      id: 'Survei kepuasan masyarakat atas sembilan unsur pelayanan, masing-masing dinilai 1–4 oleh pengguna layanan. Nilai rata-rata tiap unsur dihitung dari semua jawaban yang sah; indeks adalah rata-rata tertimbang kesembilan unsur. Jawaban yang ditahan atau ditolak tidak dihitung. Kelompok dengan kurang dari lima jawaban tidak ditampilkan.',
      en: 'A satisfaction survey on nine elements of a service, each marked 1–4 by those who used it. The mean of each element is taken over all answers that count; the index is the weighted mean of the nine. Answers that were held or rejected do not count. Groups of fewer than five answers are not shown.',
    },
    formula:
      'NRR(u) = Σ nilai(u) / n; IKM = Σ (NRR(u) × 1/9); konversi = IKM × 25; sampel = 3,841·N·0,25 / (0,05²·(N−1) + 3,841·0,25)',
    legalBasis: 'PermenPANRB 14/2017',
  },
  own: {
    text: {
      id: 'Survei dengan kuesioner sendiri. Semua jawaban yang sah dihitung; jawaban yang ditahan atau ditolak tidak dihitung. Kelompok dengan kurang dari lima jawaban tidak ditampilkan.',
      en: 'A survey with a questionnaire of its own. All answers that count are told of; those that were held or rejected do not count. Groups of fewer than five answers are not shown.',
    },
    formula: 'x̄ = Σ x / n; s = √(Σ (x − x̄)² / (n − 1))',
    legalBasis: 'UU 25/2009 art. 39',
  },
};
