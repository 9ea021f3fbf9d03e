import { type SQL, sql } from 'drizzle-orm';
import type { ActingParty } from '../acting-party.ts';

/**
 * Who acted, as the person concerned is told: keys by their name and owner, people by nothing but their being civil
 * servants. Null where `kind` is.
 */
export const actingParty = (kind: SQL, id: SQL): SQL<ActingParty> => sql<ActingParty>`(
  select jsonb_build_object(
           'kind', who.kind, 'id', k.id, 'owner', k.owner,
           'name', coalesce(k.name, case who.kind when 'token' then 'civil servant' else who.id end))
    from (select ${kind} as kind, ${id} as id offset 0) who
    left join platform.api_keys k on who.kind = 'key' and k.id::text = who.id
   where who.kind is not null)`;
