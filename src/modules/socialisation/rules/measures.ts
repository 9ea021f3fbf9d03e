import type { TwoLanguages } from '../../../platform/http/schemas.ts';
import { quotient } from '../../feedback/index.ts';
import type { MeasureKind, ReadinessElement } from '../readiness-reference.ts';
import type { MeasureEffect, MeasureSuggestion } from '../schemas/measures.ts';
import type { UnitReadiness } from '../schemas/readiness.ts';
import type { Tally } from './readiness.ts';
import type { ReadinessFound } from './readiness-found.ts';

interface Proposal {
  readonly kind: MeasureKind;
  readonly reason: TwoLanguages;
}

/** What helps where an element is the barrier point, the first choice first. */
const proposals: Readonly<Record<ReadinessElement, readonly Proposal[]>> = {
  awareness: [
    {
      kind: 'talk',
      reason: {
        id: 'Banyak yang belum tahu mengapa perubahan ini perlu: pimpinan menjelaskannya secara langsung.',
        en: 'Many do not know yet why the change is needed: leaders explain it face to face.',
      },
    },
  ],
  desire: [
    {
      kind: 'talk',
      reason: {
        id: 'Banyak yang belum ingin berubah: atasan langsung atau agen perubahan mendengar dan menjelaskan manfaatnya.',
        en: 'Many do not want the change yet: superiors or ambassadors listen, and explain what it is good for.',
      },
    },
    {
      kind: 'answer-objections',
      reason: {
        id: 'Keberatan yang tidak dijawab menahan keinginan untuk berubah.',
        en: 'Objections without an answer hold back those who would follow.',
      },
    },
    {
      kind: 'adjust-plan',
      reason: {
        id: 'Jika keberatannya beralasan, sesuaikan rencana atau tahapannya.',
        en: 'Where objections are well-founded, adjust the plan or its stages.',
      },
    },
  ],
  knowledge: [
    {
      kind: 'training',
      reason: {
        id: 'Banyak yang belum tahu bagaimana cara kerjanya nanti: adakan pelatihan.',
        en: 'Many do not know how to work in the new way: hold a training.',
      },
    },
  ],
  ability: [
    {
      kind: 'mentor',
      reason: {
        id: 'Banyak yang tahu caranya tetapi belum mampu: dampingi di tempat kerja.',
        en: 'Many know how but are not able to yet: have them accompanied at work.',
      },
    },
    {
      kind: 'practice',
      reason: {
        id: 'Kemampuan tumbuh dengan latihan sebelum perubahan berlaku.',
        en: 'Ability grows by practice before the change takes effect.',
      },
    },
  ],
  reinforcement: [
    {
      kind: 'recognition',
      reason: {
        id: 'Perubahan belum terasa dihargai: berikan pengakuan kepada yang sudah menjalankannya.',
        en: 'The change does not seem to pay: recognise those who have taken it up.',
      },
    },
    {
      kind: 'adjust-plan',
      reason: {
        id: 'Jika cara lama masih lebih mudah, sesuaikan rencana atau aturannya.',
        en: 'Where the old way is still easier, adjust the plan or the rules.',
      },
    },
  ],
};

/** What a group needs most: its barrier point, or its weakest element if it is below the target; null if nothing. */
function neededBy({
  barrier,
  isBelowTarget,
  elements,
}: UnitReadiness): UnitReadiness['elements'][number] | null {
  if (barrier !== null) return elements.find(({ element }) => element === barrier) ?? null;
  if (!isBelowTarget) return null;
  return elements.reduce((weakest, one) => (one.mean < weakest.mean ? one : weakest));
}

/** What could be done for units by the result of a pulse, with what is being done about it already. */
export const suggestionsFor = (
  units: readonly UnitReadiness[],
  pulseId: string,
  taken: readonly (Pick<MeasureSuggestion, 'unitId' | 'element' | 'kind'> & { readonly id: string })[],
): MeasureSuggestion[] =>
  units.flatMap((unit) => {
    const needed = neededBy(unit);
    if (needed === null) return [];
    const { unitId, code, name } = unit;
    const { element, mean } = needed;
    return proposals[element].map(({ kind, reason }) => ({
      ...{ unitId, code, name, pulseId, element, mean, kind, reason },
      measureIds: taken
        .filter((one) => one.unitId === unitId && one.element === element && one.kind === kind)
        .map(({ id }) => id),
    }));
  });

/** What is wrong with the day by which a measure is to be done. */
export const foundInMeasureDue = (dueOn: string | undefined, today: string): ReadinessFound[] =>
  dueOn !== undefined && dueOn < today ? [{ pointer: '/dueOn', code: 'measure-due-in-past' }] : [];

/** A closed pulse, as far as the effect of measures goes. */
export interface ClosedPulse {
  readonly id: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

/**
 * The pulses between which the effect of a measure shows: the last that closed by the day on which it was done, and the
 * first that opened after it.
 * @param closed closed pulses in the order of their days
 */
export const pulsesAround = (
  closed: readonly ClosedPulse[],
  doneOn: string,
): { readonly before: ClosedPulse | undefined; readonly after: ClosedPulse | undefined } => ({
  before: closed.findLast(({ closesOn }) => closesOn <= doneOn),
  after: closed.find(({ opensOn }) => opensOn > doneOn),
});

interface Point {
  readonly pulseId: string;
  /** Null where it is hidden. */
  readonly tally: Tally | null;
}

/**
 * What the score of an element was before a measure was done and after.
 * @param place of the element in their order
 */
export function effectOf(
  before: Point | undefined,
  after: Point | undefined,
  place: number,
): Pick<MeasureEffect, 'before' | 'after' | 'change'> {
  const told = (point: Point | undefined) =>
    point ? { pulseId: point.pulseId, mean: meanOf(point.tally, place) } : null;
  const [from, to] = [told(before), told(after)];
  const isCompared = from !== null && to !== null && from.mean !== null && to.mean !== null;
  return {
    before: from,
    after: to,
    change: isCompared ? Math.round((to.mean! - from.mean!) * 100) / 100 : null,
  };
}

const meanOf = (tally: Tally | null, place: number): number | null =>
  tally === null || tally.answers === 0
    ? null
    : quotient(BigInt(tally.sums[place]!), BigInt(tally.answers), 2);
