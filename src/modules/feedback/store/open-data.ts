import { and, eq, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import type { Issue } from '../../../platform/open-data.ts';
import { publications } from '../publication-tables.ts';
import { columnOf } from '../rules/indicators.ts';
import type { OpenIndexRow } from '../schemas/open-data.ts';
import type { PublishedResults } from '../schemas/publications.ts';
import { surveys } from '../survey-tables.ts';
import { matching, type PublicationFilter } from './publications.ts';

type Service = PublishedResults['services'][number];
type Whole = Pick<
  PublishedResults,
  | 'answers'
  | 'population'
  | 'requiredSample'
  | 'isSampleAdequate'
  | 'responseRate'
  | 'satisfaction'
  | 'unitId'
  | 'unitCode'
  | 'unitName'
>;

interface Row {
  readonly publicationId: string;
  readonly publishedOn: string;
  readonly surveyId: string;
  readonly surveyCode: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** 0: the whole survey. */
  readonly place: number;
  readonly part: Whole | Service;
}

const columns = {
  publicationId: publications.id,
  publishedOn: publications.publishedOn,
  surveyId: publications.surveyId,
  surveyCode: sql<string>`${publications.results} ->> 'surveyCode'`.as('surveyCode'),
  startsOn: sql<string>`${publications.results} ->> 'startsOn'`.as('startsOn'),
  endsOn: sql<string>`${publications.results} ->> 'endsOn'`.as('endsOn'),
  place: sql<number>`told.place`.as('place'),
  part: sql<Row['part']>`told.part`.as('part'),
};

const orders: SortOrders<Row, 'publishedOn'> = {
  publishedOn: [
    {
      expression: sql`${publications.publishedOn}`,
      bind: (value) => sql`${value}::date`,
      of: ({ publishedOn }) => publishedOn,
    },
    {
      expression: sql`${publications.id}`,
      bind: (value) => sql`${value}::uuid`,
      of: ({ publicationId }) => publicationId,
    },
    { expression: sql`told.place`, bind: (value) => sql`${value}::int`, of: ({ place }) => place },
  ],
};

/** Each published satisfaction survey as a whole, and then its services. */
const told = sql`lateral (
  select 0 as place, ${publications.results} - '{services,units,groups,questions,method,participation}'::text[] as part
  union all
  select o.place::int, o.part
    from jsonb_array_elements(${publications.results} -> 'services') with ordinality o (part, place)) told`;

/** The index as it was published, a row for each survey and service: from the newest publications alone. */
export function openIndexList(
  reader: Reader,
  { serviceId, ...filter }: Omit<PublicationFilter, 'all' | 'surveyId'>,
): List<Row, OpenIndexRow> {
  const isMeant = and(
    matching(filter),
    sql`${publications.results} ->> 'kind' = 'satisfaction'`,
    serviceId === undefined ? undefined : sql`(told.part ->> 'serviceId')::uuid = ${serviceId}::uuid`,
  );
  return {
    orders,
    columns,
    rows: (condition) =>
      reader
        .select(columns)
        .from(publications)
        .innerJoin(surveys, eq(surveys.id, publications.surveyId))
        .innerJoin(told, sql`true`)
        .where(and(isMeant, condition))
        .getSQL(),
    item: openRow,
  };
}

function openRow({ place: _, part, ...about }: Row): OpenIndexRow {
  const service = 'serviceId' in part ? part : null;
  const whole = 'serviceId' in part ? null : part;
  const figures = service ?? whole!.satisfaction;
  const isSuppressed = service?.isSuppressed ?? whole!.satisfaction?.why === 'too-few-answers';
  const means = Object.fromEntries(
    (figures?.elements ?? []).map(({ element, mean }) => [columnOf(element), mean]),
  );
  return {
    ...about,
    level: service ? 'service' : 'survey',
    unitId: part.unitId,
    unitCode: part.unitCode,
    unitName: part.unitName,
    serviceId: service?.serviceId ?? null,
    serviceCode: service?.code ?? null,
    serviceName: service?.name ?? null,
    isSuppressed,
    respondents: isSuppressed ? null : part.answers,
    population: part.population,
    requiredSample: part.requiredSample,
    isSampleAdequate: part.isSampleAdequate,
    responseRate: whole?.responseRate ?? null,
    index: figures?.index ?? null,
    converted: figures?.converted ?? null,
    band: figures?.band ?? null,
    ...noMeans,
    ...means,
  };
}

const noMeans = {
  requirements: null,
  procedure: null,
  time: null,
  cost: null,
  product: null,
  staffCompetence: null,
  staffBehaviour: null,
  complaintHandling: null,
  facilities: null,
};

/** Whose the data are; units as they are named on a day. */
export async function readPublisher(reader: Reader, day: string): Promise<string> {
  const { rows } = await reader.execute<{ publisher: string }>(sql`
    select coalesce((select v.name from organisation.unit_versions v
                      where v.kind = 'city' and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})
                      order by v.valid_from, v.unit_id limit 1), 'Pemerintah Kota') as publisher`);
  return rows[0]!.publisher;
}

/** From when to when the published surveys go. */
export async function issueOfSurveys(reader: Reader): Promise<Issue> {
  const { rows } = await reader.execute<Issue & Record<string, unknown>>(sql`
    select min(results ->> 'startsOn') as "firstDay", max(results ->> 'endsOn') as "lastDay",
           min(published_on)::text as "issuedOn", max(published_on)::text as "changedOn"
      from feedback.publications where results ->> 'kind' = 'satisfaction'`);
  return rows[0]!;
}
