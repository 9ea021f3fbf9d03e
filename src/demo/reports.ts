import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { isWorkingDay, type WorkingCalendar } from '../modules/calendar/rules/working-days.ts';
import { preparedReport } from '../modules/reports/intake/prepared.ts';
import { type Deadlines, dueMoment } from '../modules/reports/rules/deadlines.ts';
import { type ReportAction, type ReportState, stateAfter } from '../modules/reports/rules/life.ts';
import { publicTextOf } from '../modules/reports/rules/texts.ts';
import { readDeadlines } from '../modules/reports/store/deadlines.ts';
import { endUnanswered } from '../modules/reports/store/ending.ts';
import { tellOfDeadlines } from '../modules/reports/store/escalating.ts';
import { fileReports, type IncomingReport } from '../modules/reports/store/filing.ts';
import { requirePossible, type Taken, takeStep } from '../modules/reports/store/life.ts';
import { mergeFollowers } from '../modules/reports/store/reports.ts';
import { insertMessage } from '../modules/reports/store/steps.ts';
import { dayBefore } from '../platform/calendar.ts';
import { momentOf } from '../platform/clock.ts';
import type { Actor, Transaction } from '../platform/database/database.ts';
import { thePublic } from '../platform/public-writes/index.ts';
import { type Happening, type Told, told } from './data/reports.ts';
import { TIME_ZONE } from './days.ts';
import { Random } from './random.ts';
import { copyReportSettings, type ReportSettings } from './report-settings.ts';

const STREAM = 1_000_007;

const officer: Actor = { kind: 'system', id: 'demo' };

interface Loading {
  readonly nextId: () => string;
  readonly seed: number;
  readonly today: string;
}

/**
 * Lets the people of the first city report, and its officers answer, day by day: deadlines, units, reminders, escalations
 * and closings come from the same code as those of any report. `transaction` is the one that `client` is in.
 */
export async function fileDemoReports(
  client: pg.Client,
  transaction: Transaction,
  { nextId, seed, today }: Loading,
): Promise<void> {
  const settings = await copyReportSettings(client, { nextId, today });
  const days = await WorkingDays.before(today, Math.max(...told.map(({ ago }) => ago)), transaction);
  const history = new History(transaction, settings, days);
  await history.file(new Random(seed, STREAM), nextId);
  for (let ago = days.first; ago >= 1; ago--) await history.pass(ago);
  await history.end();
}

/** The last working days before a day, counted backwards from 1. */
class WorkingDays {
  readonly first: number;
  readonly deadlines: Deadlines;
  readonly #days: readonly string[];

  private constructor(days: readonly string[], deadlines: Deadlines) {
    this.first = days.length;
    this.deadlines = deadlines;
    this.#days = days;
  }

  static async before(today: string, count: number, transaction: Transaction): Promise<WorkingDays> {
    // Two calendar days for each working day, and a year's holidays besides: surely enough.
    const earliest = new Date(Date.parse(`${today}T00:00:00Z`) - (count * 2 + 60) * 86_400_000);
    const deadlines = await readDeadlines(transaction, earliest, TIME_ZONE);
    return new WorkingDays(lastWorkingDays(today, count, deadlines.calendar), deadlines);
  }

