CREATE SCHEMA "forums";
--> statement-breakpoint
CREATE TABLE "forums"."appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"body" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"filed_on" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "appeals_state_known" CHECK ("forums"."appeals"."state" in ('open', 'granted', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "forums"."daily_writers" (
	"topic_id" uuid NOT NULL,
	"day" date NOT NULL,
	"author" "bytea" NOT NULL,
	"posts" integer NOT NULL,
	CONSTRAINT "daily_writers_key" PRIMARY KEY("topic_id","day","author")
);
--> statement-breakpoint
CREATE TABLE "forums"."decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"explanation" text NOT NULL,
	"is_on_appeal" boolean DEFAULT false NOT NULL,
	"decided_on" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "decisions_state_known" CHECK ("forums"."decisions"."state" in ('shown', 'held', 'removed')),
	CONSTRAINT "decisions_reason_known" CHECK ("forums"."decisions"."reason" in ('personal-data', 'insult', 'hate', 'unlawful', 'advertising', 'repeated', 'off-topic'))
);
--> statement-breakpoint
CREATE TABLE "forums"."flags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"participant_id" uuid,
	"proof_id" "bytea",
	"reason" text NOT NULL,
	CONSTRAINT "flags_reason_known" CHECK ("forums"."flags"."reason" in ('personal-data', 'insult', 'hate', 'unlawful', 'advertising', 'repeated', 'off-topic'))
);
--> statement-breakpoint
CREATE TABLE "forums"."posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic_id" uuid NOT NULL,
	"parent_id" uuid,
	"participant_id" uuid,
	"is_official" boolean DEFAULT false NOT NULL,
	"official_name" text,
	"body" text,
	"published_body" text,
	"findings" text[] DEFAULT '{}' NOT NULL,
	"state" text NOT NULL,
	"state_reason" text,
	"content_hash" "bytea" NOT NULL,
	"proof_id" "bytea",
	"receipt_hash" "bytea",
	"support_count" integer DEFAULT 0 NOT NULL,
	"reply_count" integer DEFAULT 0 NOT NULL,
	"voice_count" integer DEFAULT 0 NOT NULL,
	"flag_count" integer DEFAULT 0 NOT NULL,
	"crowding" smallint DEFAULT 0 NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	"freshness" bigint NOT NULL,
	CONSTRAINT "posts_state_known" CHECK ("forums"."posts"."state" in ('shown', 'held', 'removed', 'withdrawn')),
	CONSTRAINT "posts_reason_known" CHECK ("forums"."posts"."state_reason" in ('personal-data', 'insult', 'hate', 'unlawful', 'advertising', 'repeated', 'off-topic')),
	CONSTRAINT "posts_body_whole" CHECK (("forums"."posts"."state" = 'withdrawn') = ("forums"."posts"."body" is null)),
	CONSTRAINT "posts_counts_sound" CHECK (least("forums"."posts"."support_count", "forums"."posts"."reply_count", "forums"."posts"."voice_count") >= 0)
);
--> statement-breakpoint
CREATE TABLE "forums"."supports" (
	"post_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	CONSTRAINT "supports_key" PRIMARY KEY("post_id","participant_id")
);
--> statement-breakpoint
CREATE TABLE "forums"."code_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"size" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "code_batches_origin_known" CHECK ("forums"."code_batches"."origin" in ('issued', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "forums"."codes" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"used_on" date
);
--> statement-breakpoint
CREATE TABLE "forums"."participants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"person_hash" "bytea",
	"proof_id" "bytea",
	"is_verified" boolean DEFAULT false NOT NULL,
	"age_band" text,
	"district" text,
	"joined_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forums"."topics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"rules" text,
	"service_id" uuid,
	"subject_kind" text,
	"subject_id" text,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"access" text DEFAULT 'pseudonymous' NOT NULL,
	"moderation" text DEFAULT 'after' NOT NULL,
	"origin" text DEFAULT 'government' NOT NULL,
	"decision" text DEFAULT 'draft' NOT NULL,
	"reason" text,
	"content_hash" "bytea",
	"proof_id" "bytea",
	"closed_on" date,
	"conclusion" jsonb,
	"concluded_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "topics_access_known" CHECK ("forums"."topics"."access" in ('anyone', 'pseudonymous', 'verified')),
	CONSTRAINT "topics_moderation_known" CHECK ("forums"."topics"."moderation" in ('before', 'after')),
	CONSTRAINT "topics_origin_known" CHECK ("forums"."topics"."origin" in ('government', 'citizens')),
	CONSTRAINT "topics_subject_known" CHECK ("forums"."topics"."subject_kind" in ('policy-document', 'restructuring-plan')),
	CONSTRAINT "topics_subject_whole" CHECK (("forums"."topics"."subject_kind" is null) = ("forums"."topics"."subject_id" is null)),
	CONSTRAINT "topics_decision_known" CHECK ("forums"."topics"."decision" in ('proposed', 'declined', 'draft', 'open', 'closed', 'concluded')),
	CONSTRAINT "topics_dates_forward" CHECK ("forums"."topics"."ends_on" >= "forums"."topics"."starts_on"),
	CONSTRAINT "topics_taken_up" CHECK ("forums"."topics"."decision" in ('proposed', 'declined') or ("forums"."topics"."unit_id" is not null and "forums"."topics"."ends_on" is not null)),
	CONSTRAINT "topics_concluded_whole" CHECK (("forums"."topics"."decision" = 'concluded') = ("forums"."topics"."conclusion" is not null and "forums"."topics"."concluded_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "forums"."appeals" ADD CONSTRAINT "appeals_topic_fk" FOREIGN KEY ("topic_id") REFERENCES "forums"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."appeals" ADD CONSTRAINT "appeals_post_fk" FOREIGN KEY ("post_id") REFERENCES "forums"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."decisions" ADD CONSTRAINT "decisions_topic_fk" FOREIGN KEY ("topic_id") REFERENCES "forums"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."decisions" ADD CONSTRAINT "decisions_post_fk" FOREIGN KEY ("post_id") REFERENCES "forums"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."flags" ADD CONSTRAINT "flags_post_fk" FOREIGN KEY ("post_id") REFERENCES "forums"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."flags" ADD CONSTRAINT "flags_participant_fk" FOREIGN KEY ("participant_id") REFERENCES "forums"."participants"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."posts" ADD CONSTRAINT "posts_topic_fk" FOREIGN KEY ("topic_id") REFERENCES "forums"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."posts" ADD CONSTRAINT "posts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "forums"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."posts" ADD CONSTRAINT "posts_participant_fk" FOREIGN KEY ("participant_id") REFERENCES "forums"."participants"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."supports" ADD CONSTRAINT "supports_post_fk" FOREIGN KEY ("post_id") REFERENCES "forums"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."supports" ADD CONSTRAINT "supports_participant_fk" FOREIGN KEY ("participant_id") REFERENCES "forums"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."code_batches" ADD CONSTRAINT "code_batches_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."codes" ADD CONSTRAINT "codes_batch_fk" FOREIGN KEY ("batch_id") REFERENCES "forums"."code_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."topics" ADD CONSTRAINT "topics_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums"."topics" ADD CONSTRAINT "topics_service_fk" FOREIGN KEY ("service_id") REFERENCES "feedback"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_post_unique" ON "forums"."appeals" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "appeals_topic_index" ON "forums"."appeals" USING btree ("topic_id","id");--> statement-breakpoint
CREATE INDEX "daily_writers_day_index" ON "forums"."daily_writers" USING btree ("day");--> statement-breakpoint
CREATE INDEX "decisions_topic_index" ON "forums"."decisions" USING btree ("topic_id","id");--> statement-breakpoint
CREATE INDEX "decisions_post_index" ON "forums"."decisions" USING btree ("post_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "flags_participant_unique" ON "forums"."flags" USING btree ("post_id","participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "flags_proof_unique" ON "forums"."flags" USING btree ("proof_id");--> statement-breakpoint
CREATE INDEX "flags_participant_index" ON "forums"."flags" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_proof_unique" ON "forums"."posts" USING btree ("proof_id");--> statement-breakpoint
CREATE INDEX "posts_newest_index" ON "forums"."posts" USING btree ("topic_id","crowding","freshness","id") WHERE parent_id is null and state <> 'held';--> statement-breakpoint
CREATE INDEX "posts_oldest_index" ON "forums"."posts" USING btree ("topic_id",(-freshness),"id") WHERE parent_id is null and state <> 'held';--> statement-breakpoint
CREATE INDEX "posts_supported_index" ON "forums"."posts" USING btree ("topic_id",(-support_count),"freshness","id") WHERE parent_id is null and state <> 'held';--> statement-breakpoint
CREATE INDEX "posts_discussed_index" ON "forums"."posts" USING btree ("topic_id","crowding",(-voice_count),"freshness","id") WHERE parent_id is null and state <> 'held';--> statement-breakpoint
CREATE INDEX "posts_replies_index" ON "forums"."posts" USING btree ("parent_id",(-freshness),"id");--> statement-breakpoint
CREATE INDEX "posts_review_index" ON "forums"."posts" USING btree ("topic_id","freshness","id") WHERE state = 'held' or flag_count > 0;--> statement-breakpoint
CREATE INDEX "posts_topic_index" ON "forums"."posts" USING btree ("topic_id","participant_id");--> statement-breakpoint
CREATE INDEX "posts_participant_index" ON "forums"."posts" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "supports_participant_index" ON "forums"."supports" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "code_batches_unit_index" ON "forums"."code_batches" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "codes_batch_index" ON "forums"."codes" USING btree ("batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participants_name_unique" ON "forums"."participants" USING btree (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "participants_token_unique" ON "forums"."participants" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "participants_person_unique" ON "forums"."participants" USING btree ("person_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "participants_proof_unique" ON "forums"."participants" USING btree ("proof_id");--> statement-breakpoint
CREATE INDEX "participants_district_index" ON "forums"."participants" USING btree ("district");--> statement-breakpoint
CREATE UNIQUE INDEX "topics_proof_unique" ON "forums"."topics" USING btree ("proof_id");--> statement-breakpoint
CREATE INDEX "topics_order_index" ON "forums"."topics" USING btree ("starts_on","id");--> statement-breakpoint
CREATE INDEX "topics_unit_index" ON "forums"."topics" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "topics_service_index" ON "forums"."topics" USING btree ("service_id","starts_on","id");--> statement-breakpoint
CREATE INDEX "topics_subject_index" ON "forums"."topics" USING btree ("subject_kind","subject_id","starts_on","id");
--> statement-breakpoint
insert into platform.secrets (name, value)
  values ('forum-tokens', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
--> statement-breakpoint
create trigger code_batches_touch before update on forums.code_batches
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger topics_touch before update on forums.topics for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger appeals_touch before update on forums.appeals for each row execute function platform.touch_row();
--> statement-breakpoint
-- What was concluded stays as it was published.
create function forums.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '42501', message = 'what was decided or concluded in a forum does not change';
end
$$;
--> statement-breakpoint
create trigger topics_concluded before update or delete on forums.topics
  for each row when (old.decision = 'concluded') execute function forums.refuse_change();
--> statement-breakpoint
create trigger decisions_append_only before update or delete on forums.decisions
  for each row execute function forums.refuse_change();
--> statement-breakpoint
-- A post counts the replies that are shown, and those of them that do not crowd.
create function forums.count_replies() returns trigger language plpgsql as $$
declare
  shown integer := (new.state = 'shown')::int;
begin
  if tg_op = 'UPDATE' then
    shown := shown - (old.state = 'shown')::int;
  end if;
  if shown <> 0 then
    update forums.posts set reply_count = reply_count + shown,
           voice_count = voice_count + case new.crowding when 0 then shown else 0 end
     where id = new.parent_id;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger posts_replies_counted after insert or update of state on forums.posts
  for each row when (new.parent_id is not null) execute function forums.count_replies();
--> statement-breakpoint
-- Takes a post, wholly or not at all, and says what became of it: `taken`, `repeated` (the same before), `conflict` (its
-- id belongs to another), `proof-used`, or why not. All who write take the locks in one order: topic, participant, posts
-- by their ids. A topic that is being closed waits for posts under way.
create function forums.take_post(incoming jsonb, uncrowded integer, today date) returns jsonb
language plpgsql as $$
declare
  given record;
  topic forums.topics;
  writer forums.participants;
  above forums.posts;
  held forums.posts;
  written integer;
  moment timestamptz := clock_timestamp();
  shown_as text;
begin
  select i.id, i.topic, i.parent, i.body, i.findings, i.official, decode(i.content, 'hex') as content,
         decode(i.token, 'hex') as token, decode(i.proof, 'hex') as proof, decode(i.receipt, 'hex') as receipt,
         decode(i.address, 'hex') as address
    into given
    from jsonb_to_record(incoming) as i (id uuid, topic uuid, parent uuid, body text, findings text[], content text,
         token text, proof text, receipt text, address text, official text);
  select * into topic from forums.topics t where t.id = given.topic for share;
  if topic.id is null or topic.decision not in ('open', 'closed', 'concluded') then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  if given.token is not null then
    select * into writer from forums.participants p where p.token_hash = given.token for key share;
    if writer.id is null then
      return jsonb_build_object('outcome', 'token-unknown');
    end if;
  end if;
  select * into held from forums.posts p where p.id = given.id;
  if held.id is not null then
    return jsonb_build_object('state', held.state, 'outcome', case
      when held.topic_id = topic.id and held.content_hash = given.content
           and held.is_official = (given.official is not null)
           and held.participant_id is not distinct from writer.id
           and held.proof_id is not distinct from given.proof then 'repeated' else 'conflict' end);
  end if;
  if given.official is not null then
    if topic.decision not in ('open', 'closed') then
      return jsonb_build_object('outcome', 'not-open');
    end if;
  elsif topic.decision <> 'open' or today not between topic.starts_on and topic.ends_on then
    return jsonb_build_object('outcome', 'not-open');
  elsif topic.access <> 'anyone' and writer.id is null then
    return jsonb_build_object('outcome', 'participant-needed');
  elsif topic.access = 'verified' and not writer.is_verified then
    return jsonb_build_object('outcome', 'verification-needed');
  end if;
  if given.parent is not null then
    select * into above from forums.posts p where p.id = given.parent for no key update;
    if above.id is null or above.topic_id <> topic.id or above.state = 'held' then
      return jsonb_build_object('outcome', 'parent-unknown');
    elsif above.state <> 'shown' then
      return jsonb_build_object('outcome', 'parent-gone', 'state', above.state);
    elsif above.parent_id is not null then
      return jsonb_build_object('outcome', 'parent-is-reply');
    end if;
  end if;
  if given.official is null then
    insert into forums.daily_writers as w (topic_id, day, author, posts)
    values (topic.id, today, coalesce(uuid_send(writer.id), given.address), 1)
    on conflict (topic_id, day, author) do update set posts = w.posts + 1
    returning w.posts into written;
  end if;
  shown_as := case when given.official is null and (topic.moderation = 'before' or given.findings <> '{}')
    then 'held' else 'shown' end;
  insert into forums.posts (id, topic_id, parent_id, participant_id, is_official, official_name, body, findings, state,
    content_hash, proof_id, receipt_hash, crowding, posted_at, freshness)
  values (given.id, topic.id, given.parent, writer.id, given.official is not null, given.official, given.body,
    given.findings, shown_as, given.content, given.proof, given.receipt, (coalesce(written, 0) > uncrowded)::int, moment,
    -(extract(epoch from moment) * 1000000)::bigint)
  on conflict do nothing;
  if found then
    return jsonb_build_object('outcome', 'taken', 'state', shown_as);
  end if;
  if written is not null then
    update forums.daily_writers set posts = posts - 1
     where topic_id = topic.id and day = today and author = coalesce(uuid_send(writer.id), given.address);
  end if;
  -- Another took the id, or the proof, in this moment: it is committed by now.
  if exists (select from forums.posts p where p.id = given.id) then
    return forums.take_post(incoming, uncrowded, today);
  end if;
  return jsonb_build_object('outcome', 'proof-used');
end
$$;
--> statement-breakpoint
-- Withdraws a post for whoever proves to be its author: its text is gone, and what was said to it stays. Null if there is
-- none, false if it is another’s.
create function forums.withdraw_post(post uuid, token bytea) returns boolean
language plpgsql as $$
declare
  held forums.posts;
begin
  perform from forums.posts p
    where p.id in (post, (select c.parent_id from forums.posts c where c.id = post)) order by p.id for no key update;
  select * into held from forums.posts p where p.id = post;
  if held.id is null then
    return null;
  end if;
  if held.receipt_hash is distinct from token and not exists (
       select from forums.participants a where a.id = held.participant_id and a.token_hash = token) then
    return false;
  end if;
  update forums.posts p set state = 'withdrawn', body = null, published_body = null, findings = '{}', state_reason = null,
         flag_count = 0
   where p.id = post and p.state <> 'withdrawn';
  return true;
end
$$;
--> statement-breakpoint
-- Takes votes, and their withdrawals, together: of several of one participant on one post the last counts. Says what became
-- of each: `taken` (however often it is sent), or why not.
create function forums.take_supports(incoming jsonb, today date) returns jsonb
language plpgsql
-- Planned once, perhaps while the tables are empty, and must never read a whole one.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  outcomes jsonb;
begin
  perform from forums.topics t
    where t.id in (select p.topic_id from forums.posts p
                    where p.id in (select (i ->> 'post')::uuid from jsonb_array_elements(incoming) i))
    order by t.id for share;
  perform from forums.participants a
    where a.token_hash in (select decode(i ->> 'token', 'hex') from jsonb_array_elements(incoming) i)
    order by a.id for key share;
  perform from forums.posts p
    where p.id in (select (i ->> 'post')::uuid from jsonb_array_elements(incoming) i) order by p.id for no key update;
  with given as materialized (
    select g.place, g.withdraw, p.id as post, p.topic_id, p.state, p.support_count, a.id as participant, case
             when p.id is null or p.state = 'held' then 'not-found'
             when a.id is null then 'token-unknown'
             when t.decision <> 'open' or today not between t.starts_on and t.ends_on then 'not-open'
             when g.withdraw then null
             when p.state <> 'shown' then 'post-gone'
             when t.access = 'verified' and not a.is_verified then 'verification-needed' end as refusal
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
  return outcomes;
end
$$;
--> statement-breakpoint
-- Takes a report of a post, once for each participant and each proof.
create function forums.take_flag(flag uuid, post uuid, token bytea, proof bytea, reason text) returns jsonb
language plpgsql as $$
declare
  author uuid;
  held forums.posts;
begin
  if token is not null then
    select a.id into author from forums.participants a where a.token_hash = token for key share;
    if author is null then
      return jsonb_build_object('outcome', 'token-unknown');
    end if;
  end if;
  select * into held from forums.posts p where p.id = post for no key update;
  if held.id is null or held.state = 'held' then
    return jsonb_build_object('outcome', 'not-found');
  elsif held.state <> 'shown' then
    return jsonb_build_object('outcome', 'post-gone', 'state', held.state);
  end if;
  insert into forums.flags (id, post_id, participant_id, proof_id, reason)
  values (flag, post, author, proof, take_flag.reason) on conflict do nothing;
  if found then
    update forums.posts p set flag_count = p.flag_count + 1 where p.id = post;
  end if;
  return jsonb_build_object('outcome', 'taken', 'state', held.state);
end
$$;
--> statement-breakpoint
-- Erases a participant: the votes are taken back, and what was written stands without an author, or is withdrawn.
create function forums.erase_participant(token bytea, with_posts boolean) returns jsonb
language plpgsql as $$
declare
  gone uuid;
  written integer;
  voted integer;
begin
  select a.id into gone from forums.participants a where a.token_hash = token for update;
  if gone is null then
    return null;
  end if;
  perform from forums.posts p
    where p.id in (select w.id from forums.posts w where w.participant_id = gone
                   union select w.parent_id from forums.posts w where w.participant_id = gone
                   union select s.post_id from forums.supports s where s.participant_id = gone)
    order by p.id for no key update;
  with back as (delete from forums.supports s where s.participant_id = gone returning s.post_id),
  counted as (update forums.posts p set support_count = p.support_count - 1 from back b where p.id = b.post_id)
  select count(*) into voted from back;
  if with_posts then
    update forums.posts p set state = 'withdrawn', body = null, published_body = null, findings = '{}',
           state_reason = null, flag_count = 0
     where p.participant_id = gone and p.state <> 'withdrawn';
  end if;
  update forums.posts p set participant_id = null where p.participant_id = gone;
  get diagnostics written = row_count;
  delete from forums.participants a where a.id = gone;
  return jsonb_build_object('posts', written, 'supports', voted);
end
$$;
--> statement-breakpoint
-- The units that a row concerns, as before, and those of topics of forums and what belongs to them.
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
                  (select r.unit_id from reports.reports r where r.id = (fields ->> 'report_id')::uuid)
                when 'forum' then (fields ->> 'unit_id')::uuid
                when 'forum-part' then
                  (select t.unit_id from forums.topics t where t.id = (fields ->> 'topic_id')::uuid)
                when 'questionnaire-part' then
                  (select q.unit_id from feedback.questionnaires q where q.id = (fields ->> 'questionnaire_id')::uuid)
                when 'survey-part' then
                  (select s.unit_id from feedback.surveys s where s.id = (fields ->> 'survey_id')::uuid)
                when 'training-plan-part' then
                  (select p.unit_id from trainings.plans p where p.id = subject::uuid) end,
      home.unit_id, seat.unit_id], null), '{}')
    from employees.home_unit(
           case when rule in ('employee', 'placement') then subject::uuid
                when rule in ('correction-request', 'assessment', 'enrolment', 'attendance', 'certificate')
                  then (fields ->> 'employee_id')::uuid
                when rule = 'assessment-part' then
                  (select a.employee_id from competencies.assessments a where a.id = subject::uuid) end, day) home,
         organisation.unit_of_position(
           case rule when 'placement' then (fields ->> 'position_id')::uuid
                     when 'standard' then (fields ->> 'position_id')::uuid
                     when 'position' then subject::uuid end, day) seat
$$;
--> statement-breakpoint
select audit.watch('forums.topics', 'forum-topic', 'id', hidden => '{proof_id,content_hash}'),
       audit.watch('forums.code_batches', 'forum-code-batch', 'id'),
       audit.watch('forums.decisions', 'forum-decision', 'id'),
       audit.watch('forums.appeals', 'forum-appeal', 'id', personal => '{body}');
--> statement-breakpoint
select events.announce('forums.topics', 'forum-topic', 'forum'),
       events.announce('forums.code_batches', 'forum-code-batch', 'forum'),
       events.announce('forums.decisions', 'forum-decision', 'forum-part'),
       events.announce('forums.appeals', 'forum-appeal', 'forum-part');
--> statement-breakpoint
-- Who may what, in the roles that are there from the beginning.
update platform.roles set scopes = scopes || '{forums:read}' where name in ('auditor', 'city-personnel-officer', 'head-of-unit');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{forums:read,forums:write}' where name = 'service-manager';
--> statement-breakpoint
update platform.roles set scopes = scopes || '{forums:read,forums:read-sensitive,forums:moderate}',
       description = 'Looks through what is reported or held in forums, decides on it, and forwards what citizens write.'
 where name = 'forum-moderator';
