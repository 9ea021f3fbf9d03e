import { eq, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import type { TwoLanguages } from '../../../platform/http/schemas.ts';
import { faqEntries, faqVersions } from '../question-tables.ts';
import type { FaqEntry, FaqVersion, OwnFaqEntry } from '../schemas/faq.ts';
import { type HeldQuestion, heldColumns } from './questions.ts';

/** So many ask at least, or it is not told how many. */
const fewest = 5;

/** `f` is the entry, `v` its words. */
const told = sql`
  f.id, f.campaign_id as "campaignId", v.question, v.answer, f.e_id as "eId", f.current as number,
  (select nullif(greatest(count(*), ${fewest - 1}), ${fewest - 1})::int from socialisation.questions q
    where q.faq_entry_id = f.id) as asked,
  (select first.written_on from socialisation.faq_versions first
    where first.entry_id = f.id and first.number = 1) as "answeredOn",
  v.written_on as "updatedOn"`;

const from = sql`socialisation.faq_entries f
  join socialisation.faq_versions v on v.entry_id = f.id and v.number = f.current
  join socialisation.campaigns c on c.id = f.campaign_id`;

const columns = sql`${told}, f.version, f.created_at as "createdAt", f.updated_at as "updatedAt"`;

const orders: SortOrders<{ id: string }, 'id'> = {
  id: [{ expression: sql`f.id`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

/** The FAQ of a campaign that the caller sees. */
export const faqList = (campaignId: string): List<FaqEntry> => ({
  orders,
  rows: (condition) =>
    sql`select ${columns} from ${from} where f.campaign_id = ${campaignId} and ${condition}`,
  item: (row) => row,
});

/** The FAQ of a campaign as its members read it. */
export const ownFaqList = (campaignId: string): List<OwnFaqEntry> => ({
  orders,
  rows: (condition) => sql`select ${told} from ${from} where f.campaign_id = ${campaignId} and ${condition}`,
  item: (row) => row,
});

async function findWhere(reader: Reader, condition: SQL): Promise<FaqEntry | undefined> {
  const { rows } = await reader.execute<FaqEntry & Record<string, unknown>>(
    sql`select ${columns} from ${from} where ${condition}`,
  );
  return rows[0];
}

export const findFaqEntry = (reader: Reader, entryId: string): Promise<FaqEntry | undefined> =>
  findWhere(reader, sql`f.id = ${entryId}`);

/**
 * Takes an entry of a campaign that a unit within reach runs for a change: waits for others who change it.
 * @throws Problem `not-found`
 */
export async function takeFaqEntry(
  transaction: Transaction,
  entryId: string,
  reach: Reach,
  expected: number | '*',
): Promise<FaqEntry> {
  const { rows } = await transaction.execute<{ version: number }>(sql`
    select f.version from socialisation.faq_entries f join socialisation.campaigns c on c.id = f.campaign_id
     where f.id = ${entryId} and ${withinReach(sql`c.unit_id`, reach) ?? sql`true`} for update of f`);
  if (!rows[0]) throw notFound();
  requireVersion(expected, rows[0].version);
  return (await findFaqEntry(transaction, entryId))!;
}

/** What an entry says. */
export interface FaqWords {
  readonly question: TwoLanguages;
  readonly answer: TwoLanguages;
}

export async function insertFaqEntry(
  transaction: Transaction,
  campaignId: string,
  { question, answer }: FaqWords,
  { eId, today }: { readonly eId: string | null; readonly today: string },
): Promise<string> {
  const id = newId();
  await transaction.insert(faqEntries).values({ id, campaignId, eId });
  await insertWords(transaction, { entryId: id, campaignId, number: 1, question, answer, writtenOn: today });
  return id;
}

const insertWords = (
  transaction: Transaction,
  words: Omit<typeof faqVersions.$inferInsert, 'writtenBy'>,
): Promise<unknown> => transaction.insert(faqVersions).values(words);

/** Changes an entry: other words are a further version. The entry must have been taken. */
export async function updateFaqEntry(
  transaction: Transaction,
  held: FaqEntry,
  change: { readonly words: FaqWords | null; readonly eId: string | null; readonly today: string },
): Promise<void> {
  const { id: entryId, campaignId } = held;
  const number = held.number + (change.words ? 1 : 0);
  if (change.words)
    await insertWords(transaction, {
      entryId,
      campaignId,
      number,
      ...change.words,
      writtenOn: change.today,
    });
  await transaction
    .update(faqEntries)
    .set({ current: number, eId: change.eId, updatedAt: sql`now()` })
    .where(eq(faqEntries.id, entryId));
}

const byNumber: SortOrders<FaqVersion, 'number'> = {
  number: [{ expression: sql`v.number`, bind: (value) => sql`${value}::int`, of: ({ number }) => number }],
};

/** The words of an entry as they stood, the first first. */
export const faqVersionList = (entryId: string): List<FaqVersion> => ({
  orders: byNumber,
  rows: (condition) => sql`
    select v.number, v.question, v.answer, v.written_on as "writtenOn" from socialisation.faq_versions v
     where v.entry_id = ${entryId} and ${condition}`,
  item: (row) => row,
});

/**
 * Takes questions of a campaign, in the order of their ids: of two who take some of the same, one waits.
 * @throws Problem `unknown-reference` for one that is not of the campaign
 */
export async function takeQuestions(
  transaction: Transaction,
  campaignId: string,
  questionIds: readonly string[],
): Promise<HeldQuestion[]> {
  const { rows } = await transaction.execute<HeldQuestion>(sql`
    select ${heldColumns} from socialisation.questions q
     where q.campaign_id = ${campaignId} and q.id = any(${sql.param([...questionIds])}::uuid[])
     order by q.id for update`);
  const found = new Set(rows.map(({ id }) => id));
  const lacking = questionIds.findIndex((id) => !found.has(id.toLowerCase()));
  if (lacking >= 0) throw unknownReference('question', `/questionIds/${lacking}`);
  return rows;
}

/** Has questions answered by an entry. They must have been taken, and their states allow it. */
export const groupQuestions = (
  transaction: Transaction,
  questionIds: readonly string[],
  { entryId, today }: { readonly entryId: string; readonly today: string },
): Promise<unknown> =>
  transaction.execute(sql`
    update socialisation.questions q
       set faq_entry_id = ${entryId}, answered_on = ${today}::date, version = version + 1,
           state = case q.kind when 'question' then 'answered' else 'in-review' end
     where q.id = any(${sql.param([...questionIds])}::uuid[])`);
