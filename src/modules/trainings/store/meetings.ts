import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { secrets } from '../../../platform/database/tables.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { meetings } from '../attendance-tables.ts';
import type { Meeting, MeetingChange, NewMeeting } from '../schemas/attendance.ts';

const meetingColumns = {
  id: meetings.id,
  sessionId: meetings.sessionId,
  heldOn: meetings.heldOn,
  number: meetings.number,
  title: meetings.title,
  version: meetings.version,
  createdAt: meetings.createdAt,
  updatedAt: meetings.updatedAt,
};

const orders: SortOrders<Meeting, 'number'> = {
  number: [
    {
      expression: sql`${meetings.number}`,
      bind: (value) => sql`${value}::int`,
      of: ({ number }) => String(number),
    },
  ],
};

export const meetingList = (reader: Reader, sessionId: string): List<Meeting> => ({
  orders,
  columns: meetingColumns,
  rows: (condition: SQL) =>
    reader
      .select(meetingColumns)
      .from(meetings)
      .where(sql`${eq(meetings.sessionId, sessionId)} and ${condition}`)
      .getSQL(),
  item: (meeting) => meeting,
});

export async function findMeeting(reader: Reader, meetingId: string): Promise<Meeting | undefined> {
  const [meeting] = await reader.select(meetingColumns).from(meetings).where(eq(meetings.id, meetingId));
  return meeting;
}

/** The meetings of a session on a day, in their order. */
export const meetingsOn = (reader: Reader, sessionId: string, day: string): Promise<Meeting[]> =>
  reader
    .select(meetingColumns)
    .from(meetings)
    .where(sql`${meetings.sessionId} = ${sessionId} and ${meetings.heldOn} = ${day}`)
    .orderBy(asc(meetings.number));

export async function insertMeeting(
  transaction: Transaction,
  sessionId: string,
  meeting: NewMeeting,
): Promise<Meeting> {
  const [row] = await transaction
    .insert(meetings)
    .values({ ...meeting, sessionId })
    .returning(meetingColumns);
  return row!;
}

/** Takes a meeting for a change: waits for others who change it. */
export async function takeMeeting(
  transaction: Transaction,
  meetingId: string,
  expected: number | '*',
): Promise<Meeting> {
  const [row] = await transaction
    .select(meetingColumns)
    .from(meetings)
    .where(eq(meetings.id, meetingId))
    .for('update');
  if (!row) throw notFound();
  requireVersion(expected, row.version);
  return row;
}

export async function updateMeeting(
  transaction: Transaction,
  meetingId: string,
  change: MeetingChange,
): Promise<Meeting> {
  const [row] = await transaction
    .update(meetings)
    .set(change)
    .where(eq(meetings.id, meetingId))
    .returning(meetingColumns);
  return row!;
}

export async function deleteMeeting(transaction: Transaction, meetingId: string): Promise<void> {
  await transaction.delete(meetings).where(eq(meetings.id, meetingId));
}

/** What the rotating codes are made of. */
export async function attendanceSecret(reader: Reader): Promise<Buffer> {
  const [secret] = await reader.select().from(secrets).where(eq(secrets.name, 'attendance'));
  return secret!.value;
}
