import type { FastifyInstance } from 'fastify';
import pg from 'pg';

const retryAfterMilliseconds = 1000;

/** Something that is remembered only while Postgres tells of every change. */
export interface Followed {
  readonly channel: string;
  /** Something changed; the payload says what, if the channel does. */
  changed(payload: string): void;
  /** Changes are told from now on, or no longer. */
  followed(isFollowed: boolean): void;
}

/** Keeps a connection on which Postgres tells of changes, and opens it anew when it breaks. */
export function follow(app: FastifyInstance, books: readonly Followed[]): void {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closing = false;

  const lose = () => {
    for (const book of books) book.followed(false);
  };

  const connect = async (): Promise<void> => {
    client = new pg.Client({
      connectionString: app.databaseUrl,
      application_name: 'penata access',
      keepAlive: true,
    });
    client.on('error', (error) => {
      lose();
      app.log.warn({ err: error }, 'the connection that follows keys and units broke');
    });
    client.on('end', () => {
      lose();
      if (!closing) retry = setTimeout(() => void connect(), retryAfterMilliseconds);
    });
    client.on('notification', ({ channel, payload }) =>
      books.find((book) => book.channel === channel)?.changed(payload ?? ''),
    );
    try {
      await client.connect();
      for (const book of books) await client.query(`listen ${book.channel}`);
      for (const book of books) book.followed(true);
    } catch (error) {
      app.log.warn({ err: error }, 'keys and units cannot be followed yet: each request asks the database');
      await client.end().catch(() => {});
    }
  };

  app.addHook('onReady', connect);
  app.addHook('onClose', async () => {
    closing = true;
    clearTimeout(retry);
    await client?.end();
  });
}
