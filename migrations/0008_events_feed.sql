-- An update that changes nothing is none: neither a version nor an event tells of it.
create or replace function platform.touch_row() returns trigger language plpgsql as $$
begin
  if new is distinct from old then
    new.version := old.version + 1;
    new.updated_at := now();
    new.updated_by := platform.current_actor();
  end if;
  return new;
end
$$;
--> statement-breakpoint
-- One partition a month (UTC); what lies outside of all goes into the default one.
create table events.outbox_default partition of events.outbox default;
--> statement-breakpoint
create function events.ensure_partitions(months_ahead integer default 3) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  this_month timestamp := date_trunc('month', now() at time zone 'UTC');
  first_day timestamp;
  name text;
begin
  for ahead in 0..months_ahead loop
    first_day := this_month + make_interval(months => ahead);
    name := to_char(first_day, '"outbox_"YYYY_MM');
    continue when to_regclass('events.' || name) is not null;
    execute format('create table events.%I partition of events.outbox for values from (%L) to (%L)', name,
      to_char(first_day, 'YYYY-MM-DD"T"00:00:00"Z"'),
      to_char(first_day + interval '1 month', 'YYYY-MM-DD"T"00:00:00"Z"'));
  end loop;
end
$$;
--> statement-breakpoint
select events.ensure_partitions();
--> statement-breakpoint
-- The months that are kept, by the names of their partitions.
create function events.kept_months() returns table (partition regclass, first_moment timestamptz)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.oid::regclass, to_timestamp(right(c.relname, 7), 'YYYY_MM')::timestamp at time zone 'UTC'
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
   where i.inhparent = 'events.outbox'::regclass and c.relname ~ '^outbox_\d{4}_\d{2}$'
