import { legalFields, policyDocumentKinds, policyDocumentLanguages } from '../reference.ts';
import type { JdihnRegulation } from '../schemas/feeds.ts';
import type { PublicPolicyDocument } from '../schemas/public-documents.ts';
import { fullName } from './names.ts';

/** What the feed tells of a document, from what everybody may know of it. */
export type Published = Omit<PublicPolicyDocument, 'citation' | 'name'> & {
  /** The signed text as a file, and an abstract; null if there is none. */
  readonly [Name in 'file' | 'abstract']: { readonly id: string; readonly fileName: string } | null;
};

/** Where the things of the feed are. */
export interface Addresses {
  readonly text: (documentId: string) => string;
  readonly file: (documentId: string, fileId: string) => string;
  readonly detail: (document: Published) => string;
}

const none = '-';

const statuses: Readonly<Partial<Record<PublicPolicyDocument['state'], JdihnRegulation['status']>>> = {
  'in-force': 'Berlaku',
  amended: 'Berlaku',
  'partly-revoked': 'Berlaku Sebagian',
  revoked: 'Tidak Berlaku',
};

/** "Wali Kota Palembang" is entered as "Palembang (Kota)". */
const corporateAuthor = (authority: string): string =>
  authority.replace(/^Wali ?Kota (.+)$/i, '$1 (Kota)').replace(/^Gubernur (.+)$/i, '$1 (Provinsi)');

/** A published document as harvesters of the network read it: flat, all of it strings. */
export function jdihnOf(document: Published, { text, file: fileAt, detail }: Addresses): JdihnRegulation {
  const { id, kind, number, year, subject, keywords, officialVersionId, file, abstract } = document;
  const { jdihn, abbreviation } = policyDocumentKinds.get(kind);
  const day = document.promulgatedOn ?? document.enactedOn ?? none;
  const words = officialVersionId === null ? undefined : `${abbreviation}-${number}-${year}`;
  return {
    idData: id,
    tahun_pengundangan: day.slice(0, 4),
    tanggal_pengundangan: day,
    jenis: jdihn,
    noPeraturan: number ?? none,
    judul: fullName(document),
    noPanggil: none,
    singkatanJenis: abbreviation,
    tempatTerbit: document.place,
    penerbit: none,
    deskripsiFisik: none,
    sumber: document.gazette ?? none,
    subjek: [subject, ...keywords].filter(Boolean).join('; ') || none,
    isbn: none,
    status: statuses[document.state] ?? 'Belum Berlaku',
    bahasa: policyDocumentLanguages.get(document.language).label.id,
    bidangHukum: legalFields.get(document.legalField).label.id,
    teuBadan: corporateAuthor(document.authority),
    nomorIndukBuku: none,
    fileDownload: file?.fileName ?? (words === undefined ? none : `${words.replaceAll(/[^\w.]+/g, '-')}.txt`),
    urlDownload: file ? fileAt(id, file.id) : words === undefined ? none : text(id),
    abstrak: abstract?.fileName ?? '',
    urlAbstrak: abstract ? fileAt(id, abstract.id) : '',
    urlDetailPeraturan: detail(document),
    operasi: '4',
    display: '1',
  };
}
