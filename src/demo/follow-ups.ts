import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { keptOrigins } from '../modules/follow-ups/intake/origins.ts';
import type { NewFollowUpOrigin } from '../modules/follow-ups/schemas/origins.ts';
import { actions, evidence, origins, steps, targets } from '../modules/follow-ups/tables.ts';
import type { Transaction } from '../platform/database/database.ts';
import { copyRows, Rows } from './copy.ts';
import { answered } from './data/follow-ups.ts';
import { calendarDate, dayNumber, TIME_ZONE } from './days.ts';

const legalBasis = 'Keputusan Wali Kota (contoh) tentang target kepuasan masyarakat';

/** So many days before an action was accepted it had been proposed; so far back it looks at reports. */
const CONSIDERED = 5;
const LOOKED_BACK = 80;

/** Writes what the first city does about what its people discussed and reported, and what indices are to reach. */
export async function copyFollowUps(
  client: pg.Client,
  transaction: Transaction,
  { nextId, today }: { readonly nextId: () => string; readonly today: string },
): Promise<void> {
  const topic = await concludedTopic(client);
  const now = dayNumber(today);
  const on = (day: number | null) => (day === null ? null : calendarDate(now + day));
  const rows = {
    targets: new Rows(targets, 'id', 'element', 'value', 'legalBasis'),
    actions: new Rows(
      actions,
      'id',
      'unitId',
      'serviceId',
      'title',
      'description',
      'state',
      'firstDueOn',
      'dueOn',
      'acceptedOn',
      'endedOn',
      'result',
      'dropReason',
    ),
    origins: new Rows(
      origins,
      'id',
      'actionId',
      'kind',
      'topicId',
      'promises',
      'categoryId',
      'districtId',
      'startsOn',
      'endsOn',
      'reportCount',
    ),
    steps: new Rows(steps, 'id', 'actionId', 'kind', 'at', 'message', 'dueOn', 'takenBy'),
    evidence: new Rows(
      evidence,
      'id',
      'actionId',
      'description',
      'measure',
      'before',
      'after',
      'addedAt',
      'addedBy',
    ),
  };
  rows.targets.add(nextId(), null, 76.61, legalBasis);
  rows.targets.add(nextId(), 'staff-competence', 80, legalBasis);
  for (const action of answered) {
    const { title, description, state, accepted, ended, result, dropReason, firstDue, due } = action;
    const id = nextId();
    const proposed = (accepted ?? -2) - CONSIDERED;
    const { unitId, serviceId, origin } =
      action.reports === undefined
        ? { ...topic, origin: { forumTopic: { topicId: topic.id, promises: [1] } } }
        : await clusterOf(client, action.reports, {
            from: calendarDate(now + proposed - LOOKED_BACK),
            to: calendarDate(now + proposed),
          });
    rows.actions.add(
      id,
      unitId,
      serviceId,
      JSON.stringify(title),
      JSON.stringify(description),
      state,
      on(firstDue),
      on(due),
      on(accepted),
      on(ended),
      result ? JSON.stringify(result) : null,
      dropReason ? JSON.stringify(dropReason) : null,
    );
    for (const kept of await keptOrigins(transaction, [origin], { timeZone: TIME_ZONE, reports: sql`false` }))
      rows.origins.add(
        nextId(),
        id,
        kept.kind,
        kept.topicId ?? null,
        kept.promises ? `{${kept.promises.join(',')}}` : null,
        kept.categoryId ?? null,
        kept.districtId ?? null,
        kept.startsOn ?? null,
        kept.endsOn ?? null,
        kept.reportCount ?? null,
      );
    const step = (kind: string, day: number, message: object | null, dueOn: string | null) =>
      rows.steps.add(
        nextId(),
        id,
        kind,
        `${on(day)}T03:00:00Z`,
        message && JSON.stringify(message),
        dueOn,
        'demo',
      );
    step('proposed', proposed, null, on(firstDue));
    if (accepted !== null) step('accepted', accepted, null, null);
    for (const { kind, day, text } of action.words)
      step(kind, day, { id: text }, kind === 'rescheduled' ? on(due) : null);
    if (ended !== null) step(state, ended, result ?? dropReason ?? null, null);
    if (state === 'accepted' && due < 0) step('became-overdue', due + 1, null, on(due));
    if (action.evidence && ended !== null) {
      const { description: shown, before, after } = action.evidence;
      const words = JSON.stringify(shown);
      rows.evidence.add(nextId(), id, words, words, before, after, `${on(ended)}T03:00:00Z`, 'demo');
    }
  }
  for (const table of [rows.targets, rows.actions, rows.origins, rows.steps, rows.evidence])
    await copyRows(client, table, table.take());
}

interface Answering {
  readonly unitId: string;
  readonly serviceId: string | null;
  readonly origin: NewFollowUpOrigin;
}

/** Reports of one category from one district, with the unit that they go to. */
async function clusterOf(
  client: pg.Client,
  { category, district }: { readonly category: string; readonly district: string },
  period: { readonly from: string; readonly to: string },
): Promise<Answering> {
  const { rows } = await client.query<{ categoryId: string; districtId: string; unitId: string }>(
    `select c.id as "categoryId", d.id as "districtId", u.unit_id as "unitId"
       from reports.categories c
       join reports.routing_rules u on u.category_id = c.id and u.area_id is null
       join territory.areas d on d.kind = 'district' and d.name = $2
      where c.code = $1`,
    [category, district],
  );
  const { unitId, ...cluster } = rows[0]!;
  return { unitId, serviceId: null, origin: { reportCluster: { ...cluster, ...period } } };
}

/** The topic of the demo that came to a conclusion. */
async function concludedTopic(
  client: pg.Client,
): Promise<{ readonly id: string; readonly unitId: string; readonly serviceId: string }> {
  const { rows } = await client.query(
    `select id, unit_id as "unitId", service_id as "serviceId" from forums.topics
      where decision = 'concluded' order by starts_on, id limit 1`,
  );
  return rows[0]!;
}
