import type { EmploymentKind, Gender } from '../modules/employees/reference.ts';

/** Serials of real numbers with the same birth date and month of appointment do not get this far. */
const FIRST_NIP_SERIAL = 501;
const LAST_NIP_SERIAL = 999;

/** Real districts count from 01, so that no real resident has a number of the demo. */
const FIRST_NIK_DISTRICT = 81;
const NIK_DISTRICTS = 18;

const digits = (date: string): string => date.replaceAll('-', '');

/** Gives out the identity numbers of one city's people, none of them twice, without knowledge of other cities. */
export class IdentityNumbers {
  readonly #given = new Map<string, number>();
  readonly #region: string;
  readonly #firstSerial: number;
  readonly #serials: number;

  /** `region`: the first four digits of residents' numbers, the city's own; NIP serials are dealt out among `cities`. */
  constructor(region: string, city: number, cities: number) {
    this.#region = region;
    this.#serials = Math.max(1, Math.floor((LAST_NIP_SERIAL - FIRST_NIP_SERIAL + 1) / cities));
    this.#firstSerial = FIRST_NIP_SERIAL + city * this.#serials;
  }

  /** Undefined when the numbers for this birth date, appointment and gender are used up. */
  nip(birthDate: string, appointedOn: string, gender: Gender, kind: EmploymentKind): string | undefined {
    const appointment = kind === 'PNS' ? digits(appointedOn).slice(0, 6) : `${appointedOn.slice(0, 4)}21`;
    const stem = `${digits(birthDate)}${appointment}${gender === 'male' ? 1 : 2}`;
    const given = this.#given.get(stem) ?? 0;
    if (given >= this.#serials) return undefined;
    this.#given.set(stem, given + 1);
    return `${stem}${this.#firstSerial + given}`;
  }

  nik(birthDate: string, gender: Gender, chance: number): string {
    const [year, month, day] = birthDate.split('-') as [string, string, string];
    const district = FIRST_NIK_DISTRICT + (chance % NIK_DISTRICTS);
    const written = String(Number(day) + (gender === 'female' ? 40 : 0)).padStart(2, '0');
    const stem = `${this.#region}${district}${written}${month}${year.slice(2)}`;
    const given = (this.#given.get(stem) ?? 0) + 1;
    this.#given.set(stem, given);
    return `${stem}${String(given).padStart(4, '0')}`;
  }
}
