import type { RequiredLevel } from '../modules/competencies/rules/levels.ts';
import type { ranks } from '../modules/employees/reference.ts';
import type { CodeOf } from '../platform/reference/list.ts';
import type { Competencies } from './competencies.ts';
import type { Position } from './positions.ts';

/** The migration gives the national competencies the same ids everywhere. */
const nationalCompetencies = Array.from(
  { length: 9 },
  (_, index) => `019a4700-0000-7000-8000-00000000000${index + 1}`,
);

/** The level of the national competencies, by functional level or else kind of position. */
const nationalLevels: Readonly<Record<string, number>> = {
  'jpt-utama': 5,
  'jpt-madya': 5,
  'jpt-pratama': 4,
  administrator: 3,
  pengawas: 2,
  pelaksana: 1,
  'ahli-utama': 5,
  'ahli-madya': 4,
  'ahli-muda': 3,
  'ahli-pertama': 2,
  penyelia: 3,
  mahir: 2,
  terampil: 1,
  pemula: 1,
};

/** The lowest rank that a position asks for, by its kind. */
export const lowestRanks: Readonly<Partial<Record<Position['kind'], CodeOf<typeof ranks>>>> = {
  'jpt-pratama': 'IV/b',
  administrator: 'III/d',
  pengawas: 'III/c',
};

const nationalLevelOf = ({ kind, level }: Position): number => nationalLevels[level ?? kind]!;

/** What the position demands beside the national competencies; where it is something, it has a standard of its own. */
export function technicalDemands(position: Position, { technical }: Competencies): RequiredLevel[] {
  if (!position.single) return [];
  const [, word = ''] = position.unit.code.split('-');
  const usual = nationalLevelOf(position);
  return technical
    .filter(({ units }) => units.includes(word))
    .map(({ id }, index) => ({ competencyId: id, level: Math.max(1, usual - index) }));
}

/** What the position demands, by its own standard or by the one of its kind. */
export function demandsOf(position: Position, competencies: Competencies): RequiredLevel[] {
  const level = nationalLevelOf(position);
  return [
    ...nationalCompetencies.map((competencyId) => ({ competencyId, level })),
    ...technicalDemands(position, competencies),
  ];
}
