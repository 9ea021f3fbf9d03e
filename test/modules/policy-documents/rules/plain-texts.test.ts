import fc from 'fast-check';
import t from 'tap';
import { readPlain } from '../../../../src/modules/policy-documents/rules/text/read-plain.ts';
import { foundInText } from '../../../../src/modules/policy-documents/rules/text/soundness.ts';
import { writePlain } from '../../../../src/modules/policy-documents/rules/text/write-plain.ts';
import { arbitraryText, flatten } from '../../../support/policy-texts.ts';

const opening = {
  form: 'PERATURAN WALI KOTA PALEMBANG',
  number: '12',
  year: 2025,
  title: 'PENGEMBANGAN KOMPETENSI PEGAWAI',
};
const texts = (plain: string) =>
  Object.fromEntries(
    flatten(readPlain(plain).provisions).map(({ eId, heading, text }) => [
      eId,
      [heading, text].filter((words) => words !== null).join(' | '),
    ]),
  );

t.test('what is written is read again as it was', async (t) => {
  fc.assert(
    fc.property(arbitraryText, (provisions) => {
      const read = readPlain(writePlain({ opening, provisions }));
      t.strictSame(read, { opening, provisions, unplaced: [] });
    }),
    { numRuns: 200 },
  );
});

t.test('a regulation as it is copied out of a PDF', async (t) => {
  const read = readPlain(`
SALINAN

WALI KOTA PALEMBANG
PROVINSI SUMATERA SELATAN

PERATURAN WALI KOTA PALEMBANG
NOMOR 12 TAHUN 2025

TENTANG

PENGEMBANGAN KOMPETENSI
PEGAWAI APARATUR SIPIL NEGARA

DENGAN RAHMAT TUHAN YANG MAHA ESA

WALI KOTA PALEMBANG,

Menimbang : a. bahwa untuk melaksanakan ketentuan Pasal 49
               Undang-Undang Nomor 20 Tahun 2023 perlu diatur pe-
               ngembangan kompetensi;
            b. bahwa berdasarkan pertimbangan sebagaimana di-
               maksud dalam huruf a, perlu menetapkan Peraturan Wali
               Kota;

Mengingat : 1. Pasal 18 ayat (6) Undang-
               Undang Dasar Negara Republik Indonesia Tahun 1945;
            2. Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur
               Sipil Negara (Lembaran Negara Tahun 2023 Nomor 141);

3. Peraturan . . .

- 2 -

            3. Peraturan Pemerintah Nomor 11 Tahun 2017;

                          MEMUTUSKAN:

Menetapkan : PERATURAN WALI KOTA TENTANG PENGEMBANGAN
             KOMPETENSI PEGAWAI APARATUR SIPIL NEGARA.

BAB I
KETENTUAN UMUM

Pasal 1
Dalam Peraturan Wali Kota ini yang dimaksud dengan:
1. Kota adalah Kota Palembang.
2. Pegawai adalah:
a. pegawai negeri sipil; dan
b. pegawai pemerintah dengan perjanjian kerja.
3. Pengembangan Kompetensi adalah upaya pemenuhan ke-
butuhan kompetensi.

BAB II
PELAKSANAAN

Bagian Kesatu
Hak dan
Kewajiban

Paragraf 1
Umum

Pasal 2
(1) Setiap Pegawai berhak mengikuti pelatihan sebagaimana dimaksud dalam
Pasal 3
ayat (1) huruf
a. paling sedikit 20 (dua puluh) jam.
(2) Hak sebagaimana dimaksud pada ayat
(1) dilaksanakan setiap tahun.
(3) Pelatihan meliputi:
a. klasikal; dan/atau
b. nonklasikal:
1. daring; dan
2. magang.

Pasal 3
Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.

Agar setiap orang mengetahuinya, memerintahkan pengundangan
Peraturan Wali Kota ini.

Ditetapkan di Palembang
pada tanggal 2 Januari 2025
WALI KOTA PALEMBANG,
ttd.
RATU DEWA

PENJELASAN
ATAS
PERATURAN WALI KOTA PALEMBANG
NOMOR 12 TAHUN 2025

I. UMUM
Pegawai perlu
belajar.

Kota membiayainya.

II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
Pasal 2
Ayat (1)
Cukup jelas.
Ayat (3)
Huruf a
Yang dimaksud dengan “klasikal” adalah
di kelas.
Huruf b
Angka 1
Cukup jelas.

LAMPIRAN
PERATURAN WALI KOTA PALEMBANG
NOMOR 12 TAHUN 2025
TENTANG
PENGEMBANGAN KOMPETENSI
PEGAWAI APARATUR SIPIL NEGARA

DAFTAR PELATIHAN
No  Nama
1   Kepemimpinan
`);
  t.strictSame(read.opening, {
    form: 'PERATURAN WALI KOTA PALEMBANG',
    number: '12',
    year: 2025,
    title: 'PENGEMBANGAN KOMPETENSI PEGAWAI APARATUR SIPIL NEGARA',
  });
  t.strictSame(read.unplaced, []);
  t.strictSame(foundInText(read.provisions), []);
  t.matchOnlyStrict(
    Object.fromEntries(
      flatten(read.provisions).map(({ eId, heading, text }) => [
        eId,
        [heading, text].filter((words) => words !== null).join(' | '),
      ]),
    ),
    {
      rec_a:
        'bahwa untuk melaksanakan ketentuan Pasal 49 Undang-Undang Nomor 20 Tahun 2023 perlu diatur pengembangan kompetensi;',
      rec_b:
        'bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Peraturan Wali Kota;',
      cit_1: 'Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;',
      cit_2:
        'Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara (Lembaran Negara Tahun 2023 Nomor 141);',
      cit_3: 'Peraturan Pemerintah Nomor 11 Tahun 2017;',
      chp_I: 'KETENTUAN UMUM',
      art_1: 'Dalam Peraturan Wali Kota ini yang dimaksud dengan:',
      art_1__point_1: 'Kota adalah Kota Palembang.',
      art_1__point_2: 'Pegawai adalah:',
      art_1__point_2__point_a: 'pegawai negeri sipil; dan',
      art_1__point_2__point_b: 'pegawai pemerintah dengan perjanjian kerja.',
      art_1__point_3: 'Pengembangan Kompetensi adalah upaya pemenuhan kebutuhan kompetensi.',
      chp_II: 'PELAKSANAAN',
      chp_II__part_1: 'Hak dan Kewajiban',
      chp_II__part_1__sec_1: 'Umum',
      art_2: '',
      art_2__para_1:
        'Setiap Pegawai berhak mengikuti pelatihan sebagaimana dimaksud dalam Pasal 3 ayat (1) huruf a. paling sedikit 20 (dua puluh) jam.',
      art_2__para_2: 'Hak sebagaimana dimaksud pada ayat (1) dilaksanakan setiap tahun.',
      art_2__para_3: 'Pelatihan meliputi:',
      art_2__para_3__point_a: 'klasikal; dan/atau',
      art_2__para_3__point_b: 'nonklasikal:',
      art_2__para_3__point_b__point_1: 'daring; dan',
      art_2__para_3__point_b__point_2: 'magang.',
      art_3: 'Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.',
      conclusions:
        'Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Wali Kota ini.\nDitetapkan di Palembang\npada tanggal 2 Januari 2025\nWALI KOTA PALEMBANG,\nttd.\nRATU DEWA',
      explanation:
        'ATAS PERATURAN WALI KOTA PALEMBANG NOMOR 12 TAHUN 2025 | Pegawai perlu belajar.\nKota membiayainya.',
      explanation__art_1: 'Cukup jelas.',
      explanation__art_2: '',
      explanation__art_2__para_1: 'Cukup jelas.',
      explanation__art_2__para_3: '',
      explanation__art_2__para_3__point_a: 'Yang dimaksud dengan “klasikal” adalah di kelas.',
      explanation__art_2__para_3__point_b: '',
      explanation__art_2__para_3__point_b__point_1: 'Cukup jelas.',
      annex: 'DAFTAR PELATIHAN | No Nama\n1 Kepemimpinan',
    },
  );
});

