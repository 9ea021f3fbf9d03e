CREATE TABLE "platform"."address_salts" (
	"day" date PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL
);

--> statement-breakpoint
-- What challenges of the proof of work are signed with.
insert into platform.secrets (name, value)
  values ('proof-of-work', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
