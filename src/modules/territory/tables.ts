import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { units } from '../organisation/tables.ts';
import { areaKinds } from './reference.ts';

export const territorySchema = pgSchema('territory');

/** The geometric type of Postgres, as text: `((x,y),…)`, the first point not repeated. */
const polygon = customType<{ data: string }>({ dataType: () => 'polygon' });

/** Cities, districts and urban villages as areas (wilayah). */
export const areas = territorySchema.table(
  'areas',
  {
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof areaKinds>>(),
    parentId: uuid('parent_id'),
    /** The only kind that the area above can be of: the foreign key sees to it. */
    parentKind: text('parent_kind'),
    unitId: uuid('unit_id'),
    west: doublePrecision('west'),
    south: doublePrecision('south'),
    east: doublePrecision('east'),
    north: doublePrecision('north'),
    /** SHA-256 of the boundary: the log tells by it that and when it became another. */
    boundaryDigest: text('boundary_digest'),
    ...bookkeeping(),
  },
  (table) => [
    unique('areas_code_unique').on(table.code),
    unique('areas_kind_unique').on(table.id, table.kind),
    foreignKey({
      name: 'areas_parent_fk',
      columns: [table.parentId, table.parentKind],
      foreignColumns: [table.id, table.kind],
    }),
    foreignKey({ name: 'areas_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    check('areas_kind_known', withinList(table.kind, areaKinds)),
    check(
      'areas_parent_kind_above',
      sql`${table.parentKind} is not distinct from
        case ${table.kind} when 'urban-village' then 'district' when 'district' then 'city' end`,
    ),
    check(
      'areas_parent_fits',
      sql`case ${table.kind} when 'city' then ${table.parentId} is null
        when 'urban-village' then ${table.parentId} is not null else true end`,
    ),
    check(
      'areas_boundary_whole',
      sql`num_nonnulls(${table.west}, ${table.south}, ${table.east}, ${table.north}, ${table.boundaryDigest}) in (0, 5)`,
    ),
    index('areas_parent_index').on(table.parentId, table.code),
    index('areas_name_index').on(table.name, table.id),
  ],
);

/** The rings of boundaries: 0 is the outer one of a part, the others are its holes. */
export const boundaryRings = territorySchema.table(
  'boundary_rings',
  {
    areaId: uuid('area_id').notNull(),
    part: integer('part').notNull(),
    number: integer('number').notNull(),
    ring: polygon('ring').notNull(),
  },
  (table) => [
    primaryKey({ name: 'boundary_rings_pkey', columns: [table.areaId, table.part, table.number] }),
    foreignKey({ name: 'boundary_rings_area_fk', columns: [table.areaId], foreignColumns: [areas.id] }),
    index('boundary_rings_outer_index')
      .using('gist', sql`box(${table.ring})`)
      .where(sql`${table.number} = 0`),
  ],
);
