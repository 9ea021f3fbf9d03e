import type { CodeOf } from '../../../platform/reference/list.ts';
import { ageBands, fewestAnswers, hiddenGroups } from '../../feedback/index.ts';
import type { TopicParticipation } from '../schemas/participation.ts';

type AgeBand = CodeOf<typeof ageBands>;

export interface Participants {
  /** How many of each group took part, null: not said. */
  readonly ageBands: readonly { readonly value: AgeBand | null; readonly participants: number }[];
  readonly districts: readonly { readonly value: string | null; readonly participants: number }[];
  /** Districts of which enough people take part in forums at all. */
  readonly knownDistricts: readonly string[];
}

type Shares = Pick<
  TopicParticipation,
  'byAgeBand' | 'byDistrict' | 'seldomHeardAgeBands' | 'seldomHeardDistricts'
>;

/** Who takes part and who does not, so that no figure tells of fewer than five people. */
export function sharesOf({ ageBands: bands, districts, knownDistricts }: Participants): Shares {
  const isHeard = (groups: Participants['districts'], value: string): boolean =>
    (groups.find((group) => group.value === value)?.participants ?? 0) >= fewestAnswers;
  return {
    byAgeBand: shown(bands).map(({ value, participants }) => ({ ageBand: value, participants })),
    byDistrict: shown(districts).map(({ value, participants }) => ({ district: value, participants })),
    seldomHeardAgeBands: ageBands.entries.map(({ code }) => code).filter((code) => !isHeard(bands, code)),
    seldomHeardDistricts: knownDistricts.filter((district) => !isHeard(districts, district)),
  };
}

function shown<Value>(
  groups: readonly { readonly value: Value; readonly participants: number }[],
): { value: Value; participants: number | null }[] {
  const hidden = hiddenGroups(groups.map(({ participants }) => participants));
  return groups.map(({ value, participants }, at) => ({
    value,
    participants: hidden[at] ? null : participants,
  }));
}
