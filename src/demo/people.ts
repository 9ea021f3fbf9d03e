import type { employeeStatuses, Gender, maritalStatuses } from '../modules/employees/reference.ts';
import { retirementOf } from '../modules/employees/rules/retirement.ts';
import { addYears } from '../platform/calendar.ts';
import type { CodeOf } from '../platform/reference/list.ts';
import { type Career, makeCareer } from './careers.ts';
import { birthPlaces, streets } from './data/names.ts';
import { calendarDate, dayNumber } from './days.ts';
import type { IdentityNumbers } from './identity-numbers.ts';
import { type InventedName, inventName, mailboxName } from './names.ts';
import { type Placement, PlacementHistories } from './placements.ts';
import type { Position } from './positions.ts';
import type { Random, Weighted } from './random.ts';
import type { City } from './units.ts';

type Status = CodeOf<typeof employeeStatuses>;

export interface Person extends Career, InventedName {
  readonly nip: string;
  readonly nik: string;
  readonly frontTitle: string | null;
  readonly backTitle: string | null;
  readonly birthPlace: string;
  readonly birthDate: string;
  readonly gender: Gender;
  readonly maritalStatus: CodeOf<typeof maritalStatuses>;
  readonly phone: string | null;
  readonly email: string | null;
  readonly officialEmail: string;
  readonly address: string | null;
  readonly status: Status;
  readonly placements: readonly Placement[];
}

/** In service all the same, but not at a desk. */
const absences: Weighted<Status> = [
  ['leave', 22],
  ['study', 32],
  ['suspended', 8],
  ['seconded', 28],
];

const departures: Weighted<Status> = [
  ['retired', 70],
  ['deceased', 14],
  ['dismissed', 8],
  ['inactive', 8],
];

const ABSENT = 0.011;

/** Of those who retire within this many days, some are already released from their duties. */
const PREPARING_DAYS = 365;
const PREPARING = 0.05;

/** Among all people, those who have left the service. */
export const DEPARTED = 0.013;

/** Of so many people one has a birth date that was corrected after the number was given. */
const CORRECTED_EVERY = 333;

/** Invents the people of one city, one by one. */
export class Population {
  readonly #city: City;
  readonly #today: string;
  readonly #now: number;
  readonly #random: Random;
  readonly #numbers: IdentityNumbers;
  readonly #histories: PlacementHistories;
  readonly #lasts: readonly Position[];
  #made = 0;

  constructor(
    city: City,
    positions: readonly Position[],
    today: string,
    random: Random,
    numbers: IdentityNumbers,
  ) {
    this.#city = city;
    this.#today = today;
    this.#now = dayNumber(today);
    this.#random = random;
    this.#numbers = numbers;
    this.#histories = new PlacementHistories(positions, random);
    const staff = positions.filter(
      ({ single, closes, opens }) => !single && closes === null && opens < this.#now,
    );
    const senior = staff.filter(({ level }) => level === 'ahli-muda' || level === 'ahli-madya');
    this.#lasts = senior.length > 0 ? senior : staff;
  }

