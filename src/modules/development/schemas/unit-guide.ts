import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { Count, namedCompetency, Percent } from '../../competencies/index.ts';

const UnitGuideRow = Type.Object(
  {
    unitId: Nullable(Id('The unit; null in the row of all.')),
    code: Nullable(Words('Code of the unit.', 64, '1671-DISDIK')),
    name: Words('Name of the unit.', 300, 'Dinas Pendidikan'),
    people: Count('People in definitive positions: the sum of the next five.'),
    meeting: Count('People of them who are assessed in whole and lack nothing.'),
    withGaps: Count('People who are assessed in whole and lack something.'),
    partlyAssessed: Count('People who are assessed in a part of what is demanded only.'),
    unassessed: Count('People who are assessed in nothing of it.'),
    withoutStandard: Count('People whose position has no standard.'),
    meanJpm: Nullable(
      Percent('Mean job-person match of those who are assessed in whole, two decimals; null if nobody is.'),
    ),
    dutyReached: Count('People with a duty of learning hours (PNS) who have reached it this year.'),
    dutyShort: Count('People with such a duty who have not.'),
  },
  { $id: 'UnitGuideRow', description: 'How far the people of a unit are.' },
);

const LackingCompetency = Type.Object(
  {
    ...namedCompetency,
    below: Count('People who are assessed and fall short of what their position demands.'),
    missing: Count('Levels that they lack in all.'),
    freeSeats: Count('Free seats of open sessions in courses that raise it for somebody of them.'),
    seatable: Count(
      'How many of them could take such a seat now: everybody needs a course that leads above the own level. A seat is counted for each competency that its course raises.',
    ),
  },
  { $id: 'LackingCompetency', description: 'A competency that people lack, and the seats for it.' },
);

export const UnitDevelopmentGuide = Type.Object(
  {
    unitId: Id('The unit asked for.'),
    asOf: DateOnly('The day that is read.'),
    lacking: Type.Array(ref(LackingCompetency), {
      maxItems: 10,
      description: 'The competencies that most people lack, the most first.',
    }),
    all: ref(UnitGuideRow),
    rows: Type.Array(ref(UnitGuideRow), {
      maxItems: 100_000,
      description: 'The unit with its own people first, then those below it, by code.',
    }),
  },
  {
    $id: 'UnitDevelopmentGuide',
    description: 'Where the people of a unit stand and what is open to them — panduan bagi pimpinan.',
  },
);
export type UnitDevelopmentGuide = Static<typeof UnitDevelopmentGuide>;

export const unitGuideSchemas = [UnitGuideRow, LackingCompetency, UnitDevelopmentGuide];
