import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { boxOfCell, type CellRange, centreOf, finestZoom } from '../rules/clusters.ts';
import type { ReportCluster } from '../schemas/clusters.ts';
import { allCategories } from './map-cells.ts';

type States = ReportCluster['properties']['states'];

export interface ClusterFilter {
  readonly state?: States[number]['state'];
  readonly categoryId?: string;
}

/** The cells as they were counted, and what has changed since: together they are what the reports say now. */
export function clusterQuery({ zoom, west, south, east, north }: CellRange, filter: ClusterFilter): SQL {
  const { state, categoryId } = filter;
  const finer = finestZoom - zoom;
  const within = sql`x between ${west}::int and ${east}::int and y between ${south}::int and ${north}::int`;
  const meant = state === undefined ? within : sql`${within} and state = ${state}`;
  const ofCategory = categoryId === undefined ? sql`` : sql`where category_id = ${categoryId}::uuid`;
  return sql`
    select x, y, sum(reports)::int as reports,
           json_agg(json_build_object('state', state, 'reports', reports) order by state) as states
      from (select x, y, state, sum(reports)::int as reports
              from (select x, y, state, reports from reports.map_cells
                     where zoom = ${zoom} and category_id = ${categoryId ?? allCategories}::uuid and ${meant}
                    union all
                    select x, y, state, change
                      from (select x >> ${finer}::int as x, y >> ${finer}::int as y, state, change from reports.map_changes
                             ${ofCategory}) changes
                     where ${meant}) told
             group by 1, 2, 3 having sum(reports) > 0) counted
     group by x, y order by y, x`;
}

export async function readClusters(
  reader: Reader,
  range: CellRange,
  filter: ClusterFilter,
): Promise<ReportCluster[]> {
  const { rows } = await reader.execute<{ x: number; y: number; reports: number; states: States }>(
    clusterQuery(range, filter),
  );
  return rows.map(({ x, y, reports, states }) => {
    const { west, south, east, north } = boxOfCell(range.zoom, x, y);
    return {
      type: 'Feature',
      bbox: [west, south, east, north],
      geometry: { type: 'Point', coordinates: centreOf(range.zoom, x, y) },
      properties: { reports, states },
    };
  });
}
