import { type EmploymentKind, ranks } from '../modules/employees/reference.ts';
import type { CodeOf } from '../platform/reference/list.ts';
import { type Education, type EducationLevel, fields } from './data/fields.ts';
import type { Echelon, FunctionalLevel } from './data/staffing.ts';
import { calendarDate, DAYS_OF_YEAR, dayNumber, monthStart, promotionDay } from './days.ts';
import type { Position } from './positions.ts';
import type { Random } from './random.ts';

type Rank = CodeOf<typeof ranks>;

/** Lowest and highest rank, as ordinals of the PNS ranks. */
type Band = readonly [lowest: number, highest: number];

interface Profile {
  /** Years of age that holders have at least, and at most if they then move on. */
  readonly from: number;
  readonly to?: number;
  readonly ranks: Band;
  /** Which share is employed by contract, per sector. */
  readonly contracts?: number;
}

/** PP 100/2000 jo. PP 13/2002, annex. */
const echelonProfiles: Readonly<Record<Echelon, Profile>> = {
  'I.a': { from: 52, ranks: [16, 17] },
  'I.b': { from: 52, ranks: [15, 17] },
  'II.a': { from: 50, ranks: [15, 16] },
  'II.b': { from: 47, ranks: [14, 15] },
  'III.a': { from: 42, ranks: [13, 14] },
  'III.b': { from: 38, ranks: [12, 13] },
  'IV.a': { from: 34, ranks: [11, 12] },
  'IV.b': { from: 31, ranks: [10, 11] },
  'V.a': { from: 28, ranks: [9, 10] },
};

/** PermenPANRB 1/2023. */
const levelProfiles: Readonly<Record<FunctionalLevel, Profile>> = {
  pemula: { from: 22, to: 30, ranks: [5, 5], contracts: 0.5 },
  terampil: { from: 23, to: 42, ranks: [7, 8], contracts: 0.55 },
  mahir: { from: 31, to: 50, ranks: [9, 10] },
  penyelia: { from: 41, ranks: [11, 12] },
  'ahli-pertama': { from: 24, to: 45, ranks: [9, 10], contracts: 0.5 },
  'ahli-muda': { from: 34, ranks: [11, 12] },
  'ahli-madya': { from: 43, ranks: [13, 14] },
  'ahli-utama': { from: 54, to: 63, ranks: [16, 17] },
};

const TEACHERS_BY_CONTRACT = 0.74;
const STAFF_BY_CONTRACT = 0.3;

interface EducationProfile {
  /** The rank of the first appointment (PP 99/2000 jo. PP 12/2002), as an ordinal. */
  readonly entry: number;
  /** The highest rank that regular promotion leads to. */
  readonly ceiling: number;
  /** The grade of PPPK (Perpres 98/2020). */
  readonly grade: Rank;
  /** Usual age at graduation, and the age from which people have it at all. */
  readonly graduates: number;
}

/** People with a master's degree or a doctorate began with the bachelor's. */
const educationProfiles: Readonly<Record<EducationLevel, EducationProfile>> = {
  sd: { entry: 1, ceiling: 5, grade: 'I', graduates: 13 },
  smp: { entry: 3, ceiling: 7, grade: 'IV', graduates: 16 },
  sma: { entry: 5, ceiling: 10, grade: 'V', graduates: 18 },
  d1: { entry: 5, ceiling: 10, grade: 'V', graduates: 19 },
  d2: { entry: 6, ceiling: 10, grade: 'VI', graduates: 20 },
  d3: { entry: 7, ceiling: 11, grade: 'VII', graduates: 21 },
  d4: { entry: 9, ceiling: 12, grade: 'IX', graduates: 22 },
  s1: { entry: 9, ceiling: 12, grade: 'IX', graduates: 22 },
  profesi: { entry: 10, ceiling: 12, grade: 'X', graduates: 24 },
  s2: { entry: 9, ceiling: 13, grade: 'X', graduates: 29 },
  spesialis: { entry: 10, ceiling: 13, grade: 'X', graduates: 33 },
  s3: { entry: 9, ceiling: 14, grade: 'XI', graduates: 38 },
  subspesialis: { entry: 10, ceiling: 14, grade: 'XI', graduates: 38 },
};

/** Years before the last one in which contracts were first signed, with a weight. */
const contractYears = [
  [4, 12],
  [3, 22],
  [2, 26],
  [1, 22],
  [0, 18],
] as const;

const rankAt = (ordinal: number): Rank => ranks.entries[ordinal - 1]!.code;

export interface RankPeriod {
  readonly rank: Rank;
  readonly from: number;
  readonly to: number | null;
}

/** The years of service of one person; days as numbers. */
export interface Career {
  readonly employmentKind: EmploymentKind;
  readonly birthDay: number;
  readonly appointed: number;
  readonly permanent: number | null;
  readonly education: Education;
  readonly graduationYear: number;
  readonly ranks: readonly RankPeriod[];
}

export interface CareerBounds {
  /** The day on which the person holds the position: today, or the last day for those who left. */
  readonly asOf: number;
  /** Birthdays after it are not over the age limit. */
  readonly bornAfter: number;
  readonly bornBefore?: number;
  readonly employmentKind?: EmploymentKind;
}

function profileOf(position: Position): Profile {
  if (position.echelon !== null) return echelonProfiles[position.echelon];
  if (position.level === null) return { from: 23, ranks: [1, 12], contracts: STAFF_BY_CONTRACT };
  const profile = levelProfiles[position.level];
  const teacher = position.sector === 'teaching' && profile.contracts !== undefined;
  return teacher ? { ...profile, contracts: TEACHERS_BY_CONTRACT } : profile;
}

