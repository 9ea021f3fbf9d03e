-- One partition a month (UTC); what lies outside of all goes into the default one.
create table audit.entries_default partition of audit.entries default;
--> statement-breakpoint
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '42501', message = 'audit entries are only ever added';
end
$$;
--> statement-breakpoint
create trigger entries_append_only before update or delete on audit.entries
  for each row execute function audit.refuse_change();
--> statement-breakpoint
-- Partitions inherit triggers for rows, not those for statements.
create trigger entries_never_truncated before truncate on audit.entries
  for each statement execute function audit.refuse_change();
--> statement-breakpoint
create trigger entries_never_truncated before truncate on audit.entries_default
  for each statement execute function audit.refuse_change();
--> statement-breakpoint
create function audit.ensure_partitions(months_ahead integer default 3) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  this_month timestamp := date_trunc('month', now() at time zone 'UTC');
  first_day timestamp;
  name text;
begin
  for ahead in 0..months_ahead loop
    first_day := this_month + make_interval(months => ahead);
    name := to_char(first_day, '"entries_"YYYY_MM');
    continue when to_regclass('audit.' || name) is not null;
    execute format('create table audit.%I partition of audit.entries for values from (%L) to (%L)', name,
      to_char(first_day, 'YYYY-MM-DD"T"00:00:00"Z"'),
      to_char(first_day + interval '1 month', 'YYYY-MM-DD"T"00:00:00"Z"'));
    execute format('create trigger entries_never_truncated before truncate on audit.%I
      for each statement execute function audit.refuse_change()', name);
  end loop;
end
$$;
--> statement-breakpoint
select audit.ensure_partitions();
--> statement-breakpoint
-- Records the rows that one statement wrote. Arguments: resource, column with the id of the resource, columns of the
-- key, columns with personal data, columns that are never recorded. Bookkeeping columns tell nothing of their own.
create function audit.record() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor text := platform.current_actor();
  kind text := split_part(actor, ':', 1);
  who text := substr(actor, length(kind) + 2);
  request text := nullif(current_setting('penata.request', true), '');
  why text := nullif(current_setting('penata.reason', true), '');
  place text := tg_table_schema || '.' || tg_table_name;
  keys text[] := tg_argv[2];
  personal_names text[] := tg_argv[3];
  hidden text[] := tg_argv[4]::text[] || '{version,created_at,updated_at,updated_by}';
  apart text[] := hidden || personal_names;
begin
  if tg_op = 'INSERT' then
    insert into audit.entries (actor_kind, actor_id, request_id, operation, resource, resource_id, table_name,
      record_key, after, personal, salt, reason)
    select kind, who, request, 'insert', tg_argv[0], n.fields ->> tg_argv[1], place,
           (select jsonb_object_agg(name, n.fields -> name) from unnest(keys) name), n.fields - apart,
           case when p.fields is not null then jsonb_build_object('before', null, 'after', p.fields) end,
           case when p.fields is not null then gen_random_uuid() end, why
      from (select to_jsonb(t) as fields from new_rows t offset 0) n
      cross join lateral (
        select jsonb_object_agg(name, n.fields -> name) as fields
          from unnest(personal_names) name where n.fields ->> name is not null) p;
  elsif tg_op = 'DELETE' then
    insert into audit.entries (actor_kind, actor_id, request_id, operation, resource, resource_id, table_name,
      record_key, before, personal, salt, reason)
    select kind, who, request, 'delete', tg_argv[0], o.fields ->> tg_argv[1], place,
           (select jsonb_object_agg(name, o.fields -> name) from unnest(keys) name), o.fields - apart,
           case when p.fields is not null then jsonb_build_object('before', p.fields, 'after', null) end,
           case when p.fields is not null then gen_random_uuid() end, why
      from (select to_jsonb(t) as fields from old_rows t offset 0) o
      cross join lateral (
        select jsonb_object_agg(name, o.fields -> name) as fields
          from unnest(personal_names) name where o.fields ->> name is not null) p;
  else
    insert into audit.entries (actor_kind, actor_id, request_id, operation, resource, resource_id, table_name,
      record_key, before, after, personal, salt, reason)
    select kind, who, request, 'update', tg_argv[0], n.fields ->> tg_argv[1], place,
           n.key, changed.before, changed.after,
           case when changed.personal_after is not null
             then jsonb_build_object('before', changed.personal_before, 'after', changed.personal_after) end,
           case when changed.personal_after is not null then gen_random_uuid() end, why
      from (select fields, (select jsonb_object_agg(name, fields -> name) from unnest(keys) name) as key
              from (select to_jsonb(t) as fields from old_rows t offset 0) whole offset 0) o
      join (select fields, (select jsonb_object_agg(name, fields -> name) from unnest(keys) name) as key
              from (select to_jsonb(t) as fields from new_rows t offset 0) whole offset 0) n on n.key = o.key
      cross join lateral (
        select jsonb_object_agg(key, o.fields -> key) filter (where key <> all (personal_names)) as before,
               jsonb_object_agg(key, value) filter (where key <> all (personal_names)) as after,
               jsonb_object_agg(key, o.fields -> key) filter (where key = any (personal_names)) as personal_before,
               jsonb_object_agg(key, value) filter (where key = any (personal_names)) as personal_after
          from jsonb_each(n.fields - hidden)
         where o.fields -> key is distinct from value) changed
     where changed.after is not null or changed.personal_after is not null;
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- A row whose key changed could not be told from one removed and another entered.
create function audit.refuse_key_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '42501', message = 'the key of a watched row is kept: remove it and enter another';
end
$$;
--> statement-breakpoint
-- Has every change of a table recorded. `owner_column` holds the id of the resource that a row belongs to.
create function audit.watch(watched regclass, resource text, owner_column text, keys text[] default '{id}',
  personal text[] default '{}', hidden text[] default '{}') returns void language plpgsql as $$
declare
  arguments text := format('%L, %L, %L, %L, %L', resource, owner_column, keys, personal, hidden);
  differs text := (
    select string_agg(format('old.%1$I is distinct from new.%1$I', name), ' or ') from unnest(keys) name);
begin
  execute format('create trigger audit_key_kept before update on %s for each row when (%s)
    execute function audit.refuse_key_change()', watched, differs);
  execute format('create trigger audit_insert after insert on %s referencing new table as new_rows
    for each statement execute function audit.record(%s)', watched, arguments);
  execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows
    for each statement execute function audit.record(%s)', watched, arguments);
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows
    for each statement execute function audit.record(%s)', watched, arguments);
end
$$;
--> statement-breakpoint
-- Puts on record that personal data of people was shown unmasked.
create function audit.record_reads(kind text, who text, request text, resource_name text, subjects text[], shown jsonb,
  why text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into audit.entries (actor_kind, actor_id, request_id, operation, resource, resource_id, after, reason)
  select kind, who, request, 'read', resource_name, subject, shown, why from unnest(subjects) as subject
$$;
--> statement-breakpoint
select audit.watch('platform.api_keys', 'api-key', 'id', hidden => '{secret_hash,previous_secret_hash}'),
       audit.watch('platform.roles', 'role', 'name', keys => '{name}'),
       audit.watch('organisation.units', 'unit', 'id'),
       audit.watch('organisation.unit_versions', 'unit', 'unit_id'),
       audit.watch('organisation.unit_external_ids', 'unit', 'owner_id', keys => '{system,value}'),
       audit.watch('organisation.positions', 'position', 'id'),
       audit.watch('organisation.position_versions', 'position', 'position_id'),
       audit.watch('organisation.position_external_ids', 'position', 'owner_id', keys => '{system,value}'),
       audit.watch('employees.employees', 'employee', 'id',
         personal => '{nik,birth_place,birth_date,religion,marital_status,phone,email,address}'),
       audit.watch('employees.rank_periods', 'employee', 'employee_id'),
       audit.watch('employees.placements', 'employee', 'employee_id'),
       audit.watch('employees.employee_external_ids', 'employee', 'owner_id', keys => '{system,value}'),
       audit.watch('employees.retirement_age_limits', 'retirement-age-limit', 'id'),
       audit.watch('employees.correction_requests', 'correction-request', 'id', personal => '{changes,explanation}');
