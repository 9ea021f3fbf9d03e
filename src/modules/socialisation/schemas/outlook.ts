import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { riskReasons } from '../readiness-reference.ts';
import { Count } from './audiences.ts';
import { Score } from './readiness.ts';

const Percent = (description: string, example = 82.5) =>
  Type.Number({ minimum: 0, maximum: 100, format: 'double', description, examples: [example] });

const reading = {
  members: Count('How many people the campaign is for who sit there.', 120),
  read: Count('How many have acknowledged what they have to have read.', 99),
  readPercent: Nullable(Percent('How many percent have read it; null of nobody.')),
  readPerDay: Nullable(
    Type.Number({
      minimum: 0,
      maximum: 2_147_483_647,
      format: 'double',
      description:
        'How many more have read it each day, over the last 14 days or since the start; null on the day of it.',
      examples: [4.5],
    }),
  ),
  neededPerDay: Nullable(
    Count('How many have to read it each day to reach the target by the due day; null if that is over.', 6),
  ),
  targetOn: Nullable(
    DateOnly('When the target is reached if it goes on like this; null if never.', '2027-03-20'),
  ),
  percentWhenDue: Nullable(
    Percent(
      'How many percent will have read it by the due day if it goes on like this; null if not known.',
      91.2,
    ),
  ),
  percentWhenEffective: Nullable(
    Percent('The same by the day from which the change holds; null if that is open, or not known.', 94.1),
  ),
};

const standing = {
  readiness: Nullable(Score('How ready they were in the last pulse; null if suppressed, or without one.')),
  reasons: Type.Array(riskReasons.schema, {
    maxItems: 10,
    description: 'Why it is at risk; empty if it is not.',
  }),
};

export const UnitOutlook = Type.Object(
  {
    unitId: Id('The unit.'),
    code: Words('Its code.', 64, '5.02.01'),
    name: Words('What it is called.', 300, 'Dinas Kesehatan'),
    ...reading,
    ...standing,
  },
  { $id: 'UnitOutlook', description: 'Where a unit is heading, alone or with all below it.' },
);
export type UnitOutlook = Static<typeof UnitOutlook>;

export const GroupOutlook = Type.Object(
  { ...reading, ...standing },
  { $id: 'GroupOutlook', description: 'Where all are heading.' },
);
export type GroupOutlook = Static<typeof GroupOutlook>;

export const Outlook = Type.Object(
  {
    unitId: Id('The unit that it is about, with all below it.'),
    asOf: DateOnly('As of which day.'),
    dueOn: DateOnly('The last day on which everybody is to have read it.', '2027-03-31'),
    effectiveOn: Nullable(DateOnly('From when on the change holds; null as long as that is open.')),
    targetPercent: Count('The share that is to have read it by the due day, percent.', 90),
    readinessTarget: Score('How ready people are to be.', 3.5),
    pulseId: Nullable(Id('The last pulse that has closed; null if none has.')),
    atRisk: Count('How many of the rows are at risk.', 3),
    all: ref(GroupOutlook),
    rows: Type.Array(ref(UnitOutlook), {
      maxItems: 100_000,
      description: 'By unit: first the unit itself, then those below it.',
    }),
  },
  { $id: 'Outlook', description: 'Where a campaign is heading, and which units are at risk.' },
);
export type Outlook = Static<typeof Outlook>;

export const outlookSchemas = [UnitOutlook, GroupOutlook, Outlook];
