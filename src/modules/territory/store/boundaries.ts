import { asc, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { Boundary } from '../rules/boundary.ts';
import { ringText } from '../rules/rings.ts';
import { areas, boundaryRings } from '../tables.ts';

function ringOf(text: string): number[][] {
  const positions: number[][] = JSON.parse(text.replaceAll('(', '[').replaceAll(')', ']'));
  return [...positions, positions[0]!];
}

/** The polygons of an area, each its outer ring and then its holes; none without a boundary. */
export async function findBoundary(reader: Reader, areaId: string): Promise<number[][][][]> {
  const rows = await reader
    .select({ part: boundaryRings.part, ring: boundaryRings.ring })
    .from(boundaryRings)
    .where(eq(boundaryRings.areaId, areaId))
    .orderBy(asc(boundaryRings.part), asc(boundaryRings.number));
  const parts: number[][][][] = [];
  for (const { part, ring } of rows) {
    parts[part] ??= [];
    parts[part].push(ringOf(ring));
  }
  return parts;
}

/** Puts a boundary in the place of the one before; the area has been taken for it. */
export async function replaceBoundary(
  transaction: Transaction,
  areaId: string,
  { parts, digest, west, south, east, north }: Boundary,
): Promise<void> {
  const rings = parts.flatMap((part, at) =>
    part.map((ring, number) => ({ part: at, number, ring: ringText(ring) })),
  );
  await transaction.delete(boundaryRings).where(eq(boundaryRings.areaId, areaId));
  await transaction.execute(sql`
    insert into ${boundaryRings} (area_id, part, number, ring)
    select ${areaId}, part, number, ring::polygon
      from json_to_recordset(${JSON.stringify(rings)}::json) as given (part integer, number integer, ring text)`);
  await transaction
    .update(areas)
    .set({ west, south, east, north, boundaryDigest: digest })
    .where(eq(areas.id, areaId));
}
