import { sql } from 'drizzle-orm';
import { newId } from '../../../../platform/database/columns.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import type { CodeOf } from '../../../../platform/reference/list.ts';
import { placementKinds } from '../../reference.ts';
import { dateOrderFindings } from '../../rules/dates.ts';
import { add, dateOf, type GivenEntry, isRefused } from './entry.ts';
import type { Fate } from './history-rows.ts';
import type { PastPositions } from './past-positions.ts';
import type { Person } from './people.ts';
import { type Period, Timeline } from './timeline.ts';

type PlacementKind = CodeOf<typeof placementKinds>;

export interface PlacementEntry extends Period {
  readonly kind: PlacementKind;
  readonly positionId: string;
  readonly decreeNumber: string | null;
  readonly decreeDate: string | null;
}

/** How a position is held, by SIASN's letters or by code; definitive if nothing is said. */
export function placementKindOf(text: string): PlacementKind | undefined {
  const written = text.toUpperCase().replaceAll('.', '');
  if (written === '') return 'definitive';
  return placementKinds.entries.find(
    ({ code, label, siasnCode }) =>
      siasnCode === written ||
      code.toUpperCase() === written ||
      label.id.toUpperCase() === text.toUpperCase(),
  )?.code;
}

/** What rows change of the placements of people. */
export class PlacementPlan {
  readonly #positions: PastPositions;
  readonly #today: string;
  readonly #ended: { id: string; validTo: string | null }[] = [];
  readonly #corrected: Omit<PlacementEntry, 'kind' | 'validFrom' | 'validTo'>[] = [];
  readonly #added: (PlacementEntry & { employeeId: string })[] = [];

  constructor(positions: PastPositions, today: string) {
    this.#positions = positions;
    this.#today = today;
  }

  /** @returns what becomes of each entry that no finding refuses. */
  addPerson(person: Person<PlacementEntry>, entries: readonly GivenEntry[]): Fate[] {
    const isDefinitive = ({ kind }: PlacementEntry) => kind === 'definitive';
    const timeline = new Timeline(person.history.filter(isDefinitive));
    const added = new Map<string, PlacementEntry>();
    const fates = entries.flatMap((entry) => {
      const placement = this.#read(entry, person);
      if (!placement) return [];
      const held = heldBy(person, placement);
      const fate = held ? this.#change(entry, placement, held, timeline) : place(entry, placement, timeline);
      if (!held && fate) added.set(placement.id, placement);
      return fate ?? [];
    });
    this.#ended.push(...timeline.ended.map(({ id, validTo }) => ({ id, validTo })));
    for (const { id, validTo } of timeline.added) added.set(id, { ...added.get(id)!, validTo });
    this.#added.push(...[...added.values()].map((one) => ({ ...one, employeeId: person.id })));
    return fates;
  }

  /** The placement that a row gives, under a new id; findings say why there is none. */
  #read(entry: GivenEntry, person: Person<PlacementEntry>): PlacementEntry | undefined {
    const { row, validFrom, decreeNumber, decreeDate } = entry;
    const kind = placementKindOf(row.value('kind'));
    if (kind === undefined) add(entry, 'error', 'kind', 'placement-kind-unknown');
    const validTo = dateOf(entry, 'validTo');
    if (validTo !== null && validTo <= validFrom) add(entry, 'error', 'validTo', 'history-end-not-later');
    const dates = { appointedOn: person.appointedOn, positionEffectiveOn: validFrom };
    for (const code of dateOrderFindings(dates, this.#today))
      if (code.startsWith('position')) add(entry, 'warning', 'validFrom', code);
    const positionId = this.#positions.positionOf(entry);
    if (kind === undefined || positionId === undefined || isRefused(entry)) return undefined;
    return { id: newId(), kind, positionId, validFrom, validTo, decreeNumber, decreeDate };
  }

  #change(
    entry: GivenEntry,
    given: PlacementEntry,
    held: PlacementEntry,
    timeline: Timeline,
  ): Fate | undefined {
    const { positionId, validTo } = given;
    const decreeNumber = given.decreeNumber ?? held.decreeNumber;
    const decreeDate = given.decreeDate ?? held.decreeDate;
    const endsOtherwise = validTo !== null && validTo !== held.validTo;
    const isSame =
      held.positionId === positionId && held.decreeNumber === decreeNumber && held.decreeDate === decreeDate;
    if (endsOtherwise && held.kind === 'definitive') {
      const clash = timeline.end(timeline.startingOn(held.validFrom)!, validTo);
      if (clash) return void add(entry, 'error', 'validTo', 'history-overlaps', clash);
    } else if (endsOtherwise) this.#ended.push({ id: held.id, validTo });
    if (!isSame) this.#corrected.push({ id: held.id, positionId, decreeNumber, decreeDate });
    return isSame && !endsOtherwise ? 'unchanged' : 'updated';
  }

  async write(transaction: Transaction): Promise<void> {
    if (this.#ended.length > 0)
      await transaction.execute(sql`
        update employees.placements p set valid_to = n."validTo"
          from jsonb_to_recordset(${JSON.stringify(this.#ended)}::jsonb) as n(id uuid, "validTo" date)
         where p.id = n.id`);
    if (this.#corrected.length > 0)
      await transaction.execute(sql`
        update employees.placements p
           set position_id = n."positionId", decree_number = n."decreeNumber", decree_date = n."decreeDate"
          from jsonb_to_recordset(${JSON.stringify(this.#corrected)}::jsonb)
               as n(id uuid, "positionId" uuid, "decreeNumber" text, "decreeDate" date)
         where p.id = n.id`);
    if (this.#added.length > 0)
      await transaction.execute(sql`
        insert into employees.placements
               (id, employee_id, position_id, kind, decree_number, decree_date, valid_from, valid_to)
        select n.id, n."employeeId", n."positionId", n.kind, n."decreeNumber", n."decreeDate", n."validFrom",
               n."validTo"
          from jsonb_to_recordset(${JSON.stringify(this.#added)}::jsonb)
               as n(id uuid, "employeeId" uuid, "positionId" uuid, kind text, "decreeNumber" text, "decreeDate" date,
                    "validFrom" date, "validTo" date)`);
  }
}

/** The recorded placement that a row speaks of: of those that are not definitive, that in the same position. */
const heldBy = (
  { history }: Person<PlacementEntry>,
  { kind, positionId, validFrom }: PlacementEntry,
): PlacementEntry | undefined =>
  history.find(
    (held) =>
      held.validFrom === validFrom &&
      held.kind === kind &&
      (kind === 'definitive' || held.positionId === positionId),
  );

/** Puts a placement that is not recorded into the history; acting ones stand beside it. */
function place(entry: GivenEntry, placement: PlacementEntry, timeline: Timeline): Fate | undefined {
  const { id, kind, validFrom, validTo } = placement;
  const clash = kind === 'definitive' ? timeline.add(id, validFrom, validTo) : undefined;
  if (clash) return void add(entry, 'error', 'validTo', 'history-overlaps', clash);
  return 'created';
}
