-- Bookkeeping of main rows, and news of changed keys.
create trigger units_touch before update on organisation.units for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger positions_touch before update on organisation.positions for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger employees_touch before update on employees.employees for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger api_keys_announce after insert or update or delete on platform.api_keys
  for each row execute function platform.announce_api_key();
--> statement-breakpoint
-- A file's bytes do not compress further.
alter table platform.import_chunks alter column bytes set storage external;
--> statement-breakpoint
create index import_findings_order_index on platform.import_findings (import_id, line, id);
--> statement-breakpoint
-- One fact holds at a time.
alter table organisation.unit_versions add constraint unit_versions_one_at_a_time
  exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&);
--> statement-breakpoint
alter table organisation.position_versions add constraint position_versions_one_at_a_time
  exclude using gist (position_id with =, daterange(valid_from, valid_to) with &&);
--> statement-breakpoint
alter table organisation.position_versions add constraint position_versions_unique_in_unit
  exclude using gist (unit_id with =, lower(name) with =, coalesce(functional_level, '') with =,
    daterange(valid_from, valid_to) with &&);
--> statement-breakpoint
alter table employees.rank_periods add constraint rank_periods_one_at_a_time
  exclude using gist (employee_id with =, daterange(valid_from, valid_to) with &&);
--> statement-breakpoint
alter table employees.placements add constraint placements_one_definitive_at_a_time
  exclude using gist (employee_id with =, daterange(valid_from, valid_to) with &&) where (kind = 'definitive');
--> statement-breakpoint
alter table employees.retirement_age_limits add constraint retirement_age_limits_one_at_a_time
  exclude using gist (position_kind with =, coalesce(functional_level, '') with =,
    lower(coalesce(position_name, '')) with =, daterange(valid_from, valid_to) with &&);
--> statement-breakpoint
-- The units under a unit (itself included, depth 0) on a day.
create function organisation.subtree(root uuid, on_day date)
returns table (unit_id uuid, depth integer) language sql stable rows 200 as $$
  with recursive below as (
    select v.unit_id, 0 as depth
      from organisation.unit_versions v
     where v.unit_id = root and v.valid_from <= on_day and (v.valid_to is null or v.valid_to > on_day)
    union all
    select v.unit_id, below.depth + 1
      from below
      join organisation.unit_versions v on v.parent_id = below.unit_id
     where v.valid_from <= on_day and (v.valid_to is null or v.valid_to > on_day)
  )
  select below.unit_id, below.depth from below
$$;
--> statement-breakpoint
-- The units above a unit on a day, nearest first (distance 1); without itself.
create function organisation.ancestors(start uuid, on_day date)
returns table (unit_id uuid, distance integer) language sql stable rows 6 as $$
  with recursive above as (
    select v.parent_id as unit_id, 1 as distance
      from organisation.unit_versions v
     where v.unit_id = start and v.parent_id is not null
       and v.valid_from <= on_day and (v.valid_to is null or v.valid_to > on_day)
    union all
    select v.parent_id, above.distance + 1
      from above
      join organisation.unit_versions v on v.unit_id = above.unit_id
     where v.parent_id is not null and above.distance < 100
       and v.valid_from <= on_day and (v.valid_to is null or v.valid_to > on_day)
  )
  select above.unit_id, above.distance from above
$$;
--> statement-breakpoint
create function organisation.refuse(constraint_name text, message text) returns void language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = constraint_name, message = message;
end
$$;
--> statement-breakpoint
-- The tree holds together at every moment, past and future. Checked when the transaction commits, because a change
-- is made of several rows; changes of the tree wait for one another, because two moves may only together be a cycle.
create function organisation.check_unit_history() returns trigger language plpgsql as $$
declare
  unit uuid := coalesce(new.unit_id, old.unit_id);
