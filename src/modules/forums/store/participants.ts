import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { ParticipantProfile } from '../schemas/participants.ts';
import { codes, participants } from '../tables.ts';

type NewRow = typeof participants.$inferInsert;

/** Keeps a new participant; false if the name, or the proof, is another’s. */
export async function insertParticipant(reader: Reader, row: NewRow): Promise<boolean> {
  const { rowCount } = await reader.insert(participants).values(row).onConflictDoNothing();
  return rowCount === 1;
}

const shown = {
  name: participants.name,
  isVerified: participants.isVerified,
  ageBand: participants.ageBand,
  district: participants.district,
  joinedOn: participants.joinedOn,
};

/** Who joined with a proof before. */
export async function findByProof(
  reader: Reader,
  proofId: Buffer,
): Promise<{ readonly name: string; readonly isVerified: boolean; readonly tokenHash: Buffer } | undefined> {
  const [row] = await reader
    .select({
      name: participants.name,
      isVerified: participants.isVerified,
      tokenHash: participants.tokenHash,
    })
    .from(participants)
    .where(eq(participants.proofId, proofId));
  return row;
}

export async function findByToken(
  reader: Reader,
  tokenHash: Buffer,
): Promise<ParticipantProfile | undefined> {
  const [row] = await reader.select(shown).from(participants).where(eq(participants.tokenHash, tokenHash));
  return row as ParticipantProfile | undefined;
}

/** Changes what is kept of a participant; undefined if the token is nobody’s. */
export async function updateProfile(
  reader: Reader,
  tokenHash: Buffer,
  change: Partial<Pick<NewRow, 'name' | 'ageBand' | 'district'>>,
): Promise<ParticipantProfile | undefined> {
  if (Object.keys(change).length === 0) return findByToken(reader, tokenHash);
  const [row] = await reader
    .update(participants)
    .set(change)
    .where(eq(participants.tokenHash, tokenHash))
    .returning(shown);
  return row as ParticipantProfile | undefined;
}

/** Gives the participant of a person who signed in another token; undefined if there is none yet. */
export async function renewToken(
  transaction: Transaction,
  personHash: Buffer,
  tokenHash: Buffer,
): Promise<{ readonly name: string } | undefined> {
  const [row] = await transaction
    .update(participants)
    .set({ tokenHash })
    .where(eq(participants.personHash, personHash))
    .returning({ name: participants.name });
  return row;
}

/** What came of a verification. */
export type Verified = { readonly outcome: 'token-unknown' | 'code-unknown' } | { readonly name: string };

/** Verifies a participant by a code, which is spent; whoever is verified already keeps the code. */
export async function verifyByCode(
  transaction: Transaction,
  tokenHash: Buffer,
  codeHash: Buffer,
  today: string,
): Promise<Verified> {
  const [held] = await transaction
    .select({ id: participants.id, name: participants.name, isVerified: participants.isVerified })
    .from(participants)
    .where(eq(participants.tokenHash, tokenHash))
    .for('update');
  if (!held) return { outcome: 'token-unknown' };
  if (held.isVerified) return held;
  const { rowCount } = await transaction
    .update(codes)
    .set({ usedOn: today })
    .where(and(eq(codes.hash, codeHash), isNull(codes.usedOn)));
  if (rowCount !== 1) return { outcome: 'code-unknown' };
  await transaction.update(participants).set({ isVerified: true }).where(eq(participants.id, held.id));
  return held;
}

/** Erases a participant, and withdraws what was written if wanted; undefined if the token is nobody’s. */
export async function eraseParticipant(
  transaction: Transaction,
  tokenHash: Buffer,
  withPosts: boolean,
): Promise<{ readonly posts: number; readonly supports: number } | undefined> {
  const { rows } = await transaction.execute<{ erased: { posts: number; supports: number } | null }>(
    sql`select forums.erase_participant(${tokenHash}, ${withPosts}) as erased`,
  );
  return rows[0]!.erased ?? undefined;
}
