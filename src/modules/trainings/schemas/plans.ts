import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, DateOnly, Id, ref, Text } from '../../../platform/http/schemas.ts';
import { Count, namedCompetency } from '../../competencies/index.ts';
import { CourseCode, Rupiah } from './courses.ts';
import { NewTrainingSession, TrainingSession } from './sessions.ts';
import { TrainingNeed } from './training-needs.ts';

export const PlanYear = Type.Integer({
  minimum: 2000,
  maximum: 2200,
  format: 'int32',
  description: 'The year that is planned for.',
  examples: [2027],
});

const Difference = (description: string) =>
  Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647, format: 'int32', description });

const question = {
  unitId: Id('The unit; its people and those of all units below it are looked at.'),
  year: PlanYear,
  budget: Rupiah('What may be spent, rupiah.'),
};

export const TrainingNeedsQuestion = Closed(
  { ...question, asOf: Type.Optional(DateOnly('The day whose gaps are looked at; today if not given.')) },
  { $id: 'TrainingNeedsQuestion', description: 'Whose needs are analysed, and what may be spent.' },
);
export type TrainingNeedsQuestion = Static<typeof TrainingNeedsQuestion>;

const name = Text('Name of the plan.', 200, 'Rencana pengembangan kompetensi 2027, pagu murni');

export const NewTrainingPlan = Closed(
  { name, ...TrainingNeedsQuestion.properties },
  { $id: 'NewTrainingPlan', description: 'A plan to work out and to save.' },
);
export type NewTrainingPlan = Static<typeof NewTrainingPlan>;

const figures = {
  seats: Count('Seats that the budget pays.'),
  cost: Rupiah('What these seats cost, rupiah.'),
  levelsClosed: Count('Levels that these seats raise in all.'),
};

const TrainingPlanLine = Type.Object(
  {
    courseId: Id('The course.'),
    code: CourseCode,
    title: Text('Title of the course.', 300, 'Pelatihan Kepemimpinan Administrator'),
    prerequisiteIds: Type.Array(Id('A course that must have been passed before.'), {
      maxItems: 20,
      description: 'Courses that it presupposes; whoever has not passed them is planned for all the same.',
    }),
    priority: Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      format: 'int32',
      description: '1: the first that money is given to.',
    }),
    seatsNeeded: Count('People who need it.'),
    ...figures,
    costPerHead: Rupiah('Cost for each participant as it was when the plan was made; 0 where none is known.'),
    levelsNeeded: Count('Levels that seats for all who need it would raise.'),
    seatsInSessions: Count('Seats of the sessions that were planned from it and are not cancelled.'),
  },
  { $id: 'TrainingPlanLine', description: 'A course of a plan: who needs it, and what is paid for.' },
);
export type TrainingPlanLine = Static<typeof TrainingPlanLine>;

const levels = {
  missing: Count('Levels missing of those who are assessed.'),
  closed: Count('Those of them that the seats paid for raise.'),
  remaining: Count('Those that are still missing then.'),
};
const explained = {
  unassessed: Count('Demands of which nothing is known: nobody is planned for on a guess.'),
  ...levels,
  underWay: Count(
    'Of those remaining: raised by a training that people are enrolled in, or have passed since.',
  ),
  withoutCourse: Count('Of those remaining: raised by no course of the catalogue.'),
};

const TrainingPlanNeed = Type.Object(
  {
    ...namedCompetency,
    demanded: Count('People of whom it is demanded.'),
    below: Count('People of them who were assessed and fall short of it.'),
    ...explained,
  },
  {
    $id: 'TrainingPlanNeed',
    description: 'What is lacking of a competency, and what the plan does about it.',
  },
);
export type TrainingPlanNeed = Static<typeof TrainingPlanNeed>;

const TrainingPlanTotals = Type.Object(
  {
    seatsNeeded: Count('Seats that are needed.'),
    ...figures,
    budgetLeft: Rupiah('What is left of the budget, rupiah.'),
    ...explained,
  },
  { $id: 'TrainingPlanTotals', description: 'What a plan costs, and what it closes.' },
);
export type TrainingPlanTotals = Static<typeof TrainingPlanTotals>;

const summary = {
  ...question,
  asOf: DateOnly('The day whose gaps were looked at.'),
  people: Count('People in service in definitive positions of these units.'),
  totals: ref(TrainingPlanTotals),
};
const content = {
  lines: Type.Array(ref(TrainingPlanLine), {
    maxItems: 100_000,
    description: 'Courses that are needed, by priority; also those that nothing is left for.',
  }),
  needs: Type.Array(ref(TrainingPlanNeed), {
    maxItems: 1000,
    description: 'Competencies that are demanded, in the order of the dictionary.',
  }),
  reportedNeeds: Type.Array(ref(TrainingNeed), {
    maxItems: 1000,
    description:
      'What was reported of these units beside gaps, and was a need on that day: no seats follow from it by themselves.',
  }),
};
const saved = { id: Id('Stable id of the plan.'), name };

