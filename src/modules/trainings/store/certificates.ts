import { randomBytes } from 'node:crypto';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import type { Signer } from '../../../platform/audit/seal/statements.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { recordTrainingResults, withdrawTrainingResult } from '../../competencies/index.ts';
import { employeesWithinReach, employeeWithinReach } from '../../employees/index.ts';
import { certificates } from '../certificate-tables.ts';
import { trainingProblems } from '../problems.ts';
import { certificateNumber, certificateState, validUntil } from '../rules/certificates.ts';
import type { Outcome } from '../rules/shapes.ts';
import type { Certificate } from '../schemas/certificates.ts';
import { enrolments } from '../tables.ts';

/** What the signed form of a certificate says it is. */
export const certificateType = 'penata-certificate+jwt';

const certificateColumns = {
  id: certificates.id,
  number: certificates.number,
  enrolmentId: certificates.enrolmentId,
  employeeId: certificates.employeeId,
  courseId: certificates.courseId,
  holder: certificates.holder,
  title: certificates.title,
  kind: certificates.kind,
  provider: certificates.provider,
  learningHours: certificates.learningHours,
  startsOn: certificates.startsOn,
  endsOn: certificates.endsOn,
  issuedOn: certificates.issuedOn,
  validUntil: certificates.validUntil,
  revokedOn: certificates.revokedOn,
  revocationReason: certificates.revocationReason,
  assessmentId: certificates.assessmentId,
  signed: certificates.signed,
  version: certificates.version,
  createdAt: certificates.createdAt,
  updatedAt: certificates.updatedAt,
};

type Row = Omit<Certificate, 'state'>;

const shown = (row: Row, today: string): Certificate => ({ ...row, state: certificateState(row, today) });

export interface CertificateFilter {
  readonly reach: Reach;
  readonly employeeId?: string;
  readonly courseId?: string;
  readonly isRevoked?: boolean;
  /** Only those that are valid no more from before this day on. */
  readonly expiresBefore?: string;
}

