import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import { holds, newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { employeesWithinReach, employeeWithinReach, isEmployeeWithin } from '../../employees/index.ts';
import { outsideCertificates } from '../certificate-tables.ts';
import { trainingProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { hoursOf } from '../rules/hours.ts';
import type { NewOutsideCertificate, OutsideCertificate } from '../schemas/outside-certificates.ts';

const outsideColumns = {
  id: outsideCertificates.id,
  employeeId: outsideCertificates.employeeId,
  title: outsideCertificates.title,
  kind: outsideCertificates.kind,
  provider: outsideCertificates.provider,
  number: outsideCertificates.number,
  startsOn: outsideCertificates.startsOn,
  endsOn: outsideCertificates.endsOn,
  validUntil: outsideCertificates.validUntil,
  learningHours: outsideCertificates.learningHours,
  quantity: outsideCertificates.quantity,
  courseId: outsideCertificates.courseId,
  evidenceUrl: outsideCertificates.evidenceUrl,
  state: outsideCertificates.state,
  stateReason: outsideCertificates.stateReason,
  creditedHours: outsideCertificates.creditedHours,
  version: outsideCertificates.version,
  createdAt: outsideCertificates.createdAt,
  updatedAt: outsideCertificates.updatedAt,
};

export interface OutsideFilter {
  readonly reach: Reach;
  readonly employeeId?: string;
  readonly state?: OutsideCertificate['state'];
}

const orders: SortOrders<OutsideCertificate, 'id'> = {
  id: [
    { expression: sql`${outsideCertificates.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

export function outsideCertificateList(reader: Reader, filter: OutsideFilter): List<OutsideCertificate> {
  const { reach, employeeId, state } = filter;
  const matching = and(
    reach === null ? undefined : employeesWithinReach(sql`${outsideCertificates.employeeId}`, reach),
    employeeId === undefined ? undefined : eq(outsideCertificates.employeeId, employeeId),
    state === undefined ? undefined : eq(outsideCertificates.state, state),
  );
  return {
    orders,
    columns: outsideColumns,
    rows: (condition: SQL) =>
      reader.select(outsideColumns).from(outsideCertificates).where(and(matching, condition)).getSQL(),
    item: (certificate) => certificate,
  };
}

const withinReach = (id: string, reach: Reach): SQL | undefined =>
  and(eq(outsideCertificates.id, id), employeeWithinReach(sql`${outsideCertificates.employeeId}`, reach));

export async function findOutsideCertificate(
  reader: Reader,
  id: string,
  reach: Reach,
): Promise<OutsideCertificate | undefined> {
  const [row] = await reader.select(outsideColumns).from(outsideCertificates).where(withinReach(id, reach));
  return row;
}

/** All certificates of other institutions that somebody has, oldest first. */
export const outsideCertificatesOf = (reader: Reader, employeeId: string): Promise<OutsideCertificate[]> =>
  reader
    .select(outsideColumns)
    .from(outsideCertificates)
    .where(eq(outsideCertificates.employeeId, employeeId))
    .orderBy(outsideCertificates.id);

/**
 * Records a certificate; it counts once it is verified.
 * @throws Problem `unknown-reference` without such a person within reach
 */
export async function insertOutsideCertificate(
  transaction: Transaction,
  certificate: NewOutsideCertificate,
  reach: Reach,
): Promise<OutsideCertificate> {
  if (!(await isEmployeeWithin(transaction, certificate.employeeId, reach)))
    throw unknownReference('employee', '/employeeId');
  const [row] = await transaction
    .insert(outsideCertificates)
    .values({ ...certificate, id: newId() })
    .returning(outsideColumns);
  return row!;
}

/**
 * Verifies a certificate, and credits its learning hours from the last day of the training on; or rejects it.
 * @throws Problem `not-found`, `precondition-failed`, `certificate-decided`, or `rule-broken` if its kind is not converted
 */
export async function decideOutsideCertificate(
  transaction: Transaction,
  id: string,
  decision: { readonly state: 'verified' } | { readonly state: 'rejected'; readonly reason: string },
  expected: number | '*',
  reach: Reach,
): Promise<void> {
  const [held] = await transaction
    .select(outsideColumns)
    .from(outsideCertificates)
    .where(withinReach(id, reach))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  if (held.state !== 'submitted')
    throw new Problem(trainingProblems['certificate-decided'], { parameters: { state: held.state } });
  await transaction
    .update(outsideCertificates)
    .set(
      decision.state === 'rejected'
        ? { state: 'rejected', stateReason: decision.reason }
        : { state: 'verified', creditedHours: await creditOf(transaction, held), creditedOn: held.endsOn },
    )
    .where(eq(outsideCertificates.id, id));
}

async function creditOf(transaction: Transaction, held: OutsideCertificate): Promise<number> {
  const { rows } = await transaction.execute<{ hours: number }>(sql`
    select c.learning_hours::float8 as hours from trainings.learning_conversions c
     where c.kind = ${held.kind} and ${holds('c', held.endsOn)}`);
  const hours = hoursOf(held, rows[0]?.hours ?? null);
  if (hours === null)
    refuseFound([{ pointer: '', code: 'kind-not-converted', parameters: { kind: held.kind } }]);
  return hours!;
}
