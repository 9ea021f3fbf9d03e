-- The units that a row concerns. The unit of a person or a position is looked for only where a rule asks it, and a part of
-- which nothing but its owner is said belongs to the unit of its owner: callers of some units missed such events.
create or replace function events.units_of(rule text, subject text, fields jsonb, day date)
returns table (unit_ids uuid[]) language sql stable rows 1 as $$
  select nullif(array_remove(array[
      case when rule in ('unit', 'unit-version') then subject::uuid end,
      case rule when 'unit-version' then (fields ->> 'parent_id')::uuid
                when 'position-version' then (fields ->> 'unit_id')::uuid
                when 'training-plan' then (fields ->> 'unit_id')::uuid
                when 'survey' then (fields ->> 'unit_id')::uuid
                when 'report' then (fields ->> 'unit_id')::uuid
                when 'report-part' then
                  (select r.unit_id from reports.reports r where r.id = coalesce(fields ->> 'report_id', subject)::uuid)
                when 'forum' then (fields ->> 'unit_id')::uuid
                when 'forum-part' then
                  (select t.unit_id from forums.topics t where t.id = coalesce(fields ->> 'topic_id', subject)::uuid)
                when 'follow-up' then (fields ->> 'unit_id')::uuid
                when 'follow-up-part' then
                  (select a.unit_id from follow_ups.actions a where a.id = coalesce(fields ->> 'action_id', subject)::uuid)
                when 'questionnaire-part' then
                  (select q.unit_id from feedback.questionnaires q where q.id = coalesce(fields ->> 'questionnaire_id', subject)::uuid)
                when 'survey-part' then
                  (select s.unit_id from feedback.surveys s where s.id = coalesce(fields ->> 'survey_id', subject)::uuid)
                when 'training-plan-part' then
                  (select p.unit_id from trainings.plans p where p.id = subject::uuid) end,
      case when rule in ('employee', 'placement') then
             (select h.unit_id from employees.home_unit(subject::uuid, day) h)
           when rule in ('correction-request', 'assessment', 'enrolment', 'attendance', 'certificate') then
             (select h.unit_id from employees.home_unit((fields ->> 'employee_id')::uuid, day) h)
           when rule = 'assessment-part' then
             (select h.unit_id
                from employees.home_unit((select a.employee_id from competencies.assessments a where a.id = subject::uuid),
                                         day) h) end,
      case when rule in ('placement', 'standard') then
             (select s.unit_id from organisation.unit_of_position((fields ->> 'position_id')::uuid, day) s)
           when rule = 'position' then
             (select s.unit_id from organisation.unit_of_position(subject::uuid, day) s) end], null), '{}')
$$;
