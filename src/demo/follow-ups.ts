import type pg from 'pg';
import { actions, evidence, origins, steps, targets } from '../modules/follow-ups/tables.ts';
import { copyRows, Rows } from './copy.ts';
import { answered } from './data/follow-ups.ts';
import { calendarDate, dayNumber } from './days.ts';

const legalBasis = 'Keputusan Wali Kota (contoh) tentang target kepuasan masyarakat';

/** Writes what the first city does about the topic that its people discussed, and what indices are to reach. */
export async function copyFollowUps(
  client: pg.Client,
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
    origins: new Rows(origins, 'id', 'actionId', 'kind', 'topicId', 'promises'),
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
    rows.actions.add(
      id,
      topic.unitId,
      topic.serviceId,
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
    rows.origins.add(nextId(), id, 'forum-topic', topic.id, '{1}');
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
    step('proposed', (accepted ?? -2) - 5, null, on(firstDue));
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
