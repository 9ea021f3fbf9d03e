import type pg from 'pg';
import { links } from '../modules/policy-documents/link-tables.ts';
import type { NewPolicyLink } from '../modules/policy-documents/schemas/links.ts';
import { measurements, targets } from '../modules/policy-documents/target-tables.ts';
import type { Transaction } from '../platform/database/database.ts';
import { cityLaw } from './data/city-law.ts';
import { type Promise as Promised, promises } from './data/policy-targets.ts';
import { calendarDate, dayNumber } from './days.ts';

interface Known {
  /** Documents by what others call them, and units by their codes. */
  readonly documents: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly nextId: () => string;
  readonly today: string;
}

/** Writes what documents touch, what they are to reach, and what came of that. */
export async function insertImpact(
  client: pg.Client,
  transaction: Transaction,
  { documents, units, nextId, today }: Known,
): Promise<void> {
  const services = await byCode(client, 'select code, id from feedback.services');
  const touched: Partial<Record<NewPolicyLink['kind'], ReadonlyMap<string, string>>> = {
    unit: units,
    position: await heads(client, units, today),
    'public-service': services,
    course: await byCode(client, 'select code, id from trainings.courses'),
  };
  const rows = cityLaw.flatMap(({ key, links = [] }) =>
    links.flatMap(([kind, code, eId = null]) => {
      // A small city does not have everything that its law could touch.
      const targetId = touched[kind]?.get(code);
      return targetId === undefined
        ? []
        : [{ id: nextId(), documentId: documents.get(key)!, kind, targetId, eId }];
    }),
  );
  await transaction.insert(links).values(rows);
  for (const promise of promises) {
    const rows = rowsOf(promise, nextId, dayNumber(today));
    const documentId = documents.get(promise.document)!;
    const serviceId = (promise.service && services.get(promise.service)) ?? null;
    await transaction.insert(targets).values({ ...rows.target, documentId, serviceId });
    await transaction.insert(measurements).values(rows.measured.map((row) => ({ ...row, documentId })));
  }
}

function rowsOf(promise: Promised, nextId: () => string, now: number) {
  const { title, source, measure, direction, baselineValue, value, milestones, measured, corrected } =
    promise;
  const targetId = nextId();
  const entry = (day: number, value: number, words: string | undefined, later = 0) => ({
    id: nextId(),
    targetId,
    measuredOn: calendarDate(now + day),
    isAutomatic: words === undefined,
    value,
    evidence: words === undefined ? null : { id: words },
    enteredAt: new Date(`${calendarDate(now + day + later)}T12:40:00Z`),
  });
  const entries = measured.map((one) => entry(...one));
  const [lastDay, , words] = measured.at(-1)!;
  const correction =
    corrected === undefined
      ? []
      : [{ ...entry(lastDay, corrected, words, 3), correctsId: entries.at(-1)!.id }];
  return {
    target: {
      id: targetId,
      title,
      source,
      measure: measure ?? null,
      direction,
      baselineValue,
      baselineOn: calendarDate(now + promise.baselineOn),
      value,
      dueOn: calendarDate(now + promise.dueOn),
      milestones: milestones.map(([day, value]) => ({ day: calendarDate(now + day), value })),
    },
    measured: [...entries, ...correction],
  };
}

async function byCode(client: pg.Client, query: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ code: string; id: string }>(query);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** The positions that lead units, by the codes of these. */
async function heads(
  client: pg.Client,
  units: ReadonlyMap<string, string>,
  today: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ unitId: string; id: string }>(
    `select distinct on (unit_id) unit_id as "unitId", position_id as id
       from organisation.position_versions
      where echelon is not null and valid_from <= $1 and (valid_to is null or valid_to > $1)
      order by unit_id, echelon, position_id`,
    [today],
  );
  const byUnit = new Map(rows.map(({ unitId, id }) => [unitId, id]));
  return new Map([...units].flatMap(([code, id]) => (byUnit.has(id) ? [[code, byUnit.get(id)!]] : [])));
}
