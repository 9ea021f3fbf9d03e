import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import type { TwoLanguages } from '../../platform/http/schemas.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { employees } from '../employees/tables.ts';
import { positionKinds } from '../organisation/reference.ts';
import { units } from '../organisation/tables.ts';
import { courses, sessions } from '../trainings/tables.ts';
import { campaignEvents } from './event-tables.ts';
import { measureKinds, measureStates, readinessElements } from './readiness-reference.ts';
import type { PulseStatements } from './schemas/pulses.ts';
import { campaigns, socialisationSchema } from './tables.ts';

/** Short surveys of a campaign on how ready its audience is (survei kesiapan); which one is open follows from the day. */
export const pulses = socialisationSchema.table(
  'pulses',
  {
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    /** Counted from 1 within the campaign. */
    number: smallint('number').notNull(),
    opensOn: date('opens_on', { mode: 'string' }).notNull(),
    closesOn: date('closes_on', { mode: 'string' }).notNull(),
    statements: jsonb('statements').notNull().$type<PulseStatements>(),
    cancelledOn: date('cancelled_on', { mode: 'string' }),
    cancelReason: text('cancel_reason'),
    ...bookkeeping(),
  },
  (table) => [
    unique('pulses_number_unique').on(table.campaignId, table.number),
    foreignKey({ name: 'pulses_campaign_fk', columns: [table.campaignId], foreignColumns: [campaigns.id] }),
    check('pulses_days_in_order', sql`${table.opensOn} <= ${table.closesOn}`),
    check('pulses_cancelled_whole', sql`(${table.cancelledOn} is null) = (${table.cancelReason} is null)`),
  ],
);

/** Who has answered a pulse, so that nobody does twice: not when, and nothing by which an answer could be found. */
export const pulseParticipants = socialisationSchema.table(
  'pulse_participants',
  {
    pulseId: uuid('pulse_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
  },
  (table) => [
    primaryKey({ name: 'pulse_participants_key', columns: [table.pulseId, table.employeeId] }),
    foreignKey({
      name: 'pulse_participants_pulse_fk',
      columns: [table.pulseId],
      foreignColumns: [pulses.id],
    }),
    foreignKey({
      name: 'pulse_participants_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
  ],
);

/** What was answered in a unit, added up: single answers are not kept anywhere. */
export const pulseTallies = socialisationSchema.table(
  'pulse_tallies',
  {
    pulseId: uuid('pulse_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    positionKind: text('position_kind').notNull().$type<CodeOf<typeof positionKinds>>(),
    answers: integer('answers').notNull(),
    /** Of each element in their order: the sum of the scores, and how many of them are 4 or 5. */
    sums: integer('sums').array().notNull(),
    favourable: integer('favourable').array().notNull(),
  },
  (table) => [
    primaryKey({ name: 'pulse_tallies_key', columns: [table.pulseId, table.unitId, table.positionKind] }),
    foreignKey({ name: 'pulse_tallies_pulse_fk', columns: [table.pulseId], foreignColumns: [pulses.id] }),
    foreignKey({ name: 'pulse_tallies_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    check('pulse_tallies_kind_known', withinList(table.positionKind, positionKinds)),
    check(
      'pulse_tallies_whole',
      sql`${table.answers} > 0 and cardinality(${table.sums}) = 5 and cardinality(${table.favourable}) = 5
        and ${table.answers} <= all(${table.sums}) and ${table.answers} * 5 >= all(${table.sums})
        and 0 <= all(${table.favourable}) and ${table.answers} >= all(${table.favourable})`,
    ),
  ],
);

/** What is done where a unit is not ready (tindakan kesiapan). */
export const measures = socialisationSchema.table(
  'measures',
  {
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    element: text('element').notNull().$type<CodeOf<typeof readinessElements>>(),
    kind: text('kind').notNull().$type<CodeOf<typeof measureKinds>>(),
    /** The pulse whose result it answers. */
    pulseId: uuid('pulse_id'),
    responsibleId: uuid('responsible_id'),
    title: jsonb('title').notNull().$type<TwoLanguages>(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    state: text('state').notNull().default('planned').$type<CodeOf<typeof measureStates>>(),
    endedOn: date('ended_on', { mode: 'string' }),
    /** What was done, and where it can be seen. */
    result: jsonb('result').$type<TwoLanguages>(),
    courseId: uuid('course_id'),
    sessionId: uuid('session_id'),
    eventId: uuid('event_id'),
    address: text('address'),
    dropReason: jsonb('drop_reason').$type<TwoLanguages>(),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'measures_campaign_fk', columns: [table.campaignId], foreignColumns: [campaigns.id] }),
    foreignKey({ name: 'measures_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    foreignKey({ name: 'measures_pulse_fk', columns: [table.pulseId], foreignColumns: [pulses.id] }),
    foreignKey({
      name: 'measures_responsible_fk',
      columns: [table.responsibleId],
      foreignColumns: [employees.id],
    }),
    foreignKey({ name: 'measures_course_fk', columns: [table.courseId], foreignColumns: [courses.id] }),
    foreignKey({ name: 'measures_session_fk', columns: [table.sessionId], foreignColumns: [sessions.id] }),
    foreignKey({
      name: 'measures_event_fk',
      columns: [table.campaignId, table.eventId],
      foreignColumns: [campaignEvents.campaignId, campaignEvents.id],
    }),
    check('measures_element_known', withinList(table.element, readinessElements)),
    check('measures_kind_known', withinList(table.kind, measureKinds)),
    check('measures_state_known', withinList(table.state, measureStates)),
    check('measures_ended_whole', sql`(${table.state} = 'planned') = (${table.endedOn} is null)`),
    check('measures_done_has_result', sql`(${table.state} = 'done') = (${table.result} is not null)`),
    check(
      'measures_dropped_has_reason',
      sql`(${table.state} = 'dropped') = (${table.dropReason} is not null)`,
    ),
    check(
      'measures_link_of_done',
      sql`${table.state} = 'done' or num_nonnulls(${table.courseId}, ${table.sessionId}, ${table.eventId}, ${table.address}) = 0`,
    ),
    index('measures_campaign_index').on(table.campaignId, table.dueOn, table.id),
    index('measures_unit_index').on(table.unitId),
    index('measures_responsible_index').on(table.responsibleId),
  ],
);
