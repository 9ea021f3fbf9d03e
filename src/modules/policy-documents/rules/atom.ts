import { policyDocumentKinds, policyDocumentStepKinds } from '../reference.ts';
import type { PolicyDocumentStep } from '../schemas/documents.ts';
import { fullName, type Named } from './names.ts';

/** What happened to a published document. */
export interface PublicChange extends Pick<PolicyDocumentStep, 'id' | 'kind' | 'happenedOn'> {
  readonly at: string;
  readonly document: Named & { readonly id: string };
  /** Null of what no other document did. */
  readonly by: Named | null;
}

export interface FeedPlace {
  /** The host that the ids are minted under (RFC 4151). */
  readonly host: string;
  readonly publisher: string;
  readonly self: string;
  /** The newest page; the feed itself, if this is it. */
  readonly newest: string;
  /** The next older page. */
  readonly older: string | undefined;
  readonly addressOf: (documentId: string) => string;
}

const never = '1970-01-01T00:00:00.000Z';
const link = (rel: string, href: string, type: string) => ({ '@_rel': rel, '@_href': href, '@_type': type });
const atom = 'application/atom+xml';

/** A page of changes as a feed (RFC 4287), with the pages before it (RFC 5005). */
export function atomOf(changes: readonly PublicChange[], place: FeedPlace): object {
  const { host, publisher, self, newest, older } = place;
  return {
    feed: {
      '@_xmlns': 'http://www.w3.org/2005/Atom',
      '@_xml:lang': 'id',
      id: `tag:${host},2026:policy-documents`,
      title: `Perubahan dokumen hukum: ${publisher}`,
      updated: changes[0]?.at ?? never,
      author: { name: publisher },
      link: [
        link('self', self, atom),
        ...(self === newest ? [] : [link('current', newest, atom)]),
        ...(older === undefined ? [] : [link('prev-archive', older, atom), link('next', older, atom)]),
      ],
      entry: changes.map((change) => entryOf(change, place)),
    },
  };
}

function entryOf(
  { id, kind, happenedOn, at, document, by }: PublicChange,
  { host, addressOf }: FeedPlace,
): object {
  const { label } = policyDocumentStepKinds.get(kind);
  const name = fullName(document);
  return {
    id: `tag:${host},2026:policy-document-steps:${id}`,
    title: `${label.id}: ${name}`,
    updated: at,
    link: link('alternate', addressOf(document.id), 'application/json'),
    category: {
      '@_term': document.kind,
      '@_label': policyDocumentKinds.get(document.kind).label.id,
    },
    summary: `${name}: ${label.id.toLowerCase()}${by ? ` dengan ${fullName(by)}` : ''}, ${happenedOn}.`,
  };
}
