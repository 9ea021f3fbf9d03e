import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Test } from 'tap';
import { serviceUrlOf } from '../../src/database.ts';

export interface TestDatabase {
  readonly name: string;
  /** Of the superuser that owns the tables. */
  readonly ownerUrl: string;
  /** Of the role that serves requests. */
  readonly serviceUrl: string;
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run tests with \`npm test -- FILE\``);
  return value;
}

/** A migrated database without rows, dropped when the test ends. */
export const cloneDatabase = (t: Pick<Test, 'teardown'>): Promise<TestDatabase> =>
  createDatabase(t, `template ${setting('TEST_DATABASE_TEMPLATE')} strategy file_copy`);

/** A database without tables, dropped when the test ends. */
export const emptyDatabase = (t: Test): Promise<TestDatabase> => createDatabase(t, '');

async function createDatabase(t: Pick<Test, 'teardown'>, options: string): Promise<TestDatabase> {
  const adminUrl = setting('TEST_DATABASE_URL');
  const name = `penata_test_${randomBytes(6).toString('hex')}`;
  await query(adminUrl, `create database ${name} ${options}`);
  t.teardown(() => query(adminUrl, `drop database if exists ${name} with (force)`));
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { name, ownerUrl: url.href, serviceUrl: serviceUrlOf(url.href) };
}

/** Runs one statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow = Record<string, unknown>>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(url);
  // A connection cut on purpose tells so twice.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The constraint that refuses a statement; undefined if none does. */
export async function constraintAgainst(
  url: string,
  text: string,
  values: unknown[],
): Promise<string | undefined> {
  try {
    await query(url, text, values);
    return undefined;
  } catch (error) {
    return (error as pg.DatabaseError).constraint;
  }
}
