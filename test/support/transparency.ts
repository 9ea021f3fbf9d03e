import { countIndicatorsJob } from '../../src/modules/transparency/jobs.ts';
import { countChanges } from '../../src/modules/transparency/store/count.ts';
import type { TestApp } from './build.ts';
import { query } from './database.ts';

/** Counts what changed, as of a moment. */
export const count = ({ app }: Pick<TestApp, 'app'>, now = new Date()): Promise<number> =>
  countChanges(app.database, now, app.config.timeZone);

/** What is counted, as the job does it by itself. */
export const runCount = ({ app }: Pick<TestApp, 'app'>): Promise<void> =>
  countIndicatorsJob.run(
    {},
    {
      config: app.config,
      database: app.database,
      log: app.log,
      today: () => app.today(),
      signal: new AbortController().signal,
    },
  );

/** How a report stands that was filed some time ago; moments as Postgres reads them. */
export interface Standing {
  readonly unitId?: string | null;
  readonly categoryId?: string | null;
  readonly kind?: string;
  readonly channel?: string;
  /** Confidential, and so read by nobody else. */
  readonly isConfidential?: boolean;
  readonly receivedAt?: string;
  readonly firstRespondedAt?: string | null;
  readonly firstResponseDueAt?: string;
  readonly resolvedAt?: string | null;
  readonly dueAt?: string;
  readonly endedAt?: string | null;
  readonly state?: string;
  readonly ground?: string;
  readonly reopenedCount?: number;
  readonly satisfaction?: number | null;
}

/** Reports as they would stand after a while, without the way there. */
export async function standing(
  { database }: Pick<TestApp, 'database'>,
  reports: readonly Standing[],
): Promise<void> {
  const given = reports.map((one) => ({
    unitId: null,
    categoryId: null,
    kind: 'complaint',
    channel: 'online',
    isConfidential: false,
    receivedAt: '2026-03-02 09:00+07',
    firstRespondedAt: '2026-03-03 09:00+07',
    firstResponseDueAt: '2026-03-05 16:00+07',
    resolvedAt: null,
    dueAt: '2099-01-01 16:00+07',
    endedAt: null,
    state: 'verified',
    ground: null,
    reopenedCount: 0,
    satisfaction: null,
    ...one,
  }));
  await query(
    database.ownerUrl,
    `with given as materialized (
       select gen_random_uuid() as id, g.* from jsonb_to_recordset($1::jsonb) as g ("unitId" uuid, "categoryId" uuid,
         kind text, channel text, "isConfidential" boolean, "receivedAt" timestamptz, "firstRespondedAt" timestamptz,
         "firstResponseDueAt" timestamptz, "resolvedAt" timestamptz, "dueAt" timestamptz, "endedAt" timestamptz,
         state text, ground text, "reopenedCount" smallint, satisfaction smallint)),
     filed as (
       insert into reports.reports (id, number, key, secret_hash, kind, category_id, unit_id, text, public_text,
         visibility, is_anonymous, channel, state, received_at, first_response_due_at, due_at, first_responded_at,
         resolved_at, ended_at, reopened_count, satisfaction)
       select id, left(id::text, 20), decode(replace(id::text, '-', ''), 'hex'), '\\x00', kind, "categoryId", "unitId",
              'Lampu mati.',
              case when not "isConfidential" and (state <> 'received' or "firstRespondedAt" is not null) then 'Lampu mati.' end,
              case when "isConfidential" then 'confidential' else 'public' end, true, channel, state, "receivedAt",
              "firstResponseDueAt", "dueAt", "firstRespondedAt", "resolvedAt", "endedAt", "reopenedCount", satisfaction
         from given returning id)
     insert into reports.steps (id, report_id, kind, at, ground)
     select gen_random_uuid(), g.id, 'archived', now(), g.ground from given g join filed f on f.id = g.id
      where g.ground is not null`,
    [JSON.stringify(given)],
  );
}
