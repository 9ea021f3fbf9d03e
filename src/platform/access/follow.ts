import type { FastifyInstance } from 'fastify';
import pg from 'pg';

const retryAfterMilliseconds = 1000;

/** Keeps a connection on which Postgres tells of changed keys, and opens it anew when it breaks. */
export function followKeys(app: FastifyInstance): void {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closing = false;

  const connect = async (): Promise<void> => {
    client = new pg.Client({
      connectionString: app.databaseUrl,
      application_name: 'penata keys',
      keepAlive: true,
    });
    client.on('error', (error) => app.log.warn({ err: error }, 'the connection that follows keys broke'));
    client.on('end', () => {
      if (!closing) retry = setTimeout(() => void connect(), retryAfterMilliseconds);
    });
    try {
      await client.connect();
      await app.keyRing.follow(client);
    } catch (error) {
      app.log.warn({ err: error }, 'keys cannot be followed yet: each request asks the database');
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
