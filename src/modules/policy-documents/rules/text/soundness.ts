import type { ProvisionKind } from '../../reference.ts';
import { deepest, mostProvisions, type Provision } from '../../schemas/provisions.ts';
import { addressOf, type Surroundings, surroundingsWithin, textItself } from './addresses.ts';
import { forms, mayHold, zones } from './forms.ts';
import type { FoundInText } from './found.ts';

interface Place {
  /** Null: the text itself; undefined: not known. */
  readonly holder: ProvisionKind | null | undefined;
  readonly within: Surroundings;
  readonly depth: number;
}

/** What is wrong with a text: kinds out of place, numbers, addresses that stand twice, its size. */
export function foundInText(provisions: readonly Provision[], pointer = '/provisions'): FoundInText[] {
  const inspection = new Inspection();
  inspection.list(provisions, pointer, { holder: null, within: textItself, depth: 1 });
  inspection.order(provisions, pointer);
  return inspection.found;
}

/** What is wrong with one provision in itself, wherever it is to stand. */
export function foundInProvision(provision: Provision, pointer: string): FoundInText[] {
  const inspection = new Inspection();
  inspection.one(provision, pointer, { holder: undefined, within: textItself, depth: 1 });
  return inspection.found;
}

class Inspection {
  readonly found: FoundInText[] = [];
  readonly #places = new Map<string, string>();
  #seen = 0;

  list(provisions: readonly Provision[], pointer: string, place: Place): void {
    for (const [at, provision] of provisions.entries()) {
      if (this.#seen > mostProvisions) return;
      this.one(provision, `${pointer}/${at}`, place);
    }
  }

  one(provision: Provision, pointer: string, { holder, within, depth }: Place): void {
    if (depth > deepest) {
      this.found.push({ pointer, code: 'lies-too-deep', parameters: { most: deepest } });
      return;
    }
    this.#seen += 1;
    if (this.#seen > mostProvisions) {
      this.found.push({ pointer, code: 'too-many-provisions', parameters: { most: mostProvisions } });
      return;
    }
    const { kind } = provision;
    if (holder !== undefined && !mayHold(holder, kind))
      this.found.push({ pointer: `${pointer}/kind`, ...misplaced(kind, holder) });
    this.#own(provision, pointer);
    const eId = addressOf(provision, within);
    this.#address(eId, pointer);
    this.list(provision.provisions, `${pointer}/provisions`, {
      holder: kind,
      within: surroundingsWithin(provision, eId, within),
      depth: depth + 1,
    });
  }

  /** Of what stands in the text itself. */
  order(provisions: readonly Provision[], pointer: string): void {
    let before: ProvisionKind | undefined;
    for (const [at, { kind }] of provisions.entries()) {
      if (zones[kind] === undefined) continue;
      if (before && zones[kind] < zones[before]!) {
        const parameters = { kind, before };
        this.found.push({ pointer: `${pointer}/${at}/kind`, code: 'out-of-order', parameters });
      } else before = kind;
    }
  }

  #own({ kind, number, heading, text, provisions }: Provision, pointer: string): void {
    const form = forms[kind];
    if (number === null) {
      if (!form.mayLackNumber)
        this.found.push({
          pointer: `${pointer}/number`,
          code: 'number-missing',
          parameters: { example: form.number!.example },
        });
    } else if (!form.number) this.found.push({ pointer: `${pointer}/number`, code: 'number-not-here' });
    else if (!form.number.pattern.test(number))
      this.found.push({
        pointer: `${pointer}/number`,
        code: 'number-malformed',
        parameters: { number, example: form.number.example },
      });
    if (heading !== null && !form.hasHeading)
      this.found.push({ pointer: `${pointer}/heading`, code: 'heading-not-here' });
    if (text !== null && !form.hasText)
      this.found.push({ pointer: `${pointer}/text`, code: 'text-not-here' });
    if (!heading?.trim() && !text?.trim() && provisions.length === 0)
      this.found.push({ pointer, code: 'says-nothing' });
  }

  #address(eId: string, pointer: string): void {
    const first = this.#places.get(eId);
    if (first !== undefined) this.found.push({ pointer, code: 'address-double', parameters: { eId, first } });
    else this.#places.set(eId, pointer);
  }
}

/** A kind that may not stand within this one, or not in the text itself. */
export const misplaced = (kind: ProvisionKind, holder: ProvisionKind | null) => ({
  code: 'kind-not-here' as const,
  parameters: {
    kind,
    holder: holder === null ? 'text' : `\`${holder}\``,
    allowed: (holder === null ? Object.keys(zones) : forms[holder].holds).join(', ') || '–',
  },
});
