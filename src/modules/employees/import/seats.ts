import { newId } from '../../../platform/database/columns.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Finding } from '../../../platform/transfer/findings.ts';
import { type DescribedPosition, type FoundUnit, findUnits, unitKey } from '../../organisation/index.ts';
import { type FoundPosition, findPositions } from './held.ts';
import type { GivenRecord } from './record.ts';
import type { EmployeeImportRemark } from './remarks.ts';
import type { Changes, NewPosition } from './write.ts';

/** A position in which somebody can be placed, recorded or about to be. */
export interface Seat {
  readonly positionId: string;
  /** First day of the position. */
  readonly since: string;
  /** Tells that the import places one more person in it. */
  take(): void;
}

type Add = (
  severity: Finding['severity'],
  field: string,
  code: EmployeeImportRemark,
  parameters?: Record<string, string>,
) => void;

/** Finds the positions that rows speak of, and creates those that are missing if the import may. */
export class Placing {
  readonly #units: ReadonlyMap<string, FoundUnit | 'ambiguous'>;
  readonly #recorded: ReadonlyMap<string, FoundPosition[]>;
  readonly #created = new Map<string, NewPosition>();
  readonly #mayCreate: boolean;

  private constructor(
    units: ReadonlyMap<string, FoundUnit | 'ambiguous'>,
    recorded: ReadonlyMap<string, FoundPosition[]>,
    mayCreate: boolean,
  ) {
    this.#units = units;
    this.#recorded = recorded;
    this.#mayCreate = mayCreate;
  }

  static async read(
    transaction: Transaction,
    records: readonly GivenRecord[],
    mayCreate: boolean,
  ): Promise<Placing> {
    const places = records.flatMap(({ place }) => (place ? [place] : []));
    const units = await findUnits(
      transaction,
      places.map(({ unit }) => unit),
    );
    const asked = places.flatMap(({ unit, position }) => {
      const found = units.get(unitKey(unit));
      if (found === undefined || found === 'ambiguous') return [];
      return [{ unitId: found.unitId, names: [...new Set([position.name, position.stem])] }];
    });
    const recorded = new Map<string, FoundPosition[]>();
    for (const position of await findPositions(transaction, asked)) {
      const key = nameKey(position.unitId, position.name);
      recorded.set(key, [...(recorded.get(key) ?? []), position]);
    }
    return new Placing(units, recorded, mayCreate);
  }

  /** The position that a row places its person in; a finding says why there is none. */
  seatOf({ place, row }: GivenRecord, add: Add): Seat | undefined {
    if (!place) {
      if (row.header.columns.has('positionName')) add('warning', 'positionName', 'position-missing');
      return undefined;
    }
    const { position } = place;
    const unit = this.#units.get(unitKey(place.unit));
    const unitField = place.unit.siasnId !== '' ? 'unitId' : place.unit.code !== '' ? 'unitCode' : 'unitName';
    if (unit === undefined) return void add('error', unitField, 'unit-unknown');
    if (unit === 'ambiguous') return void add('error', unitField, 'unit-ambiguous');
    if (unit.closed !== null) return void add('error', unitField, 'unit-closed', { closedOn: unit.closed });

    const recorded = this.#find(unit, position);
    if (recorded === 'ambiguous') return void add('error', 'positionName', 'position-ambiguous');
    if (recorded) return { positionId: recorded.positionId, since: recorded.since, take: () => {} };
    if (!this.#mayCreate) return void add('error', 'positionName', 'position-unknown');
    if (position.kind === undefined) return void add('error', 'positionName', 'position-kind-unknown');
    if (position.kind === 'fungsional' && position.level === null)
      add('warning', 'positionName', 'level-unknown');
    return this.#seatOfNew(unit, { ...position, kind: position.kind });
  }

  #find(unit: FoundUnit, { name, stem, level }: DescribedPosition): FoundPosition | 'ambiguous' | undefined {
    const named = this.#recorded.get(nameKey(unit.unitId, name)) ?? [];
    const stemmed = stem === name ? [] : (this.#recorded.get(nameKey(unit.unitId, stem)) ?? []);
    const exact =
      named.find((position) => position.level === level) ??
      stemmed.find((position) => position.level === level);
    if (exact) return exact;
    return named.length > 1 ? 'ambiguous' : named[0];
  }

  #seatOfNew(unit: FoundUnit, position: DescribedPosition & { kind: string }): Seat {
    const key = `${nameKey(unit.unitId, position.name)}|${position.level ?? ''}`;
    let created = this.#created.get(key);
    if (!created) {
      const { name, kind, level, echelon } = position;
      created = {
        id: newId(),
        versionId: newId(),
        unitId: unit.unitId,
        unitName: unit.name,
        name,
        kind,
        level,
        echelon,
        headCountNeeded: 0,
        validFrom: unit.founded,
      };
      this.#created.set(key, created);
    }
    const { id, validFrom } = created;
    const take = (): void => {
      created.headCountNeeded += 1;
    };
    return { positionId: id, since: validFrom, take };
  }

  /** Adds what became of positions; one in which nobody was placed in the end is not created. */
  addTo(changes: Changes): void {
    for (const position of this.#created.values())
      if (position.headCountNeeded > 0) changes.positions.push(position);
  }
}

const nameKey = (unitId: string, name: string): string => `${unitId}|${name.toLowerCase()}`;
