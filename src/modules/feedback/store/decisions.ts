import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { responseDecisions, responses } from '../response-tables.ts';
import type { HeldResponse, NewResponseDecision, ResponseDecision } from '../schemas/decisions.ts';

const heldColumns = {
  id: responses.id,
  receivedOn: responses.receivedOn,
  channel: responses.channel,
  source: responses.source,
  reason: sql<HeldResponse['reason']>`${responses.reason}`,
  serviceId: responses.serviceId,
};

const heldOrders: SortOrders<HeldResponse, 'receivedOn'> = {
  receivedOn: [
    {
      expression: sql`${responses.receivedOn}`,
      bind: (value) => sql`${value}::date`,
      of: ({ receivedOn }) => receivedOn,
    },
    { expression: sql`${responses.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

interface HeldFilter {
  readonly surveyId: string;
  readonly reason?: HeldResponse['reason'];
  readonly channel?: HeldResponse['channel'];
  readonly serviceId?: string;
}

/** The answers to a survey that wait for a decision. */
export function heldResponseList(reader: Reader, filter: HeldFilter): List<HeldResponse> {
  const { surveyId, reason, channel, serviceId } = filter;
  const matching = and(
    eq(responses.surveyId, surveyId),
    eq(responses.state, 'quarantined'),
    reason === undefined ? undefined : eq(responses.reason, reason),
    channel === undefined ? undefined : eq(responses.channel, channel),
    serviceId === undefined ? undefined : eq(responses.serviceId, serviceId),
  );
  return {
    orders: heldOrders,
    columns: heldColumns,
    rows: (condition: SQL) =>
      reader.select(heldColumns).from(responses).where(and(matching, condition)).getSQL(),
    item: (response) => response,
  };
}

const decisionColumns = {
  id: responseDecisions.id,
  counts: responseDecisions.counts,
  answers: responseDecisions.answers,
  heldFor: responseDecisions.heldFor,
  reason: responseDecisions.reason,
  version: responseDecisions.version,
  createdAt: responseDecisions.createdAt,
  updatedAt: responseDecisions.updatedAt,
};

/** Ids are in the order of time. */
const decisionOrders: SortOrders<ResponseDecision, 'createdAt'> = {
  createdAt: [
    { expression: sql`${responseDecisions.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** What was decided on answers to a survey. */
export const decisionList = (reader: Reader, surveyId: string): List<ResponseDecision> => ({
  orders: decisionOrders,
  columns: decisionColumns,
  rows: (condition) =>
    reader
      .select(decisionColumns)
      .from(responseDecisions)
      .where(and(eq(responseDecisions.surveyId, surveyId), condition))
      .getSQL(),
  item: (decision) => decision,
});

/**
 * Decides on answers that are held, and puts the decision on record; undefined if none of them is held any more. The
 * survey must be taken before: of two who decide at once, the second finds what the first left.
 */
export async function decideResponses(
  transaction: Transaction,
  surveyId: string,
  { counts, responseIds, heldFor, reason }: NewResponseDecision,
): Promise<ResponseDecision | undefined> {
  const ids = responseIds ? sql.param([...responseIds]) : null;
  const { rows } = await transaction.execute<{ decided: number }>(
    sql`select feedback.decide_responses(${surveyId}, ${ids}::uuid[], ${heldFor ?? null}, ${counts}) as decided`,
  );
  const { decided } = rows[0]!;
  if (decided === 0) return undefined;
  const [decision] = await transaction
    .insert(responseDecisions)
    .values({ surveyId, counts, answers: decided, heldFor, reason })
    .returning(decisionColumns);
  return decision;
}