export const TrainingPlanProposal = Type.Object(
  { ...summary, ...content },
  { $id: 'TrainingPlanProposal', description: 'A plan that is not saved.' },
);
export type TrainingPlanProposal = Static<typeof TrainingPlanProposal>;

export const TrainingPlanSummary = Type.Object(
  { ...saved, ...summary, ...Bookkeeping },
  { $id: 'TrainingPlanSummary', description: 'A saved plan in figures.' },
);
export type TrainingPlanSummary = Static<typeof TrainingPlanSummary>;

export const TrainingPlan = Type.Object(
  { ...saved, ...summary, ...content, ...Bookkeeping },
  { $id: 'TrainingPlan', description: 'A yearly training plan — rencana pengembangan kompetensi.' },
);
export type TrainingPlan = Static<typeof TrainingPlan>;

const PlannedSeats = Type.Object(figures, {
  $id: 'PlannedSeats',
  description: 'What a plan gives to a course; zeros if the course is not in it.',
});

const PlannedSeatsDifference = Type.Object(
  {
    seats: Difference('Seats more, or fewer.'),
    cost: Type.Integer({
      minimum: -1_000_000_000_000,
      maximum: 1_000_000_000_000,
      format: 'int64',
      description: 'Rupiah more, or less.',
    }),
    levelsClosed: Difference('Levels more, or fewer.'),
  },
  { $id: 'PlannedSeatsDifference', description: 'The other plan less this one, for a course.' },
);

const PlannedLevels = Type.Object(levels, {
  $id: 'PlannedLevels',
  description: 'What a plan does about a competency; zeros if it is not demanded there.',
});

const PlannedLevelsDifference = Type.Object(
  {
    missing: Difference('Missing levels more, or fewer.'),
    closed: Difference('Levels closed more, or fewer.'),
    remaining: Difference('Levels remaining more, or fewer.'),
  },
  { $id: 'PlannedLevelsDifference', description: 'The other plan less this one, for a competency.' },
);

const ComparedLine = Type.Object(
  {
    courseId: Id('The course.'),
    code: CourseCode,
    title: Text('Title of the course.', 300, 'Pelatihan Kepemimpinan Administrator'),
    plan: ref(PlannedSeats),
    other: ref(PlannedSeats),
    difference: ref(PlannedSeatsDifference),
  },
  { $id: 'ComparedPlanLine', description: 'A course in two plans.' },
);

const ComparedNeed = Type.Object(
  {
    ...namedCompetency,
    plan: ref(PlannedLevels),
    other: ref(PlannedLevels),
    difference: ref(PlannedLevelsDifference),
  },
  { $id: 'ComparedPlanNeed', description: 'A competency in two plans.' },
);

export const TrainingPlanComparison = Type.Object(
  {
    plan: ref(TrainingPlanSummary),
    other: ref(TrainingPlanSummary),
    lines: Type.Array(ref(ComparedLine), {
      maxItems: 200_000,
      description: 'Courses by the priority of this plan, then those of the other alone.',
    }),
    needs: Type.Array(ref(ComparedNeed), {
      maxItems: 2000,
      description: 'Competencies that are demanded in this plan, then those in the other alone.',
    }),
  },
  { $id: 'TrainingPlanComparison', description: 'Two plans side by side.' },
);
export type TrainingPlanComparison = Static<typeof TrainingPlanComparison>;

const { unitQuotas: _, quota, ...session } = NewTrainingSession.properties;

export const PlannedSession = Closed(
  { ...session, quota: Type.Optional(quota) },
  {
    $id: 'PlannedSession',
    description: 'A session of a course of the plan; without a quota it takes all seats that are left.',
  },
);
export type PlannedSession = Static<typeof PlannedSession>;

export const NewPlanSessions = Closed(
  {
    sessions: Type.Array(ref(PlannedSession), {
      minItems: 1,
      maxItems: 25,
      description: 'The sessions; all of them are planned, or none.',
    }),
  },
  { $id: 'NewPlanSessions', description: 'Sessions to plan from a plan.' },
);
export type NewPlanSessions = Static<typeof NewPlanSessions>;

export const PlanSessions = Type.Object(
  {
    sessions: Type.Array(ref(TrainingSession), {
      maxItems: 25,
      description: 'The sessions, drafts, in the order in which they were sent.',
    }),
  },
  { $id: 'PlanSessions', description: 'Sessions that were planned from a plan.' },
);

export const planSchemas = [
  TrainingNeedsQuestion,
  NewTrainingPlan,
  TrainingPlanLine,
  TrainingPlanNeed,
  TrainingPlanTotals,
  TrainingPlanProposal,
  TrainingPlanSummary,
  TrainingPlan,
  PlannedSeats,
  PlannedSeatsDifference,
  PlannedLevels,
  PlannedLevelsDifference,
  ComparedLine,
  ComparedNeed,
  TrainingPlanComparison,
  PlannedSession,
  NewPlanSessions,
  PlanSessions,
];
