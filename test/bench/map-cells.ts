import type pg from 'pg';
import { mendMapCells } from '../../src/modules/reports/index.ts';
import { connect } from '../../src/platform/database/database.ts';
import { type caller, type Figure, quantile, within } from './measure.ts';
import { cityBox, type ReportedCity } from './reported-city.ts';

const times = 60;
/** More reports than a city handles between two counts. */
const handled = 10_000;

/** Maps of a city by cells, which are counted first; at last with much that is not counted yet. */
export async function benchClusters(
  call: ReturnType<typeof caller>,
  owner: pg.Client,
  serviceUrl: string,
  city: ReportedCity,
): Promise<Figure[]> {
  const log = { warn: () => {} } as never;
  const database = connect({ url: serviceUrl, poolSize: 1, timeZone: 'Asia/Jakarta', log });
  const started = performance.now();
  const cells = await mendMapCells(database);
  const counted = performance.now() - started;
  await database.close();
  await owner.query('vacuum analyze reports.map_cells');
  const whole = `bbox=${cityBox.join(',')}&zoom=22`;
  const queries: Record<string, string> = {
    'the whole city, as fine as it gets': whole,
    'the whole city, in progress': `${whole}&state=in-progress`,
    'the whole city, a category': `${whole}&categoryId=${city.categoryIds.at(-1)}`,
    'the whole city in a few cells': `bbox=${cityBox.join(',')}&zoom=8`,
    'a district': `bbox=${city.district}&zoom=22`,
  };
  const figures = [within(`All ${cells} cells of the map counted anew`, counted, 120_000)];
  for (const [what, query] of Object.entries(queries)) figures.push(await timed(call, what, query));
  await owner.query(
    `update reports.reports set state = case state when 'closed' then 'archived' else 'closed' end
      where id in (select id from reports.reports where public_text is not null limit ${handled})`,
  );
  figures.push(await timed(call, `the whole city, ${handled} reports handled since`, whole));
  return figures;
}

async function timed(call: ReturnType<typeof caller>, what: string, query: string): Promise<Figure> {
  const taken: number[] = [];
  for (let time = -5; time < times; time++) {
    const started = performance.now();
    const { status, text } = await call('GET', `/v1/public-reports/_clusters?${query}`);
    if (status !== 200) throw new Error(`${query}: ${status} ${text}`);
    if (time >= 0) taken.push(performance.now() - started);
  }
  return within(`Clusters of ${what}, 95 of 100`, quantile(taken, 0.95), 300);
}