const orders: SortOrders<Row, 'id'> = {
  id: [{ expression: sql`${certificates.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

export function certificateList(
  reader: Reader,
  filter: CertificateFilter,
  today: string,
): List<Row, Certificate> {
  const { reach, employeeId, courseId, isRevoked, expiresBefore } = filter;
  const matching = and(
    reach === null ? undefined : employeesWithinReach(sql`${certificates.employeeId}`, reach),
    employeeId === undefined ? undefined : eq(certificates.employeeId, employeeId),
    courseId === undefined ? undefined : eq(certificates.courseId, courseId),
    isRevoked === undefined ? undefined : sql`(${certificates.revokedOn} is not null) = ${isRevoked}`,
    expiresBefore === undefined ? undefined : sql`${certificates.validUntil} < ${expiresBefore}`,
  );
  return {
    orders,
    columns: certificateColumns,
    rows: (condition: SQL) =>
      reader.select(certificateColumns).from(certificates).where(and(matching, condition)).getSQL(),
    item: (row) => shown(row, today),
  };
}

/** The certificate of a number, whoever holds it within reach. */
export async function findCertificate(
  reader: Reader,
  number: string,
  reach: Reach,
  today: string,
): Promise<Certificate | undefined> {
  const [row] = await reader
    .select(certificateColumns)
    .from(certificates)
    .where(and(eq(certificates.number, number), employeeWithinReach(sql`${certificates.employeeId}`, reach)));
  return row && shown(row, today);
}

/** All certificates of somebody, oldest first. */
export const certificatesOf = async (
  reader: Reader,
  employeeId: string,
  today: string,
): Promise<Certificate[]> =>
  (
    await reader
      .select(certificateColumns)
      .from(certificates)
      .where(eq(certificates.employeeId, employeeId))
      .orderBy(certificates.id)
  ).map((row) => shown(row, today));

/** Who passed and has no valid certificate for it, with all that stands on one. */
interface Earned {
  readonly enrolmentId: string;
  readonly employeeId: string;
  readonly holder: string;
  readonly courseId: string;
  readonly title: string;
  readonly kind: Certificate['kind'];
  readonly provider: string | null;
  readonly learningHours: number;
  readonly certificateMonths: number | null;
  readonly outcomes: Outcome[];
  readonly carriesAssessment: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
}

/**
 * Issues the certificates of a session to those who passed and have none, and records what a course that carries an
 * assessment has shown.
 */
export async function issueCertificates(
  transaction: Transaction,
  sessionId: string,
  sign: Signer,
  today: string,
): Promise<void> {
  const { rows } = await transaction.execute<Earned & Record<string, unknown>>(sql`
    select e.id as "enrolmentId", e.employee_id as "employeeId",
           concat_ws(', ', concat_ws(' ', p.front_title, p.name), p.back_title) as holder,
           c.id as "courseId", c.title, c.kind, c.provider, c.learning_hours as "learningHours",
           c.certificate_months as "certificateMonths", c.outcomes, c.carries_assessment as "carriesAssessment",
           s.starts_on::text as "startsOn", s.ends_on::text as "endsOn"
      from trainings.enrolments e
      join trainings.sessions s on s.id = e.session_id
      join trainings.courses c on c.id = s.course_id
      join employees.employees p on p.id = e.employee_id
     where e.session_id = ${sessionId} and e.state = 'passed'
       and not exists (select from trainings.certificates held
                        where held.enrolment_id = e.id and held.revoked_on is null)
     order by e.arrival`);
  const [first] = rows;
  if (!first) return;
  const numbered = rows.map((earned) => ({
    ...earned,
    number: certificateNumber(today.slice(0, 4), randomBytes(12)),
    validUntil: validUntil(today, earned.certificateMonths),
  }));
  const signatures = await sign(
    numbered.map(
      ({ number, holder, title, kind, provider, learningHours, startsOn, endsOn, validUntil }) => ({
        ...{ number, holder, title, kind, provider, learningHours, startsOn, endsOn },
        ...{ issuedOn: today, validUntil },
      }),
    ),
  );
  const shownLevels = first.carriesAssessment
    ? await recordTrainingResults(
        transaction,
        numbered.map(({ employeeId, number }) => ({ employeeId, reportNumber: number })),
        first.outcomes,
        first.endsOn,
      )
    : new Map<string, string>();
  await transaction.insert(certificates).values(
    numbered.map(({ carriesAssessment: _, certificateMonths: __, ...certificate }, at) => ({
      ...certificate,
      id: newId(),
      issuedOn: today,
      assessmentId: shownLevels.get(certificate.employeeId) ?? null,
      signed: signatures[at]!,
    })),
  );
}

/**
 * Revokes a certificate: the learning hours that it stood for count no more, and what its course has shown is withdrawn.
 * @throws Problem `not-found`, `precondition-failed`, or `certificate-revoked`
 */
export async function revokeCertificate(
  transaction: Transaction,
  number: string,
  reason: string,
  expected: number | '*',
  reach: Reach,
  today: string,
): Promise<void> {
  const [held] = await transaction
    .select({
      version: certificates.version,
      enrolmentId: certificates.enrolmentId,
      assessmentId: certificates.assessmentId,
      revokedOn: certificates.revokedOn,
    })
    .from(certificates)
    .where(and(eq(certificates.number, number), employeeWithinReach(sql`${certificates.employeeId}`, reach)))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  if (held.revokedOn !== null)
    throw new Problem(trainingProblems['certificate-revoked'], { parameters: { day: held.revokedOn } });
  await transaction
    .update(certificates)
    .set({ revokedOn: today, revocationReason: reason })
    .where(eq(certificates.number, number));
  await transaction
    .update(enrolments)
    .set({ creditedHours: null, creditedOn: null })
    .where(eq(enrolments.id, held.enrolmentId));
  if (held.assessmentId !== null) await withdrawTrainingResult(transaction, held.assessmentId, reason);
}
