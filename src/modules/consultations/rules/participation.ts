import type { CodeOf } from '../../../platform/reference/list.ts';
import { genders } from '../../employees/reference.ts';
import { ageBands, fewestAnswers } from '../../feedback/index.ts';
import type { Participation } from '../schemas/participation.ts';
import { type Counted, hiddenCounts } from './suppression.ts';

type Gender = CodeOf<typeof genders>;
type AgeBand = CodeOf<typeof ageBands>;

/** What is counted of a consultation. */
export interface Counts {
  readonly isInternal: boolean;
  /** Who said something, each once. */
  readonly people: readonly {
    readonly unitId: string | null;
    readonly districtId: string | null;
    readonly gender: Gender | null;
    readonly ageBand: AgeBand | null;
    readonly commented: number;
  }[];
  /** Civil servants who were asked. */
  readonly invited: readonly { readonly unitId: string; readonly gender: Gender; readonly people: number }[];
  /** Which unit stands for which in figures, and what that one is called. */
  readonly groups: readonly {
    readonly unitId: string;
    readonly groupId: string | null;
    readonly name: string | null;
  }[];
  readonly districts: readonly { readonly id: string; readonly name: string }[];
}

type Shares = Pick<
  Participation,
  | 'invited'
  | 'commenters'
  | 'byUnit'
  | 'byDistrict'
  | 'byGender'
  | 'byAgeBand'
  | 'seldomHeardUnitIds'
  | 'seldomHeardDistrictIds'
  | 'seldomHeardGenders'
  | 'seldomHeardAgeBands'
>;

/** Who said something and who did not, so that no figure tells of fewer than five people. */
export function participationOf(counts: Counts): Shares {
  const { isInternal, people, invited, districts } = counts;
  const units = unitsOf(counts);
  const places = valued([...districts.map(({ id }) => id), null], (value) =>
    sumOf(people.filter(({ districtId }) => districtId === value).map(({ commented }) => commented)),
  );
  const byGender = valued([...genders.entries.map(({ code }) => code), null], (value) =>
    sumOf(people.filter(({ gender }) => gender === value).map(({ commented }) => commented)),
  ).map((one) => ({
    ...one,
    invited: sumOf(invited.filter(({ gender }) => gender === one.value).map(({ people }) => people)),
  }));
  const byAge = isInternal
    ? []
    : valued([...ageBands.entries.map(({ code }) => code), null], (value) =>
        sumOf(people.filter(({ ageBand }) => ageBand === value).map(({ commented }) => commented)),
      );
  const nameOf = new Map(districts.map(({ id, name }) => [id, name]));
  return {
    invited: isInternal ? sumOf(invited.map(({ people }) => people)) : null,
    commenters: sumOf(people.map(({ commented }) => commented)),
    byUnit: shown(units).map(({ value, ...told }) => ({ unitId: value, ...told })),
    byDistrict: shown(places).map(({ value, commented }) => ({
      districtId: value,
      name: value === null ? null : nameOf.get(value)!,
      commented,
    })),
    byGender: shown(isInternal ? byGender.filter(isOfSomebody) : byGender.map(asOfPublic)).map(
      ({ value, commented, invited = null }) => ({ gender: value, invited, commented }),
    ),
    byAgeBand: shown(byAge).map(({ value, commented }) => ({ ageBand: value, commented })),
    seldomHeardUnitIds: units.filter((unit) => unit.invited >= fewestAnswers).flatMap(ifSeldom),
    seldomHeardDistrictIds: isInternal ? [] : places.flatMap(ifSeldom),
    seldomHeardGenders: byGender
      .filter(({ invited }) => !isInternal || invited >= fewestAnswers)
      .flatMap(ifSeldom),
    seldomHeardAgeBands: byAge.flatMap(ifSeldom),
  };
}

interface Group<Value> extends Counted {
  readonly value: Value | null;
}

const valued = <Value>(
  values: readonly (Value | null)[],
  count: (value: Value | null) => number,
): (Group<Value> & { readonly value: Value | null })[] =>
  values.map((value) => ({ value, commented: count(value) }));

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const isOfSomebody = ({ invited, commented }: { invited: number; commented: number }): boolean =>
  invited + commented > 0;

const asOfPublic = <Value>({ value, commented }: Group<Value>): Group<Value> => ({ value, commented });

const ifSeldom = <Value>({ value, commented }: Group<Value>): Value[] =>
  value !== null && commented < fewestAnswers ? [value] : [];

function shown<One extends Group<unknown>>(
  groups: readonly One[],
): (Omit<One, 'commented'> & { commented: number | null })[] {
  const hidden = hiddenCounts(groups);
  return groups.map((group, at) => ({ ...group, commented: hidden[at] ? null : group.commented }));
}

/** Units by the ones that stand for them; whoever said something from elsewhere stands under none. */
function unitsOf({ people, invited, groups }: Counts) {
  const groupOf = new Map(groups.map(({ unitId, groupId }) => [unitId, groupId]));
  const found = new Map<string | null, { name: string | null; invited: number; commented: number }>();
  const of = (unitId: string) => {
    const groupId = groupOf.get(unitId) ?? null;
    const name = groups.find((group) => group.groupId === groupId)?.name ?? null;
    const group = found.get(groupId) ?? { name: groupId === null ? null : name, invited: 0, commented: 0 };
    found.set(groupId, group);
    return group;
  };
  for (const { unitId, people } of invited) of(unitId).invited += people;
  for (const { unitId, commented } of people) if (unitId !== null) of(unitId).commented += commented;
  return [...found].map(([value, group]) => ({ value, ...group }));
}
