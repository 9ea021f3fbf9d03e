create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists btree_gist;
--> statement-breakpoint
create schema if not exists platform;
--> statement-breakpoint
-- Who acts in this transaction: set by the service, else the role that is logged in.
create function platform.current_actor() returns text language sql stable as $$
  select coalesce(nullif(current_setting('penata.actor', true), ''), 'system:' || session_user)
$$;
--> statement-breakpoint
create function platform.touch_row() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  new.updated_by := platform.current_actor();
  return new;
end
$$;
--> statement-breakpoint
create function platform.announce_api_key() returns trigger language plpgsql as $$
begin
  perform pg_notify('api_keys_changed', coalesce(new.id, old.id)::text);
  return null;
end
$$;
