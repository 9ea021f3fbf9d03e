import { type PolicyDocumentKind, policyDocumentKinds } from '../reference.ts';
import { anyName, kindNamed, namesIssuer } from './citation-names.ts';
import { addressOfPlace, anyPlace, wordsOfPlace } from './citation-places.ts';

/** A document, or a provision of it, as words cite it. */
export interface Citation {
  readonly kind: PolicyDocumentKind;
  /** Without the year: `12`, `188/KPTS`; null of the constitution. */
  readonly number: string | null;
  readonly year: number;
  /** As the words say it: `Palembang`, `Menteri Dalam Negeri`; null if they do not. */
  readonly issuer: string | null;
  /** Address of the provision; null: the document as a whole. */
  readonly eId: string | null;
}

/** Where in the words a citation stands. */
export interface FoundCitation extends Citation {
  readonly from: number;
  readonly to: number;
}

const blanks = '[\\s]{1,3}';
const issuerWords = `(?:${blanks}(?!(?:nomor|no|tahun|tentang|pasal|dan|atau|jo)\\b(?!${blanks}reformasi))[\\p{L}.&-]{1,30}){0,12}?`;
const year = '(?<year>(?:1[89]|20)\\d\\d)';
const slashed = `(?<short>[\\w.-]{1,30}(?:/[\\w.-]{1,30}){0,5}?)\\s?/\\s?${year}(?![\\w/])`;
const spoken = `(?<number>[\\w.-]{1,30}(?:/[\\w.-]{1,30}){0,6})${blanks}(?:tahun|th\\.?|thn\\.?)${blanks}(?<spokenYear>\\d{4})(?!\\d)`;
const numbered = `(?:(?:nomor|no\\.?)\\s?:?\\s?)?(?:${spoken}|${slashed})`;
const constitution =
  '(?:uud(?: nri)?(?: tahun)? 1945|undang-undang dasar(?: negara republik indonesia)?(?: tahun)? 1945)';
const document = `(?:(?<constitution>${constitution})|(?<name>${anyName})(?<issuer>${issuerWords})${blanks}${numbered})`;
const citation = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<placeBefore>${anyPlace})${blanks})?${document}(?:,?${blanks}(?<placeAfter>${anyPlace}))?`,
  'giu',
);

/** The citations in a text, in their order. */
export function findCitations(words: string): FoundCitation[] {
  return [...words.matchAll(citation)].flatMap((match) => {
    const groups = match.groups!;
    const place = groups.placeAfter ?? groups.placeBefore;
    const cited = documentOf(groups);
    return cited === undefined
      ? []
      : {
          ...cited,
          eId: place === undefined ? null : addressOfPlace(place),
          from: match.index,
          to: match.index + match[0].length,
        };
  });
}

/** What a search box holds, if it is one citation and nothing else. */
export function readCitation(words: string): Citation | undefined {
  const said = words.trim().replace(/[.,;]$/, '');
  const [found, ...others] = findCitations(said);
  if (!found || others.length > 0 || found.from > 0 || found.to < said.length) return undefined;
  const { from: _from, to: _to, ...cited } = found;
  return cited;
}

type Groups = Readonly<Record<string, string | undefined>>;

function documentOf(groups: Groups): Omit<Citation, 'eId'> | undefined {
  if (groups.constitution !== undefined)
    return { kind: 'constitution', number: null, year: 1945, issuer: null };
  const named = kindNamed(groups.name!);
  if (!named) return undefined;
  const said = groups.year ?? groups.spokenYear!;
  const number = (groups.short ?? groups.number!).replace(new RegExp(`/${said}$`), '');
  const issuer = `${named.issuer} ${groups.issuer!.replaceAll(/\s+/g, ' ')}`.replaceAll(/\s+/g, ' ').trim();
  return { kind: named.kind, number, year: Number(said), issuer: issuer || null };
}

/** `Perwali 12/2025 Pasal 5 ayat (2)`. */
export function shortCitation({ kind, number, year, issuer, eId }: Citation): string {
  const { abbreviation } = policyDocumentKinds.get(kind);
  const name = abbreviation
    .split(' ')
    .map((word) => (word.length > 3 && word !== 'TAP' ? word[0] + word.slice(1).toLowerCase() : word))
    .join(' ');
  const ministry = namesIssuer(kind) && issuer ? ` ${issuer.replace(/^Menteri /, '')}` : '';
  const own = number === null ? `${name} ${year}` : `${name}${ministry} ${number}/${year}`;
  return eId === null ? own : `${own} ${wordsOfPlace(eId)}`;
}

/** `Nomor 12 Tahun 2025`; numbers of decisions have the year within. */
export const numberWords = (number: string, year: number): string =>
  `Nomor ${number.includes('/') ? `${number}/${year}` : `${number} Tahun ${year}`}`;
