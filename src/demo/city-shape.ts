import {
  type Agency,
  agencies,
  boards,
  councilDivisions,
  secretariatDivisions,
  sectionTasks,
} from './data/agencies.ts';
import type { Echelon, Setting } from './data/staffing.ts';
import { addFieldOffices } from './field-offices.ts';
import {
  addFormerVersion,
  type City,
  called,
  managerialPost,
  REORGANISED,
  type Unit,
  UnitTree,
} from './units.ts';

const settingOfDivisions: Readonly<Record<string, Setting>> = {
  DAMKAR: 'fire',
  DINKES: 'healthOffice',
  SATPOLPP: 'patrol',
};

const publicOrder: Agency = {
  code: 'SATPOLPP',
  name: 'Satuan Polisi Pamong Praja',
  shortName: 'Satpol PP',
  divisions: ['Ketertiban Umum', 'Penegakan Perundang-undangan', 'Perlindungan Masyarakat'],
};

const assistants = [
  'Asisten Pemerintahan dan Kesejahteraan Rakyat',
  'Asisten Perekonomian dan Pembangunan',
  'Asisten Administrasi Umum',
];

const advisers = [
  'Staf Ahli Bidang Pemerintahan, Hukum, dan Politik',
  'Staf Ahli Bidang Ekonomi dan Pembangunan',
  'Staf Ahli Bidang Kemasyarakatan',
];

/** The units of a city without most of their history, each after its parent. */
export function buildUnits(city: City, nextId: () => string): Unit[] {
  const tree = new UnitTree(city, nextId);
  const root = tree.add(null, {
    code: '',
    name: `Pemerintah ${city.name.startsWith('Kota ') ? '' : 'Kota '}${city.name}`,
    shortName: `Pemkot ${city.name}`,
    kind: 'city',
  });
  addSecretariats(tree, root);
  addInspectorate(tree, root);
  const numberOfAgencies = Math.max(2, tree.some(agencies.length, 0.5));
  const added = [
    ...agencies.slice(0, numberOfAgencies).map((agency) => addAgency(tree, root, agency, 'agency')),
    ...tree.first(boards, 0.5).map((board) => addAgency(tree, root, board, 'board')),
    addAgency(tree, root, publicOrder, 'agency'),
  ];
  addClosedSections(tree, added);
  addFieldOffices(tree, root);
  return tree.units;
}

function addSecretariats(tree: UnitTree, root: Unit): void {
  const postsOf = (titles: readonly string[], echelon: Echelon) =>
    tree.first(titles, 0.3).map((title) => managerialPost(called(title), echelon));
  const regional = tree.add(root, {
    code: 'SETDA',
    name: 'Sekretariat Daerah',
    shortName: 'Setda',
    kind: 'secretariat',
    headEchelon: 'II.a',
    headTitle: called('Sekretaris Daerah'),
    posts: postsOf(assistants, 'II.b'),
  });
  addBagian(tree, regional, 'SETDA', tree.first(secretariatDivisions, 0.5), tree.some(3, 0.5));
  tree.add(root, {
    code: 'STAF-AHLI',
    name: 'Staf Ahli Wali Kota',
    kind: 'other',
    posts: postsOf(advisers, 'II.b'),
  });
  const council = tree.add(root, {
    code: 'SETWAN',
    name: 'Sekretariat Dewan Perwakilan Rakyat Daerah',
    shortName: 'Setwan',
    kind: 'council-secretariat',
    headEchelon: 'II.b',
    headTitle: called('Sekretaris Dewan Perwakilan Rakyat Daerah'),
  });
  addBagian(tree, council, 'SETWAN', tree.first(councilDivisions, 0.5), tree.some(2, 0.5));
}

function addBagian(
  tree: UnitTree,
  parent: Unit,
  code: string,
  subjects: readonly string[],
  sections: number,
): void {
  subjects.forEach((subject, index) => {
    const bagianCode = `${code}-BAG-${String(index + 1).padStart(2, '0')}`;
    const bagian = tree.add(parent, {
      code: bagianCode,
      name: `Bagian ${subject}`,
      kind: 'division',
      headEchelon: 'III.a',
      setting: 'division',
    });
    sectionTasks.slice(0, sections).forEach((task, number) => {
      tree.addSection(bagian, `${bagianCode}-SUB-${number + 1}`, `Subbagian ${task} ${subject}`);
    });
  });
}

function addInspectorate(tree: UnitTree, root: Unit): void {
  const inspectorate = tree.add(root, {
    code: 'INSPEKTORAT',
    name: 'Inspektorat',
    kind: 'inspectorate',
    headEchelon: 'II.b',
    headTitle: called('Inspektur'),
  });
  tree.addSecretariat(inspectorate, 'INSPEKTORAT', 'III.a', 'IV.a');
  tree.first(['I', 'II', 'III', 'IV', 'Khusus'], 0.5).forEach((numeral, index) => {
    tree.add(inspectorate, {
      code: `INSPEKTORAT-IRBAN-${index + 1}`,
      name: `Inspektorat Pembantu ${numeral}`,
      kind: 'division',
      headEchelon: 'III.a',
      headTitle: (name) => name.replace('Inspektorat', 'Inspektur'),
      setting: 'audit',
    });
  });
}

function addAgency(tree: UnitTree, root: Unit, agency: Agency, kind: Unit['kind']): Unit {
  const { code, name, shortName, formerName } = agency;
  const unit = tree.add(root, { code, name, shortName, kind, headEchelon: 'II.b' });
  if (formerName) addFormerVersion(unit, REORGANISED, { name: formerName });
  tree.addSecretariat(unit, code, 'III.a', 'IV.a');
  tree.first(agency.divisions, 0.3).forEach((subject, index) => {
    const divisionCode = `${code}-BID-${index + 1}`;
    const division = tree.add(unit, {
      code: divisionCode,
      name: `Bidang ${subject}`,
      kind: 'division',
      headEchelon: 'III.b',
      setting: settingOfDivisions[code] ?? 'division',
    });
    if (index < tree.some(3, 0.4)) {
      tree.addSection(division, `${divisionCode}-SEKSI-1`, `Seksi ${sectionTasks[index]} ${subject}`);
    }
  });
  return unit;
}

/** Sections that the reorganisation did away with. */
function addClosedSections(tree: UnitTree, agencies: readonly Unit[]): void {
  for (const agency of agencies.slice(0, 3)) {
    const code = agency.code.slice(tree.city.prefix.length + 1);
    const division = tree.find(`${code}-BID-1`);
    if (division) {
      tree.addSection(division, `${code}-BID-1-SEKSI-9`, 'Seksi Pengolahan Data Manual', { to: REORGANISED });
    }
  }
}
