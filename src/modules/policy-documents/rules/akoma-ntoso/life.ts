import type { AmendmentOperation } from '../../reference.ts';
import type { ConsolidatedProvision } from '../../schemas/provisions.ts';
import { type Element, element } from './elements.ts';
import { uriOfWork, type Work } from './works.ts';

/** A document that changes or ends another. */
export interface OtherDocument {
  readonly uri: string;
  /** `Perwali 5/2026`. */
  readonly citation: string;
}

/** What this document changes in another. */
export interface ActiveChange {
  readonly operation: AmendmentOperation;
  /** Which provision of this document says so; null: none in particular. */
  readonly sourceEId: string | null;
  readonly target: OtherDocument;
  readonly targetEId: string | null;
  readonly effectiveOn: string;
}

export interface Life {
  readonly work: Work;
  /** Null: not yet known. */
  readonly effectiveOn: string | null;
  /** The end of it, and by what. */
  readonly end: { readonly on: string; readonly by: OtherDocument | null } | null;
  readonly provisions: readonly ConsolidatedProvision[];
  /** Documents that changed provisions, by their ids. */
  readonly amendedBy: ReadonlyMap<string, OtherDocument>;
  readonly changes: readonly ActiveChange[];
}

const modifications = { replace: 'substitution', insert: 'insertion', repeal: 'repeal' } as const;

type PassiveChange = ConsolidatedProvision['changes'][number] & { readonly eId: string };

const passiveChanges = (provisions: readonly ConsolidatedProvision[]): PassiveChange[] =>
  provisions.flatMap(({ eId, changes, provisions: within }) => [
    ...changes.map(({ documentId, operation, effectiveOn }) => ({ documentId, operation, effectiveOn, eId })),
    ...passiveChanges(within),
  ]);

/** When it came to be, what changed it, what it changes, and when it ended: after `publication` in `meta`. */
export function lifeOf(life: Life): Element[] {
  const passive = passiveChanges(life.provisions);
  const references = new References(life);
  const events = eventsOf(life, passive, references);
  const dates = [...new Set([...passive, ...life.changes].map(({ effectiveOn }) => effectiveOn))].sort();
  const period = (date: string) => `#tmpg_${dates.indexOf(date) + 1}`;
  const active = life.changes.map((change, at) =>
    modification(`amod_${at + 1}`, change.operation, period(change.effectiveOn), {
      source: `#${change.sourceEId ?? 'body'}`,
      destination: change.target.uri + (change.targetEId === null ? '' : `#${change.targetEId}`),
    }),
  );
  const passively = passive.map((change, at) =>
    modification(`pmod_${at + 1}`, change.operation, period(change.effectiveOn), {
      source: life.amendedBy.get(change.documentId)!.uri,
      destination: `#${change.eId}`,
    }),
  );
  const analysis = listed('activeModifications', active).concat(listed('passiveModifications', passively));
  const intervals = dates.map((date, at) =>
    element(
      'temporalGroup',
      { eId: `tmpg_${at + 1}` },
      element('timeInterval', {
        start: `#evt_${events.findIndex((event) => event.date === date) + 1}`,
        refersTo: '#inForce',
      }),
    ),
  );
  return [
    element(
      'lifecycle',
      { source: '#penata' },
      ...events.map((event, at) => element('eventRef', { eId: `evt_${at + 1}`, ...event })),
    ),
    ...listed('analysis', analysis, { source: '#penata' }),
    ...listed('temporalData', intervals, { source: '#penata' }),
    references.element(),
  ];
}

const listed = (name: string, children: readonly Element[], attributes = {}): Element[] =>
  children.length === 0 ? [] : [element(name, attributes, ...children)];

const modification = (
  eId: string,
  operation: AmendmentOperation,
  period: string,
  { source, destination }: { readonly source: string; readonly destination: string },
): Element =>
  element(
    'textualMod',
    { eId, type: modifications[operation] },
    element('source', { href: source }),
    element('destination', { href: destination }),
    element('force', { period }),
  );

/** Each document and concept that is referred to, once. */
class References {
  readonly #elements: Element[];
  readonly #names = new Map<string, string>();

  constructor({ work, amendedBy, changes, end }: Life) {
    this.#elements = [element('original', { eId: 'original', href: uriOfWork(work), showAs: work.title })];
    for (const document of amendedBy.values()) this.#add('passiveRef', document);
    if (end?.by) this.#add('passiveRef', end.by);
    for (const { target } of changes) this.#add('activeRef', target);
    const organization = (eId: string, href: string, showAs: string) =>
      element('TLCOrganization', { eId, href, showAs });
    this.#elements.push(
      organization('penata', '/akn/ontology/organization/penata', 'Penata'),
      organization('issuer', `/akn/ontology/organization/id/${work.issuer.slug}`, work.issuer.name),
      element('TLCConcept', { eId: 'inForce', href: '/akn/ontology/concept/inForce', showAs: 'Berlaku' }),
    );
  }

  of = ({ uri }: OtherDocument): string => `#${this.#names.get(uri)!}`;

  element = (): Element => element('references', { source: '#penata' }, ...this.#elements);

  #add(name: 'passiveRef' | 'activeRef', { uri, citation }: OtherDocument): void {
    if (this.#names.has(uri)) return;
    const eId = `ref_${this.#names.size + 1}`;
    this.#names.set(uri, eId);
    this.#elements.push(element(name, { eId, href: uri, showAs: citation }));
  }
}

interface Event {
  readonly date: string;
  readonly type: 'generation' | 'amendment' | 'repeal';
  readonly source: string;
  readonly refersTo?: string;
}

function eventsOf(life: Life, passive: readonly PassiveChange[], references: References): Event[] {
  const { work, effectiveOn, end, changes, amendedBy } = life;
  const original = '#original';
  const events: Event[] = [
    { date: work.enactedOn, type: 'generation', source: original },
    ...(effectiveOn === null
      ? []
      : [{ date: effectiveOn, type: 'generation', source: original, refersTo: '#inForce' } as const]),
    ...passive.map(({ documentId, effectiveOn: date }) => ({
      date,
      type: 'amendment' as const,
      source: references.of(amendedBy.get(documentId)!),
    })),
    ...changes.map(({ effectiveOn: date }) => ({ date, type: 'amendment' as const, source: original })),
    ...(end
      ? [{ date: end.on, type: 'repeal' as const, source: end.by ? references.of(end.by) : original }]
      : []),
  ];
  const once = new Map(
    events.map((event) => [`${event.date} ${event.type} ${event.source} ${event.refersTo}`, event]),
  );
  return [...once.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
