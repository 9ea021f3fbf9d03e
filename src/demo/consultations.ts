import { sql } from 'drizzle-orm';
import { commentGroups, comments, groupAnswers } from '../modules/consultations/comment-tables.ts';
import { keptText } from '../modules/consultations/rules/texts.ts';
import { insertConclusion } from '../modules/consultations/store/conclusions.ts';
import { insertRound, takeConsultation, updateRound } from '../modules/consultations/store/rounds.ts';
import { insertVersion } from '../modules/consultations/store/versions.ts';
import { insertOwnComment } from '../modules/consultations/store/written.ts';
import { type rounds, steps } from '../modules/consultations/tables.ts';
import { unitsUnder } from '../modules/organisation/index.ts';
import { policyDocumentSubjects } from '../modules/policy-documents/subject.ts';
import { holds } from '../platform/database/columns.ts';
import type { Transaction } from '../platform/database/database.ts';
import { internalConsultation, publicConsultation } from './data/consultations.ts';
import { coordinator } from './data/report-settings.ts';
import { calendarDate, dayNumber } from './days.ts';

interface Known {
  /** Documents by what others call them, and units by their codes. */
  readonly documents: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly nextId: () => string;
  readonly today: string;
}

/** So many days before it opens a round is planned. */
const plannedBefore = 3;

/** Writes what the first city asks about its drafts: everybody about one, its own people about another, which is over. */
export async function insertConsultations(transaction: Transaction, known: Known): Promise<void> {
  await askEverybody(transaction, known);
  await askOwnPeople(transaction, known);
}

async function askEverybody(transaction: Transaction, known: Known): Promise<void> {
  const { alternatives, comments: said } = publicConsultation;
  const asked = await open(transaction, known, publicConsultation, { audience: 'public', alternatives });
  const { rows: districts } = await transaction.execute<{ id: string }>(
    sql`select a.id from territory.areas a where a.kind = 'district' order by a.code`,
  );
  await transaction.insert(comments).values(
    said.map(({ after, district, text, ...comment }) => {
      const kept = keptText(text!);
      return {
        ...comment,
        ...kept,
        ...{ id: known.nextId(), roundId: asked.roundId, versionId: asked.versionId },
        state: kept.findings.length > 0 ? ('held' as const) : ('shown' as const),
        districtId: district === undefined ? null : (districts[district]?.id ?? null),
        writtenOn: asked.day(publicConsultation.opensOn + after),
      };
    }),
  );
}

async function askOwnPeople(transaction: Transaction, known: Known): Promise<void> {
  const { units: codes, opensOn, closesOn, concludedOn, summary, groups } = internalConsultation;
  // A small city does not have every agency.
  const unitIds = codes.flatMap((code) => known.units.get(code) ?? []);
  const asked = await open(transaction, known, internalConsultation, { audience: 'internal', unitIds });
  const { roundId, versionId, day } = asked;
  const people = await peopleOf(transaction, await unitsUnder(transaction, unitIds, day(opensOn)), {
    day: day(opensOn),
    most: groups.flatMap(({ comments }) => comments).length,
  });
  if (people.length === 0) return;
  let place = 0;
  for (const { title, summary, comments: said, answer } of groups) {
    const groupId = known.nextId();
    await transaction.insert(commentGroups).values({ id: groupId, roundId, title, summary });
    for (const { after, ...comment } of said) {
      const { employeeId, unitId } = people[place++ % people.length]!;
      const writtenOn = day(opensOn + after);
      await insertOwnComment(
        transaction,
        {
          ...comment,
          ...{ id: known.nextId(), roundId, versionId, groupId, employeeId, unitId, writtenOn },
          state: 'shown',
          isConfidential: comment.kind === 'concern',
        },
        writtenOn,
      );
    }
    const { after, ...given } = answer;
    const answeredOn = day(closesOn + after);
    await transaction.insert(groupAnswers).values({
      ...given,
      id: known.nextId(),
      groupId,
      roundId,
      answeredOn,
      answeredAt: morningOf(answeredOn),
    });
  }
  const ended = day(concludedOn);
  const held = await takeConsultation(transaction, roundId, null, ended);
  await insertConclusion(transaction, held, summary, ended);
  await updateRound(transaction, roundId, { ending: 'concluded', endedOn: ended });
  await transaction.insert(steps).values([
    { roundId, kind: 'closed', ...on(day(closesOn + 1)), id: known.nextId() },
    { roundId, kind: 'concluded', ...on(ended), id: known.nextId() },
  ]);
}

const morningOf = (day: string): Date => new Date(`${day}T02:00:00Z`);
const on = (day: string) => ({ happenedOn: day, at: morningOf(day) });

/** Writes a round that has opened, on one of the texts of its document. */
async function open(
  transaction: Transaction,
  { documents, units, nextId, today }: Known,
  consultation: Omit<typeof publicConsultation, 'alternatives' | 'comments'>,
  more: Pick<typeof rounds.$inferInsert, 'audience' | 'alternatives' | 'unitIds'>,
) {
  const { document, text, unit, title, purpose, ...days } = consultation;
  const day = (sinceToday: number) => calendarDate(dayNumber(today) + sinceToday);
  const [opensOn, closesOn] = [day(days.opensOn), day(days.closesOn)];
  const plannedOn = day(days.opensOn - plannedBefore);
  const subjectId = documents.get(document)!;
  const subject = await policyDocumentSubjects.find(transaction, subjectId, null, today);
  const version = await versionOf(transaction, subjectId, text);
  const roundId = await insertRound(transaction, {
    ...{ id: nextId(), title, purpose, opensOn, closesOn, subjectId, versionId: version.id },
    unitId: units.get(unit) ?? units.get(coordinator)!,
    subjectKind: 'policy-document',
    subjectName: subject!.name,
    ...more,
  });
  const provisions = await policyDocumentSubjects.readProvisions(transaction, subjectId, version.id);
  await insertVersion(transaction, roundId, version, provisions, plannedOn);
  await transaction.insert(steps).values([
    { roundId, kind: 'planned', ...on(plannedOn), id: nextId(), versionId: version.id, closesOn },
    { roundId, kind: 'opened', ...on(opensOn), id: nextId() },
  ]);
  return { roundId, versionId: version.id, day };
}

async function versionOf(
  transaction: Transaction,
  documentId: string,
  number: number,
): Promise<{ readonly id: string; readonly number: number; readonly sha256: string }> {
  const { rows } = await transaction.execute<{ id: string; number: number; sha256: string }>(sql`
    select v.id, v.number, encode(v.sha256, 'hex') as sha256
      from policy_documents.versions v where v.document_id = ${documentId} and v.number = ${number}`);
  return rows[0]!;
}

/** Some of those who sit in these units on a day: the same ones in each city that is made alike. */
async function peopleOf(
  transaction: Transaction,
  unitIds: readonly string[],
  { day, most }: { readonly day: string; readonly most: number },
): Promise<{ readonly employeeId: string; readonly unitId: string }[]> {
  const { rows } = await transaction.execute<{ employeeId: string; unitId: string }>(sql`
    select p.employee_id as "employeeId", v.unit_id as "unitId"
      from employees.placements p
      join organisation.position_versions v on v.position_id = p.position_id and ${holds('v', day)}
     where p.kind = 'definitive' and ${holds('p', day)}
       and v.unit_id = any(${sql.param([...unitIds])}::uuid[])
     order by md5(p.employee_id || 'consulted') limit ${most}`);
  return rows;
}
