import { and, asc, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { SubjectProvision, SubjectVersion } from '../../../platform/subjects/subject.ts';
import type { Anchors } from '../rules/provisions.ts';
import { provisions, versions } from '../tables.ts';

/** Keeps which text is asked about, and what can be pointed at in it. */
export async function insertVersion(
  transaction: Transaction,
  roundId: string,
  { id, number, sha256 }: SubjectVersion,
  found: readonly SubjectProvision[],
  today: string,
): Promise<void> {
  await transaction
    .insert(versions)
    .values({ roundId, versionId: id, number, sha256: Buffer.from(sha256, 'hex'), takenOn: today });
  const anchors = JSON.stringify(found.map(({ eId, label }) => ({ e_id: eId, label })));
  await transaction.execute(sql`
    insert into consultations.provisions (round_id, version_id, e_id, ordinal, label)
    select ${roundId}::uuid, ${id}::uuid, p.anchor ->> 'e_id', p.ordinal, p.anchor ->> 'label'
      from jsonb_array_elements(${anchors}::jsonb) with ordinality p (anchor, ordinal)`);
}

/** The texts that a round asked about, one after the other. */
export const readVersions = (reader: Reader, roundId: string): Promise<SubjectVersion[]> =>
  reader
    .select({
      id: versions.versionId,
      number: versions.number,
      sha256: sql<string>`encode(${versions.sha256}, 'hex')`,
    })
    .from(versions)
    .where(eq(versions.roundId, roundId))
    .orderBy(asc(versions.number));

/** What a comment on a provision is held against. */
export async function anchorsFor(
  reader: Reader,
  roundId: string,
  versionId: string,
  eId: string,
): Promise<Anchors> {
  const present = await reader
    .select({ eId: provisions.eId, label: provisions.label })
    .from(provisions)
    .where(and(eq(provisions.roundId, roundId), eq(provisions.versionId, versionId)))
    .orderBy(asc(provisions.ordinal));
  const { rows } = await reader.execute<{ number: number | null }>(sql`
    select max(v.number)::int as number
      from consultations.versions v
      join consultations.provisions p on p.round_id = v.round_id and p.version_id = v.version_id
     where v.round_id = ${roundId} and p.e_id = ${eId}`);
  return { present, lastHadBy: rows[0]!.number };
}

/** Those of these addresses that no text of a round had. */
export async function unknownProvisions(
  reader: Reader,
  roundId: string,
  eIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await reader.execute<{ eId: string }>(sql`
    select asked.e_id as "eId" from unnest(${sql.param([...eIds])}::text[]) asked (e_id)
     where not exists (select from consultations.provisions p
                        where p.round_id = ${roundId} and p.e_id = asked.e_id)`);
  return new Set(rows.map(({ eId }) => eId));
}
