import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { publications } from '../publication-tables.ts';
import type { Publication, PublicationSummary } from '../schemas/publications.ts';
import { surveys } from '../survey-tables.ts';

export const isNewest = sql<boolean>`not exists (
  select from feedback.publications later
   where later.survey_id = ${publications.surveyId} and later.number > ${publications.number})`;

const published = {
  id: publications.id,
  surveyId: publications.surveyId,
  number: publications.number,
  isNewest,
  publishedOn: publications.publishedOn,
  correction: publications.correction,
  answersDigest: publications.answersDigest,
};

const of = <T>(name: string, type: 'text' | 'int' | 'float8' = 'text') =>
  sql<T>`(${publications.results} ->> ${sql.raw(`'${name}'`)})::${sql.raw(type)}`;
const ofIndex = <T>(name: string, type: 'text' | 'float8') =>
  sql<T>`(${publications.results} #>> ${sql.raw(`'{satisfaction,${name}}'`)})::${sql.raw(type)}`;

const summary = {
  ...published,
  surveyCode: of<string>('surveyCode'),
  title: sql<PublicationSummary['title']>`${publications.results} -> 'title'`,
  kind: of<PublicationSummary['kind']>('kind'),
  unitId: of<string>('unitId'),
  unitName: of<string | null>('unitName'),
  startsOn: of<string>('startsOn'),
  endsOn: of<string>('endsOn'),
  answers: of<number>('answers', 'int'),
  index: ofIndex<number | null>('index', 'float8'),
  converted: ofIndex<number | null>('converted', 'float8'),
  band: ofIndex<PublicationSummary['band']>('band', 'text'),
};

export interface PublicationFilter {
  readonly surveyId?: string;
  readonly unitIds?: readonly string[];
  readonly serviceId?: string;
  /** Only of surveys that took answers on this day or later. */
  readonly from?: string;
  /** Only of surveys that took answers before this day. */
  readonly to?: string;
  /** Also those that others correct. */
  readonly all?: boolean;
}

const byId = {
  expression: sql`${publications.id}`,
  bind: (value: string | number | null) => sql`${value}::uuid`,
  of: ({ id }: PublicationSummary) => id,
};

const orders: SortOrders<PublicationSummary, 'publishedOn' | 'number'> = {
  publishedOn: [
    {
      expression: sql`${publications.publishedOn}`,
      bind: (value) => sql`${value}::date`,
      of: ({ publishedOn }) => publishedOn,
    },
    byId,
  ],
  number: [
    {
      expression: sql`${publications.number}`,
      bind: (value) => sql`${value}::int`,
      of: ({ number }) => number,
    },
    byId,
  ],
};

/** What publications are chosen by. */
export function matching({
  surveyId,
  unitIds,
  serviceId,
  from,
  to,
  all,
}: PublicationFilter): SQL | undefined {
  return and(
    surveyId === undefined ? undefined : eq(publications.surveyId, surveyId),
    unitIds === undefined ? undefined : sql`${surveys.unitId} = any(${sql.param([...unitIds])}::uuid[])`,
    from === undefined ? undefined : sql`${surveys.endsOn} >= ${from}`,
    to === undefined ? undefined : sql`${surveys.startsOn} < ${to}`,
    all ? undefined : isNewest,
    serviceId === undefined
      ? undefined
      : sql`exists (select from feedback.survey_services c
                     where c.survey_id = ${publications.surveyId} and c.service_id = ${serviceId})`,
  );
}

export const publicationList = (reader: Reader, filter: PublicationFilter): List<PublicationSummary> => ({
  orders,
  columns: summary,
  rows: (condition) =>
    reader
      .select(summary)
      .from(publications)
      .innerJoin(surveys, eq(surveys.id, publications.surveyId))
      .where(and(matching(filter), condition))
      .getSQL(),
  item: (row) => row,
});

/** The publication of a survey with a number, in short. */
export async function findNumber(
  reader: Reader,
  surveyId: string,
  number: number,
): Promise<PublicationSummary | undefined> {
  const [row] = await reader
    .select(summary)
    .from(publications)
    .innerJoin(surveys, eq(surveys.id, publications.surveyId))
    .where(and(eq(publications.surveyId, surveyId), eq(publications.number, number)));
  return row;
}

/** A publication with its results; of a survey within reach, if that is asked for. */
export async function findPublication(
  reader: Reader,
  publicationId: string,
  reach: Reach = null,
): Promise<Publication | undefined> {
  const [row] = await reader
    .select({
      ...published,
      results: publications.results,
      signed: publications.signed,
      version: publications.version,
      createdAt: publications.createdAt,
      updatedAt: publications.updatedAt,
    })
    .from(publications)
    .innerJoin(surveys, eq(surveys.id, publications.surveyId))
    .where(and(eq(publications.id, publicationId), withinReach(surveys.unitId, reach)));
  return row;
}

/** Whether there is a survey that people were asked to answer. */
export async function wasHeld(reader: Reader, surveyId: string): Promise<boolean> {
  const [row] = await reader
    .select({ id: surveys.id })
    .from(surveys)
    .where(and(eq(surveys.id, surveyId), sql`${surveys.decision} <> 'draft'`));
  return row !== undefined;
}