t.test('paragraphs on one line, and an explanation that begins with its articles', async (t) => {
  t.strictSame(
    texts(`Pasal 7
(1) Pegawai wajib belajar. (2) Kota membiayainya menurut ayat
(1) dan ayat (2). (3) Hasilnya
dilaporkan.
Ditetapkan di Palembang
PENJELASAN
Pasal 1
Cukup jelas.
Pasal 7
Ayat (2)
Termasuk perjalanan.`),
    {
      art_7: '',
      art_7__para_1: 'Pegawai wajib belajar.',
      art_7__para_2: 'Kota membiayainya menurut ayat (1) dan ayat (2).',
      art_7__para_3: 'Hasilnya dilaporkan.',
      conclusions: 'Ditetapkan di Palembang',
      explanation: '',
      explanation__art_1: 'Cukup jelas.',
      explanation__art_7: '',
      explanation__art_7__para_2: 'Termasuk perjalanan.',
    },
  );
});

t.test('a decision with its dictums', async (t) => {
  const plain = `KEPUTUSAN WALI KOTA PALEMBANG
NOMOR : 188/KPTS/BKPSDM/2026
TENTANG
TIM PENATAAN PEGAWAI

WALI KOTA PALEMBANG,

Menimbang : bahwa perlu dibentuk tim;
Mengingat : Undang-Undang Nomor 20 Tahun 2023;
MEMUTUSKAN :
Menetapkan :
KESATU : Membentuk Tim dengan tugas:
a. menyusun peta;
b. melaporkan hasilnya.
KEDUA : Keputusan ini mulai berlaku
pada tanggal ditetapkan.
Ditetapkan di Palembang`;
  t.strictSame(readPlain(plain).opening, {
    form: 'KEPUTUSAN WALI KOTA PALEMBANG',
    number: '188/KPTS/BKPSDM/2026',
    year: null,
    title: 'TIM PENATAAN PEGAWAI',
  });
  t.strictSame(texts(plain), {
    rec: 'bahwa perlu dibentuk tim;',
    cit: 'Undang-Undang Nomor 20 Tahun 2023;',
    dictum_1: 'Membentuk Tim dengan tugas:',
    dictum_1__point_a: 'menyusun peta;',
    dictum_1__point_b: 'melaporkan hasilnya.',
    dictum_2: 'Keputusan ini mulai berlaku pada tanggal ditetapkan.',
    conclusions: 'Ditetapkan di Palembang',
  });
});

