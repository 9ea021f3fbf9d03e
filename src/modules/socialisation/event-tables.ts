import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { bytes } from '../../platform/database/tables.ts';
import { files as storedFiles } from '../../platform/files/tables.ts';
import type { TwoLanguages } from '../../platform/http/schemas.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { employees } from '../employees/tables.ts';
import { units } from '../organisation/tables.ts';
import { eventKinds, materialKinds, materialLanguages, registrationStates } from './event-reference.ts';
import { members } from './member-tables.ts';
import { campaigns, socialisationSchema } from './tables.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** When people come together to be told of a change (kegiatan sosialisasi). */
export const campaignEvents = socialisationSchema.table(
  'events',
  {
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof eventKinds>>(),
    title: jsonb('title').notNull().$type<TwoLanguages>(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    place: text('place'),
    link: text('link'),
    /** Null: as many as come. */
    seats: integer('seats'),
    /** Empty lists ask for nothing. Units with all below them. */
    audienceIds: uuid('audience_ids').array().notNull().default(sql`'{}'`),
    unitIds: uuid('unit_ids').array().notNull().default(sql`'{}'`),
    cancelReason: text('cancel_reason'),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'campaign_events_campaign_fk',
      columns: [table.campaignId],
      foreignColumns: [campaigns.id],
    }),
    unique('campaign_events_of_campaign').on(table.campaignId, table.id),
    check('campaign_events_kind_known', withinList(table.kind, eventKinds)),
    check('campaign_events_times_in_order', sql`${table.endsAt} > ${table.startsAt}`),
    check('campaign_events_somewhere', sql`num_nonnulls(${table.place}, ${table.link}) > 0`),
    check('campaign_events_seats_range', sql`${table.seats} between 1 and 100000`),
    index('campaign_events_time_index').on(table.campaignId, table.startsAt, table.id),
  ],
);

/** Who wants to come: with a seat, or waiting for one in the order of arrival. */
export const eventRegistrations = socialisationSchema.table(
  'event_registrations',
  {
    eventId: uuid('event_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    state: text('state').notNull().$type<CodeOf<typeof registrationStates>>(),
    /** Counted within the event: who came first gets a seat first. */
    arrival: integer('arrival').notNull(),
    at: moment('at').notNull().default(sql`date_trunc('milliseconds', now())`),
  },
  (table) => [
    primaryKey({ name: 'event_registrations_key', columns: [table.eventId, table.employeeId] }),
    unique('event_registrations_arrival_unique').on(table.eventId, table.arrival),
    foreignKey({
      name: 'event_registrations_event_fk',
      columns: [table.campaignId, table.eventId],
      foreignColumns: [campaignEvents.campaignId, campaignEvents.id],
    }),
    foreignKey({
      name: 'event_registrations_member_fk',
      columns: [table.campaignId, table.employeeId],
      foreignColumns: [members.campaignId, members.employeeId],
    }),
    check('event_registrations_state_known', withinList(table.state, registrationStates)),
    index('event_registrations_employee_index').on(table.employeeId),
  ],
);

/** That somebody was there (kehadiran): added to, never changed. */
export const eventAttendances = socialisationSchema.table(
  'event_attendances',
  {
    eventId: uuid('event_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    at: moment('at').notNull().default(sql`date_trunc('milliseconds', now())`),
    enteredBy: text('entered_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    primaryKey({ name: 'event_attendances_key', columns: [table.eventId, table.employeeId] }),
    foreignKey({
      name: 'event_attendances_event_fk',
      columns: [table.campaignId, table.eventId],
      foreignColumns: [campaignEvents.campaignId, campaignEvents.id],
    }),
    foreignKey({
      name: 'event_attendances_member_fk',
      columns: [table.campaignId, table.employeeId],
      foreignColumns: [members.campaignId, members.employeeId],
    }),
    index('event_attendances_employee_index').on(table.employeeId),
  ],
);

/** Who speaks for a change in a unit (agen perubahan). */
export const ambassadors = socialisationSchema.table(
  'ambassadors',
  {
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    since: date('since', { mode: 'string' }).notNull(),
    endedOn: date('ended_on', { mode: 'string' }),
  },
  (table) => [
    foreignKey({
      name: 'ambassadors_campaign_fk',
      columns: [table.campaignId],
      foreignColumns: [campaigns.id],
    }),
    foreignKey({
      name: 'ambassadors_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
    foreignKey({ name: 'ambassadors_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    check('ambassadors_days_in_order', sql`${table.endedOn} >= ${table.since}`),
    uniqueIndex('ambassadors_once')
      .on(table.campaignId, table.unitId, table.employeeId)
      .where(sql`${table.endedOn} is null`),
  ],
);

/** What people are given to understand a change: a link, or a file. */
export const materials = socialisationSchema.table(
  'materials',
  {
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    title: text('title').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof materialKinds>>(),
    language: text('language').notNull().$type<CodeOf<typeof materialLanguages>>(),
    /** Empty: for all. */
    audienceIds: uuid('audience_ids').array().notNull().default(sql`'{}'`),
    url: text('url'),
    sha256: bytes('sha256'),
    fileName: text('file_name'),
    mediaType: text('media_type'),
    bytes: bigint('bytes', { mode: 'number' }),
    addedAt: moment('added_at').notNull().default(sql`date_trunc('milliseconds', now())`),
    addedBy: text('added_by').notNull().default(sql`platform.current_actor()`),
    removedAt: moment('removed_at'),
    removeReason: text('remove_reason'),
  },
  (table) => [
    foreignKey({
      name: 'campaign_materials_campaign_fk',
      columns: [table.campaignId],
      foreignColumns: [campaigns.id],
    }),
    foreignKey({
      name: 'campaign_materials_stored_fk',
      columns: [table.sha256],
      foreignColumns: [storedFiles.sha256],
    }),
    check('campaign_materials_kind_known', withinList(table.kind, materialKinds)),
    check('campaign_materials_language_known', withinList(table.language, materialLanguages)),
    check(
      'campaign_materials_one_source',
      sql`(${table.url} is null) = (${table.sha256} is not null)
        and num_nulls(${table.sha256}, ${table.fileName}, ${table.mediaType}, ${table.bytes}) in (0, 4)`,
    ),
    check(
      'campaign_materials_removed_whole',
      sql`(${table.removedAt} is null) = (${table.removeReason} is null)`,
    ),
    index('campaign_materials_campaign_index').on(table.campaignId, table.id),
    index('campaign_materials_stored_index').on(table.sha256),
  ],
);
