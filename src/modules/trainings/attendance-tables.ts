import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { employees } from '../employees/tables.ts';
import { attendanceSources } from './reference.ts';
import { enrolments, sessions, trainingsSchema } from './tables.ts';

/** The meetings of a session (pertemuan). */
export const meetings = trainingsSchema.table(
  'meetings',
  {
    id: id(),
    sessionId: uuid('session_id').notNull(),
    heldOn: date('held_on', { mode: 'string' }).notNull(),
    number: integer('number').notNull(),
    title: text('title'),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'meetings_session_fk', columns: [table.sessionId], foreignColumns: [sessions.id] }),
    check('meetings_number_range', sql`${table.number} between 1 and 500`),
    uniqueIndex('meetings_number_unique').on(table.sessionId, table.number),
  ],
);

/** Who was at which meeting, and how it is known (daftar hadir). */
export const attendances = trainingsSchema.table(
  'attendances',
  {
    id: id(),
    meetingId: uuid('meeting_id').notNull(),
    enrolmentId: uuid('enrolment_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    isPresent: boolean('is_present').notNull(),
    source: text('source').notNull().$type<CodeOf<typeof attendanceSources>>(),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'attendances_meeting_fk',
      columns: [table.meetingId],
      foreignColumns: [meetings.id],
    }),
    foreignKey({
      name: 'attendances_enrolment_fk',
      columns: [table.enrolmentId],
      foreignColumns: [enrolments.id],
    }),
    foreignKey({
      name: 'attendances_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
    check('attendances_source_known', withinList(table.source, attendanceSources)),
    uniqueIndex('attendances_once').on(table.meetingId, table.enrolmentId),
    index('attendances_enrolment_index').on(table.enrolmentId),
  ],
);

/**
 * What participants say of a training and its trainer. Nothing in a row says whose it is or when it came: its id is of
 * chance, it is not recorded and not announced.
 */
export const evaluations = trainingsSchema.table(
  'evaluations',
  {
    id: uuid('id').primaryKey().default(sql`gen_random_uuid()`),
    sessionId: uuid('session_id').notNull(),
    trainingRating: integer('training_rating').notNull(),
    trainerRating: integer('trainer_rating'),
    comment: text('comment'),
  },
  (table) => [
    foreignKey({
      name: 'evaluations_session_fk',
      columns: [table.sessionId],
      foreignColumns: [sessions.id],
    }),
    check('evaluations_training_rating_range', sql`${table.trainingRating} between 1 and 5`),
    check('evaluations_trainer_rating_range', sql`${table.trainerRating} between 1 and 5`),
    index('evaluations_session_index').on(table.sessionId),
  ],
);