t.test('an amending regulation keeps what it quotes within its points', async (t) => {
  t.strictSame(
    texts(`Pasal I
Beberapa ketentuan dalam Peraturan Wali Kota Nomor 12 Tahun 2025 diubah sebagai berikut:
1. Ketentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:
Pasal 5
(1) Pegawai wajib
belajar:
1. daring; dan
2. luring.
2. Di antara Pasal 5 dan Pasal 6 disisipkan 1 (satu) pasal, yakni Pasal 5A:
Pasal 5A
Kota membiayainya.
Pasal II
Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.`),
    {
      art_I: 'Beberapa ketentuan dalam Peraturan Wali Kota Nomor 12 Tahun 2025 diubah sebagai berikut:',
      art_I__point_1:
        'Ketentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:\nPasal 5\n(1) Pegawai wajib belajar:\n1. daring; dan\n2. luring.',
      art_I__point_2:
        'Di antara Pasal 5 dan Pasal 6 disisipkan 1 (satu) pasal, yakni Pasal 5A:\nPasal 5A Kota membiayainya.',
      art_II: 'Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.',
    },
  );
});

t.test('a circular has points and no articles; what belongs to none of them is told', async (t) => {
  const read = readPlain(`SURAT EDARAN
NOMOR 5 TAHUN 2024
TENTANG
JAM PELATIHAN

Yth. Kepala Perangkat Daerah

1. Latar belakang
a. Pegawai perlu belajar.
2. Isi edaran`);
  t.strictSame(
    flatten(read.provisions).map(({ eId }) => eId),
    ['point_1', 'point_1__point_a', 'point_2'],
  );
  t.strictSame(read.unplaced, [{ at: 6, words: 'Yth. Kepala Perangkat Daerah' }]);
});

t.test('anything at all is read without failing, and what comes out can be addressed', async () => {
  const scraps = fc.constantFrom(
    'Pasal 1',
    'Pasal I',
    'BAB II',
    'BAB',
    '(1)',
    '(2) A.',
    'a. b',
    '1. c',
    'zz. d',
    '1) e;',
    'Menimbang :',
    'Mengingat',
    'MEMUTUSKAN',
    'KESATU :',
    'Bagian Kedua',
    'PENJELASAN',
    'II. PASAL DEMI PASAL',
    'Ayat (1)',
    'LAMPIRAN II',
    'LAMPIRAN',
    'Ditetapkan di',
    'TENTANG',
    'NOMOR 1 TAHUN 2020',
    '',
    '- 3 -',
    '. . .',
    'kata',
    'undang-',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(scraps, fc.string()), { maxLength: 40 }), (lines) => {
      flatten(readPlain(lines.join('\n')).provisions);
    }),
    { numRuns: 500 },
  );
});
