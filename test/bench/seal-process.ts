import { readFileSync } from 'node:fs';
import pg from 'pg';
import { seal } from '../../src/platform/audit/seal/seal.ts';
import { ensureSealKey } from '../../src/platform/audit/seal/seal-key.ts';

/** Seals a database in a process of its own and prints what that took: `seal-process.ts URL KEYFILE`. */
const [connectionString, keyFile] = process.argv.slice(2) as [string, string];
const pool = new pg.Pool({ connectionString, max: 2 });
const key = await ensureSealKey(keyFile);
const started = performance.now();
const sealed = await seal({ pool, key, signal: new AbortController().signal });
const seconds = (performance.now() - started) / 1000;
const megabytes = Math.round(
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024,
);
console.log(JSON.stringify({ sealed, seconds, megabytes }));
await pool.end();
