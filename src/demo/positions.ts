import { ageLimitFor, defaultAgeLimits } from '../modules/employees/rules/retirement.ts';
import { echelons, type positionKinds } from '../modules/organisation/reference.ts';
import type { CodeOf } from '../platform/reference/list.ts';
import type { FieldName } from './data/fields.ts';
import { type Echelon, type FunctionalLevel, type Sector, type Staffing, staffing } from './data/staffing.ts';
import { dayNumber } from './days.ts';
import type { Random } from './random.ts';
import { FOUNDED, type Post, present, type Unit } from './units.ts';

const NEEDS_REVISED = '2023-01-02';

/** Of a hundred heads needed, about so many are there. */
const FILLED = 0.925;

const jobClasses: Readonly<Partial<Record<Echelon, number>>> = {
  'II.a': 15,
  'II.b': 14,
  'III.a': 12,
  'III.b': 11,
  'IV.a': 9,
  'IV.b': 8,
};

const HEAD_OF_SCHOOL_CLASS = 12;

export interface PositionVersion {
  readonly name: string;
  readonly needed: number;
  readonly from: string;
  readonly to: string | null;
}

export interface Position {
  readonly id: string;
  readonly unit: Unit;
  readonly versions: readonly PositionVersion[];
  readonly kind: CodeOf<typeof positionKinds>;
  readonly level: FunctionalLevel | null;
  readonly echelon: Echelon | null;
  readonly jobClass: number;
  readonly field: FieldName;
  readonly sector: Sector;
  /** Whether one person leads the unit by it, or stands beside its head. */
  readonly single: boolean;
  readonly opens: number;
  readonly closes: number | null;
  readonly ageLimit: number;
  readonly needed: number;
  filled: number;
  /** For single positions: since when the holder holds it or, if vacant, since when it has been vacant. */
  heldSince: number;
  /** For single positions: the one earlier holder has been found. */
  hasPredecessor: boolean;
}

/** People in service per sector. */
export type SectorSizes = Readonly<Record<Sector, number>>;

/** The positions of all units, with needs such that `sizes` people fill most of them. */
export function buildPositions(
  units: readonly Unit[],
  sizes: SectorSizes,
  today: number,
  random: Random,
  nextId: () => string,
): Position[] {
  const factors = staffFactors(units, sizes);
  const positions: Position[] = [];
  for (const unit of units) {
    for (const post of unit.posts) positions.push(singlePosition(unit, post, today, random, nextId()));
    for (const staff of staffing[unit.setting]) {
      const factor = factors[staff.sector];
      if (factor < 1 && !random.chance(factor)) continue;
      const needed = random.round(staff.need * Math.max(1, factor));
      if (needed > 0) positions.push(staffPosition(unit, staff, needed, random, nextId()));
    }
  }
  return positions;
}

/** By what the needs of a full city are multiplied, per sector. */
function staffFactors(units: readonly Unit[], sizes: SectorSizes): SectorSizes {
  const single = { teaching: 0, health: 0, administration: 0 };
  const staff = { teaching: 0, health: 0, administration: 0 };
  for (const unit of units) {
    if (present(unit).to !== null) continue;
    for (const post of unit.posts) single[post.sector] += 1;
    for (const { sector, need } of staffing[unit.setting]) staff[sector] += need;
  }
  const factor = (sector: Sector) =>
    Math.max(0.02, (sizes[sector] / FILLED - single[sector]) / Math.max(1, staff[sector]));
  return {
    teaching: factor('teaching'),
    health: factor('health'),
    administration: factor('administration'),
  };
}

function singlePosition(unit: Unit, post: Post, today: number, random: Random, id: string): Position {
  const level = post.echelon === null ? 'ahli-madya' : null;
  const position = positionOf(unit, {
    id,
    kind: post.echelon === null ? 'fungsional' : echelons.get(post.echelon).positionKind,
    level,
    echelon: post.echelon,
    jobClass:
      post.echelon === null ? HEAD_OF_SCHOOL_CLASS : (jobClasses[post.echelon] ?? HEAD_OF_SCHOOL_CLASS),
    field: post.field,
    sector: post.sector,
    single: true,
    needed: 1,
    versions: unit.versions.map(({ name, from, to }) => ({ name: post.title(name), needed: 1, from, to })),
  });
  position.heldSince =
    position.closes ?? random.integer(Math.max(position.opens, today - 6 * 365), today - 14);
  return position;
}

function staffPosition(unit: Unit, staff: Staffing, needed: number, random: Random, id: string): Position {
  const { from } = unit.versions[0]!;
  const { to } = present(unit);
  const whole = { name: staff.title, needed, from, to };
  const revised = needed > 1 && to === null && random.chance(0.04);
  return positionOf(unit, {
    id,
    kind: staff.level === null ? 'pelaksana' : 'fungsional',
    level: staff.level,
    echelon: null,
    jobClass: staff.jobClass,
    field: staff.field,
    sector: staff.sector,
    single: false,
    needed,
    versions: revised
      ? [
          { ...whole, needed: needed - 1, to: NEEDS_REVISED },
          { ...whole, from: NEEDS_REVISED },
        ]
      : [whole],
  });
}

type Described = Omit<
  Position,
  'unit' | 'opens' | 'closes' | 'ageLimit' | 'filled' | 'heldSince' | 'hasPredecessor'
>;

function positionOf(unit: Unit, described: Described): Position {
  const last = described.versions[described.versions.length - 1]!;
  const limit = ageLimitFor(
    { positionKind: described.kind, functionalLevel: described.level, positionName: last.name },
    defaultAgeLimits,
    NEEDS_REVISED,
  );
  if (!limit) throw new RangeError(`no age limit for ${last.name}`);
  return {
    ...described,
    unit,
    opens: dayNumber(described.versions[0]?.from ?? FOUNDED),
    closes: last.to === null ? null : dayNumber(last.to),
    ageLimit: limit.age,
    filled: 0,
    heldSince: 0,
    hasPredecessor: false,
  };
}
