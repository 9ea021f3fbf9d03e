import { Problem, type ProblemKind } from '../http/problem.ts';

/** One period of an effective-dated fact. */
export interface Period {
  readonly id: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly endDecreeNumber: string | null;
  readonly endDecreeDate: string | null;
}

const notEnded = { endDecreeNumber: null, endDecreeDate: null };

/** The periods of one owner, as its store reads and writes them. */
export interface History<Row extends Period> {
  /** The period that holds on a day. */
  holdingOn(day: string): Promise<Row | undefined>;
  /** The period that ends on a day. */
  endingOn(day: string): Promise<Row | undefined>;
  find(id: string): Promise<Row | undefined>;
  update(id: string, values: Partial<Row>): Promise<void>;
  add(row: Omit<Row, 'id'>): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Changes a fact from a day on: the period that holds then is cut, and its rest carries the change. */
export async function changeFrom<Row extends Period>(
  history: History<Row>,
  change: Partial<Row> & { validFrom: string },
  misfit: ProblemKind,
): Promise<void> {
  const present = await history.holdingOn(change.validFrom);
  if (!present || present.validFrom === change.validFrom) throw new Problem(misfit);
  const { id: _, ...rest } = present;
  await history.update(present.id, { ...notEnded, validTo: change.validFrom } as Partial<Row>);
  await history.add({ ...rest, ...change, validTo: present.validTo } as Omit<Row, 'id'>);
}

/** Ends a fact on a day: nothing may be planned for later. */
export async function endOn<Row extends Period>(
  history: History<Row>,
  day: string,
  decree: Partial<Row>,
  misfit: ProblemKind,
): Promise<void> {
  const present = await history.holdingOn(day);
  if (!present || present.validTo !== null || present.validFrom === day) throw new Problem(misfit);
  await history.update(present.id, { ...decree, validTo: day } as Partial<Row>);
}

/** Corrects what was wrongly entered of a period; a corrected beginning moves the end of the one before. */
export async function correct<Row extends Period>(
  history: History<Row>,
  period: Row,
  correction: Partial<Row>,
): Promise<void> {
  const previous = await history.endingOn(period.validFrom);
  if (previous && correction.validFrom !== undefined && correction.validFrom < period.validFrom)
    await history.update(previous.id, { validTo: correction.validFrom } as Partial<Row>);
  await history.update(period.id, correction);
  if (previous && correction.validFrom !== undefined && correction.validFrom > period.validFrom)
    await history.update(previous.id, { validTo: correction.validFrom } as Partial<Row>);
}

/** Withdraws a change: the period before it goes on in its place. The first period cannot be withdrawn. */
export async function withdraw<Row extends Period>(
  history: History<Row>,
  period: Row,
  misfit: ProblemKind,
): Promise<void> {
  const previous = await history.endingOn(period.validFrom);
  if (!previous) throw new Problem(misfit);
  await history.remove(period.id);
  const { validTo, endDecreeNumber, endDecreeDate } = period;
  await history.update(previous.id, { validTo, endDecreeNumber, endDecreeDate } as Partial<Row>);
}
