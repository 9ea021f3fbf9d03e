import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { units } from '../organisation/tables.ts';
import { serviceStates } from './reference.ts';
import type { OpeningHours, ServiceChannel } from './schemas/services.ts';

export const feedbackSchema = pgSchema('feedback');

/** The words of a service, in the forms that Indonesian gives them. */
export const wordsOf = (service: Record<'name' | 'description' | 'product', AnyPgColumn>): SQL =>
  sql`to_tsvector('indonesian', ${service.name} || ' ' || coalesce(${service.description}, '') || ' ' || coalesce(${service.product}, ''))`;

/** The register of public services (daftar pelayanan publik), each with its service standard. */
export const services = feedbackSchema.table(
  'services',
  {
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    unitId: uuid('unit_id').notNull(),
    description: text('description'),
    requirements: text('requirements').array().notNull().default([]),
    steps: text('steps').array().notNull().default([]),
    duration: text('duration'),
    durationWorkingDays: integer('duration_working_days'),
    cost: text('cost'),
    product: text('product'),
    legalBases: text('legal_bases').array().notNull().default([]),
    openingHours: jsonb('opening_hours').notNull().default([]).$type<OpeningHours[]>(),
    channels: jsonb('channels').notNull().default([]).$type<ServiceChannel[]>(),
    complaintChannels: jsonb('complaint_channels').notNull().default([]).$type<ServiceChannel[]>(),
    state: text('state').notNull().default('active').$type<CodeOf<typeof serviceStates>>(),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('services_code_unique').on(sql`lower(${table.code})`),
    foreignKey({ name: 'services_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    check('services_state_known', withinList(table.state, serviceStates)),
    check('services_duration_range', sql`${table.durationWorkingDays} between 0 and 1000`),
    index('services_unit_index').on(table.unitId, table.id),
    index('services_name_index').on(table.name, table.id),
    index('services_search_index').using('gin', wordsOf(table)),
  ],
);
