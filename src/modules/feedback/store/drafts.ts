import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { responseDrafts } from '../response-tables.ts';
import type { DraftContent } from '../schemas/drafts.ts';

const columns = {
  id: responseDrafts.id,
  surveyId: responseDrafts.surveyId,
  content: responseDrafts.content,
  version: responseDrafts.version,
  createdAt: responseDrafts.createdAt,
  updatedAt: responseDrafts.updatedAt,
};

export type HeldDraft = Pick<typeof responseDrafts.$inferSelect, keyof typeof columns>;

interface NewDraft {
  readonly id: string;
  readonly surveyId: string;
  readonly secretHash: Buffer;
  readonly content: DraftContent;
}

/** Keeps a draft; one that is there already is given as it stands, if it holds the same. Undefined if it does not. */
export async function keepDraft(transaction: Transaction, draft: NewDraft): Promise<HeldDraft | undefined> {
  await transaction.insert(responseDrafts).values(draft).onConflictDoNothing();
  const content = JSON.stringify(draft.content);
  const [kept] = await transaction
    .select(columns)
    .from(responseDrafts)
    .where(and(eq(responseDrafts.id, draft.id), sql`${responseDrafts.content} = ${content}::jsonb`));
  return kept;
}

const opened = (draftId: string, secretHash: Buffer) =>
  and(eq(responseDrafts.id, draftId), eq(responseDrafts.secretHash, secretHash));

/** A draft, for whoever knows its secret. */
export async function findDraft(
  reader: Reader,
  draftId: string,
  secretHash: Buffer,
): Promise<HeldDraft | undefined> {
  const [draft] = await reader.select(columns).from(responseDrafts).where(opened(draftId, secretHash));
  return draft;
}

/**
 * Takes a draft for a change: waits for another device that changes it.
 * @throws Problem `not-found` if there is none with this secret
 */
export async function takeDraft(
  transaction: Transaction,
  draftId: string,
  secretHash: Buffer,
  expected: number | '*',
): Promise<HeldDraft> {
  const [draft] = await transaction
    .select(columns)
    .from(responseDrafts)
    .where(opened(draftId, secretHash))
    .for('update');
  if (!draft) throw notFound();
  requireVersion(expected, draft.version);
  return draft;
}

export async function updateDraft(
  transaction: Transaction,
  draftId: string,
  content: DraftContent,
): Promise<HeldDraft> {
  const [draft] = await transaction
    .update(responseDrafts)
    .set({ content })
    .where(eq(responseDrafts.id, draftId))
    .returning(columns);
  return draft!;
}

/** True if there was one with this secret. */
export async function deleteDraft(
  transaction: Transaction,
  draftId: string,
  secretHash: Buffer,
): Promise<boolean> {
  const gone = await transaction
    .delete(responseDrafts)
    .where(opened(draftId, secretHash))
    .returning({ id: responseDrafts.id });
  return gone.length > 0;
}
