import { type SQL, sql } from 'drizzle-orm';
import type { PolicyDocument } from '../schemas/documents.ts';

/**
 * What a document is on a day: before it was signed, its stage or, of a day before the signature, a draft; from its
 * effect on, what other documents made of it until then.
 */
export const stateOn = (day: string | SQL, alias = 'documents'): SQL<PolicyDocument['state']> => {
  const document = sql.raw(alias);
  return sql`case
    when ${document}.enacted_on is null then ${document}.stage
    when ${document}.enacted_on > ${day} then 'draft'
    when ${document}.effective_on <= ${day} then case
      when ${document}.revoked_from <= ${day} then 'revoked'
      when ${document}.partly_revoked_from <= ${day} then 'partly-revoked'
      when ${document}.amended_from <= ${day} then 'amended'
      else 'in-force' end
    when ${document}.promulgated_on <= ${day} then 'promulgated'
    else 'signed' end`;
};

/** Whether everybody may read a document: regulations once they are promulgated, others once they are signed. */
export const isPublished = (alias = 'documents'): SQL =>
  sql`(${sql.raw(alias)}.stage = 'promulgated' or (${sql.raw(alias)}.stage = 'signed' and ${sql.raw(alias)}.effective_on is not null))`;
