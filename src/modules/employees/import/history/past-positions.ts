import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../../platform/database/database.ts';
import type { CodeOf } from '../../../../platform/reference/list.ts';
import type { ImportRow } from '../../../../platform/transfer/rows.ts';
import {
  describePosition,
  type FoundUnit,
  findUnits,
  functionalLevels,
  type GivenUnit,
  oneLine,
  unitKey,
  unitOfRow,
} from '../../../organisation/index.ts';
import { add, type GivenEntry } from './entry.ts';
import { grouped } from './grouped.ts';

/** Where a row places somebody. */
export interface GivenPlace {
  readonly unit: GivenUnit;
  readonly name: string;
  /** The name without the level at its end. */
  readonly stem: string;
  readonly level: CodeOf<typeof functionalLevels> | null;
}

export function placeOf(row: ImportRow): GivenPlace | null {
  const written = ['positionName', 'functionalName', 'staffName'].map((field) => oneLine(row.value(field)));
  const name = written.find((text) => text !== '')?.slice(0, 300);
  const unit = unitOfRow(row);
  if (name === undefined || (unit.siasnId === '' && unit.code === '' && unit.name === '')) return null;
  const { stem, level } = describePosition({
    name,
    kindCode: row.value('positionKindCode'),
    kindName: row.value('positionKindName'),
    echelonCode: row.value('echelonCode'),
    echelonName: row.value('echelonName'),
  });
  const stated = functionalLevels.find(row.value('level').toLowerCase().replaceAll(' ', '-'))?.code;
  return { unit, name, stem, level: stated ?? level };
}

interface PastPosition {
  readonly id: string;
  readonly unitId: string;
  /** In lower case. */
  readonly name: string;
  readonly level: string | null;
  readonly since: string;
  readonly until: string | null;
  /** When it had this name and this unit. */
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Finds the positions that histories speak of, also those that are no more. */
export class PastPositions {
  readonly #units: ReadonlyMap<string, FoundUnit | 'ambiguous'>;
  readonly #positions: ReadonlyMap<string, PastPosition[]>;

  private constructor(
    units: ReadonlyMap<string, FoundUnit | 'ambiguous'>,
    positions: ReadonlyMap<string, PastPosition[]>,
  ) {
    this.#units = units;
    this.#positions = positions;
  }

  static async read(transaction: Transaction, given: readonly (GivenPlace | null)[]): Promise<PastPositions> {
    const places = given.filter((place) => place !== null);
    const units = await findUnits(
      transaction,
      places.map(({ unit }) => unit),
    );
    const asked = places.flatMap(({ unit, name, stem }) => {
      const found = units.get(unitKey(unit));
      if (found === undefined || found === 'ambiguous') return [];
      return [name, stem].map((one) => ({ unitId: found.unitId, name: one.toLowerCase() }));
    });
    if (asked.length === 0) return new PastPositions(units, new Map());
    const { rows } = await transaction.execute<PastPosition & Record<string, unknown>>(sql`
      with asked as (
        select distinct "unitId", name
          from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a("unitId" uuid, name text)
      )
      select v.position_id as id, v.unit_id as "unitId", a.name, v.functional_level as level,
             v.valid_from::text as "validFrom", v.valid_to::text as "validTo", life.since::text, life.until::text
        from asked a
        join organisation.position_versions v on v.unit_id = a."unitId" and lower(v.name) = a.name
        cross join lateral (
          select min(b.valid_from) as since, (array_agg(b.valid_to order by b.valid_from desc))[1] as until
            from organisation.position_versions b where b.position_id = v.position_id) life
       order by v.valid_from`);
    return new PastPositions(
      units,
      grouped(rows, ({ unitId, name }) => `${unitId}|${name}`),
    );
  }

  /** The position in which a row places its person; a finding says why there is none. */
  positionOf(entry: GivenEntry): string | undefined {
    const { row, validFrom } = entry;
    const place = placeOf(row);
    if (!place) return void add(entry, 'error', 'positionName', 'history-position-missing');
    const unitField = ['unitId', 'unitCode', 'unitName'].find((field) => row.value(field) !== '')!;
    const unit = this.#units.get(unitKey(place.unit));
    if (unit === undefined) return void add(entry, 'error', unitField, 'unit-unknown');
    if (unit === 'ambiguous') return void add(entry, 'error', unitField, 'unit-ambiguous');
    const field =
      ['positionName', 'functionalName', 'staffName'].find((one) => row.value(one) !== '') ?? 'positionName';
    const position = this.#find(unit.unitId, place, validFrom);
    if (position === undefined) return void add(entry, 'error', field, 'history-position-unknown');
    if (position === 'ambiguous') return void add(entry, 'error', field, 'position-ambiguous');
    const { id, since, until } = position;
    if (validFrom < since) return void add(entry, 'error', 'validFrom', 'position-not-yet', { since });
    if (until !== null && until <= validFrom)
      return void add(entry, 'error', 'validFrom', 'position-closed-then', { closedOn: until });
    return id;
  }

  /** Of positions of one name, that of the level; of several periods, that of the day. */
  #find(
    unitId: string,
    { name, stem, level }: GivenPlace,
    day: string,
  ): PastPosition | 'ambiguous' | undefined {
    const of = (text: string) => this.#positions.get(`${unitId}|${text.toLowerCase()}`) ?? [];
    const named = of(name);
    const ofLevel = named.filter((position) => position.level === level);
    const stemmed = stem === name ? [] : of(stem).filter((position) => position.level === level);
    const [candidates = []] = [ofLevel, stemmed, named].filter((found) => found.length > 0);
    const then = candidates.find(
      ({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day),
    );
    if (then) return then;
    return new Set(candidates.map(({ id }) => id)).size > 1 ? 'ambiguous' : candidates[0];
  }
}
