import { setFlagsFromString } from 'node:v8';
import closeWithGrace from 'close-with-grace';
import { buildApp } from './app.ts';
import { ConfigurationError, readConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { prepareFirstStart } from './first-start.ts';
import { hasDevelopmentIssuer } from './platform/access/tokens/trusted.ts';
import { migrateDatabase } from './platform/database/migrate.ts';
import { say } from './terminal.ts';

// What long answers leave behind is collected when a third of the heap is waste, not when three quarters are.
setFlagsFromString('--heap-growing-percent=40');

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, say);
  try {
    await migrateDatabase(database.ownerUrl, database.serviceUrl);
    const key = await prepareFirstStart(config, database);
    const app = await buildApp({ config, databaseUrl: database.serviceUrl });

    const grace = closeWithGrace({ delay: 30_000, logger: app.log }, async ({ err }) => {
      if (err) app.log.fatal({ err }, 'stopping after an error');
      await app.close();
      await database.release();
    });

    const address = await app
      .listen({ host: config.host, port: config.port })
      .catch(async (error: unknown) => {
        grace.uninstall();
        await app.close();
        throw error;
      });
    say(`\nPenata listens at   ${address}/v1\nDocumentation       ${address}/docs`);
    if (key) say(`A key for trying, shown this once:\n\n  ${key}\n`);
    else say("A key:              npm run --silent penata -- key create --name NAME --scopes '*'");
    if (hasDevelopmentIssuer(config))
      say('A person’s token:   npm run --silent penata -- token --employee NIP\n');
  } catch (error) {
    await database.release();
    throw error;
  }
}

start().catch((error: unknown) => {
  say(
    error instanceof ConfigurationError
      ? error.message
      : String(error instanceof Error ? error.stack : error),
  );
  process.exitCode = 1;
});
