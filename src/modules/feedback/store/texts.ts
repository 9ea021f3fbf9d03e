import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { renderMarkdown } from '../../../platform/public-writes/index.ts';
import { responseTexts } from '../response-tables.ts';
import { redactedBody, type WrittenText } from '../rules/texts.ts';
import type { PublishedText, SurveyText } from '../schemas/texts.ts';
import { surveys } from '../survey-tables.ts';

const columns = {
  id: responseTexts.id,
  question: responseTexts.question,
  serviceId: responseTexts.serviceId,
  receivedOn: responseTexts.receivedOn,
  isPersonal: responseTexts.isPersonal,
  findings: responseTexts.findings,
  state: responseTexts.state,
  body: responseTexts.body,
  publishedBody: responseTexts.publishedBody,
  stateReason: responseTexts.stateReason,
  version: responseTexts.version,
  updatedAt: responseTexts.updatedAt,
};
type Row = Omit<SurveyText, 'redactedBody' | 'body' | 'maskedFields'> & { readonly body: string };

const shown = (row: Row): SurveyText => ({ ...row, redactedBody: redactedBody(row), maskedFields: [] });

export interface TextFilter {
  readonly surveyId: string;
  readonly state?: SurveyText['state'];
  readonly hasFindings?: boolean;
  readonly serviceId?: string;
  readonly question?: string;
}

const orders: SortOrders<Row, 'receivedOn'> = {
  receivedOn: [
    {
      expression: sql`${responseTexts.receivedOn}`,
      bind: (value) => sql`${value}::date`,
      of: ({ receivedOn }) => receivedOn,
    },
    { expression: sql`${responseTexts.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

const matching = ({ surveyId, state, hasFindings, serviceId, question }: TextFilter): SQL | undefined =>
  and(
    eq(responseTexts.surveyId, surveyId),
    state === undefined ? undefined : eq(responseTexts.state, state),
    hasFindings === undefined ? undefined : sql`(${responseTexts.findings} <> '{}') = ${hasFindings}`,
    serviceId === undefined ? undefined : eq(responseTexts.serviceId, serviceId),
    question === undefined ? undefined : eq(responseTexts.question, question),
  );

/** The texts of a survey, as officers read them. */
export const textList = (reader: Reader, filter: TextFilter): List<Row, SurveyText> => ({
  orders,
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(responseTexts)
      .where(and(matching(filter), condition))
      .getSQL(),
  subjects: () =>
    reader
      .select({
        resource: sql`'survey-text'`.as('resource'),
        subject: sql`${responseTexts.id}::text`.as('subject'),
      })
      .from(responseTexts)
      .where(matching(filter))
      .getSQL(),
  item: shown,
});

const publishedColumns = {
  id: responseTexts.id,
  question: responseTexts.question,
  serviceId: responseTexts.serviceId,
  receivedIn: sql<string>`to_char(${responseTexts.receivedOn}, 'YYYY-MM')`,
  body: sql<string>`${responseTexts.publishedBody}`,
};
type PublishedRow = Omit<PublishedText, 'html'>;

/** In the order of ids, which are of chance: who wrote first is not told. */
const publishedOrders: SortOrders<PublishedRow, 'id'> = {
  id: [{ expression: sql`${responseTexts.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

/** What everybody may read of the texts of a survey. */
export const publishedTextList = (
  reader: Reader,
  filter: Omit<TextFilter, 'state' | 'hasFindings'>,
): List<PublishedRow, PublishedText> => ({
  orders: publishedOrders,
  columns: publishedColumns,
  rows: (condition) =>
    reader
      .select(publishedColumns)
      .from(responseTexts)
      .where(and(matching({ ...filter, state: 'published' }), condition))
      .getSQL(),
  item: (row) => ({ ...row, html: renderMarkdown(row.body) }),
});

/**
 * Takes a text for a decision: waits for others who decide on it.
 * @throws Problem `not-found` if there is no such text of a survey within reach
 */
export async function takeText(
  transaction: Transaction,
  textId: string,
  reach: Reach,
  expected: number | '*',
): Promise<WrittenText> {
  const [text] = await transaction
    .select({
      version: responseTexts.version,
      body: responseTexts.body,
      isPersonal: responseTexts.isPersonal,
      isCounted: isCounted.as('is_counted'),
    })
    .from(responseTexts)
    .where(and(eq(responseTexts.id, textId), isOfSurveyWithin(transaction, reach)))
    .for('update');
  if (!text) throw notFound();
  requireVersion(expected, text.version);
  return text;
}

const isOfSurveyWithin = (reader: Reader, reach: Reach): SQL | undefined =>
  reach === null
    ? undefined
    : inArray(
        responseTexts.surveyId,
        reader.select({ id: surveys.id }).from(surveys).where(withinReach(surveys.unitId, reach)),
      );

const isCounted = sql<boolean>`exists (
  select from feedback.responses r
   where r.survey_id = ${responseTexts.surveyId} and r.received_on = ${responseTexts.receivedOn}
     and r.id = ${responseTexts.responseId} and r.state = 'counted')`;

export async function decideText(
  transaction: Transaction,
  textId: string,
  decided: Pick<SurveyText, 'state' | 'publishedBody' | 'stateReason'>,
): Promise<SurveyText> {
  const [row] = await transaction
    .update(responseTexts)
    .set(decided)
    .where(eq(responseTexts.id, textId))
    .returning(columns);
  return shown(row!);
}

/** Publishes as they are all texts of a survey that wait, hold nothing that forbids it, and belong to what counts. */
export async function publishSoundTexts(transaction: Transaction, surveyId: string): Promise<number> {
  const { rowCount } = await transaction
    .update(responseTexts)
    .set({ state: 'published', publishedBody: sql`${responseTexts.body}`, stateReason: null })
    .where(
      and(
        eq(responseTexts.surveyId, surveyId),
        eq(responseTexts.state, 'held'),
        eq(responseTexts.isPersonal, false),
        sql`${responseTexts.findings} = '{}'`,
        isCounted,
      ),
    );
  return rowCount ?? 0;
}
