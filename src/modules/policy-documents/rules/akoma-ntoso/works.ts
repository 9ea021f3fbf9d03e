import { type PolicyDocumentKind, policyDocumentKinds } from '../../reference.ts';
import { type Element, element } from './elements.ts';

/** What names a document for good. */
export interface Work {
  readonly kind: PolicyDocumentKind;
  readonly number: string | null;
  readonly year: number;
  /** The day on which it was enacted. */
  readonly enactedOn: string;
  readonly title: string;
  readonly issuer: Issuer;
}

/** Who enacted it: `palembang`, “Wali Kota Palembang”; many cities have a regulation of one number and year. */
export interface Issuer {
  readonly slug: string;
  readonly name: string;
}

/** The words of a document as they stand from a day on, and the file that holds them. */
export interface Expression {
  readonly work: Work;
  readonly asOf: string;
  readonly writtenOn: string;
}

const language = 'ind';

/** `/akn/id/act/perwali/palembang/2025-01-02/12`, after the naming convention of Akoma Ntoso 3.0. */
export const uriOfWork = ({ kind, number, year, enactedOn, issuer }: Work): string =>
  `/akn/id/act/${subtypeOf(kind)}/${slugOf(issuer.slug)}/${enactedOn}/${slugOf(number ?? String(year))}`;

const subtypeOf = (kind: PolicyDocumentKind) => slugOf(policyDocumentKinds.get(kind).abbreviation);

const slugOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^-+|-+$/g, '') || '-';

/** What identifies one component: the document itself (`main`), or an annex of it. */
export function identification({ work, asOf, writtenOn }: Expression, component: string): Element {
  const uri = uriOfWork(work);
  const expression = `${uri}/${language}@${asOf}`;
  const author = element('FRBRauthor', { href: '#issuer' });
  const core = (at: string, ending: string, date: string, ...aliases: Element[]) => [
    element('FRBRthis', { value: `${at}/!${component}${ending}` }),
    element('FRBRuri', { value: at + ending }),
    ...aliases,
    element('FRBRdate', { date, name: 'Generation' }),
    author,
  ];
  return element(
    'identification',
    { source: '#penata' },
    element(
      'FRBRWork',
      {},
      ...core(uri, '', work.enactedOn, element('FRBRalias', { value: work.title, name: 'title' })),
      element('FRBRcountry', { value: 'id' }),
      element('FRBRsubtype', { value: subtypeOf(work.kind) }),
      element('FRBRnumber', { value: work.number ?? String(work.year) }),
    ),
    element('FRBRExpression', {}, ...core(expression, '', asOf), element('FRBRlanguage', { language })),
    element(
      'FRBRManifestation',
      {},
      ...core(expression, '.xml', writtenOn),
      element('FRBRformat', { value: 'application/akn+xml' }),
    ),
  );
}
