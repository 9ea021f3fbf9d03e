import { employeeExternalIds, employees, placements, rankPeriods } from '../modules/employees/tables.ts';
import {
  positions,
  positionVersions,
  unitExternalIds,
  units,
  unitVersions,
} from '../modules/organisation/tables.ts';
import { Rows } from './copy.ts';
import { calendarDate } from './days.ts';
import type { Person } from './people.ts';
import type { ActingPlacement, Placement } from './placements.ts';
import type { Position } from './positions.ts';
import type { Random } from './random.ts';
import { FOUNDED, REORGANISED, type Unit } from './units.ts';

const SYSTEM = 'siasn';

/** The rows of one city on their way into the tables. */
export class CityRows {
  readonly units = new Rows(units, 'id', 'code');
  readonly unitVersions = new Rows(
    unitVersions,
    'id',
    'unitId',
    'parentId',
    'name',
    'shortName',
    'kind',
    'headEchelon',
    'legalBasis',
    'decreeNumber',
    'decreeDate',
    'validFrom',
    'validTo',
  );
  readonly unitExternalIds = new Rows(unitExternalIds, 'ownerId', 'system', 'value');
  readonly positions = new Rows(positions, 'id');
  readonly positionVersions = new Rows(
    positionVersions,
    'id',
    'positionId',
    'unitId',
    'name',
    'kind',
    'functionalLevel',
    'echelon',
    'jobClass',
    'headCountNeeded',
    'validFrom',
    'validTo',
  );
  readonly employees = new Rows(
    employees,
    'id',
    'nip',
    'nik',
    'name',
    'frontTitle',
    'backTitle',
    'birthPlace',
    'birthDate',
    'gender',
    'religion',
    'maritalStatus',
    'phone',
    'email',
    'officialEmail',
    'address',
    'employmentKind',
    'status',
    'appointedOn',
    'permanentOn',
    'educationLevel',
    'educationProgramme',
    'graduationYear',
  );
  readonly rankPeriods = new Rows(
    rankPeriods,
    'id',
    'employeeId',
    'rank',
    'decreeNumber',
    'decreeDate',
    'validFrom',
    'validTo',
  );
  readonly placements = new Rows(
    placements,
    'id',
    'employeeId',
    'positionId',
    'kind',
    'decreeNumber',
    'decreeDate',
    'validFrom',
    'validTo',
  );
  readonly employeeExternalIds = new Rows(employeeExternalIds, 'ownerId', 'system', 'value');
  readonly #random: Random;
  readonly #nextId: () => string;

  constructor(random: Random, nextId: () => string) {
    this.#random = random;
    this.#nextId = nextId;
  }

  addUnit(unit: Unit): void {
    this.units.add(unit.id, unit.code);
    this.unitExternalIds.add(unit.id, SYSTEM, this.#random.hexadecimal());
    for (const { name, parent, from, to } of unit.versions) {
      const year = from.slice(0, 4);
      const number = from === FOUNDED ? 50 : from === REORGANISED ? 12 : 7;
      this.unitVersions.add(
        this.#nextId(),
        unit.id,
        parent?.id ?? null,
        name,
        unit.shortName,
        unit.kind,
        unit.headEchelon,
        `Peraturan Wali Kota Nomor ${number} Tahun ${year} (contoh)`,
        `${number} Tahun ${year}`,
        from,
        from,
        to,
      );
    }
  }

  addPosition(position: Position): void {
    this.positions.add(position.id);
    for (const { name, needed, from, to } of position.versions) {
      this.positionVersions.add(
        this.#nextId(),
        position.id,
        position.unit.id,
        name,
        position.kind,
        position.level,
        position.echelon,
        position.jobClass,
        needed,
        from,
        to,
      );
    }
  }

  /** Returns the id of the employee. */
  addPerson(person: Person): string {
    const id = this.#nextId();
    this.employees.add(
      id,
      person.nip,
      person.nik,
      person.name,
      person.frontTitle,
      person.backTitle,
      person.birthPlace,
      person.birthDate,
      person.gender,
      person.religion,
      person.maritalStatus,
      person.phone,
      person.email,
      person.officialEmail,
      person.address,
      person.employmentKind,
      person.status,
      calendarDate(person.appointed),
      dateOrNull(person.permanent),
      person.education.level,
      person.education.programme,
      person.graduationYear,
    );
    this.employeeExternalIds.add(id, SYSTEM, this.#random.hexadecimal());
    for (const { rank, from, to } of person.ranks) {
      this.rankPeriods.add(
        this.#nextId(),
        id,
        rank,
        ...this.#decree('823', from),
        calendarDate(from),
        dateOrNull(to),
      );
    }
    for (const placement of person.placements) this.#addPlacement(id, placement);
    return id;
  }

  addActing(placement: ActingPlacement): void {
    this.#addPlacement(placement.employeeId, placement);
  }

  #addPlacement(employeeId: string, { position, kind, from, to }: Placement): void {
    this.placements.add(
      this.#nextId(),
      employeeId,
      position.id,
      kind,
      ...this.#decree('821', from),
      calendarDate(from),
      dateOrNull(to),
    );
  }

  /** Number and date of a decree that takes effect on a day. */
  #decree(subject: string, effective: number): [number: string, date: string] {
    const date = calendarDate(effective - this.#random.integer(2, 25));
    const number = String(this.#random.integer(1, 2999)).padStart(4, '0');
    return [`${subject}/${number}/BKPSDM/${date.slice(0, 4)}`, date];
  }
}

const dateOrNull = (day: number | null): string | null => (day === null ? null : calendarDate(day));
