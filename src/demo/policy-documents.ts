import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { changing, resting } from '../modules/policy-documents/rules/relations.ts';
import { settleEffects } from '../modules/policy-documents/store/relations.ts';
import { indexText } from '../modules/policy-documents/store/search-index.ts';
import {
  amendments,
  documents,
  relations,
  steps,
  versions,
  versionTexts,
} from '../modules/policy-documents/tables.ts';
import type { Transaction } from '../platform/database/database.ts';
import { insertExchange } from './campaign-exchange.ts';
import { insertCampaigns } from './campaigns.ts';
import { insertConsultations } from './consultations.ts';
import { cityLaw } from './data/city-law.ts';
import { nationalLaw } from './data/national-law.ts';
import { coordinator } from './data/report-settings.ts';
import { insertImpact } from './policy-impact.ts';
import { citationOf, Lives, type Made, stepOf } from './policy-lives.ts';
import { insertReadiness } from './readiness.ts';
import { unitsByCode } from './units-by-code.ts';

interface Loading {
  readonly nextId: () => string;
  readonly today: string;
}

/** Writes the law that the first city goes by, that which it makes, what comes of it, and how it is consulted on and explained. */
export async function insertPolicyDocuments(
  client: pg.Client,
  transaction: Transaction,
  { nextId, today }: Loading,
): Promise<void> {
  const units = await unitsByCode(client, today);
  const lives = new Lives(nextId, today, (code) => units.get(code) ?? units.get(coordinator)!);
  const made = new Map([
    ...nationalLaw.map((document) => [citationOf(document), lives.national(document)] as const),
    ...cityLaw.map((document) => [document.key, lives.ofCity(document)] as const),
  ]);
  await transaction.execute(sql`select set_config('penata.actor', 'system:demo', true)`);
  await insertDocuments(transaction, [...made.values()]);
  await insertRelations(transaction, made, { nextId, today });
  await noteEffects(transaction, { nextId, today });
  const ids = new Map([...made].map(([key, { row }]) => [key, row.id]));
  await insertImpact(client, transaction, { documents: ids, units, nextId, today });
  await insertConsultations(transaction, { documents: ids, units, nextId, today });
  for (const campaignId of await insertCampaigns(transaction, { documents: ids, units, nextId, today })) {
    await insertExchange(transaction, { campaignId, nextId, today });
    await insertReadiness(transaction, { campaignId, units, nextId, today });
  }
  await transaction.execute(sql`select set_config('penata.actor', '', true)`);
}

async function insertDocuments(transaction: Transaction, made: readonly Made[]): Promise<void> {
  await transaction.insert(documents).values(made.map(({ row }) => row));
  await transaction.insert(versions).values(made.flatMap((one) => one.versions));
  await transaction.insert(versionTexts).values(made.flatMap(({ texts }) => texts));
  await transaction.execute(sql`
    update policy_documents.documents d set official_version_id = v.id
      from policy_documents.versions v where v.document_id = d.id and d.enacted_on is not null`);
  for (const { row, texts } of made)
    if (texts.length > 0) await indexText(transaction, row.id, texts.at(-1)!.text.provisions);
  await transaction.insert(steps).values(made.flatMap((one) => one.steps));
}

/** Writes how documents stand to each other, and from when on they change each other. */
async function insertRelations(
  transaction: Transaction,
  made: ReadonlyMap<string, Made>,
  { nextId, today }: Loading,
): Promise<void> {
  const operations: (typeof amendments.$inferInsert)[] = [];
  const rows: (typeof relations.$inferInsert)[] = [];
  for (const { row, relations } of made.values())
    for (const [kind, key, changes = []] of relations) {
      const target = made.get(key)!.row;
      // In a city of long ago nothing rests on what was enacted later.
      if (resting.includes(kind) && target.enactedOn! > (row.enactedOn ?? today)) continue;
      const id = nextId();
      rows.push({ id, documentId: row.id, kind, targetId: target.id });
      for (const [at, change] of changes.entries())
        operations.push({ ...change, relationId: id, documentId: row.id, ordinal: at + 1 });
    }
  await transaction.insert(relations).values(rows);
  await transaction.insert(amendments).values(operations);
  const changed = rows.filter(({ kind }) => changing.includes(kind));
  await settleEffects(
    transaction,
    changed.map(({ targetId }) => targetId),
  );
}

const effects = { amends: 'amended', revokes: 'revoked', 'revokes-part': 'partly-revoked' } as const;

/** Notes what took effect until today, and what it did to others, each on its own day. */
async function noteEffects(transaction: Transaction, { nextId, today }: Loading): Promise<void> {
  const { rows } = await transaction.execute<{
    documentId: string;
    kind: keyof typeof effects | null;
    day: string;
    byDocumentId: string | null;
  }>(sql`
    select d.id as "documentId", null as kind, d.effective_on::text as day, null::uuid as "byDocumentId"
      from policy_documents.documents d where d.effective_on <= ${today}
     union all
    select r.target_id, r.kind, s.effective_on::text, s.id
      from policy_documents.relations r join policy_documents.documents s on s.id = r.document_id
     where r.kind in ('amends', 'revokes', 'revokes-part') and s.effective_on <= ${today}
     order by 3, 1, 4`);
  await transaction
    .insert(steps)
    .values(
      rows.map(({ documentId, kind, day, byDocumentId }) =>
        kind === null
          ? stepOf(nextId(), documentId, 'took-effect', day, 'in-force')
          : stepOf(nextId(), documentId, effects[kind], day, effects[kind], { byDocumentId }),
      ),
    );
}
