import { type SQL, sql } from 'drizzle-orm';
import { measures, pulses } from '../modules/socialisation/readiness-tables.ts';
import { usualStatements } from '../modules/socialisation/rules/pulses.ts';
import type { Transaction } from '../platform/database/database.ts';
import { demoMeasures, demoPulses } from './data/readiness.ts';
import { coordinator } from './data/report-settings.ts';
import { calendarDate, dayNumber } from './days.ts';

interface Known {
  readonly campaignId: string;
  /** Units by their codes. */
  readonly units: ReadonlyMap<string, string>;
  readonly nextId: () => string;
  readonly today: string;
}

/** Writes how ready people are in a campaign that runs, and what is done about it. */
export async function insertReadiness(
  transaction: Transaction,
  { campaignId, units, nextId, today }: Known,
): Promise<void> {
  const day = (sinceToday: number) => calendarDate(dayNumber(today) + sinceToday);
  const asked = demoPulses.map(({ opensOn, closesOn, ...answers }, at) => ({
    ...answers,
    row: {
      ...{ id: nextId(), campaignId, number: at + 1 },
      ...{ opensOn: day(opensOn), closesOn: day(closesOn), statements: usualStatements },
    },
  }));
  await transaction.insert(pulses).values(asked.map(({ row }) => row));
  for (const pulse of asked) await letAnswer(transaction, pulse);
  await transaction.insert(measures).values(
    demoMeasures.map(({ unit, pulse, dueOn, doneOn, ...measure }) => ({
      ...measure,
      ...{ id: nextId(), campaignId, pulseId: asked[pulse - 1]!.row.id, dueOn: day(dueOn) },
      unitId: units.get(unit) ?? units.get(coordinator)!,
      state: doneOn === undefined ? ('planned' as const) : ('done' as const),
      endedOn: doneOn === undefined ? null : day(doneOn),
    })),
  );
}

/** A number from 0 to 99 that hangs on one id alone: the same in each city that is made alike. */
const chanceOf = (id: SQL, salt: string): SQL =>
  sql`(('x' || substr(md5(${id} || ${salt}), 1, 7))::bit(28)::int % 100)`;

/** In one unit of four few answer, so that nothing can be shown of some. */
const shareOf = (share: number): SQL =>
  sql`case when ${chanceOf(sql`m.unit_id`, 'silent')} < 25 then ${share}::int / 4 else ${share}::int end`;

/** Lets some members answer: who answered the first pulse answers the next ones too, by the same mood. */
const letAnswer = (
  transaction: Transaction,
  {
    row: { id, campaignId },
    share,
    means,
  }: {
    readonly row: { readonly id: string; readonly campaignId: string };
    readonly share: number;
    readonly means: readonly number[];
  },
): Promise<unknown> =>
  transaction.execute(sql`
    with answered as (
      insert into socialisation.pulse_participants (pulse_id, employee_id)
      select ${id}::uuid, m.employee_id from socialisation.members m
       where m.campaign_id = ${campaignId} and m.left_on is null
         and ${chanceOf(sql`m.employee_id`, 'pulse')} < ${shareOf(share)}
      returning employee_id
    ),
    scored as (
      select m.unit_id, m.position_kind, s.scores
        from answered a
        join socialisation.members m on m.campaign_id = ${campaignId} and m.employee_id = a.employee_id
       cross join lateral (
         select array_agg(least(5, greatest(1, round(
                  e.mean + (('x' || substr(md5(m.employee_id || 'mood' || e.place), 1, 7))::bit(28)::int % 100 - 49.5) / 49.5
                )))::int order by e.place) as scores
           from unnest(${sql.param([...means])}::numeric[]) with ordinality as e (mean, place)) s
    )
    insert into socialisation.pulse_tallies (pulse_id, unit_id, position_kind, answers, sums, favourable)
    select ${id}::uuid, unit_id, position_kind, count(*),
           ${ofEach((score) => sql`sum(${score})::int`)}, ${ofEach((score) => sql`(count(*) filter (where ${score} >= 4))::int`)}
      from scored group by unit_id, position_kind`);

/** The same of the score of each element, in their order. */
const ofEach = (figure: (score: SQL) => SQL): SQL =>
  sql`array[${sql.join(
    [1, 2, 3, 4, 5].map((place) => figure(sql.raw(`scores[${place}]`))),
    sql`, `,
  )}]`;
