import { type PolicyDocumentKind, policyDocumentKinds } from '../reference.ts';
import { numberWords, shortCitation } from './citations.ts';

export interface Named {
  readonly kind: PolicyDocumentKind;
  readonly authority: string;
  readonly number: string | null;
  readonly year: number | null;
  readonly title: string;
}

/** What of an authority is part of the names of its documents, and after which words. */
const authorityIn: Partial<Readonly<Record<PolicyDocumentKind, readonly [before: string, office: RegExp]>>> =
  {
    'ministerial-regulation': ['Peraturan ', /^/],
    'ministerial-decision': ['Keputusan ', /^/],
    'governor-regulation': ['Peraturan Gubernur ', /^Gubernur /i],
    'governor-decision': ['Keputusan Gubernur ', /^Gubernur /i],
    'provincial-regulation': ['Peraturan Daerah Provinsi ', /^Gubernur /i],
    'city-regulation': ['Peraturan Daerah Kota ', /^Wali ?kota /i],
    'mayor-regulation': ['Peraturan Wali Kota ', /^Wali ?kota /i],
    'mayor-decision': ['Keputusan Wali Kota ', /^Wali ?kota /i],
    'mayor-instruction': ['Instruksi Wali Kota ', /^Wali ?kota /i],
    circular: ['Surat Edaran ', /^/],
  };

/** The kind with the authority, as documents are named: "Peraturan Wali Kota Palembang". */
export function formOf({ kind, authority }: Pick<Named, 'kind' | 'authority'>): string {
  const named = authorityIn[kind];
  if (!named) return policyDocumentKinds.get(kind).label.id;
  const [before, office] = named;
  return office.test(authority)
    ? before + authority.replace(office, '')
    : `${policyDocumentKinds.get(kind).jdihn} ${authority}`;
}

/** Numbers of decisions often end with their year: "188.45/KPTS/BKPSDM/2026". */
const withoutYear = (number: string, year: number | null): string =>
  number.replace(new RegExp(`/${year}$`), '');

/** The full name of a document (UU 12/2011 annex II no. 2). */
export function fullName(document: Named): string {
  const { number, year, title } = document;
  const form = formOf(document);
  return number === null || year === null
    ? `${form} tentang ${title}`
    : `${form} ${numberWords(withoutYear(number, year), year)} tentang ${title}`;
}

/** How a document is cited in short: "Perwali 12/2025"; null until it has a number. */
export const citationOf = ({
  kind,
  authority,
  number,
  year,
}: Pick<Named, 'kind' | 'authority' | 'number' | 'year'>): string | null =>
  number === null || year === null
    ? null
    : shortCitation({ kind, number: withoutYear(number, year), year, issuer: authority, eId: null });
