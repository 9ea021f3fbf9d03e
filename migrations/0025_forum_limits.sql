ALTER TABLE "reports"."steps" DROP CONSTRAINT "steps_deadline_known";--> statement-breakpoint
ALTER TABLE "forums"."decisions" ALTER COLUMN "post_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "forums"."topics" ADD COLUMN "support_limit" smallint;--> statement-breakpoint
ALTER TABLE "forums"."topics" ADD COLUMN "removed_for" text;--> statement-breakpoint
ALTER TABLE "forums"."decisions" ADD CONSTRAINT "decisions_proposal_not_held" CHECK ("forums"."decisions"."post_id" is not null or "forums"."decisions"."state" <> 'held');--> statement-breakpoint
ALTER TABLE "forums"."topics" ADD CONSTRAINT "topics_support_limit_range" CHECK ("forums"."topics"."support_limit" between 1 and 100);--> statement-breakpoint
ALTER TABLE "forums"."topics" ADD CONSTRAINT "topics_removed_for_known" CHECK ("forums"."topics"."removed_for" in ('personal-data', 'insult', 'hate', 'unlawful', 'advertising', 'repeated', 'off-topic'));--> statement-breakpoint
ALTER TABLE "forums"."topics" ADD CONSTRAINT "topics_removed_if_declined" CHECK ("forums"."topics"."removed_for" is null or "forums"."topics"."decision" = 'declined');--> statement-breakpoint
ALTER TABLE "reports"."steps" ADD CONSTRAINT "steps_deadline_known" CHECK ("reports"."steps"."deadline_step" in ('first-response', 'resolution', 'reporter-reply'));--> statement-breakpoint
-- How many posts of a topic a participant supports; what is not shown costs nobody a vote.
create function forums.supports_given(topic uuid, participant uuid) returns integer language sql stable as $$
  select count(*)::int
    from forums.supports s join forums.posts p on p.id = s.post_id
   where s.participant_id = participant and p.topic_id = topic and p.state = 'shown'
$$;
--> statement-breakpoint
-- The places of those among votes that come together which go beyond the limit of their topic: withdrawals first, then
-- votes in their order.
create function forums.supports_beyond_limit(incoming jsonb) returns integer[] language sql stable as $$
  with given as materialized (
    select g.place, g.withdraw, p.id as post, t.id as topic, t.support_limit, a.id as participant
      from jsonb_to_recordset(incoming) as g (place integer, post uuid, token text, withdraw boolean)
      join forums.posts p on p.id = g.post and p.state = 'shown'
      join forums.topics t on t.id = p.topic_id and t.support_limit is not null
      join forums.participants a on a.token_hash = decode(g.token, 'hex')
     where t.access <> 'verified' or a.is_verified),
  last as materialized (
    select distinct on (g.post, g.participant) g.*, min(g.place) over (partition by g.post, g.participant) as first,
           exists (select from forums.supports s
                    where s.post_id = g.post and s.participant_id = g.participant) as is_given
      from given g order by g.post, g.participant, g.place desc),
  added as (
    select l.*, row_number() over (partition by l.topic, l.participant order by l.first) as nth
      from last l where not l.withdraw and not l.is_given),
  beyond as (
    select a.post, a.participant from added a
     where a.nth > a.support_limit - forums.supports_given(a.topic, a.participant)
                   + (select count(*) from last l
                       where l.withdraw and l.is_given and l.topic = a.topic and l.participant = a.participant))
  select coalesce(array_agg(g.place), '{}')
    from given g join beyond b on b.post = g.post and b.participant = g.participant where not g.withdraw
$$;
--> statement-breakpoint
-- As before, and no more posts of a topic than its limit: then votes of one participant wait for each other. Where there
-- is a limit, each outcome says how many votes are left.
create or replace function forums.take_supports(incoming jsonb, today date) returns jsonb
language plpgsql
-- Planned once, perhaps while the tables are empty, and must never read a whole one.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  outcomes jsonb;
  is_limited boolean;
  beyond integer[] := '{}';
begin
  with topic as materialized (
    select t.support_limit from forums.topics t
     where t.id in (select p.topic_id from forums.posts p
                     where p.id in (select (i ->> 'post')::uuid from jsonb_array_elements(incoming) i))
     order by t.id for share)
  select count(support_limit) > 0 into is_limited from topic;
  if is_limited then
    perform from forums.participants a
      where a.token_hash in (select decode(i ->> 'token', 'hex') from jsonb_array_elements(incoming) i)
      order by a.id for no key update;
  else
    perform from forums.participants a
      where a.token_hash in (select decode(i ->> 'token', 'hex') from jsonb_array_elements(incoming) i)
      order by a.id for key share;
  end if;
  perform from forums.posts p
    where p.id in (select (i ->> 'post')::uuid from jsonb_array_elements(incoming) i) order by p.id for no key update;
  if is_limited then
    beyond := forums.supports_beyond_limit(incoming);
  end if;
  with given as materialized (
    select g.place, g.withdraw, p.id as post, p.topic_id, p.state, p.support_count, a.id as participant, case
             when p.id is null or p.state = 'held' then 'not-found'
             when a.id is null then 'token-unknown'
             when t.decision <> 'open' or today not between t.starts_on and t.ends_on then 'not-open'
             when g.withdraw then null
             when p.state <> 'shown' then 'post-gone'
             when t.access = 'verified' and not a.is_verified then 'verification-needed'
             when g.place = any (beyond) then 'support-limit-reached' end as refusal
      from jsonb_to_recordset(incoming) as g (place integer, post uuid, token text, withdraw boolean)
      left join forums.posts p on p.id = g.post
      left join forums.topics t on t.id = p.topic_id
      left join forums.participants a on a.token_hash = decode(g.token, 'hex')),
  last as materialized (
    select distinct on (post, participant) post, participant, withdraw
      from given where refusal is null order by post, participant, place desc),
  added as (
    insert into forums.supports (post_id, participant_id)
    select post, participant from last where not withdraw order by 1, 2
    on conflict do nothing returning post_id),
  gone as (
    delete from forums.supports s using last l
     where l.withdraw and s.post_id = l.post and s.participant_id = l.participant returning s.post_id),
  change as (
    select post_id, sum(n)::int as votes
      from (select post_id, 1 as n from added union all select post_id, -1 from gone) c group by 1),
  counted as (
    update forums.posts p set support_count = p.support_count + c.votes
      from change c where p.id = c.post_id and c.votes <> 0)
  select jsonb_agg(jsonb_build_object('outcome', coalesce(g.refusal, 'taken'), 'state', g.state, 'topicId', g.topic_id,
           'supportCount', coalesce(g.support_count, 0) + coalesce(c.votes, 0)) order by g.place)
    into outcomes
    from given g left join change c on c.post_id = g.post;
  if is_limited then
    select jsonb_agg(o.outcome || jsonb_build_object('supportsLeft', case when t.support_limit is not null then
             t.support_limit - least(t.support_limit, forums.supports_given(t.id, a.id)) end) order by o.place)
      into outcomes
      from jsonb_array_elements(outcomes) with ordinality as o (outcome, place)
      join jsonb_array_elements(incoming) with ordinality as i (vote, place) using (place)
      left join forums.topics t on t.id = (o.outcome ->> 'topicId')::uuid
      left join forums.participants a on a.token_hash = decode(i.vote ->> 'token', 'hex');
  end if;
  return outcomes;
end
$$;
