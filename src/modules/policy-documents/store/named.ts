import { type SQL, sql } from 'drizzle-orm';
import type { Named } from '../rules/names.ts';

/** What a document under an alias is named by, as one value. */
export const namedAs = (alias: string): SQL<Named & { id: string; enactedOn: string | null }> => {
  const d = sql.raw(alias);
  return sql`jsonb_build_object('id', ${d}.id, 'kind', ${d}.kind, 'authority', ${d}.authority, 'number', ${d}.number,
    'year', ${d}.year, 'title', ${d}.title, 'enactedOn', ${d}.enacted_on)`;
};

/** Whether a document under an alias has a number, given with its year or without. */
export const isNumbered = (number: string, alias = 'documents'): SQL => {
  const d = sql.raw(alias);
  return sql`upper(${d}.number) in (upper(${number}), upper(${number} || '/' || ${d}.year))`;
};