/** A career that fits a position: old enough, ranked by age and education, in service long enough. */
export function makeCareer(position: Position, bounds: CareerBounds, random: Random): Career {
  const profile = profileOf(position);
  const employmentKind = bounds.employmentKind ?? (random.chance(profile.contracts ?? 0) ? 'PPPK' : 'PNS');
  const birthDay = birthDayOf(profile, employmentKind, bounds, random);
  const age = (bounds.asOf - birthDay) / DAYS_OF_YEAR;
  const education = educationOf(position, age, random);
  const { graduates, entry, grade } = educationProfiles[education.level];
  const shared = { employmentKind, birthDay, education };
  if (employmentKind === 'PPPK') {
    const appointed = contractStart(bounds.asOf, random);
    return {
      ...shared,
      appointed,
      permanent: null,
      graduationYear: graduationYearOf(birthDay, graduates, appointed, bounds.asOf, random),
      ranks: [{ rank: grade, from: appointed, to: null }],
    };
  }
  const band = bandOf(profile, education, position);
  const minimum = position.single ? (bounds.asOf - position.heldSince) / DAYS_OF_YEAR + 0.3 : 0;
  const ready = Math.max(18, Math.min(graduates, 25));
  const service = serviceOf(age, ready, entry, band, minimum, random);
  const appointed = monthStart(Math.floor(bounds.asOf - service * DAYS_OF_YEAR));
  const permanent = monthStart(appointed + random.integer(366, 550));
  return {
    ...shared,
    appointed,
    permanent: permanent <= bounds.asOf ? permanent : null,
    graduationYear: graduationYearOf(birthDay, graduates, appointed, bounds.asOf, random),
    ranks: rankHistory(appointed, bounds.asOf, entry, band, random),
  };
}

/** Before the appointment, unless it is a degree that people take while they work. */
function graduationYearOf(
  birthDay: number,
  graduates: number,
  appointed: number,
  asOf: number,
  random: Random,
): number {
  const beside = graduates >= 29;
  const graduated = birthDay + Math.floor((graduates + random.between(0, beside ? 8 : 3)) * DAYS_OF_YEAR);
  return Number(calendarDate(Math.min(graduated, beside ? asOf : appointed)).slice(0, 4));
}

function birthDayOf(
  profile: Profile,
  employmentKind: EmploymentKind,
  { asOf, bornAfter, bornBefore }: CareerBounds,
  random: Random,
): number {
  const oldest = employmentKind === 'PPPK' ? 54 : (profile.to ?? 70);
  const earliest = Math.max(bornAfter + 1, asOf - Math.floor(oldest * DAYS_OF_YEAR));
  const latest = bornBefore ?? asOf - Math.ceil(profile.from * DAYS_OF_YEAR);
  const middling = (random.fraction() + random.fraction()) / 2;
  return earliest + Math.floor(middling * Math.max(0, latest - earliest));
}

function educationOf(position: Position, age: number, random: Random): Education {
  const possible: readonly Education[] = fields[position.field];
  const chosen = random.weighted(possible.map((education) => [education, education.weight] as const));
  return age >= educationProfiles[chosen.level].graduates + 1 ? chosen : possible[0]!;
}

function bandOf(profile: Profile, education: Education, position: Position): Band {
  const { entry, ceiling } = educationProfiles[education.level];
  if (position.kind === 'pelaksana') return [entry, ceiling];
  return [Math.max(entry, profile.ranks[0]), Math.max(entry, profile.ranks[1])];
}

/** Years of service: four for each promotion that the position presupposes, begun at a usual age if possible. */
function serviceOf(
  age: number,
  ready: number,
  entry: number,
  [lowest, highest]: Band,
  minimum: number,
  random: Random,
): number {
  const least = Math.max(0.3, minimum, lowest > entry ? 4 * (lowest - entry) + 0.7 : 0);
  const most = Math.max(least, Math.min(age - ready - 0.5, 4 * (highest - entry) + 8));
  return random.between(Math.max(least, Math.min(age - 36, most)), most);
}

/** The last four ranks at most, each held for four years or more, the last one still. */
function rankHistory(
  appointed: number,
  asOf: number,
  entry: number,
  [lowest, highest]: Band,
  random: Random,
): RankPeriod[] {
  const years = (asOf - appointed) / DAYS_OF_YEAR;
  const earned = entry + Math.floor(Math.max(0, years - 0.6) / 4) - (random.chance(0.2) ? 1 : 0);
  const promotions = Math.max(lowest, Math.min(highest, earned)) - entry;
  const spare = Math.min(1, Math.max(0, (years - 0.6) / 4 - promotions));
  const step = ((years - 0.6) * DAYS_OF_YEAR) / (promotions + random.between(0, spare));
  const starts = [appointed];
  for (let number = 1; number <= promotions; number++) {
    const start = promotionDay(Math.floor(appointed + number * step));
    if (start > starts[starts.length - 1]! && start <= asOf) starts.push(start);
  }
  return starts
    .map((from, index) => ({ rank: rankAt(entry + index), from, to: starts[index + 1] ?? null }))
    .slice(-4);
}

function contractStart(asOf: number, random: Random): number {
  const lastYear = Number(calendarDate(asOf).slice(0, 4)) - 1;
  const year = lastYear - random.weighted(contractYears);
  return dayNumber(`${year}-${String(random.integer(1, 12)).padStart(2, '0')}-01`);
}
