import { sql } from 'drizzle-orm';
import { newId } from '../../../../platform/database/columns.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import type { Importer } from '../../../../platform/transfer/importer.ts';
import { findingsOfRecord } from '../../rules/record.ts';
import { readRank } from '../values.ts';
import { rankColumns, unusedRankColumns } from './columns.ts';
import { add, type GivenEntry, isRefused } from './entry.ts';
import { type Fate, HistoryRows } from './history-rows.ts';
import { type Person, readPeople } from './people.ts';
import { historyImportRemarks } from './remarks.ts';
import { type Period, Timeline } from './timeline.ts';

interface RankEntry extends Period {
  readonly rank: string;
  readonly decreeNumber: string | null;
  readonly decreeDate: string | null;
}

/** Histories of ranks; entries are found again by NIP and first day. */
export const rankHistoryImporter: Importer = {
  resource: 'ranks',
  scope: 'employees:write',
  sensitiveScope: 'employees:read-sensitive',
  shape: 'batches',
  remarks: historyImportRemarks,
  columns: rankColumns,
  unusedColumns: unusedRankColumns,
  options: {},
  begin: (run) =>
    new HistoryRows<RankEntry>(run, {
      keyOf: ({ nip, validFrom }) => `${nip}|${validFrom}`,
      readPeople: (transaction, nips) => readPeople(transaction, nips, history),
      plan: async () => new RankPlan(run.today),
    }),
};

const history = sql`
  select jsonb_agg(jsonb_build_object('id', r.id, 'rank', r.rank, 'validFrom', r.valid_from, 'validTo', r.valid_to,
           'decreeNumber', r.decree_number, 'decreeDate', r.decree_date) order by r.valid_from) as entries
    from employees.rank_periods r where r.employee_id = e.id`;

type Content = Pick<RankEntry, 'rank' | 'decreeNumber' | 'decreeDate'>;

/** What rows change of the ranks of people. */
class RankPlan {
  readonly #today: string;
  readonly #ended: { id: string; validTo: string | null }[] = [];
  readonly #corrected: ({ id: string } & Content)[] = [];
  readonly #added: ({
    id: string;
    employeeId: string;
    validFrom: string;
    validTo: string | null;
  } & Content)[] = [];

  constructor(today: string) {
    this.#today = today;
  }

  /** @returns what becomes of each entry that no finding refuses. */
  addPerson(person: Person<RankEntry>, entries: readonly GivenEntry[]): Fate[] {
    const timeline = new Timeline(person.history);
    const contents = new Map<string, Content>();
    const fates = entries.flatMap((entry): Fate[] => {
      const rank = this.#rankOf(entry, person);
      if (rank === undefined || isRefused(entry)) return [];
      const { validFrom, decreeNumber, decreeDate } = entry;
      const held = person.history.find((known) => known.validFrom === validFrom);
      if (!held) {
        const id = newId();
        timeline.add(id, validFrom, null);
        contents.set(id, { rank, decreeNumber, decreeDate });
        return ['created'];
      }
      const content = {
        rank,
        decreeNumber: decreeNumber ?? held.decreeNumber,
        decreeDate: decreeDate ?? held.decreeDate,
      };
      if (
        held.rank === rank &&
        held.decreeNumber === content.decreeNumber &&
        held.decreeDate === content.decreeDate
      )
        return ['unchanged'];
      this.#corrected.push({ id: held.id, ...content });
      return ['updated'];
    });
    this.#ended.push(...timeline.ended.map(({ id, validTo }) => ({ id, validTo })));
    for (const { id, validFrom, validTo } of timeline.added)
      this.#added.push({ id, employeeId: person.id, validFrom, validTo, ...contents.get(id)! });
    return fates;
  }

  #rankOf(entry: GivenEntry, person: Person<RankEntry>): string | undefined {
    const { row } = entry;
    const field = row.value('rankCode') === '' ? 'rankName' : 'rankCode';
    const written = [row.value('rankCode'), row.value('rankName')].filter((text) => text !== '');
    if (written.length === 0) return void add(entry, 'error', 'rankName', 'history-rank-missing');
    const [rank] = written.flatMap((text) => readRank(text, person.employmentKind) ?? []);
    if (rank === undefined) return void add(entry, 'error', field, 'rank-unknown');
    const { nip, gender, employmentKind, appointedOn } = person;
    const judged = { nip, gender, employmentKind, appointedOn, rank, rankEffectiveOn: entry.validFrom };
    for (const found of findingsOfRecord(judged, this.#today)) {
      const severity = found.isFault ? 'error' : 'warning';
      if (found.field === 'rank') add(entry, severity, field, found.code, { employmentKind });
      if (found.field === 'rankEffectiveOn') add(entry, severity, 'validFrom', found.code);
    }
    return rank;
  }

  async write(transaction: Transaction): Promise<void> {
    if (this.#ended.length > 0)
      await transaction.execute(sql`
        update employees.rank_periods r set valid_to = n."validTo"
          from jsonb_to_recordset(${JSON.stringify(this.#ended)}::jsonb) as n(id uuid, "validTo" date)
         where r.id = n.id`);
    if (this.#corrected.length > 0)
      await transaction.execute(sql`
        update employees.rank_periods r
           set rank = n.rank, decree_number = n."decreeNumber", decree_date = n."decreeDate"
          from jsonb_to_recordset(${JSON.stringify(this.#corrected)}::jsonb)
               as n(id uuid, rank text, "decreeNumber" text, "decreeDate" date)
         where r.id = n.id`);
    if (this.#added.length > 0)
      await transaction.execute(sql`
        insert into employees.rank_periods (id, employee_id, rank, decree_number, decree_date, valid_from, valid_to)
        select n.id, n."employeeId", n.rank, n."decreeNumber", n."decreeDate", n."validFrom", n."validTo"
          from jsonb_to_recordset(${JSON.stringify(this.#added)}::jsonb)
               as n(id uuid, "employeeId" uuid, rank text, "decreeNumber" text, "decreeDate" date, "validFrom" date,
                    "validTo" date)`);
  }
}
