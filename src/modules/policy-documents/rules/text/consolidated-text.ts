import type { ConsolidatedProvision, Provision, ProvisionChange } from '../../schemas/provisions.ts';
import { addressOf, type Surroundings, surroundingsWithin, textItself } from './addresses.ts';

interface Place {
  readonly node: ConsolidatedProvision;
  readonly holder: ConsolidatedProvision | null;
  readonly within: Surroundings;
  /** From 1. */
  readonly depth: number;
}

/** The words that stand for what is repealed. */
export const repealed = 'Dihapus.';

/** A text that is being amended: each provision is found by its address. */
export class ConsolidatedText {
  readonly provisions: ConsolidatedProvision[];
  readonly #places = new Map<string, Place>();

  constructor(base: readonly Provision[]) {
    this.provisions = base.map((provision) => this.#grown(provision, null, textItself));
  }

  has = (eId: string): boolean => this.#places.has(eId);

  find = (eId: string): Place | undefined => this.#places.get(eId);

  /** The first address of the provision, or of one within it, that is taken in these surroundings. */
  firstTaken(provision: Provision, within: Surroundings, except?: ReadonlySet<string>): string | undefined {
    const eId = addressOf(provision, within);
    if (this.has(eId) && !except?.has(eId)) return eId;
    const inner = surroundingsWithin(provision, eId, within);
    for (const child of provision.provisions) {
      const taken = this.firstTaken(child, inner, except);
      if (taken !== undefined) return taken;
    }
    return undefined;
  }

  insert(
    provision: Provision,
    holder: ConsolidatedProvision | null,
    within: Surroundings,
    at: number,
    change: ProvisionChange,
  ): void {
    const node = this.#grown(provision, holder, within);
    for (const one of branch(node)) one.changes.push(change);
    (holder?.provisions ?? this.provisions).splice(at, 0, node);
  }

  /** What is within the old and reads as before keeps its own history alone. */
  replace({ node: old, holder, within }: Place, provision: Provision, change: ProvisionChange): void {
    const before = new Map(branch(old).map((one) => [one.eId, one]));
    for (const eId of before.keys()) this.#places.delete(eId);
    const node = this.#grown(provision, holder, within);
    for (const one of branch(node)) {
      const previous = before.get(one.eId);
      if (previous) one.changes.push(...previous.changes);
      if (one === node || !previous || !isAlike(one, previous)) one.changes.push(change);
    }
    const siblings = holder?.provisions ?? this.provisions;
    siblings[siblings.indexOf(old)] = node;
  }

  replaceHeading({ node }: Place, heading: string | null, change: ProvisionChange): void {
    node.heading = heading;
    node.changes.push(change);
  }

  /** Articles of a repealed chapter keep their places and numbers as well; what is within an article goes. */
  repeal({ node }: Place, change: ProvisionChange): void {
    node.isRepealed = true;
    node.heading = null;
    node.text = repealed;
    node.changes.push(change);
    if (holdsArticles(node)) {
      for (const inner of node.provisions)
        if (!inner.isRepealed) this.repeal(this.#places.get(inner.eId)!, change);
      return;
    }
    for (const inner of node.provisions) for (const { eId } of branch(inner)) this.#places.delete(eId);
    node.provisions = [];
  }

  #grown(
    provision: Provision,
    holder: ConsolidatedProvision | null,
    within: Surroundings,
  ): ConsolidatedProvision {
    const { kind, number, heading, text } = provision;
    const eId = addressOf(provision, within);
    const node: ConsolidatedProvision = {
      eId,
      kind,
      number,
      heading,
      text,
      isRepealed: false,
      changes: [],
      provisions: [],
    };
    const depth = holder === null ? 1 : this.#places.get(holder.eId)!.depth + 1;
    this.#places.set(eId, { node, holder, within, depth });
    const inner = surroundingsWithin(provision, eId, within);
    for (const child of provision.provisions) node.provisions.push(this.#grown(child, node, inner));
    return node;
  }
}

/** A provision and all that lies within it. */
function branch(node: ConsolidatedProvision, into: ConsolidatedProvision[] = []): ConsolidatedProvision[] {
  into.push(node);
  for (const inner of node.provisions) branch(inner, into);
  return into;
}

/** What is only there to hold articles: a replacement that holds none is of its heading alone. */
export const holdsArticles = ({ kind }: Pick<Provision, 'kind'>): boolean =>
  kind === 'chapter' || kind === 'part' || kind === 'section';

const isAlike = (one: ConsolidatedProvision, other: ConsolidatedProvision): boolean =>
  one.kind === other.kind &&
  one.number === other.number &&
  one.heading === other.heading &&
  one.text === other.text &&
  !other.isRepealed;
