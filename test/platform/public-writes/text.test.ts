import fc from 'fast-check';
import t from 'tap';
import { linksIn, personalDataIn, redacted } from '../../../src/platform/public-writes/index.ts';
import type { PersonalDataKind } from '../../../src/platform/public-writes/text/kinds.ts';

/** What is found in a text, as `kind: what stands there`. */
const foundIn = (text: string): string[] =>
  personalDataIn(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

t.test('links are counted, however they are written', async (t) => {
  const cases: [string, number][] = [
    ['Lihat https://contoh.go.id/a?b=c dan http://contoh.net.', 2],
    ['www.contoh.toko/promo', 1],
    ['Kunjungi contoh.com, murah!', 1],
    ['judi di slot-gacor.xyz dan bit.ly/3abc', 2],
    ['HTTPS://CONTOH.COM', 1],
    ['ftp://contoh.com/berkas', 1],
    ['(contoh.id)', 1],
    ['surat ke warga@contoh.com', 0],
    ['Pelayanan lambat.Tolong diperbaiki', 0],
    ['aplikasi error.Link tidak terbuka', 0],
    ['petugas ramah.di loket 3', 0],
    ['Biaya Rp 150.000 pukul 10.30', 0],
    ['Perwali 12/2025 pasal 3 ayat 2', 0],
    ['berkas.pdf sudah diunggah', 0],
    ['', 0],
  ];
  for (const [text, count] of cases) t.equal(linksIn(text), count, text);
});

const found: Readonly<Record<PersonalDataKind, readonly [text: string, found: string][]>> = {
  nik: [
    ['NIK saya 1671045505900001 mohon dicek', '1671045505900001'],
    ['nik:1671-0415-0590-0001', '1671-0415-0590-0001'],
    ['1671 0415 0590 0001', '1671 0415 0590 0001'],
    ['KTP 16.71.04.150590.0001', '16.71.04.150590.0001'],
    ['No.1671047112900002.', '1671047112900002'],
  ],
  nip: [
    ['NIP 198001012005011001', '198001012005011001'],
    ['NIP. 19800101 200501 2 001', '19800101 200501 2 001'],
  ],
  npwp: [
    ['09.254.294.3-407.000', '09.254.294.3-407.000'],
    ['NPWP saya: 0092542943407000', '0092542943407000'],
    ['npwp 092542943407000', '092542943407000'],
  ],
  card: [
    ['kartu 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['5555555555554444', '5555555555554444'],
    ['3782-822463-10005', '3782-822463-10005'],
  ],
  account: [
    ['transfer ke BCA 1234567890', '1234567890'],
    ['no. rekening Bank Sumsel Babel atas nama saya: 140-09-12345', '140-09-12345'],
    ['rek Mandiri 112 00 1234567 8', '112 00 1234567 8'],
  ],
  phone: [
    ['hubungi 081234567890', '081234567890'],
    ['WA 0812-3456-7890', '0812-3456-7890'],
    ['+62 812 3456 7890', '+62 812 3456 7890'],
    ['(+62) 812-3456-789', '(+62) 812-3456-789'],
    ['6281234567890', '6281234567890'],
    ['telp (0711) 354000', '(0711) 354000'],
    ['021-5551234', '021-5551234'],
    ['+62 711 354000', '+62 711 354000'],
    ['hp:0853.6789.1234, terima kasih', '0853.6789.1234'],
  ],
  email: [
    ['kirim ke siti.rahma@gmail.com ya', 'siti.rahma@gmail.com'],
    ['<warga+1@contoh.go.id>', 'warga+1@contoh.go.id'],
  ],
  'vehicle-plate': [
    ['mobil BG 1234 XY parkir', 'BG 1234 XY'],
    ['B1234ABC', 'B1234ABC'],
    ['motor plat bg 5678 ab menerobos', 'bg 5678 ab'],
    ['Nopol: BG-1234-Z', 'BG-1234-Z'],
  ],
  address: [
    ['rumah di Jl. Merdeka No. 5', 'Jl. Merdeka No. 5'],
    ['Jalan Jenderal Sudirman No.12A, RT 05/RW 02', 'Jalan Jenderal Sudirman No.12A, RT 05/RW 02'],
    ['jl kapten a rivai no 7', 'jl kapten a rivai no 7'],
    ['Gang Buntu No 3', 'Gang Buntu No 3'],
    ['JALAN DEMANG LEBAR DAUN NO 10', 'JALAN DEMANG LEBAR DAUN NO 10'],
    ['warga rt 05 rw 02', 'rt 05 rw 02'],
    ['RT/RW 005/002', 'RT/RW 005/002'],
  ],
  'birth-date': [
    ['lahir di Palembang, 17-08-1990', '17-08-1990'],
    ['TTL: Palembang 5 Mei 1985', '5 Mei 1985'],
    ['tanggal lahir 1990-08-17', '1990-08-17'],
  ],
  name: [
    ['dilayani Bapak Budi Santoso dengan baik', 'Budi Santoso'],
    ['terima kasih bu Siti', 'Siti'],
    ['oleh dr. Rina Wulandari, sabar', 'Rina Wulandari'],
    ['Bapak H. Ahmad Yusuf marah', 'Ahmad Yusuf'],
    ["Sdr. Ma'ruf M. Ali", "Ma'ruf M. Ali"],
    ['Pak Joko. Terima kasih', 'Joko'],
    ['PAK BUDI', 'BUDI'],
    ['Bu Ani Tolong dibantu', 'Ani'],
  ],
  'social-handle': [
    ['lihat ig @siti_rahma90', '@siti_rahma90'],
    ['(@warga.plg)', '@warga.plg'],
  ],
};

t.test('personal data are found by their form, and where they stand', async (t) => {
  for (const [kind, cases] of Object.entries(found))
    for (const [text, what] of cases) t.strictSame(foundIn(text), [`${kind}: ${what}`], text);
});

t.test('what only looks a little like it is left alone', async (t) => {
  for (const text of [
    'Biaya Rp 150.000 terlalu mahal',
    'Rp1.671.045.505.900.001',
    'dana Rp. 081234567890',
    'transfer BCA Rp 150.000.000',
    'Bank Mandiri tahun 2025, anggaran 150.000.000',
    'BRI 15000000 rupiah',
    'No. antrean 12',
    'antrean A012 loket 3',
    'Perwali 12/2025 dan UU 20/2023 pasal 5',
    'Nomor 821.2/0123/BKPSDM/2026',
    'pukul 08.00-16.00 WIB',
    'jam 07.30 - 16.00',
    'tanggal 08-12-2025 10.30.15',
    'sejak 07-08-2025 sampai 31-12-2026',
    'tahun 2020-2025',
    '10 12 15 20 25 30 35 40',
    'kode 1234567890123456',
    'NIK 1671045513900001',
    'hubungi 112 atau 1500771',
    '0711',
    'lulusan D3 TI dan S1 PAUD',
    'suhu 30 C, berat B 12 KG',
    'ada 1000 ks berkas',
    'Jalan Sudirman macet',
    'jalan rusak di depan antrean No. 12',
    'Ketua RT 05 baik',
    'lahir dari keluarga besar',
    'akta kelahiran terbit 12-03-2025',
    'Ibu Kota negara, bapak dan ibu hamil',
    'Bapak/Ibu petugas, Pak Camat dan Bu Lurah',
    'Ibu Saya sakit, Pak Tolong dibantu',
    'dr Palembang ke Jakarta',
    'RSUP dr. Mohammad Hoesin',
    'RS Dr. AK Gani',
    'harga @5000 atau @Rp',
    'Dinas Kependudukan dan Pencatatan Sipil',
    '',
  ])
    t.strictSame(foundIn(text), [], text);
});

t.test('of two that overlap the longer stands, and what it covered no more is found beside it', async (t) => {
  t.strictSame(foundIn('siti@contoh.com'), ['email: siti@contoh.com'], 'not the handle within');
  t.strictSame(
    foundIn('Jl. H. Ahmad Yani No. 5'),
    ['address: Jl. H. Ahmad Yani No. 5'],
    'not the name within',
  );
  t.strictSame(foundIn('Jl. Merdeka No. 12 081234567890'), [
    'address: Jl. Merdeka No. 12',
    'phone: 081234567890',
  ]);
  t.strictSame(foundIn('NIK 1671045505900001 081234567890'), [
    'nik: 1671045505900001',
    'phone: 081234567890',
  ]);
});

t.test('a text is given back with the kind in place of what was found', async (t) => {
  const text = 'Pak Budi (0812-3456-7890, NIK 1671045505900001) di Jl. Merdeka No. 5.';
  const findings = personalDataIn(text);
  t.equal(redacted(text, findings, 'id'), 'Pak [nama] ([nomor telepon], NIK [NIK]) di [alamat].');
  t.equal(redacted(text, findings, 'en'), 'Pak [name] ([phone number], NIK [NIK]) di [address].');
  t.equal(redacted(text, [], 'id'), text);
  t.equal(redacted(text, [...findings].reverse(), 'id'), redacted(text, findings, 'id'), 'in any order');
});

const numericKinds = ['nik', 'nip', 'npwp', 'card', 'account', 'phone'];
const pieces = [
  ...Object.values(found).flatMap((cases) => cases.flat()),
  ...[
    'BCA ',
    'rekening',
    'NPWP',
    'Rp ',
    'lahir ',
    ' ',
    '-',
    '.',
    '(',
    '+',
    '@',
    '0',
    '62',
    '8',
    ', ',
    '\n',
    '[',
  ],
];
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.stringMatching(/^[\d .-]{0,20}$/),
      fc.string({ unit: 'grapheme' }),
    ),
    {
      maxLength: 12,
    },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((between) => parts.join(between)));

t.test('findings never overlap and lie within the text', async () => {
  fc.assert(
    fc.property(texts, (text) => {
      let upTo = 0;
      for (const { start, end } of personalDataIn(text)) {
        if (start < upTo || end <= start || end > text.length) return false;
        upTo = end;
      }
      return true;
    }),
    { numRuns: 2000 },
  );
});

t.test('no number that stands for a person is found in a text once it is redacted', async () => {
  fc.assert(
    fc.property(texts, fc.constantFrom('id', 'en'), (text, language) =>
      personalDataIn(redacted(text, personalDataIn(text), language)).every(
        ({ kind }) => !numericKinds.includes(kind),
      ),
    ),
    { numRuns: 2000 },
  );
});
