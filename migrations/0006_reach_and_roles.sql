-- All units under these units, themselves included, each by the version that began last by the day (the first one for
-- a unit yet to be founded): closed and planned units belong to somebody too.
create function organisation.units_under(roots uuid[], on_day date) returns setof uuid language sql stable rows 200 as $$
  with recursive below as (
    select unnest(roots) as unit_id
    union
    select v.unit_id
      from below
      join organisation.unit_versions v on v.parent_id = below.unit_id
     where v.id = coalesce(
       (select home.id from organisation.unit_versions home
         where home.unit_id = v.unit_id and home.valid_from <= on_day order by home.valid_from desc limit 1),
       (select home.id from organisation.unit_versions home
         where home.unit_id = v.unit_id order by home.valid_from limit 1))
  )
  select below.unit_id from below
$$;
--> statement-breakpoint
create function organisation.announce_units() returns trigger language plpgsql as $$
begin
  perform pg_notify('units_changed', '');
  return null;
end
$$;
--> statement-breakpoint
create trigger unit_versions_announce after insert or update or delete on organisation.unit_versions
  for each statement execute function organisation.announce_units();
--> statement-breakpoint
create trigger api_keys_touch before update on platform.api_keys for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger roles_touch before update on platform.roles for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger correction_requests_touch before update on employees.correction_requests
  for each row execute function platform.touch_row();
--> statement-breakpoint
insert into platform.roles (name, label_id, label_en, description, scopes, reach) values
  ('employee', 'Pegawai', 'Employee',
   'Everyone with a personnel file: the own file and what is held on oneself, under `/me`.', '{}', 'self'),
  ('head-of-unit', 'Kepala unit', 'Head of unit',
   'Reads the people and positions of the own unit and of all units below it.',
   '{organisation:read,employees:read}', 'own-subtree'),
  ('agency-personnel-officer', 'Pengelola kepegawaian perangkat daerah', 'Personnel officer of an agency',
   'Keeps the personnel files of one agency.',
   '{organisation:read,organisation:write,employees:read,employees:read-sensitive,employees:write,correction-requests:read,correction-requests:decide}',
   'own-agency'),
  ('city-personnel-officer', 'Pengelola kepegawaian kota (BKPSDM)', 'Personnel officer of the city',
   'Keeps the personnel files of the whole city and imports them.',
   '{organisation:read,organisation:write,employees:read,employees:read-sensitive,employees:write,correction-requests:read,correction-requests:decide,imports:read,imports:write}',
   'everywhere'),
  ('trainer', 'Pengajar (widyaiswara)', 'Trainer', 'Reads the organisation and who its people are.',
   '{organisation:read,employees:read}', 'everywhere'),
  ('forum-moderator', 'Moderator forum', 'Forum moderator', 'Reads the organisation, to forward what citizens write.',
   '{organisation:read}', 'everywhere'),
  ('policy-drafter', 'Perancang kebijakan', 'Policy drafter', 'Reads the organisation and its position map.',
   '{organisation:read,employees:read}', 'everywhere'),
  ('auditor', 'Auditor (Inspektorat, BPK)', 'Auditor', 'Reads everything, personal data masked, and writes nothing.',
   '{organisation:read,employees:read,imports:read,correction-requests:read,api-keys:read,roles:read,audit:read}',
   'everywhere'),
  ('integrator', 'Sistem terhubung', 'Integrator', 'Reads organisation and people for another system, and imports files.',
   '{organisation:read,employees:read,imports:read,imports:write}', 'everywhere'),
  ('administrator', 'Administrator', 'Administrator', 'Hands out keys and roles; sees no personnel files.',
   '{organisation:read,api-keys:read,api-keys:write,roles:read,roles:write,audit:read}', 'everywhere');
