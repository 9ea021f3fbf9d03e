import type { unitKinds } from '../modules/organisation/reference.ts';
import type { CodeOf } from '../platform/reference/list.ts';
import type { FieldName } from './data/fields.ts';
import type { Echelon, Sector, Setting } from './data/staffing.ts';

/** The first day of the organisation that the demo knows. */
export const FOUNDED = '2017-01-02';
export const REORGANISED = '2021-01-04';

/** A city of this size has the full tree; a smaller one has less of everything. */
export const FULL_SIZE = 15_000;

export interface City {
  /** The prefix of its codes and of the residents' numbers of its people: four digits. */
  readonly prefix: string;
  readonly name: string;
  readonly mailDomain: string;
  readonly employees: number;
}

/** A position with one holder that leads a unit or stands beside its head. */
export interface Post {
  readonly title: (unitName: string) => string;
  readonly echelon: Echelon | null;
  readonly field: FieldName;
  readonly sector: Sector;
}

export interface UnitVersion {
  readonly name: string;
  readonly parent: Unit | null;
  readonly from: string;
  readonly to: string | null;
}

export interface Unit {
  readonly id: string;
  readonly code: string;
  readonly kind: CodeOf<typeof unitKinds>;
  readonly shortName: string | null;
  readonly headEchelon: Echelon | null;
  readonly setting: Setting;
  readonly posts: readonly Post[];
  versions: readonly UnitVersion[];
}

export interface NewUnit {
  /** Without the city's prefix; empty for the city itself. */
  readonly code: string;
  readonly name: string;
  readonly kind: Unit['kind'];
  readonly headEchelon?: Echelon;
  /** What the head is called; a unit without a head's echelon has no structural head. */
  readonly headTitle?: Post['title'];
  /** Posts beside the head. */
  readonly posts?: readonly Post[];
  readonly setting?: Setting;
  readonly shortName?: string;
  /** Without it the unit is as old as its parent. */
  readonly from?: string;
  readonly to?: string;
}

export const headOf = (name: string): string => `Kepala ${name}`;
export const called = (title: string) => (): string => title;

export const managerialPost = (title: Post['title'], echelon: Echelon): Post => ({
  title,
  echelon,
  field: echelon.startsWith('II.') ? 'seniorManagement' : 'management',
  sector: 'administration',
});

/** The units of one city, each after its parent. */
export class UnitTree {
  readonly units: Unit[] = [];
  readonly city: City;
  readonly scale: number;
  readonly #nextId: () => string;

  constructor(city: City, nextId: () => string) {
    this.city = city;
    this.scale = Math.min(1, city.employees / FULL_SIZE);
    this.#nextId = nextId;
  }

  /** How many of something a city of this size has, at least one; with a lower power less shrinks. */
  some(all: number, power = 1): number {
    return Math.max(1, Math.round(all * this.scale ** power));
  }

  first<T>(all: readonly T[], power: number): readonly T[] {
    return all.slice(0, this.some(all.length, power));
  }

  find(code: string): Unit | undefined {
    return this.units.find((unit) => unit.code === `${this.city.prefix}-${code}`);
  }

  add(parent: Unit | null, unit: NewUnit): Unit {
    const { headTitle = headOf, headEchelon = null } = unit;
    const head = headEchelon ? [managerialPost(headTitle, headEchelon)] : [];
    const added: Unit = {
      id: this.#nextId(),
      code: unit.code === '' ? this.city.prefix : `${this.city.prefix}-${unit.code}`,
      kind: unit.kind,
      shortName: unit.shortName ?? null,
      headEchelon,
      setting: unit.setting ?? 'none',
      posts: [...head, ...(unit.posts ?? [])],
      versions: [
        {
          name: unit.name,
          parent,
          from: unit.from ?? parent?.versions[0]?.from ?? FOUNDED,
          to: unit.to ?? null,
        },
      ],
    };
    this.units.push(added);
    return added;
  }

  /** The secretariat of an agency or a district office, with its sections. */
  addSecretariat(parent: Unit, code: string, echelon: Echelon, sectionEchelon: Echelon): void {
    const secretariat = this.add(parent, {
      code: `${code}-SEKR`,
      name: 'Sekretariat',
      kind: 'division',
      headEchelon: echelon,
      headTitle: called(parent.kind === 'district' ? 'Sekretaris Kecamatan' : 'Sekretaris'),
      setting: 'office',
    });
    const sections = [
      ['UMUM', 'Subbagian Umum dan Kepegawaian', 'general'],
      ['KEU', 'Subbagian Keuangan dan Perencanaan', 'finance'],
    ] as const;
    for (const [suffix, name, setting] of this.first(sections, 0.3)) {
      this.addSection(secretariat, `${code}-SEKR-${suffix}`, name, { headEchelon: sectionEchelon, setting });
    }
  }

  addSection(parent: Unit, code: string, name: string, differing: Partial<NewUnit> = {}): void {
    const usual = { kind: 'section', headEchelon: 'IV.a', setting: 'section' } as const;
    this.add(parent, { code, name, ...usual, ...differing });
  }
}

export const present = (unit: Unit): UnitVersion => unit.versions[unit.versions.length - 1]!;

type Change = Partial<Pick<UnitVersion, 'name' | 'parent'>>;

/** Cuts the unit's last version in two on a day; `former` says what was different before. */
export function addFormerVersion(unit: Unit, until: string, former: Change): void {
  const last = present(unit);
  unit.versions = [
    ...unit.versions.slice(0, -1),
    { ...last, ...former, to: until },
    { ...last, from: until },
  ];
}