begin
  perform pg_advisory_xact_lock(hashtext('organisation.unit_versions'));
  -- Whoever adds a child or a position to this unit holds a share of its row.
  perform from organisation.units where id = unit for update;

  if exists (
    select from organisation.unit_versions v
     where v.unit_id = unit
       and v.valid_from > (select min(f.valid_from) from organisation.unit_versions f where f.unit_id = unit)
       and not exists (
         select from organisation.unit_versions p where p.unit_id = unit and p.valid_to = v.valid_from)
  ) then
    perform organisation.refuse('unit_versions_without_gap', 'a unit''s history has a gap');
  end if;

  if exists (
    select from organisation.unit_versions v
      cross join lateral (
        select min(p.valid_from) as opens, nullif(max(coalesce(p.valid_to, 'infinity')), 'infinity') as closes
          from organisation.unit_versions p where p.unit_id = v.parent_id) parent
     where v.unit_id = unit and v.parent_id is not null
       and (parent.opens is null or parent.opens > v.valid_from
         or coalesce(parent.closes, 'infinity') < coalesce(v.valid_to, 'infinity'))
  ) then
    perform organisation.refuse('unit_versions_parent_exists', 'a unit outlives its parent');
  end if;

  if exists (
    select from organisation.unit_versions child
      cross join lateral (
        select min(p.valid_from) as opens, max(coalesce(p.valid_to, 'infinity')) as closes
          from organisation.unit_versions p where p.unit_id = unit) own
     where child.parent_id = unit
       and (own.opens is null or own.opens > child.valid_from or own.closes < coalesce(child.valid_to, 'infinity'))
  ) then
    perform organisation.refuse('unit_versions_children_covered', 'a unit closes before its children');
  end if;

  if exists (
    select from organisation.position_versions held
      cross join lateral (
        select min(p.valid_from) as opens, max(coalesce(p.valid_to, 'infinity')) as closes
          from organisation.unit_versions p where p.unit_id = unit) own
     where held.unit_id = unit
       and (own.opens is null or own.opens > held.valid_from or own.closes < coalesce(held.valid_to, 'infinity'))
  ) then
    perform organisation.refuse('unit_versions_positions_covered', 'a unit closes before its positions');
  end if;

  -- A cycle can only begin on a day on which some version begins within this unit's periods.
  if tg_op <> 'DELETE' and new.parent_id is not null and exists (
    select from (
        select new.valid_from as day
        union
        select v.valid_from from organisation.unit_versions v
         where v.valid_from > new.valid_from and (new.valid_to is null or v.valid_from < new.valid_to)
      ) days
      cross join lateral organisation.ancestors(unit, days.day) a
     where a.unit_id = unit
  ) then
    perform organisation.refuse('unit_versions_no_cycle', 'a unit lies under itself');
  end if;
  return null;
end
$$;
--> statement-breakpoint
create constraint trigger unit_versions_history after insert or update or delete on organisation.unit_versions
  deferrable initially deferred for each row execute function organisation.check_unit_history();
--> statement-breakpoint
create function organisation.check_position_history() returns trigger language plpgsql as $$
declare
  held uuid := coalesce(new.position_id, old.position_id);
begin
  if exists (
    select from organisation.position_versions v
     where v.position_id = held
       and v.valid_from > (
         select min(f.valid_from) from organisation.position_versions f where f.position_id = held)
       and not exists (
         select from organisation.position_versions p where p.position_id = held and p.valid_to = v.valid_from)
  ) then
    perform organisation.refuse('position_versions_without_gap', 'a position''s history has a gap');
  end if;

  if exists (
    select from organisation.position_versions v
      cross join lateral (
        select min(u.valid_from) as opens, max(coalesce(u.valid_to, 'infinity')) as closes
          from organisation.unit_versions u where u.unit_id = v.unit_id) unit
     where v.position_id = held
       and (unit.opens is null or unit.opens > v.valid_from or unit.closes < coalesce(v.valid_to, 'infinity'))
  ) then
    perform organisation.refuse('position_versions_unit_exists', 'a position outlives its unit');
  end if;
  return null;
end
$$;
--> statement-breakpoint
create constraint trigger position_versions_history after insert or update or delete on organisation.position_versions
  deferrable initially deferred for each row execute function organisation.check_position_history();
--> statement-breakpoint
-- Nobody sits in a position that does not exist: a position is not closed, or begun later, under its holder.
create function employees.check_placements_within_positions() returns trigger language plpgsql as $$
begin
  if tg_table_schema = 'employees' then
    -- Only the placement at hand: its neighbours have not changed, and there may be thousands.
    if not exists (
      select from organisation.position_versions v where v.position_id = new.position_id
      having min(v.valid_from) <= new.valid_from
         and max(coalesce(v.valid_to, 'infinity')) >= coalesce(new.valid_to, 'infinity')
    ) then
      perform organisation.refuse('placements_position_exists', 'a placement lies outside the life of its position');
    end if;
    return null;
  end if;

  perform from organisation.positions where id = coalesce(new.position_id, old.position_id) for update;
  if exists (
    select from employees.placements p
      cross join lateral (
        select min(v.valid_from) as opens, max(coalesce(v.valid_to, 'infinity')) as closes
          from organisation.position_versions v where v.position_id = p.position_id) life
     where p.position_id = coalesce(new.position_id, old.position_id)
       and (life.opens is null or life.opens > p.valid_from or life.closes < coalesce(p.valid_to, 'infinity'))
  ) then
    perform organisation.refuse('position_versions_placements_covered', 'a placement lies outside the life of its position');
  end if;
  return null;
end
$$;
--> statement-breakpoint
create constraint trigger placements_position_exists after insert or update on employees.placements
  deferrable initially deferred for each row execute function employees.check_placements_within_positions();
--> statement-breakpoint
create constraint trigger position_versions_placements_covered after update or delete on organisation.position_versions
  deferrable initially deferred for each row execute function employees.check_placements_within_positions();
