import Type, { type Static } from 'typebox';
import { Words } from '../../../platform/http/schemas.ts';

const field = (description: string, example: string, maxLength = 500) =>
  Words(description, maxLength, example);

export const JdihnRegulation = Type.Object(
  {
    idData: field('Stable id of the document.', '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b', 36),
    tahun_pengundangan: field(
      'Year of the promulgation, or of the signature of what is not promulgated.',
      '2025',
      4,
    ),
    tanggal_pengundangan: field('Day of the same.', '2025-03-04', 10),
    jenis: field('Kind in full.', 'Peraturan Wali Kota'),
    noPeraturan: field('Number.', '12'),
    judul: field(
      'Name in full.',
      'Peraturan Wali Kota Palembang Nomor 12 Tahun 2025 tentang Pola Karier',
      2000,
    ),
    noPanggil: field('Call number: of books only.', '-'),
    singkatanJenis: field('Kind in short.', 'PERWALI'),
    tempatTerbit: field('Where it was enacted.', 'Palembang'),
    penerbit: field('Publisher: of books only.', '-'),
    deskripsiFisik: field('Physical description: of books only.', '-'),
    sumber: field('Gazette in which it was promulgated.', 'Berita Daerah Kota Palembang Tahun 2025 Nomor 12'),
    subjek: field('Subject heading and keywords, separated by semicolons.', 'KEPEGAWAIAN; pola karier', 5000),
    isbn: field('ISBN: of books only.', '-'),
    status: Type.Enum(['Berlaku', 'Berlaku Sebagian', 'Tidak Berlaku', 'Belum Berlaku'], {
      title: 'JdihnStatus',
      description: 'Whether it holds today; what was amended holds as amended.',
      examples: ['Berlaku'],
    }),
    bahasa: field('Language.', 'Indonesia'),
    bidangHukum: field('Field of law.', 'Hukum Kepegawaian'),
    teuBadan: field('Corporate author, as libraries enter it (T.E.U. badan).', 'Palembang (Kota)'),
    nomorIndukBuku: field('Inventory number: of books only.', '-'),
    fileDownload: field('Name of the file with the text; `-` if there is none.', 'PERWALI-12-2025.json'),
    urlDownload: field(
      'Its address; `-` if there is none.',
      'https://penata.example/v1/public-policy-documents/019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b/text',
    ),
    abstrak: field('Name of the file with the abstract: always empty.', ''),
    urlAbstrak: field('Its address: always empty.', ''),
    urlDetailPeraturan: field(
      'Permanent address of the document.',
      'https://penata.example/v1/regulations/mayor-regulation/2025/12',
    ),
    operasi: Type.Enum(['4'], {
      title: 'JdihnOperation',
      description: 'Always `4`: what it says is to be taken over.',
      examples: ['4'],
    }),
    display: Type.Enum(['1'], {
      title: 'JdihnDisplay',
      description: 'Always `1`: it is to be shown.',
      examples: ['1'],
    }),
  },
  {
    $id: 'JdihnRegulation',
    additionalProperties: false,
    description:
      'A document in the spelling of the national network of legal documents (JDIHN, Permenkumham 8/2019).',
  },
);
export type JdihnRegulation = Static<typeof JdihnRegulation>;

export const feedSchemas = [JdihnRegulation];
