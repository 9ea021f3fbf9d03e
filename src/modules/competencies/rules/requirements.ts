import { educationLevels, ranks } from '../../employees/reference.ts';
import { positionKinds } from '../../organisation/reference.ts';
import type { RequirementResult } from '../schemas/gaps.ts';

/** What a standard demands beside competencies. */
export interface Requirements {
  readonly educationLevel: string | null;
  readonly educationProgrammes: readonly string[];
  readonly rank: string | null;
  readonly grade: string | null;
  readonly experienceYears: number | null;
  readonly experienceKinds: readonly string[];
  readonly trainings: readonly string[];
}

/** What a personnel file says of somebody on a day. */
export interface PersonFacts {
  readonly educationLevel: string | null;
  readonly educationProgramme: string | null;
  readonly rank: string | null;
  /** Full years in definitive positions of the kinds that count. */
  readonly experienceYears: number;
}

/** The levels of education that are at least as high; levels of the same standing admit each other. */
export function admittedEducation(level: string): string[] {
  const least = educationLevels.find(level)!.ordinal;
  return educationLevels.entries.filter(({ ordinal }) => ordinal >= least).map(({ code }) => code);
}

/**
 * The ranks that are at least as high: of PNS from `rank` on, of PPPK from `grade` on. Where only one of them is
 * demanded, the position is not open to the other kind of employment.
 */
export function admittedRanks({ rank, grade }: Pick<Requirements, 'rank' | 'grade'>): string[] {
  const [leastRank, leastGrade] = [rank, grade].map((code) => (code === null ? undefined : ranks.find(code)));
  return ranks.entries
    .filter(({ scheme, ordinal }) => {
      const least = scheme === 'PNS' ? leastRank : leastGrade;
      return least !== undefined && ordinal >= least.ordinal;
    })
    .map(({ code }) => code);
}

const isNamed = (programme: string, demanded: readonly string[]): boolean =>
  demanded.some((field) => programme.toLowerCase().includes(field.toLowerCase()));

/**
 * How somebody meets what a position demands beside competencies: level of education, rank and years of experience are
 * decided; a field of study that is not named in the file, and trainings, are left to somebody who looks (`isMet` null).
 */
export function requirementResults(requirements: Requirements, person: PersonFacts): RequirementResult[] {
  const { educationLevel, educationProgrammes, rank, grade, experienceYears, experienceKinds } = requirements;
  const results: RequirementResult[] = [];
  if (educationLevel !== null)
    results.push({
      kind: 'education-level',
      required: educationLevel,
      actual: person.educationLevel,
      isMet:
        person.educationLevel === null
          ? null
          : admittedEducation(educationLevel).includes(person.educationLevel),
    });
  if (educationProgrammes.length > 0)
    results.push({
      kind: 'education-programme',
      required: shortened(educationProgrammes.join(' / ')),
      actual: person.educationProgramme,
      isMet:
        person.educationProgramme !== null && isNamed(person.educationProgramme, educationProgrammes)
          ? true
          : null,
    });
  if (rank !== null || grade !== null)
    results.push({
      kind: 'rank',
      required: [rank, grade].filter((code) => code !== null).join(' / '),
      actual: person.rank,
      isMet: person.rank === null ? null : admittedRanks({ rank, grade }).includes(person.rank),
    });
  if (experienceYears !== null) {
    const kinds = experienceKinds.map((kind) => positionKinds.find(kind)?.label.id ?? kind).join(' / ');
    results.push({
      kind: 'experience',
      required: shortened(kinds === '' ? `${experienceYears}` : `${experienceYears} (${kinds})`),
      actual: String(person.experienceYears),
      isMet: person.experienceYears >= experienceYears,
    });
  }
  for (const training of requirements.trainings)
    results.push({ kind: 'training', required: training, actual: null, isMet: null });
  return results;
}

const longest = 300;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
