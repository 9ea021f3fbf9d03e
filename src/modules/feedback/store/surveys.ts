import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { surveyState } from '../rules/surveys.ts';
import type { NewSurvey, Survey, SurveyChange, SurveyService } from '../schemas/surveys.ts';
import { questionnaires, questionnaireVersions, surveys } from '../survey-tables.ts';
import { services } from '../tables.ts';

const columns = {
  id: surveys.id,
  code: surveys.code,
  title: surveys.title,
  introduction: surveys.introduction,
  unitId: surveys.unitId,
  versionId: surveys.versionId,
  startsOn: surveys.startsOn,
  endsOn: surveys.endsOn,
  access: surveys.access,
  pageUrl: surveys.pageUrl,
  services: sql<SurveyService[]>`(
    select coalesce(json_agg(json_build_object('serviceId', c.service_id, 'population', c.population)
                    order by c.service_id), '[]')
      from feedback.survey_services c where c.survey_id = ${surveys.id})`,
  population: surveys.population,
  answersPerAddress: surveys.answersPerAddress,
  identicalPerAddress: surveys.identicalPerAddress,
  lateDays: surveys.lateDays,
  kind: questionnaires.kind,
  questionnaireVersion: questionnaireVersions.number,
  link: surveys.link,
  decision: surveys.decision,
  closedOn: surveys.closedOn,
  closingReason: surveys.closingReason,
  version: surveys.version,
  createdAt: surveys.createdAt,
  updatedAt: surveys.updatedAt,
};

type Row = Omit<Survey, 'state' | 'allowedActions'> & { readonly decision: 'draft' | 'open' | 'closed' };

const steps: Record<Row['decision'], Survey['allowedActions']> = {
  draft: ['open'],
  open: ['close'],
  closed: ['publish'],
};

const shown = ({ decision, ...row }: Row, day: string): Survey => ({
  ...row,
  state: surveyState({ ...row, decision }, day),
  allowedActions: steps[decision],
});

const surveysWithVersion = (reader: Reader) =>
  reader
    .select(columns)
    .from(surveys)
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, surveys.versionId))
    .innerJoin(questionnaires, eq(questionnaires.id, questionnaireVersions.questionnaireId));

export interface SurveyFilter {
  readonly reach: Reach;
  readonly unitIds?: readonly string[];
  readonly code?: string;
  readonly serviceId?: string;
  readonly kind?: Survey['kind'];
  readonly state?: Survey['state'];
}