  /** Somebody who holds the position today. */
  holder(position: Position): Person {
    const bornAfter = dayNumber(addYears(this.#today, -position.ageLimit));
    const career = makeCareer(position, { asOf: this.#now, bornAfter }, this.#random);
    const retiresSoon = career.birthDay - bornAfter < PREPARING_DAYS;
    return this.#person(position, career, this.#statusOf(position, retiresSoon), null);
  }

  #statusOf(position: Position, retiresSoon: boolean): Status {
    if (position.single) return 'active';
    if (retiresSoon && this.#random.chance(PREPARING)) return 'pre-retirement';
    return this.#random.chance(ABSENT) ? this.#random.weighted(absences) : 'active';
  }

  /** Somebody who held a position until he or she left the service. */
  departed(): Person {
    const status = this.#random.weighted(departures);
    const position = this.#random.pick(this.#lasts);
    const limit = dayNumber(addYears(this.#today, -position.ageLimit));
    if (status !== 'retired') {
      const end = this.#now - this.#random.integer(30, 700);
      const bounds = { asOf: end, bornAfter: limit, employmentKind: 'PNS' } as const;
      return this.#person(position, makeCareer(position, bounds, this.#random), status, end);
    }
    const bornBefore = limit - this.#random.integer(40, 1000);
    const { retiresOn } = retirementOf(calendarDate(bornBefore), position.ageLimit);
    const end = dayNumber(retiresOn);
    const bounds = { asOf: end, bornAfter: bornBefore - 1, bornBefore, employmentKind: 'PNS' } as const;
    return this.#person(position, makeCareer(position, bounds, this.#random), status, end);
  }

  #person(position: Position, career: Career, status: Status, end: number | null): Person {
    const random = this.#random;
    const gender: Gender = random.chance(femaleShare(position)) ? 'female' : 'male';
    const invented = inventName(random, gender);
    const { nip, birthDay } = this.#nip(career, gender);
    this.#made += 1;
    const corrected = this.#made % CORRECTED_EVERY === 150;
    const birthDate = calendarDate(
      birthDay + (corrected && status !== 'retired' ? random.integer(1, 27) : 0),
    );
    const age = Number(this.#today.slice(0, 4)) - Number(birthDate.slice(0, 4));
    const mailbox = mailboxName(invented.name, this.#made);
    return {
      ...career,
      ...invented,
      ...titlesOf(career, invented, gender, age, random),
      nip,
      nik: this.#numbers.nik(birthDate, gender, random.uint32()),
      birthDate,
      gender,
      birthPlace: random.chance(0.62) ? this.#city.name : random.pick(birthPlaces),
      maritalStatus: maritalStatusOf(age, random),
      phone: random.chance(0.95) ? `0800${String(random.integer(0, 99_999_999)).padStart(8, '0')}` : null,
      email: random.chance(0.8) ? `${mailbox}@mail.example` : null,
      officialEmail: `${mailbox}@${this.#city.mailDomain}`,
      address: random.chance(0.9)
        ? `Jalan ${random.pick(streets)} Nomor ${random.integer(1, 199)} RT ${random.integer(1, 40)}`
        : null,
      status,
      placements: this.#histories.of(position, career, this.#now, end),
    };
  }

  /** People are born a day later where all numbers of a day have been given out. */
  #nip(career: Career, gender: Gender): { nip: string; birthDay: number } {
    const appointedOn = calendarDate(career.appointed);
    for (let birthDay = career.birthDay; ; birthDay++) {
      const nip = this.#numbers.nip(calendarDate(birthDay), appointedOn, gender, career.employmentKind);
      if (nip) return { nip, birthDay };
    }
  }
}

function femaleShare(position: Position): number {
  if (position.field === 'midwifery' || position.field === 'midwiferyDiploma') return 1;
  if (position.sector === 'teaching') return 0.72;
  if (position.sector === 'health') return 0.75;
  if (position.unit.setting === 'fire' || position.unit.setting === 'patrol') return 0.12;
  return position.field === 'manual' ? 0.1 : 0.42;
}

function titlesOf(
  career: Career,
  { religion }: InventedName,
  gender: Gender,
  age: number,
  random: Random,
): Pick<Person, 'frontTitle' | 'backTitle'> {
  const { frontTitle, backTitle } = career.education;
  const pilgrim = religion === 'islam' && age > 45 && random.chance(0.15);
  const religious = pilgrim ? (gender === 'male' ? 'H.' : 'Hj.') : null;
  return { frontTitle: [religious, frontTitle].filter(Boolean).join(' ') || null, backTitle };
}

function maritalStatusOf(age: number, random: Random): Person['maritalStatus'] {
  if (random.chance(age < 27 ? 0.7 : age < 33 ? 0.3 : 0.05)) return 'single';
  return random.weighted([
    ['married', 93],
    ['divorced', 4],
    ['widowed', age > 45 ? 5 : 1],
  ]);
}
