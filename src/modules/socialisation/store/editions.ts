import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import type { Edition } from '../schemas/campaigns.ts';
import type { Quiz } from '../schemas/quizzes.ts';
import { editions } from '../tables.ts';

const columns = {
  number: editions.number,
  version: sql<
    Edition['version']
  >`jsonb_build_object('id', ${editions.versionId}, 'number', ${editions.versionNumber},
    'sha256', encode(${editions.sha256}, 'hex'))`,
  note: editions.note,
  audienceIds: editions.audienceIds,
  quiz: editions.quiz,
  at: editions.at,
};

const orders: SortOrders<Edition, 'number'> = {
  number: [
    { expression: sql`${editions.number}`, bind: (value) => sql`${value}::int`, of: ({ number }) => number },
  ],
};

/** The texts that a campaign gave to read. */
export const editionList = (reader: Reader, campaignId: string): List<Edition> => ({
  orders,
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(editions)
      .where(and(eq(editions.campaignId, campaignId), condition))
      .getSQL(),
  item: (row) => row,
});

interface NewEditionRow {
  readonly campaignId: string;
  readonly number: number;
  readonly version: Edition['version'];
  readonly quiz: Quiz | null;
  readonly note: Edition['note'];
  readonly audienceIds: readonly string[] | null;
}

/** @throws Problem `edition-taken` if the campaign gave this version to read before */
export const insertEdition = (
  transaction: Transaction,
  { version, audienceIds, ...row }: NewEditionRow,
): Promise<unknown> =>
  transaction.insert(editions).values({
    ...row,
    versionId: version.id,
    versionNumber: version.number,
    sha256: Buffer.from(version.sha256, 'hex'),
    audienceIds: audienceIds && [...audienceIds],
  });

/** From now on these audiences (null: all) have to have read this text. */
export const requireEdition = (
  transaction: Transaction,
  campaignId: string,
  number: number,
  audienceIds: readonly string[] | null,
): Promise<unknown> =>
  transaction.execute(sql`
    update socialisation.members m set required_edition = ${number}::int
     where m.campaign_id = ${campaignId}
       and ${audienceIds === null ? sql`true` : sql`m.audience_id = any(${sql.param([...audienceIds])}::uuid[])`}`);
