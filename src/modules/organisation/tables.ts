import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgSchema, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bookkeeping, decree, endDecree, id, validity } from '../../platform/database/columns.ts';
import { externalIdColumns, externalIdConstraints } from '../../platform/database/external-ids.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { echelons, functionalLevels, positionKinds, unitKinds } from './reference.ts';

export const organisationSchema = pgSchema('organisation');

/** Organisational units (unit organisasi): what never changes; the rest is in {@link unitVersions}. */
export const units = organisationSchema.table(
  'units',
  { id: id(), code: text('code').notNull(), ...bookkeeping() },
  (table) => [unique('units_code_unique').on(table.code)],
);

/** What a unit is called, what it is and where it hangs in the tree, by period. Periods neither overlap nor leave a gap. */
export const unitVersions = organisationSchema.table(
  'unit_versions',
  {
    id: id(),
    unitId: uuid('unit_id').notNull(),
    parentId: uuid('parent_id'),
    name: text('name').notNull(),
    shortName: text('short_name'),
    kind: text('kind').notNull().$type<CodeOf<typeof unitKinds>>(),
    headEchelon: text('head_echelon').$type<CodeOf<typeof echelons>>(),
    legalBasis: text('legal_basis'),
    ...decree(),
    ...endDecree(),
    ...validity(),
  },
  (table) => [
    foreignKey({ name: 'unit_versions_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    foreignKey({ name: 'unit_versions_parent_fk', columns: [table.parentId], foreignColumns: [units.id] }),
    check('unit_versions_kind_known', withinList(table.kind, unitKinds)),
    check('unit_versions_head_echelon_known', withinList(table.headEchelon, echelons)),
    check('unit_versions_period_forward', sql`${table.validTo} > ${table.validFrom}`),
    check('unit_versions_not_own_parent', sql`${table.parentId} <> ${table.unitId}`),
    index('unit_versions_unit_index').on(table.unitId, table.validFrom),
    index('unit_versions_parent_index').on(table.parentId),
    index('unit_versions_name_index').using('gin', table.name.op('gin_trgm_ops')),
  ],
);

/** Positions (jabatan): identity only; the rest is in {@link positionVersions}. */
export const positions = organisationSchema.table('positions', { id: id(), ...bookkeeping() });

/** What a position is, where it belongs and how many heads it needs, by period. */
export const positionVersions = organisationSchema.table(
  'position_versions',
  {
    id: id(),
    positionId: uuid('position_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof positionKinds>>(),
    functionalLevel: text('functional_level').$type<CodeOf<typeof functionalLevels>>(),
    echelon: text('echelon').$type<CodeOf<typeof echelons>>(),
    jobClass: integer('job_class'),
    headCountNeeded: integer('head_count_needed').notNull(),
    ...decree(),
    ...endDecree(),
    ...validity(),
  },
  (table) => [
    foreignKey({
      name: 'position_versions_position_fk',
      columns: [table.positionId],
      foreignColumns: [positions.id],
    }),
    foreignKey({ name: 'position_versions_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    check('position_versions_kind_known', withinList(table.kind, positionKinds)),
    check('position_versions_level_known', withinList(table.functionalLevel, functionalLevels)),
    check(
      'position_versions_level_only_functional',
      sql`${table.functionalLevel} is null or ${table.kind} = 'fungsional'`,
    ),
    check('position_versions_echelon_known', withinList(table.echelon, echelons)),
    check('position_versions_job_class_range', sql`${table.jobClass} between 1 and 17`),
    check('position_versions_head_count_range', sql`${table.headCountNeeded} between 0 and 100000`),
    check('position_versions_period_forward', sql`${table.validTo} > ${table.validFrom}`),
    index('position_versions_position_index').on(table.positionId, table.validFrom),
    index('position_versions_unit_index').on(table.unitId),
  ],
);

export const unitExternalIds = organisationSchema.table(
  'unit_external_ids',
  externalIdColumns(),
  externalIdConstraints('unit_external_ids', units.id),
);

export const positionExternalIds = organisationSchema.table(
  'position_external_ids',
  externalIdColumns(),
  externalIdConstraints('position_external_ids', positions.id),
);
