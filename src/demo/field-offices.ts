import { districtSections, technicalUnits } from './data/agencies.ts';
import { districts } from './data/districts.ts';
import type { FieldName } from './data/fields.ts';
import type { Sector } from './data/staffing.ts';
import {
  addFormerVersion,
  called,
  FOUNDED,
  managerialPost,
  type NewUnit,
  type Post,
  type Unit,
  type UnitTree,
} from './units.ts';

const DISTRICTS_SPLIT = '2018-01-02';

/** Young districts, and the one that each was a part of. */
const formerDistricts: Readonly<Record<string, string>> = {
  Jakabaring: 'Seberang Ulu I',
  'Ilir Timur III': 'Ilir Timur II',
};

const functionalHead = (title: string, field: FieldName, sector: Sector): Post => ({
  title: called(title),
  echelon: null,
  field,
  sector,
});

/** What serves the citizens all over the city: districts, hospital, health centres, technical units, schools. */
export function addFieldOffices(tree: UnitTree, root: Unit): void {
  const districtNames = addDistricts(tree, root);
  addHospital(tree, tree.find('DINKES') ?? root);
  addHealthCentres(tree, tree.find('DINKES') ?? root, districtNames);
  addTechnicalUnits(tree);
  addSchools(tree, tree.find('DISDIK') ?? root);
}

function addDistricts(tree: UnitTree, root: Unit): string[] {
  const chosen = tree.first(districts, 0.6);
  const byName = new Map<string, Unit>();
  chosen.forEach(({ name }, index) => {
    const code = `KEC-${String(index + 1).padStart(2, '0')}`;
    const district = tree.add(root, {
      code,
      name: `Kecamatan ${name}`,
      kind: 'district',
      headEchelon: 'III.a',
      headTitle: (unitName) => unitName.replace('Kecamatan', 'Camat'),
      from: name in formerDistricts ? DISTRICTS_SPLIT : FOUNDED,
    });
    byName.set(name, district);
    tree.addSecretariat(district, code, 'III.b', 'IV.b');
    tree.first(districtSections, 0.3).forEach((section, number) => {
      tree.addSection(district, `${code}-SEKSI-${number + 1}`, `Seksi ${section}`);
    });
  });
  for (const { name, villages } of chosen) {
    const former = byName.get(formerDistricts[name] ?? '');
    addVillages(tree, byName.get(name)!, tree.first(villages, 0.2), former);
  }
  return [...byName.keys()];
}

function addVillages(
  tree: UnitTree,
  district: Unit,
  villages: readonly string[],
  former: Unit | undefined,
): void {
  const districtCode = district.code.slice(tree.city.prefix.length + 1);
  villages.forEach((village, index) => {
    const unit = tree.add(district, {
      code: `${districtCode}-KEL-${String(index + 1).padStart(2, '0')}`,
      name: `Kelurahan ${village}`,
      kind: 'urban-village',
      headEchelon: 'IV.a',
      headTitle: (unitName) => unitName.replace('Kelurahan', 'Lurah'),
      posts: [managerialPost(called('Sekretaris Kelurahan'), 'IV.b')],
      setting: 'village',
      ...(former && { from: FOUNDED }),
    });
    if (former) addFormerVersion(unit, DISTRICTS_SPLIT, { parent: former });
  });
}

function addHospital(tree: UnitTree, agency: Unit): void {
  const hospital = tree.add(agency, {
    code: 'RSUD',
    name: `Rumah Sakit Umum Daerah ${tree.city.name}`,
    shortName: 'RSUD',
    kind: 'hospital',
    headEchelon: 'III.a',
    headTitle: called('Direktur Rumah Sakit Umum Daerah'),
  });
  tree.addSecretariat(hospital, 'RSUD', 'III.b', 'IV.a');
  tree.first(['Rawat Inap', 'Gawat Darurat', 'Rawat Jalan', 'Kebidanan'], 0.6).forEach((name, index) => {
    tree.add(hospital, {
      code: `RSUD-INST-${index + 1}`,
      name: `Instalasi ${name}`,
      kind: 'other',
      setting: 'ward',
    });
  });
}

function addHealthCentres(tree: UnitTree, agency: Unit, districtNames: readonly string[]): void {
  const technical: Partial<NewUnit> = {
    headEchelon: 'IV.a',
    posts: [managerialPost(called('Kepala Subbagian Tata Usaha'), 'IV.b')],
  };
  const functional: Partial<NewUnit> = {
    posts: [functionalHead('Kepala Puskesmas', 'publicHealth', 'health')],
  };
  for (let number = 1; number <= tree.some(41); number++) {
    const isTechnical = number % 4 === 0;
    const place = districtNames[number % districtNames.length];
    tree.add(agency, {
      code: `PKM-${String(number).padStart(2, '0')}`,
      name: `${isTechnical ? 'UPTD ' : ''}Puskesmas ${place} ${number}`,
      kind: isTechnical ? 'technical-unit' : 'health-centre',
      setting: 'healthCentre',
      ...(isTechnical ? technical : functional),
    });
  }
}

function addTechnicalUnits(tree: UnitTree): void {
  const possible = technicalUnits.filter(([agency]) => tree.find(agency));
  possible.slice(0, tree.some(technicalUnits.length, 0.7)).forEach(([agency, name], index) => {
    tree.add(tree.find(agency)!, {
      code: `UPTD-${String(index + 1).padStart(2, '0')}`,
      name: `UPTD ${name}`,
      kind: 'technical-unit',
      headEchelon: 'IV.a',
      setting: 'technical',
    });
  });
}

function addSchools(tree: UnitTree, agency: Unit): void {
  const kinds = [
    ['TKN', 'TK Negeri', tree.some(8), 'kindergarten', 'classTeaching'],
    ['SDN', 'SD Negeri', tree.some(260), 'primarySchool', 'classTeaching'],
    ['SMPN', 'SMP Negeri', tree.some(62), 'juniorSchool', 'subjectTeaching'],
  ] as const;
  for (const [code, name, schools, setting, field] of kinds) {
    for (let number = 1; number <= schools; number++) {
      tree.add(agency, {
        code: `${code}-${String(number).padStart(3, '0')}`,
        name: `${name} ${number} ${tree.city.name}`,
        kind: 'school',
        posts: [functionalHead('Kepala Sekolah', field, 'teaching')],
        setting,
      });
    }
  }
}
