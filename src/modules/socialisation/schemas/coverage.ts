import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { positionKinds } from '../../organisation/index.ts';
import { Count } from './audiences.ts';

const Percent = (description: string) =>
  Type.Number({ minimum: 0, maximum: 100, format: 'double', description, examples: [82.5] });

const reading = {
  members: Count('How many people the campaign is for who sit there.', 120),
  reached: Count('How many of them were told.', 110),
  read: Count('How many have acknowledged what they have to have read.', 99),
  understood: Nullable(Count('How many have passed the quiz on it; null without a quiz.', 90)),
};

const standing = {
  isSuppressed: Type.Boolean({
    description:
      'Whether it is withheld how people stand to it, because fewer than five have said so, or because it would follow from others how few did.',
  }),
  stated: Nullable(Count('How many have said how they stand to it; null if withheld.', 80)),
  support: Nullable(Count('How many are in support; null if withheld.', 60)),
  neutral: Nullable(Count('How many are neutral; null if withheld.', 14)),
  concern: Nullable(Count('How many have a concern; null if withheld.', 6)),
};

const figures = {
  ...reading,
  reachedPercent: Nullable(Percent('How many percent were told; null of nobody.')),
  readPercent: Nullable(Percent('How many percent have read it; null of nobody.')),
  ...standing,
};

export const Coverage = Type.Object(figures, {
  $id: 'Coverage',
  description: 'How many were told, have read and understood it, and how they stand to it.',
});
export type Coverage = Static<typeof Coverage>;

export const UnitCoverage = Type.Object(
  {
    unitId: Id('The unit.'),
    code: Words('Its code.', 64, '5.02.01'),
    name: Words('What it is called.', 300, 'Dinas Kesehatan'),
    ...figures,
  },
  { $id: 'UnitCoverage', description: 'Coverage of a unit, alone or with all below it.' },
);
export type UnitCoverage = Static<typeof UnitCoverage>;

export const KindCoverage = Type.Object(
  { positionKind: positionKinds.schema, ...figures },
  { $id: 'KindCoverage', description: 'Coverage of the people in positions of a kind.' },
);
export type KindCoverage = Static<typeof KindCoverage>;

export const CampaignCoverage = Type.Object(
  {
    unitId: Id('The unit that it is about, with all below it.'),
    stancesAsOf: Nullable(
      DateOnly(
        'As of the end of which day it is counted how people stand to it: never the same day, so that nobody can watch a single one come in. Null before the first night.',
      ),
    ),
    all: ref(Coverage),
    kinds: Type.Array(ref(KindCoverage), { maxItems: 20, description: 'By kind of position.' }),
    rows: Type.Array(ref(UnitCoverage), {
      maxItems: 100_000,
      description:
        'By unit: first the unit itself with its own people alone, then those below it where the campaign is for somebody.',
    }),
  },
  { $id: 'CampaignCoverage', description: 'How far a campaign has come — capaian sosialisasi.' },
);
export type CampaignCoverage = Static<typeof CampaignCoverage>;

export const CoverageDay = Type.Object(
  { day: DateOnly('At the end of this day.'), ...figures },
  { $id: 'CoverageDay', description: 'How far a campaign had come at the end of a day.' },
);
export type CoverageDay = Static<typeof CoverageDay>;

export const coverageSchemas = [Coverage, UnitCoverage, KindCoverage, CampaignCoverage, CoverageDay];