  at(ago: number, minutesAfterNine: number): Date {
    return new Date(momentOf(TIME_ZONE, this.#days[ago - 1]!, '09:00').getTime() + minutesAfterNine * 60_000);
  }
}

function lastWorkingDays(today: string, count: number, calendar: WorkingCalendar): string[] {
  const days: string[] = [];
  for (let day = dayBefore(today); days.length < count; day = dayBefore(day))
    if (isWorkingDay(day, calendar)) days.push(day);
  return days;
}

/** A report on its way through the story that is told of it. */
interface Held {
  readonly id: string;
  readonly number: string;
  readonly incoming: IncomingReport;
  state: ReportState;
  unitId: string | null;
  hasResponse: boolean;
  reopenedCount: number;
}

const replyTo = new Set<Happening['act']>(['answer', 'reopen', 'confirm']);

class History {
  readonly #transaction: Transaction;
  readonly #settings: ReportSettings;
  readonly #days: WorkingDays;
  #reports: readonly Held[] = [];
  #actor = '';

  constructor(transaction: Transaction, settings: ReportSettings, days: WorkingDays) {
    this.#transaction = transaction;
    this.#settings = settings;
    this.#days = days;
  }

  /** Files all of them, each for its own day. */
  async file(random: Random, nextId: () => string): Promise<void> {
    const secret = Buffer.from(nextId());
    const incoming: IncomingReport[] = [];
    for (const report of told) incoming.push(await this.#incoming(report, random, nextId(), secret));
    await this.#as(thePublic);
    await fileReports(this.#transaction, incoming, TIME_ZONE);
    const { rows } = await this.#transaction.execute<{ id: string; unitId: string | null }>(
      sql`select id, unit_id as "unitId" from reports.reports`,
    );
    const units = new Map(rows.map(({ id, unitId }) => [id, unitId]));
    this.#reports = incoming.map((report) => ({
      id: report.id,
      number: report.number,
      incoming: report,
      state: 'received',
      unitId: units.get(report.id)!,
      hasResponse: false,
      reopenedCount: 0,
    }));
  }