$$;
--> statement-breakpoint
-- Drops the months all of whose events are older, and with them what a restore brought along from another server,
-- whose transactions mean nothing here.
create function events.drop_older_than(days integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moment timestamptz := now() - make_interval(days => days);
  month record;
  dropped integer := 0;
begin
  for month in
    select k.partition from events.kept_months() k where k.first_moment + interval '1 month' <= moment order by 1
  loop
    execute format('drop table %s', month.partition);
    dropped := dropped + 1;
  end loop;
  delete from events.outbox_default where recorded_at < moment;
  delete from events.outbox where transaction_id >= pg_snapshot_xmax(pg_current_snapshot());
  return dropped;
end
$$;
--> statement-breakpoint
create function events.time_zone() returns text language sql stable as $$
  select coalesce(nullif(current_setting('penata.time_zone', true), ''), 'Asia/Jakarta')
$$;
--> statement-breakpoint
-- Today by the clock of the database, looked at when a row has been written already: see tell_days.
create function events.today() returns date language plpgsql volatile as $$
begin
  return clock_timestamp() at time zone events.time_zone();
end
$$;
--> statement-breakpoint
-- Fields as answers name them.
create function events.field_names(columns text[]) returns text[] language sql immutable as $$
  select array(select regexp_replace(initcap(replace('x' || name, '_', ' ')), '^X| ', '', 'g')
                 from unnest(columns) name)
$$;
--> statement-breakpoint
-- The unit of the version of a position that began last by the day, or of the first one. As a table, like those below:
-- the planner makes it a part of the statement, where a function would be called for each row.
create function organisation.unit_of_position(held uuid, day date) returns table (unit_id uuid) language sql stable rows 1 as $$
  select coalesce(
    (select v.unit_id from organisation.position_versions v
      where v.position_id = held and v.valid_from <= day order by v.valid_from desc limit 1),
    (select v.unit_id from organisation.position_versions v where v.position_id = held order by v.valid_from limit 1))
$$;
--> statement-breakpoint
-- The unit whose people an employee belongs to: where the last definitive placement led by the day, or the first one.
create function employees.home_unit(employee uuid, day date) returns table (unit_id uuid) language sql stable rows 1 as $$
  select home.unit_id
    from (select coalesce(
            (select p.position_id from employees.placements p
              where p.employee_id = employee and p.kind = 'definitive' and p.valid_from <= day
              order by p.valid_from desc limit 1),
            (select p.position_id from employees.placements p
              where p.employee_id = employee and p.kind = 'definitive' order by p.valid_from limit 1)) as position_id
           offset 0) seat
    cross join lateral organisation.unit_of_position(seat.position_id, day) home
$$;
--> statement-breakpoint
-- The units that a row concerns, by the rule that its table was announced with; null: the whole city's affair.
create function events.units_of(rule text, subject text, fields jsonb, day date) returns table (unit_ids uuid[])
language sql stable rows 1 as $$
  select nullif(array_remove(array[
      case when rule in ('unit', 'unit-version') then subject::uuid end,
      case rule when 'unit-version' then (fields ->> 'parent_id')::uuid
                when 'position-version' then (fields ->> 'unit_id')::uuid end,
      home.unit_id, seat.unit_id], null), '{}')
    from employees.home_unit(
           case when rule in ('employee', 'placement') then subject::uuid
                when rule = 'correction-request' then (fields ->> 'employee_id')::uuid end, day) home,
         organisation.unit_of_position(
           case rule when 'placement' then (fields ->> 'position_id')::uuid
                     when 'position' then subject::uuid end, day) seat
$$;
--> statement-breakpoint
-- Which columns differ; those that only keep the books tell nothing.
create function events.changes(before jsonb, after jsonb, silent text[]) returns text[] language sql immutable as $$
  select array_agg(key order by key)
    from jsonb_each(after - (silent || '{version,created_at,updated_at,updated_by}'))
   where before -> key is distinct from value
$$;
--> statement-breakpoint
-- Tells of records as such. Arguments: resource, column of the key, rule of units, columns that are never spoken of.
-- Planned once, here and below: what differs from call to call changes no plan, and planning would cost the most.
create function events.tell_records() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  resource_name constant text := tg_argv[0];
  key_column constant text := tg_argv[1];
  rule constant text := tg_argv[2];
  today constant date := events.today();
begin
  if tg_op = 'INSERT' then
    insert into events.outbox (kind, resource, resource_id, unit_ids, data)
    select resource_name || '.created', resource_name, fields ->> key_column,
           unit_ids, jsonb_build_object('version', fields -> 'version')
      from (select to_jsonb(t) as fields from new_rows t offset 0) n
      cross join lateral events.units_of(rule, fields ->> key_column, fields, today);
  elsif tg_op = 'DELETE' then
    insert into events.outbox (kind, resource, resource_id, unit_ids, data)
    select resource_name || '.deleted', resource_name, fields ->> key_column,
           unit_ids, jsonb_build_object('version', fields -> 'version')
      from (select to_jsonb(t) as fields from old_rows t offset 0) o
      cross join lateral events.units_of(rule, fields ->> key_column, fields, today);
  else
    insert into events.outbox (kind, resource, resource_id, unit_ids, data)
    select resource_name || '.changed', resource_name, n.key,
           unit_ids, jsonb_build_object('version', n.fields -> 'version', 'changed', events.field_names(changed))
      from (select fields, fields ->> key_column as key from (select to_jsonb(t) as fields from old_rows t offset 0) w) o
      join (select fields, fields ->> key_column as key from (select to_jsonb(t) as fields from new_rows t offset 0) w) n
        on n.key = o.key
      cross join lateral events.changes(o.fields, n.fields, tg_argv[3]::text[]) changed
      cross join lateral events.units_of(rule, n.key, n.fields, today)
     where changed is not null;
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- Tells that a record changed because of rows that are a part of it. Arguments: resource, column with its id, rule of
-- units, name of the part.
create function events.tell_parts() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  today constant date := events.today();
  owners text[];
begin
  if tg_op = 'DELETE' then
    select array_agg(distinct to_jsonb(t) ->> tg_argv[1]) into owners from old_rows t;
  else
    select array_agg(distinct to_jsonb(t) ->> tg_argv[1]) into owners from new_rows t;
  end if;
  insert into events.outbox (kind, resource, resource_id, unit_ids, data)
  select tg_argv[0] || '.changed', tg_argv[0], owner, unit_ids, jsonb_build_object('changed', array[tg_argv[3]])
    from unnest(owners) owner
    cross join lateral events.units_of(tg_argv[2], owner, null, today);
  return null;
end
$$;
--> statement-breakpoint
-- What the change of a period means on a day; only_end: nothing but its end has changed.
create function events.turns(old_from date, old_to date, new_from date, new_to date, only_end boolean, day date)
returns text[] language sql immutable as $$
  select case
    when new_from > day and old_from <= day then '{withdrawn,scheduled}'::text[]
    when new_from > day then '{scheduled}'
    when old_from <= day and coalesce(old_to, 'infinity') > day and new_to <= day then '{ended}'
    when only_end and coalesce(old_to, 'infinity') > day and coalesce(new_to, 'infinity') > day then '{scheduled}'
    else '{effective}'
  end
$$;
--> statement-breakpoint
create function events.period(fields jsonb) returns jsonb language sql immutable as $$
  select jsonb_build_object('id', fields -> 'id', 'validFrom', fields -> 'valid_from', 'validTo', fields -> 'valid_to')
$$;
--> statement-breakpoint
-- Tells of facts that hold for a period. Arguments: fact, column with the id of the resource, rule of units.
create function events.tell_periods() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  fact constant text := tg_argv[0];
  owner_column constant text := tg_argv[1];
  rule constant text := tg_argv[2];
  resource_name constant text := split_part(fact, '.', 1);
  today constant date := events.today();
begin
  if tg_op = 'INSERT' then
    insert into events.outbox (kind, resource, resource_id, unit_ids, data)
    select fact || case when valid_from > today then '.scheduled' else '.effective' end, resource_name,
           fields ->> owner_column, unit_ids, events.period(fields)
      from (select to_jsonb(t) as fields, t.valid_from from new_rows t offset 0) n
      cross join lateral events.units_of(rule, fields ->> owner_column, fields, today);
  elsif tg_op = 'DELETE' then
    insert into events.outbox (kind, resource, resource_id, unit_ids, data)
    select fact || '.withdrawn', resource_name, fields ->> owner_column, unit_ids, events.period(fields)
      from (select to_jsonb(t) as fields from old_rows t offset 0) o
      cross join lateral events.units_of(rule, fields ->> owner_column, fields, today);
  else
    insert into events.outbox (kind, resource, resource_id, unit_ids, data)
    select fact || '.' || turn, resource_name, n.owner,
           (select array_agg(distinct unit) from unnest(before.unit_ids || after.unit_ids) unit),
           events.period(n.fields) || jsonb_build_object('changed', events.field_names(changed))
      from (select fields, fields ->> owner_column as owner, id, valid_from, valid_to
              from (select to_jsonb(t) as fields, t.id, t.valid_from, t.valid_to from old_rows t offset 0) w) o
      join (select fields, fields ->> owner_column as owner, id, valid_from, valid_to
              from (select to_jsonb(t) as fields, t.id, t.valid_from, t.valid_to from new_rows t offset 0) w) n
        on n.id = o.id
      cross join lateral events.changes(o.fields, n.fields, '{}') changed
      cross join lateral events.units_of(rule, o.owner, o.fields, today) before
      cross join lateral events.units_of(rule, n.owner, n.fields, today) after
      cross join lateral unnest(events.turns(o.valid_from, o.valid_to, n.valid_from, n.valid_to,
        changed <@ '{valid_to,end_decree_number,end_decree_date}', today)) with ordinality step (turn, nth)
     where changed is not null
     order by n.id, nth;
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- Tells that a record came to a state. Arguments: resource, columns that are told along.
create function events.tell_states() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into events.outbox (kind, resource, resource_id, data)
  select tg_argv[0] || '.' || new.state, tg_argv[0], new.id,
         (select jsonb_object_agg((events.field_names(array[name]))[1], to_jsonb(new) -> name)
            from unnest(tg_argv[1]::text[]) name);
  return null;
end
$$;
--> statement-breakpoint
create function events.attach(watched regclass, teller text, arguments text) returns void language plpgsql as $$
begin
  execute format('create trigger events_insert after insert on %s referencing new table as new_rows
    for each statement execute function events.%I(%s)', watched, teller, arguments);
  execute format('create trigger events_update after update on %s referencing old table as old_rows new table as new_rows
    for each statement execute function events.%I(%s)', watched, teller, arguments);
  execute format('create trigger events_delete after delete on %s referencing old table as old_rows
    for each statement execute function events.%I(%s)', watched, teller, arguments);
end
$$;
--> statement-breakpoint
-- `<resource>.created`, `.changed`, `.deleted` from now on.
create function events.announce(watched regclass, resource text, units_rule text default '', key_column text default 'id',
  silent text[] default '{}') returns void language sql as $$
  select events.attach(watched, 'tell_records', format('%L, %L, %L, %L', resource, key_column, units_rule, silent))
$$;
--> statement-breakpoint
-- `<resource>.changed` for each change of a part.
create function events.announce_part(watched regclass, resource text, part text, owner_column text,
  units_rule text default '') returns void language sql as $$
  select events.attach(watched, 'tell_parts', format('%L, %L, %L, %L', resource, owner_column, units_rule, part))
$$;
--> statement-breakpoint
-- `<fact>.scheduled`, `.effective`, `.ended`, `.withdrawn`; by schedule too, see tell_days.
create function events.announce_period(watched regclass, fact text, owner_column text, units_rule text default '')
returns void language sql as $$
  select events.attach(watched, 'tell_periods', format('%L, %L, %L', fact, owner_column, units_rule))
$$;
--> statement-breakpoint
-- `<resource>.<state>` for each of these states.
create function events.announce_states(watched regclass, resource text, states text[], told text[])
returns void language plpgsql as $$
begin
  execute format('create trigger events_update after update of state on %s for each row
    when (old.state is distinct from new.state and new.state = any (%L))
    execute function events.tell_states(%L, %L, %L)', watched, states, resource, told, states);
end
$$;
--> statement-breakpoint
-- Tells which periods began and ended by schedule since it was last asked, up to a day; returns how many. Must only be
-- asked when every transaction has ended that took an earlier day for today; what was entered on its own first or last
-- day has been told by then.
create function events.tell_days(through date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  told date;
  since timestamptz;
  watched record;
  told_now integer;
  told_in_all integer := 0;
begin
  select d.told_through into told from events.effective_days d where d.name = 'periods' for update;
  if told >= through then
    return 0;
  end if;
  since := (told + 1)::timestamp at time zone events.time_zone();
  for watched in
    select tgrelid::regclass as place, regexp_split_to_array(encode(tgargs, 'escape'), '\\000') as arguments
      from pg_trigger
     where tgname = 'events_insert' and tgfoid = 'events.tell_periods()'::regprocedure
     order by tgrelid::regclass::text
  loop
    execute format($query$
      insert into events.outbox (kind, resource, resource_id, unit_ids, data)
      select kind, split_part($1, '.', 1), owner, unit_ids, events.period(fields)
        from (select to_jsonb(t) as fields, t.valid_from, t.valid_to from %s t
               where t.valid_from > $4 and t.valid_from <= $5 or t.valid_to > $4 and t.valid_to <= $5 offset 0) p
        cross join lateral (values ('ended', valid_to, 1), ('effective', valid_from, 2)) turns (turn, day, nth)
        cross join lateral (select $1 || '.' || turn as kind, fields ->> $2 as owner) named
        cross join lateral events.units_of($3, owner, fields, day)
       where day > $4 and day <= $5
         and not exists (
           select from events.outbox e
            where e.recorded_at >= $6 and e.kind = named.kind and e.resource_id = owner
              and e.data ->> 'id' = fields ->> 'id')
       order by day, nth $query$, watched.place)
      using watched.arguments[1], watched.arguments[2], watched.arguments[3], told, through, since;
    get diagnostics told_now = row_count;
    told_in_all := told_in_all + told_now;
  end loop;
  update events.effective_days set told_through = through where name = 'periods';
  return told_in_all;
end
$$;
--> statement-breakpoint
insert into events.effective_days (name, told_through) values ('periods', (now() at time zone 'Asia/Jakarta')::date);
--> statement-breakpoint
select events.announce('platform.api_keys', 'api-key', silent => '{secret_hash,previous_secret_hash}'),
       events.announce('platform.roles', 'role', key_column => 'name'),
       events.announce_states('platform.imports', 'import', '{finished,failed,cancelled}', '{resource,dry_run}'),
       events.announce('organisation.units', 'unit', 'unit'),
       events.announce_period('organisation.unit_versions', 'unit.version', 'unit_id', 'unit-version'),
       events.announce_part('organisation.unit_external_ids', 'unit', 'externalIds', 'owner_id', 'unit'),
       events.announce('organisation.positions', 'position', 'position'),
       events.announce_period('organisation.position_versions', 'position.version', 'position_id', 'position-version'),
       events.announce_part('organisation.position_external_ids', 'position', 'externalIds', 'owner_id', 'position'),
       events.announce('employees.employees', 'employee', 'employee'),
       events.announce_period('employees.rank_periods', 'employee.rank', 'employee_id', 'employee'),
       events.announce_period('employees.placements', 'employee.placement', 'employee_id', 'placement'),
       events.announce_part('employees.employee_external_ids', 'employee', 'externalIds', 'owner_id', 'employee'),
       events.announce_period('employees.retirement_age_limits', 'retirement-age-limit', 'id'),
       events.announce('employees.correction_requests', 'correction-request', 'correction-request');
