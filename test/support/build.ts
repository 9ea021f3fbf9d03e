import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createKey, type NewKey, revokeKey } from '../../src/platform/access/keys.ts';
import { allScopes, type Scope } from '../../src/platform/access/scopes.ts';
import { Contract } from './contract.ts';
import { cloneDatabase, type TestDatabase } from './database.ts';

export interface BuildOptions {
  /** Settings by their environment variables, beside those that fit tests. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A database that already exists; by default one is cloned and dropped with the test. */
  readonly database?: TestDatabase;
  /** Listens on a free port; see {@link TestApp.address}. */
  readonly listen?: boolean;
  /** Adds to the app before it is ready, for instance a route that fails. */
  readonly prepare?: (app: FastifyInstance) => void | Promise<void>;
}

export interface CallOptions {
  /** Sent as JSON, text and bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Another key than the one with all scopes; null for none. */
  readonly key?: string | null | undefined;
  /** The address that the call comes from. */
  readonly remoteAddress?: string;
}

/** A key of a test: for the whole city, from anywhere and for a year, unless said otherwise. */
export type KeyOptions = Partial<
  Pick<NewKey, 'expiresAt' | 'unitIds' | 'networks' | 'requestsPerMinute'> & { readonly revoked: boolean }
>;

/** What bodies of answers hold most often; which of it is there follows from the operation. */
export interface AnswerBody {
  id: string;
  version: number;
  items: AnswerBody[];
  next: string | null;
  total: number;
  /** Of a problem. */
  code: string;
  errors: {
    pointer?: string;
    parameter?: string;
    header?: string;
    code: string;
    message: string;
    hint: string;
  }[];
  [name: string]: unknown;
}

export interface Answer<Body = AnswerBody> {
  readonly status: number;
  readonly headers: Record<string, string | undefined>;
  readonly body: Body;
  readonly text: string;
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

export interface TestApp {
  readonly app: FastifyInstance;
  readonly database: TestDatabase;
  /** `http://127.0.0.1:port` of an app that listens. */
  readonly address: string;
  /** Makes a key; with all scopes if none are given. */
  key(scopes?: readonly Scope[], options?: KeyOptions): Promise<string>;
  /** Calls the app; every answer is held against the OpenAPI document. */
  call<Body = AnswerBody>(method: Method, url: string, options?: CallOptions): Promise<Answer<Body>>;
  /** The log lines written so far. */
  logs(): string[];
}

const inAYear = () => new Date(Date.now() + 31_536_000_000);

/** The whole service on a database of its own, for one test; closed and dropped when it ends. */
export async function build(t: Pick<Test, 'teardown'>, options: BuildOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await cloneDatabase(t));
  const filesDirectory = path.join(tmpdir(), `penata-files-${randomUUID()}`);
  t.teardown(() => rm(filesDirectory, { recursive: true, force: true }));
  const config = readConfig({
    PENATA_FILES_DIRECTORY: filesDirectory,
    PENATA_RUN_JOBS: 'false',
    PENATA_DATABASE_POOL_SIZE: '5',
    PENATA_KEY_REQUESTS_PER_MINUTE: '0',
    PENATA_PUBLIC_REQUESTS_PER_MINUTE: '0',
    PENATA_FAILED_ATTEMPTS_PER_MINUTE: '0',
    // What the test itself keeps the process busy with is no pressure on the service in it.
    PENATA_EVENT_LOOP_DELAY_LIMIT: '0',
    // Solving takes time; tests that ask for proofs set it.
    PENATA_PROOF_OF_WORK_COST: '0',
    PENATA_ANSWERS_PER_ADDRESS_HOUR: '0',
    PENATA_ANSWERS_PER_TOPIC_MINUTE: '0',
    ...options.environment,
  });
  const lines: string[] = [];
  const logStream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString('utf8').split('\n').filter(Boolean));
      done();
    },
  });
  const app = await buildApp({ config, databaseUrl: database.serviceUrl, logStream });
  t.teardown(() => app.close());
  await options.prepare?.(app);
  await app.ready();
  const contract = options.prepare ? Contract.of(app) : Contract.committed();
  const address = options.listen ? await app.listen({ host: '127.0.0.1', port: 0 }) : '';

  const key: TestApp['key'] = (scopes = allScopes, { expiresAt = inAYear(), revoked, ...options } = {}) =>
    app.database.transaction({ kind: 'system', id: 'test' }, async (transaction) => {
      const made = await createKey(transaction, { name: 'test', scopes, expiresAt, ...options });
      if (revoked) await revokeKey(transaction, made.id);
      return made.key;
    });
  const fullKey = await key();

  async function call<Body>(method: Method, url: string, options: CallOptions = {}) {
    const { body, headers, key: own, remoteAddress } = options;
    const presented = own === undefined ? fullKey : own;
    const response = await app.inject({
      method,
      url,
      headers: { ...(presented === null ? {} : { authorization: `Bearer ${presented}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as NonNullable<InjectOptions['payload']> }),
      ...(remoteAddress === undefined ? {} : { remoteAddress }),
    });
    const contentType = response.headers['content-type']?.toString().split(';')[0];
    const isEncoded = response.headers['content-encoding'] !== undefined;
    const text = isEncoded ? '' : response.body;
    if (!isEncoded && method !== 'HEAD') {
      const { statusCode: status, headers } = response;
      contract.check({ method, url, status, contentType, headers, text });
    }
    return {
      status: response.statusCode,
      headers: response.headers as Record<string, string | undefined>,
      body: (/[/+]json$/.test(contentType ?? '') && text !== '' ? JSON.parse(text) : undefined) as Body,
      text,
    };
  }
  return { app, database, address, key, call, logs: () => [...lines] };
}
