import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { serviceUrlOf } from '../../src/database.ts';
import { loadDemoCity } from '../../src/demo/index.ts';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded.ts';
import { migrateDatabase } from '../../src/platform/database/migrate.ts';

export interface BenchServer {
  /** Makes a database of its own with a demo city, or an empty one for 0 employees. */
  city(name: string, employees: number): Promise<{ ownerUrl: string; serviceUrl: string }>;
  stop(): Promise<void>;
}

/** A durable private server (no setting relaxed), thrown away afterwards. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'penata-bench-'));
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({
    dataDirectory: folder,
    log: () => {},
    settings: { shared_preload_libraries: 'pg_stat_statements' },
  });
  return {
    async city(name, employees) {
      const admin = new pg.Client({ connectionString: server.url });
      await admin.connect();
      await admin.query(`create database ${name}`);
      await admin.end();
      const ownerUrl = Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
      const serviceUrl = serviceUrlOf(ownerUrl);
      await migrateDatabase(ownerUrl, serviceUrl);
      if (employees > 0) {
        const client = new pg.Client({ connectionString: ownerUrl });
        await client.connect();
        const started = Date.now();
        await loadDemoCity(client, { employees, today: new Date().toISOString().slice(0, 10) });
        await client.query('vacuum analyze');
        console.log(
          `${name}: ${employees.toLocaleString('en')} employees in ${(Date.now() - started) / 1000} s`,
        );
        await client.end();
      }
      return { ownerUrl, serviceUrl };
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
