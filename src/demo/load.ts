import type pg from 'pg';
import { addHistory } from './city-history.ts';
import { buildUnits } from './city-shape.ts';
import type { Competencies } from './competencies.ts';
import { CompetencyRows } from './competency-rows.ts';
import { copyRows } from './copy.ts';
import { dayNumber } from './days.ts';
import { fillPositions } from './head-counts.ts';
import { identifierSequence } from './identifiers.ts';
import { IdentityNumbers } from './identity-numbers.ts';
import { DEPARTED, Population } from './people.ts';
import { actingPlacements } from './placements.ts';
import { buildPositions, type Position, type SectorSizes } from './positions.ts';
import { Random } from './random.ts';
import { CityRows } from './rows.ts';
import type { City } from './units.ts';

const LARGEST_CITY = 20_000;
const USUAL_CITY = 15_000;

/** So many people are written before their ranks, placements and assessments are. */
const BATCH = 2000;

/** The stream of chance for ids; the city of number n uses stream n. */
const ID_STREAM = 1_000_000;

/** The stream of chance for assessments is so much further on than the one of the same city. */
const ASSESSMENT_STREAM = 2_000_000;

export interface Counts {
  units: number;
  positions: number;
  employees: number;
  placements: number;
}

export interface CityLoad {
  readonly city: City;
  /** From 0. */
  readonly number: number;
  readonly cities: number;
  readonly seed: number;
  readonly today: string;
  readonly nextId: () => string;
  readonly competencies: Competencies;
  /** Called with the number of employees written so far. */
  readonly onEmployees: (written: number) => void;
}

/** The cities that so many employees make up; the second and later ones have invented names and codes. */
export function citiesFor(employees: number): City[] {
  const number = employees <= LARGEST_CITY ? 1 : Math.round(employees / USUAL_CITY);
  return Array.from({ length: number }, (_, index) => ({
    prefix: index === 0 ? '1671' : String(9501 + (index - 1) + Math.floor((index - 1) / 99)),
    name: index === 0 ? 'Palembang' : `Kota Contoh ${index + 1}`,
    mailDomain: index === 0 ? 'palembang.example' : `kota-contoh-${index + 1}.example`,
    employees: Math.floor(((index + 1) * employees) / number) - Math.floor((index * employees) / number),
  }));
}

export const idsFor = (seed: number): (() => string) => identifierSequence(new Random(seed, ID_STREAM));

function sectorSizes(inService: number): SectorSizes {
  const teaching = Math.round(inService * 0.5);
  const health = Math.round(inService * 0.2);
  return { teaching, health, administration: inService - teaching - health };
}

/** Invents one city and writes it; only one city at a time is held in memory. */
export async function loadCity(client: pg.Client, load: CityLoad): Promise<Counts> {
  const { city, nextId } = load;
  const random = new Random(load.seed, load.number);
  const rows = new CityRows(random, nextId);
  const competencyRows = new CompetencyRows(
    load.competencies,
    load.today,
    new Random(load.seed, ASSESSMENT_STREAM + load.number),
  );
  const units = buildUnits(city, nextId);
  addHistory(units, random);
  const departed = Math.round(city.employees * DEPARTED);
  const sizes = sectorSizes(city.employees - departed);
  const positions = buildPositions(units, sizes, dayNumber(load.today), random, nextId);
  fillPositions(positions, sizes, random);
  for (const unit of units) rows.addUnit(unit);
  for (const position of positions) {
    rows.addPosition(position);
    competencyRows.addStandard(position);
  }

  const copy = (table: { command: string; take(): Iterable<string> }) =>
    copyRows(client, table, table.take());
  const counts = { units: await copy(rows.units), positions: 0, employees: 0, placements: 0 };
  await copy(rows.unitVersions);
  await copy(rows.unitExternalIds);
  counts.positions = await copy(rows.positions);
  await copy(rows.positionVersions);
  await copy(competencyRows.standards);
  const people = addPeople(load, positions, departed, random, rows, competencyRows);
  for (let more = true; more; ) {
    const written = await copyRows(client, rows.employees, takeBatch(people, rows.employees));
    await copy(rows.employeeExternalIds);
    await copy(rows.rankPeriods);
    counts.placements += await copy(rows.placements);
    await copy(competencyRows.assessments);
    counts.employees += written;
    more = written === BATCH;
    load.onEmployees(counts.employees);
  }
  return counts;
}

/** Adds one person after the other to `rows`, and at the end who acts for whom. */
function* addPeople(
  { city, number, cities, today }: CityLoad,
  positions: readonly Position[],
  departed: number,
  random: Random,
  rows: CityRows,
  competencyRows: CompetencyRows,
): Generator<void> {
  const numbers = new IdentityNumbers(city.prefix, number, cities);
  const population = new Population(city, positions, today, random, numbers);
  const holders: { employeeId: string; position: Position }[] = [];
  for (const position of positions) {
    for (let seat = 0; seat < position.filled; seat++) {
      const person = population.holder(position);
      const employeeId = rows.addPerson(person);
      competencyRows.addAssessments(employeeId, position, person.appointed);
      if (position.single) holders.push({ employeeId, position });
      yield;
    }
  }
  for (let person = 0; person < departed; person++) {
    rows.addPerson(population.departed());
    yield;
  }
  for (const acting of actingPlacements(positions, holders, dayNumber(today), random)) rows.addActing(acting);
}

/** Invents the next batch of people while the server takes up the rows of those before them. */
function* takeBatch(people: Iterator<void>, rows: CityRows['employees']): Generator<string> {
  for (let person = 0; person < BATCH && !people.next().done; person++) {
    if (rows.hasFullChunk) yield* rows.take();
  }
  yield* rows.take();
}
