import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { principalOf } from '../access/caller.ts';
import type { CursorKey } from '../http/cursor.ts';
import { Problem } from '../http/problem.ts';
import { audienceName } from './audience.ts';
import { eventProblems } from './problems.ts';

/** A place in the feed: everything up to it has been told. */
export interface FeedPosition {
  /** Decimal text: transaction ids are too large for a number. */
  readonly transactionId: string;
  readonly eventId: string;
  /** The moment of the last event told, or of the look that found no more. */
  readonly at: string;
  /** What this snapshot shows has been told elsewhere, by the export that was read from it; null if nothing was. */
  readonly snapshot: string | null;
}

/** Transaction ids mean something on one database server alone: cursors name it. */
export interface FeedServer {
  readonly systemId: string;
}

const list = 'events';

export function feedCursor(request: FastifyRequest, position: FeedPosition): string {
  const { cursors, feedServer } = request.server;
  const { transactionId, eventId, at, snapshot } = position;
  const audience = audienceName(principalOf(request), request.server.eventKinds);
  return cursors.encode([transactionId, eventId, at, snapshot, audience, feedServer.systemId], list);
}

/**
 * Reads a cursor of the feed.
 * @throws Problem `invalid-cursor`; `cursor-of-another-view` if it was given to callers who are told other events;
 * `events-gone` if it comes from another database server
 */
export function readFeedCursor(request: FastifyRequest, cursor: string): FeedPosition {
  const { cursors, feedServer } = request.server;
  const key: CursorKey = cursors.decode(cursor, list);
  const [transactionId, eventId, at, snapshot, audience, systemId] = key as [
    string,
    string,
    string,
    string | null,
    string,
    string,
  ];
  if (audience !== audienceName(principalOf(request), request.server.eventKinds))
    throw new Problem(eventProblems['cursor-of-another-view']);
  if (systemId !== feedServer.systemId) throw new Problem(eventProblems['events-gone']);
  return { transactionId, eventId, at, snapshot };
}

/**
 * The cursor that goes on exactly from a snapshot: `GET /events?after=` tells what the snapshot does not show, once.
 * @param snapshot `pg_current_snapshot()::text`, read in the transaction that reads the rest
 */
export function snapshotCursor(request: FastifyRequest, snapshot: string): string {
  const [oldestRunning] = snapshot.split(':') as [string];
  return feedCursor(request, {
    transactionId: oldestRunning,
    eventId: '0',
    at: new Date().toISOString(),
    snapshot,
  });
}

/** Which server holds the database; asked once, because a database moves to another only while the service is down. */
export async function findFeedServer(pool: pg.Pool): Promise<FeedServer> {
  const { rows } = await pool.query<FeedServer>(
    'select system_identifier::text as "systemId" from pg_control_system()',
  );
  return rows[0]!;
}
