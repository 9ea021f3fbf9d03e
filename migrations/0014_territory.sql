CREATE SCHEMA "territory";
--> statement-breakpoint
CREATE TABLE "territory"."areas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" uuid,
	"parent_kind" text,
	"unit_id" uuid,
	"west" double precision,
	"south" double precision,
	"east" double precision,
	"north" double precision,
	"boundary_digest" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "areas_code_unique" UNIQUE("code"),
	CONSTRAINT "areas_kind_unique" UNIQUE("id","kind"),
	CONSTRAINT "areas_kind_known" CHECK ("territory"."areas"."kind" in ('city', 'district', 'urban-village')),
	CONSTRAINT "areas_parent_kind_above" CHECK ("territory"."areas"."parent_kind" is not distinct from
        case "territory"."areas"."kind" when 'urban-village' then 'district' when 'district' then 'city' end),
	CONSTRAINT "areas_parent_fits" CHECK (case "territory"."areas"."kind" when 'city' then "territory"."areas"."parent_id" is null
        when 'urban-village' then "territory"."areas"."parent_id" is not null else true end),
	CONSTRAINT "areas_boundary_whole" CHECK (num_nonnulls("territory"."areas"."west", "territory"."areas"."south", "territory"."areas"."east", "territory"."areas"."north", "territory"."areas"."boundary_digest") in (0, 5))
);
--> statement-breakpoint
CREATE TABLE "territory"."boundary_rings" (
	"area_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"number" integer NOT NULL,
	"ring" "polygon" NOT NULL,
	CONSTRAINT "boundary_rings_pkey" PRIMARY KEY("area_id","part","number")
);
--> statement-breakpoint
ALTER TABLE "territory"."areas" ADD CONSTRAINT "areas_parent_fk" FOREIGN KEY ("parent_id","parent_kind") REFERENCES "territory"."areas"("id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."areas" ADD CONSTRAINT "areas_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."boundary_rings" ADD CONSTRAINT "boundary_rings_area_fk" FOREIGN KEY ("area_id") REFERENCES "territory"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "areas_parent_index" ON "territory"."areas" USING btree ("parent_id","code");--> statement-breakpoint
CREATE INDEX "areas_name_index" ON "territory"."areas" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "boundary_rings_outer_index" ON "territory"."boundary_rings" USING gist (box("ring")) WHERE "territory"."boundary_rings"."number" = 0;
--> statement-breakpoint
create trigger areas_touch before update on territory.areas for each row execute function platform.touch_row();
--> statement-breakpoint
-- The areas that hold a point: within an outer ring and in none of its holes. As plain SQL it becomes a part of the
-- statement that asks, and the index on the boxes of rings is used.
create function territory.areas_at(longitude double precision, latitude double precision)
returns table (area_id uuid) language sql stable rows 3 as $$
  select o.area_id
    from territory.boundary_rings o
   where o.number = 0 and box(o.ring) && box(point(longitude, latitude)) and o.ring @> point(longitude, latitude)
     and not exists (
       select from territory.boundary_rings h
        where h.area_id = o.area_id and h.part = o.part and h.number > 0 and h.ring @> point(longitude, latitude))
$$;
--> statement-breakpoint
select audit.watch('territory.areas', 'area', 'id'),
       audit.watch('territory.boundary_rings', 'area', 'area_id', keys => '{area_id,part,number}', hidden => '{ring}');
--> statement-breakpoint
select events.announce('territory.areas', 'area'),
       events.announce_part('territory.boundary_rings', 'area', 'boundary', 'area_id');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{territory:write}' where name = 'city-personnel-officer';
