import type { SaidProfile } from '../schemas/research.ts';

/** How many answers of a survey went with the same profile. */
export interface ProfileCount {
  readonly profile: SaidProfile;
  readonly answers: number;
}

/** So many answers at least go with every profile that is told (k-anonymity). */
export const fewestAlike = 5;

/** What is left out first: what tells most of somebody, and then what is least asked for in results. */
const leftOut = ['occupation', 'education', 'disability', 'ageBand', 'gender'] as const;

const nothingSaid: SaidProfile = {
  gender: null,
  ageBand: null,
  education: null,
  occupation: null,
  disability: null,
};

/**
 * How profiles are told where single answers leave the service: of a profile that too few share, one attribute after
 * another is left out, until enough share what remains. Those that were coarsened count for what they became, so that
 * what is told is shared by enough, or says nothing (UU 27/2022 art. 16; statistical disclosure control).
 * @param counts each profile once; a profile that is not among them is told as one that says nothing
 */
export function coarsening(counts: readonly ProfileCount[]): (profile: SaidProfile) => SaidProfile {
  let told = counts.map(({ profile }) => profile);
  for (const attribute of leftOut) {
    const alike = new Map<string, number>();
    for (const [at, profile] of told.entries()) {
      const name = nameOf(profile);
      alike.set(name, (alike.get(name) ?? 0) + counts[at]!.answers);
    }
    told = told.map((profile) =>
      alike.get(nameOf(profile))! < fewestAlike ? { ...profile, [attribute]: null } : profile,
    );
  }
  const toldAs = new Map(counts.map(({ profile }, at) => [nameOf(profile), told[at]!]));
  return (profile) => toldAs.get(nameOf(profile)) ?? nothingSaid;
}

const nameOf = ({ gender, ageBand, education, occupation, disability }: SaidProfile): string =>
  [gender, ageBand, education, occupation, disability].join(' ');
