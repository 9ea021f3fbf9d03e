import type { ConsolidatedProvision } from '../../schemas/provisions.ts';
import { numberWords } from '../citations.ts';
import { documentOf, type Element, element, passages, words } from './elements.ts';
import { hierarchyOf, preambleOf } from './hierarchy.ts';
import { type Life, lifeOf } from './life.ts';
import { type Expression, identification, type Work } from './works.ts';

/** A document with its text as of a day. */
export interface PublishedText extends Life {
  readonly asOf: string;
  readonly writtenOn: string;
  /** Where it was promulgated: `Berita Daerah Kota Palembang`. */
  readonly publication: {
    readonly gazette: string;
    readonly number: string | null;
    readonly date: string;
  } | null;
}

/** The text as XML of Akoma Ntoso 3.0 (OASIS LegalDocML), with its metadata and life. */
export function akomaNtosoOf(published: PublishedText): string {
  const { provisions } = published;
  const of = (...kinds: ConsolidatedProvision['kind'][]) =>
    provisions.filter(({ kind }) => kinds.includes(kind));
  const body = hierarchyOf(of('chapter', 'article', 'dictum', 'letter', 'item'));
  const attachments = of('explanation', 'annex');
  return documentOf(
    element(
      'akomaNtoso',
      { xmlns: 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0' },
      element(
        'act',
        { name: published.work.kind, contains: 'singleVersion' },
        meta(published),
        preface(published.work),
        ...preambleOf(provisions),
        element('body', { eId: 'body' }, ...(body.length > 0 ? body : [nothing])),
        ...of('closing').map(({ eId, text }) => element('conclusions', { eId }, ...passages(text ?? ''))),
        ...(attachments.length === 0
          ? []
          : [element('attachments', {}, ...attachments.map((one) => attachment(published, one)))]),
      ),
    ),
  );
}

/** A body cannot be empty: of what is only published as a file it says so. */
const nothing = element(
  'hcontainer',
  { eId: 'body__hcontainer_1', name: 'none' },
  element('content', {}, element('p')),
);

function meta(published: PublishedText): Element {
  const { publication } = published;
  return element(
    'meta',
    {},
    identification(published, 'main'),
    ...(publication
      ? [
          element('publication', {
            date: publication.date,
            name: 'gazette',
            showAs: publication.gazette,
            number: publication.number ?? undefined,
          }),
        ]
      : []),
    ...lifeOf(published),
  );
}

const preface = ({ number, year, title, issuer }: Work): Element =>
  element(
    'preface',
    {},
    element(
      'longTitle',
      {},
      element(
        'p',
        {},
        element('docProponent', {}, words(issuer.name)),
        words(' '),
        element('docNumber', {}, words(number === null ? String(year) : numberWords(number, year))),
        words(' tentang '),
        element('docTitle', {}, words(title)),
      ),
    ),
  );

/** Explanation and annexes are documents of their own, which belong to this one. */
const attachment = (expression: Expression, provision: ConsolidatedProvision): Element => {
  const { eId, kind, number, heading, text, provisions } = provision;
  const said = text === null ? [] : passages(text);
  const inner = hierarchyOf(provisions);
  const title = [kind === 'annex' ? 'LAMPIRAN' : 'PENJELASAN', number].filter(Boolean).join(' ');
  return element(
    'attachment',
    { eId: `att_${eId}` },
    element('heading', {}, words(title)),
    ...(heading === null ? [] : [element('subheading', {}, words(heading))]),
    element(
      'doc',
      { name: kind },
      element('meta', {}, identification(expression, eId)),
      element(
        'mainBody',
        { eId },
        ...(said.length + inner.length > 0 ? [...said, ...inner] : [element('p')]),
      ),
    ),
  );
};