  /** What happens on a day; at its end deadlines are looked at, as they are by the jobs of the service. */
  async pass(ago: number): Promise<void> {
    for (const [at, { since }] of told.entries())
      for (const [turn, happening] of since.entries())
        if (happening.ago === ago) await this.#happen(at, happening, this.#days.at(ago, 60 + turn * 20));
    const evening = this.#days.at(ago, 450);
    const jobs = {
      read: this.#transaction,
      transaction: async <T>(actor: Actor, work: (transaction: Transaction) => Promise<T>) => {
        await this.#as(actor);
        return work(this.#transaction);
      },
    };
    await tellOfDeadlines(jobs, evening, TIME_ZONE);
    await endUnanswered(jobs, evening);
  }

  /** Nobody acts any more. */
  end(): Promise<unknown> {
    return this.#transaction.execute(sql`select set_config('penata.actor', '', true)`);
  }

  async #as({ kind, id }: Actor): Promise<void> {
    const actor = `${kind}:${id}`;
    if (actor === this.#actor) return;
    this.#actor = actor;
    await this.#transaction.execute(sql`select set_config('penata.actor', ${actor}, true)`);
  }

  async #incoming(
    { about, ago, text, at, address, by, isConfidential = false, isAnonymous = false, lapor }: Told,
    random: Random,
    key: string,
    secret: Buffer,
  ): Promise<IncomingReport> {
    const category = about === null ? {} : { categoryId: this.#settings.categories.get(about)! };
    const point = at && this.#settings.pointIn(at, random);
    const { incoming } = await preparedReport(
      this.#transaction,
      {
        report: {
          ...category,
          text,
          isAnonymous,
          visibility: isConfidential ? 'confidential' : 'public',
          ...(address === undefined ? {} : { address }),
          ...(by ? { reporter: by } : {}),
        },
        point,
        channel: lapor === undefined ? 'online' : 'officer',
        receivedAt: this.#days.at(ago, random.integer(0, 55)),
        externalReferences:
          lapor === undefined
            ? []
            : [
                {
                  system: 'sp4n-lapor',
                  id: lapor,
                  address: `https://www.lapor.go.id/laporan/detil/${lapor}`,
                },
              ],
      },
      Buffer.from(key.replaceAll('-', ''), 'hex'),
      secret,
    );
    return incoming;
  }

  async #happen(at: number, happening: Happening, moment: Date): Promise<void> {
    const report = this.#reports[at]!;
    await this.#as(replyTo.has(happening.act) ? thePublic : officer);
    switch (happening.act) {
      case 'verify':
        return this.#step(report, 'verify', moment, {
          kind: 'verified',
          message: happening.words,
          change: {
            ...this.#firstResponse(report, moment),
            publicText: report.incoming.visibility === 'public' ? publicTextOf(report.incoming.text) : null,
          },
        });
      case 'route': {
        const unitId = this.#settings.unitOf([happening.to]);
        if (unitId === report.unitId) return;
        const units = { fromUnitId: report.unitId, toUnitId: unitId };
        report.unitId = unitId;
        return this.#step(report, 'route', moment, {
          kind: 'routed',
          message: happening.words,
          ...units,
          change: { unitId },
        });
      }
      case 'progress':
        return this.#step(report, 'progress', moment, { kind: 'progressed', message: happening.words });
      case 'resolve':
        return this.#step(report, 'resolve', moment, {
          kind: 'resolved',
          message: happening.words,
          change: { resolvedAt: moment, ...this.#replyDue(report, moment) },
        });
      case 'return':
        return this.#step(report, 'return', moment, {
          kind: 'returned',
          message: happening.words,
          change: { ...this.#firstResponse(report, moment), ...this.#replyDue(report, moment) },
        });
      case 'archive':
        return this.#step(report, 'archive', moment, {
          kind: 'archived',
          message: happening.words,
          ground: happening.ground,
          change: { ...this.#firstResponse(report, moment), endedAt: moment },
        });
      case 'merge': {
        const into = this.#reports[at - happening.before]!;
        await mergeFollowers(this.#transaction, [report.id], into.id);
        return this.#step(report, 'merge', moment, {
          kind: 'merged',
          message: into.number,
          change: { mergedIntoId: into.id, endedAt: moment },
        });
      }
      case 'answer':
        if (report.state === 'returned')
          await this.#step(report, 'complete', moment, { kind: 'completed', change: { replyDueAt: null } });
        return this.#write(report, 'reporter', moment, happening.words);
      case 'ask':
        return this.#write(report, 'officer', moment, happening.words);
      case 'note':
        return this.#write(report, 'officer', moment, happening.words, true);
      case 'confirm':
        await this.#step(report, 'confirm', moment, {
          kind: 'confirmed',
          change: { satisfaction: happening.satisfaction, endedAt: moment, replyDueAt: null },
        });
        return happening.words === undefined
          ? undefined
          : this.#write(report, 'reporter', moment, happening.words);
      case 'reopen':
        report.reopenedCount += 1;
        await this.#step(report, 'reopen', moment, {
          kind: 'reopened',
          change: { resolvedAt: null, replyDueAt: null, reopenedCount: report.reopenedCount },
        });
        return this.#write(report, 'reporter', moment, happening.words);
    }
  }

  async #step(report: Held, action: ReportAction, at: Date, taken: Omit<Taken, 'at'>): Promise<void> {
    requirePossible(action, report.state);
    await takeStep(this.#transaction, report, action, { ...taken, at });
    report.state = stateAfter(action, report.state);
  }

  async #write(
    { id }: Held,
    author: 'reporter' | 'officer',
    writtenAt: Date,
    body: string,
    isInternal = false,
  ): Promise<void> {
    await insertMessage(this.#transaction, { reportId: id, author, isInternal, body, writtenAt });
  }

  #firstResponse(report: Held, moment: Date): { firstRespondedAt?: Date } {
    if (report.hasResponse) return {};
    report.hasResponse = true;
    return { firstRespondedAt: moment };
  }

  #replyDue({ incoming: { kind } }: Held, from: Date) {
    const { dueAt, isProvisional } = dueMoment({ kind, step: 'reporter-reply', from }, this.#days.deadlines);
    return { replyDueAt: dueAt, ...(isProvisional ? { isDeadlineProvisional: true } : {}) };
  }
}
