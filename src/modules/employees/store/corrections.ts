import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type {
  ComparedCorrectionRequest,
  CorrectionChanges,
  CorrectionRequest,
  NewCorrectionRequest,
} from '../correction-schemas.ts';
import { allowedActions, type CorrectionCaller } from '../rules/corrections.ts';
import { correctionRequests, employees } from '../tables.ts';
import { actingParty } from './acting-party.ts';
import { employeesWithinReach, employeeWithinReach, homeUnit } from './reach.ts';

const decider = sql`${correctionRequests.decidedBy}`;

const columns = {
  id: correctionRequests.id,
  employeeId: correctionRequests.employeeId,
  employeeNip: employees.nip,
  employeeName: employees.name,
  changes: sql<CorrectionChanges>`${correctionRequests.changes}`,
  explanation: correctionRequests.explanation,
  state: correctionRequests.state,
  decidedBy: actingParty(
    sql`split_part(${decider}, ':', 1)`,
    sql`substr(${decider}, strpos(${decider}, ':') + 1)`,
  ),
  decidedAt: correctionRequests.decidedAt,
  decisionReason: correctionRequests.decisionReason,
  version: correctionRequests.version,
  createdAt: correctionRequests.createdAt,
  updatedAt: correctionRequests.updatedAt,
};

const requests = (reader: Reader) =>
  reader
    .select(columns)
    .from(correctionRequests)
    .innerJoin(employees, eq(employees.id, correctionRequests.employeeId));

type Row = Awaited<ReturnType<typeof requests>>[number];

const shown = (row: Row, caller: CorrectionCaller): CorrectionRequest => ({
  ...row,
  allowedActions: allowedActions(row, caller),
  maskedFields: [],
});

const orders: SortOrders<Row, 'id'> = {
  id: [
    {
      expression: sql`${correctionRequests.id}`,
      bind: (value) => sql`${value}::uuid`,
      of: (request) => request.id,
    },
  ],
};

export interface CorrectionFilter {
  readonly reach: Reach;
  readonly state?: CorrectionRequest['state'];
  readonly employeeId?: string;
  /** Only requests of people of these units. */
  readonly unitIds?: readonly string[];
}

/** Requests, in the order in which they came. */
export function correctionRequestList(
  reader: Reader,
  filter: CorrectionFilter,
  day: string,
  caller: CorrectionCaller,
): List<Row, CorrectionRequest> {
  const { reach, state, employeeId, unitIds } = filter;
  const person = sql`${correctionRequests.employeeId}`;
  const matching = and(
    reach === null ? undefined : employeesWithinReach(person, reach),
    state === undefined ? undefined : eq(correctionRequests.state, state),
    employeeId === undefined ? undefined : eq(correctionRequests.employeeId, employeeId),
    unitIds === undefined
      ? undefined
      : sql`${homeUnit(person, sql`${day}::date`)} = any(${sql.param([...unitIds])}::uuid[])`,
  );
  return {
    orders,
    columns,
    rows: (condition) => requests(reader).where(and(matching, condition)).getSQL(),
    subjects: () =>
      reader
        .select({ resource: sql`'employee'`.as('resource'), subject: sql`${person}::text`.as('subject') })
        .from(correctionRequests)
        .where(matching)
        .getSQL(),
    item: (row) => shown(row, caller),
  };
}

/** All requests of one person, oldest first. */
export async function correctionRequestsOf(reader: Reader, employeeId: string): Promise<CorrectionRequest[]> {
  const rows = await requests(reader)
    .where(eq(correctionRequests.employeeId, employeeId))
    .orderBy(correctionRequests.id);
  return rows.map((row) => shown(row, { employeeId, mayDecide: false }));
}

/** The condition that a request is one's own. */
export const ownRequest = (employeeId: string): SQL => eq(correctionRequests.employeeId, employeeId);

/** The condition that a request lies within reach; none where the reach is everything. */
export const requestWithin = (reach: Reach): SQL | undefined =>
  employeeWithinReach(sql`${correctionRequests.employeeId}`, reach);

/** True if there is such a request within reach. */
export async function isCorrectionRequestWithin(
  reader: Reader,
  requestId: string,
  reach: Reach,
): Promise<boolean> {
  const rows = await reader
    .select({ id: correctionRequests.id })
    .from(correctionRequests)
    .where(and(eq(correctionRequests.id, requestId), requestWithin(reach)));
  return rows.length === 1;
}

/**
 * One request beside what the personnel file says now.
 * @throws Problem `not-found` if there is none that meets the condition
 */
export async function readCorrectionRequest(
  reader: Reader,
  requestId: string,
  within: SQL | undefined,
  caller: CorrectionCaller,
): Promise<ComparedCorrectionRequest> {
  const [row] = await reader
    .select({ request: columns, file: employees })
    .from(correctionRequests)
    .innerJoin(employees, eq(employees.id, correctionRequests.employeeId))
    .where(and(eq(correctionRequests.id, requestId), within));
  if (!row) throw notFound();
  const file: Record<string, unknown> = row.file;
  const present = Object.fromEntries(Object.keys(row.request.changes).map((name) => [name, file[name]]));
  return { ...shown(row.request, caller), present };
}

export async function insertCorrectionRequest(
  transaction: Transaction,
  employeeId: string,
  { changes, explanation }: NewCorrectionRequest,
): Promise<string> {
  const id = newId();
  await transaction
    .insert(correctionRequests)
    .values({ id, employeeId, changes: wellFormed(changes), explanation });
  return id;
}

/** Postgres refuses halves of characters in JSON, which it replaces in text. */
const wellFormed = (changes: CorrectionChanges): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [
      name,
      typeof value === 'string' ? Buffer.from(value).toString() : value,
    ]),
  );

/**
 * Takes a request for its decision or withdrawal: waits for others who change it.
 * @throws Problem `not-found` if there is none that meets the condition
 */
export async function takeCorrectionRequest(
  transaction: Transaction,
  requestId: string,
  within: SQL | undefined,
) {
  const [row] = await transaction
    .select({
      employeeId: correctionRequests.employeeId,
      changes: sql<CorrectionChanges>`${correctionRequests.changes}`,
      state: correctionRequests.state,
      version: correctionRequests.version,
    })
    .from(correctionRequests)
    .where(and(eq(correctionRequests.id, requestId), within))
    .for('update');
  if (!row) throw notFound();
  return row;
}

/** Closes a request that was taken. */
export async function closeCorrectionRequest(
  transaction: Transaction,
  requestId: string,
  state: 'accepted' | 'declined' | 'withdrawn',
  decisionReason: string | null,
): Promise<void> {
  await transaction
    .update(correctionRequests)
    .set({
      state,
      decisionReason,
      decidedBy: sql`platform.current_actor()`,
      decidedAt: sql`now()`,
    })
    .where(eq(correctionRequests.id, requestId));
}
