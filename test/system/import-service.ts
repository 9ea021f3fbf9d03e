import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

// The service as a process of its own, which a test can kill: prints its address when it listens.
const { DATABASE_URL: databaseUrl, ...environment } = process.env;
const config = readConfig({ PENATA_LOG_LEVEL: environment.PENATA_LOG_LEVEL, PENATA_RUN_JOBS: 'true' });
const app = await buildApp({ config, databaseUrl: databaseUrl! });
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