const orders: SortOrders<Row, 'startsOn'> = {
  startsOn: [
    {
      expression: sql`${surveys.startsOn}`,
      bind: (value) => sql`${value}::date`,
      of: ({ startsOn }) => startsOn,
    },
    { expression: sql`${surveys.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

export function surveyList(reader: Reader, filter: SurveyFilter, today: string): List<Row, Survey> {
  const { reach, unitIds, code, serviceId, kind, state } = filter;
  const matching = and(
    withinReach(surveys.unitId, reach),
    unitIds === undefined ? undefined : sql`${surveys.unitId} = any(${sql.param([...unitIds])}::uuid[])`,
    code === undefined ? undefined : sql`lower(${surveys.code}) = lower(${code})`,
    kind === undefined ? undefined : eq(questionnaires.kind, kind),
    state === undefined ? undefined : inState(state, today),
    serviceId === undefined
      ? undefined
      : sql`exists (select from feedback.survey_services c
                     where c.survey_id = ${surveys.id} and c.service_id = ${serviceId})`,
  );
  return {
    orders,
    columns,
    rows: (condition: SQL) => surveysWithVersion(reader).where(and(matching, condition)).getSQL(),
    item: (row) => shown(row, today),
  };
}

/** As {@link surveyState}, for a statement. */
function inState(state: Survey['state'], today: string): SQL {
  const { decision, startsOn, endsOn } = surveys;
  switch (state) {
    case 'scheduled':
      return sql`${decision} = 'open' and ${startsOn} > ${today}`;
    case 'open':
      return sql`${decision} = 'open' and ${startsOn} <= ${today} and ${endsOn} >= ${today}`;
    case 'ended':
      return sql`${decision} = 'open' and ${endsOn} < ${today}`;
    default:
      return sql`${decision} = ${state}`;
  }
}

/** A survey, if it lies within reach. */
export async function findSurvey(
  reader: Reader,
  surveyId: string,
  reach: Reach,
  today: string,
): Promise<Survey | undefined> {
  const within = and(eq(surveys.id, surveyId), withinReach(surveys.unitId, reach));
  const [row] = await surveysWithVersion(reader).where(within);
  return row && shown(row, today);
}

/**
 * A survey that lies within reach.
 * @throws Problem `not-found` if there is none
 */
export async function readSurvey(
  reader: Reader,
  surveyId: string,
  reach: Reach,
  today: string,
): Promise<Survey> {
  const survey = await findSurvey(reader, surveyId, reach, today);
  if (!survey) throw notFound();
  return survey;
}

/** Those of these services that lie within reach. */
export async function servicesWithin(
  reader: Reader,
  ids: readonly string[],
  reach: Reach,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reader
    .select({ id: services.id })
    .from(services)
    .where(and(inArray(services.id, [...ids]), withinReach(services.unitId, reach)));
  return new Set(rows.map(({ id }) => id));
}

export async function insertSurvey(
  transaction: Transaction,
  { services = [], ...survey }: NewSurvey,
  link: string,
): Promise<string> {
  const [row] = await transaction
    .insert(surveys)
    .values({ ...survey, link })
    .returning({ id: surveys.id });
  await setServices(transaction, row!.id, services);
  return row!.id;
}

/** Takes a survey for a change: waits for answers under way, and they for it. */
export async function takeSurvey(
  transaction: Transaction,
  surveyId: string,
  reach: Reach,
  today: string,
  expected: number | '*' = '*',
): Promise<Survey> {
  const within = and(eq(surveys.id, surveyId), withinReach(surveys.unitId, reach));
  const [row] = await transaction
    .select({ version: surveys.version })
    .from(surveys)
    .where(within)
    .for('update');
  if (!row) throw notFound();
  requireVersion(expected, row.version);
  return (await findSurvey(transaction, surveyId, reach, today))!;
}

type Decision = Partial<Pick<typeof surveys.$inferInsert, 'decision' | 'closedOn' | 'closingReason'>>;

export async function updateSurvey(
  transaction: Transaction,
  surveyId: string,
  { services, ...change }: SurveyChange & Decision,
): Promise<void> {
  // Also where only services change there is another version of the survey.
  await transaction
    .update(surveys)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(surveys.id, surveyId));
  if (services) await setServices(transaction, surveyId, services);
}

async function setServices(
  transaction: Transaction,
  surveyId: string,
  services: readonly SurveyService[],
): Promise<void> {
  const wanted = JSON.stringify(services);
  await transaction.execute(sql`
    delete from feedback.survey_services c
     where c.survey_id = ${surveyId}
       and c.service_id not in (select "serviceId" from jsonb_to_recordset(${wanted}::jsonb) as s("serviceId" uuid))`);
  await transaction.execute(sql`
    insert into feedback.survey_services as c (survey_id, service_id, population)
    select ${surveyId}, "serviceId", population
      from jsonb_to_recordset(${wanted}::jsonb) as s("serviceId" uuid, population int)
    on conflict (survey_id, service_id) do update set population = excluded.population
      where c.population is distinct from excluded.population`);
}

/** What people are asked from now on never changes. */
export async function freezeVersion(transaction: Transaction, versionId: string): Promise<void> {
  await transaction
    .update(questionnaireVersions)
    .set({ frozenAt: sql`coalesce(${questionnaireVersions.frozenAt}, now())` })
    .where(eq(questionnaireVersions.id, versionId));
}
