import fs from 'node:fs';
import pg from 'pg';
import { serviceUrlOf } from '../src/database.ts';
import { migrateDatabase } from '../src/platform/database/migrate.ts';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createKey } from '../src/platform/access/keys.ts';
import { allScopes } from '../src/platform/access/scopes.ts';
import { Writable } from 'node:stream';

export async function dev(env: Record<string, string> = {}, listen = false) {
  const admin = fs.readFileSync('/tmp/devpg/url', 'utf8');
  const name = `dev_${process.pid}`;
  const c = new pg.Client(admin); await c.connect(); await c.query(`create database ${name}`); if (process.env.LOGMS) await c.query(`alter database ${name} set log_min_duration_statement = ${process.env.LOGMS}`); 
  const u = new URL(admin); u.pathname = `/${name}`;
  await migrateDatabase(u.href, serviceUrlOf(u.href));
  const app = await buildApp({ config: readConfig({ PENATA_RUN_JOBS: 'true', ...env }), databaseUrl: serviceUrlOf(u.href), logStream: new Writable({ write(chunk, _e, done) { const s = chunk.toString(); if (!s.includes('"answered"')) process.stdout.write(s); done(); } }) });
  await app.ready();
  const address = listen ? await app.listen({ port: 0, host: '127.0.0.1' }) : '';
  const { key } = await app.database.transaction({ kind: 'system', id: 'dev' }, (tx) => createKey(tx, { name: 'dev', scopes: allScopes, expiresAt: new Date(Date.now() + 1e9) }));
  const call = async (method: string, url: string, body?: any, headers: Record<string, string> = {}) => {
    const r = await app.inject({ method: method as 'GET', url, headers: { authorization: `Bearer ${key}`, ...headers }, ...(body === undefined ? {} : { payload: body }) });
    return { status: r.statusCode, headers: r.headers, text: r.body, body: (() => { try { return JSON.parse(r.body); } catch { return undefined; } })() };
  };
  const imp = async (query: string, body: any, type = 'text/csv') => {
    const r = await call('POST', `/v1/imports?${query}`, body, { 'content-type': type });
    if (r.status !== 202) throw new Error(r.text);
    for (;;) { const { body: b } = await call('GET', `/v1/imports/${r.body.id}`); if (!b.state) throw new Error(JSON.stringify(b)); if (b.state === 'finished' || b.state === 'failed') return b; await new Promise((r) => setTimeout(r, 20)); }
  };
  const close = async () => { const t = Date.now(); await app.close(); console.log('closed in', Date.now() - t); await c.query(`drop database ${name} with (force)`); await c.end(); };
  return { app, key, address, call, imp, close, url: u.href };
}
