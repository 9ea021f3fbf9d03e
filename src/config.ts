import { Ajv } from 'ajv';
import { closest } from 'fastest-levenshtein';
import Type, { type Static } from 'typebox';
import { parseIssuers } from './platform/access/tokens/issuers.ts';

/** Every setting of the service: its environment variable stands in `env`. The README's table is made from this schema. */
export const Config = Type.Object({
  port: Type.Integer({
    env: 'PORT',
    default: 3000,
    minimum: 0,
    maximum: 65535,
    description: 'Port that the API listens on.',
  }),
  host: Type.String({
    env: 'HOST',
    default: '127.0.0.1',
    description: 'Address that the API listens on; `0.0.0.0` for all.',
  }),
  databaseUrl: Type.Optional(
    Type.String({
      env: 'DATABASE_URL',
      pattern: '^postgres(ql)?://',
      description:
        'Connection string of a Postgres 15–18, of the role that serves requests. Unset: a private Postgres is started under `PENATA_DATA_DIR`.',
    }),
  ),
  databaseOwnerUrl: Type.Optional(
    Type.String({
      env: 'DATABASE_OWNER_URL',
      pattern: '^postgres(ql)?://',
      description:
        'Connection string of the role that owns the tables and runs migrations; the role of `DATABASE_URL` is created and granted what it needs. Unset: `DATABASE_URL` does both.',
    }),
  ),
  databasePoolSize: Type.Integer({
    env: 'PENATA_DATABASE_POOL_SIZE',
    default: 10,
    minimum: 2,
    maximum: 500,
    description: 'Connections to Postgres that one instance keeps at most.',
  }),
  dataDirectory: Type.String({
    env: 'PENATA_DATA_DIR',
    default: '.penata',
    minLength: 1,
    description: 'Folder of the private Postgres.',
  }),
  sealKeyFile: Type.Optional(
    Type.String({
      env: 'PENATA_SEAL_KEY_FILE',
      minLength: 1,
      description:
        'File of the private key that seals the audit log, made if absent; all instances share it, and the database never sees it. Unset: `seal-key.json` under `PENATA_DATA_DIR`.',
    }),
  ),
  demoEmployees: Type.Integer({
    env: 'PENATA_DEMO_EMPLOYEES',
    default: 15000,
    minimum: 0,
    maximum: 5000000,
    description:
      'Employees of the invented city that fills an empty private Postgres at the first start; 0 for none (otherwise at least 200).',
  }),
  publicUrl: Type.Optional(
    Type.String({
      env: 'PENATA_PUBLIC_URL',
      pattern: '^https?://[^?#]+$',
      description:
        'Address under which clients reach the service, with the path prefix of a gateway if there is one. Unset: taken from each request.',
    }),
  ),
  open311Jurisdiction: Type.Optional(
    Type.String({
      env: 'PENATA_OPEN311_JURISDICTION',
      minLength: 1,
      maxLength: 200,
      description:
        'The `jurisdiction_id` of the city in Open311, usually its domain; any other is answered 404. Unset: the parameter is ignored.',
    }),
  ),
  trustedProxies: Type.Optional(
    Type.String({
      env: 'PENATA_TRUSTED_PROXIES',
      minLength: 1,
      description:
        'Addresses or networks, separated by commas, whose `X-Forwarded-*` headers are believed. Unset: none.',
    }),
  ),
  corsOrigins: Type.Optional(
    Type.String({
      env: 'PENATA_CORS_ORIGINS',
      pattern: '^(\\*|https?://[^,/\\s]+( *, *https?://[^,/\\s]+)*)$',
      description:
        'Origins, separated by commas, whose web pages may call the service from a browser; `*` for all. Unset: none, beside what is public.',
    }),
  ),
  keyRequestsPerMinute: Type.Integer({
    env: 'PENATA_KEY_REQUESTS_PER_MINUTE',
    default: 6000,
    minimum: 0,
    maximum: 1000000000,
    description:
      'Requests that one instance accepts in a minute of each key that has no limit of its own; 0 for no limit.',
  }),
  publicRequestsPerMinute: Type.Integer({
    env: 'PENATA_PUBLIC_REQUESTS_PER_MINUTE',
    default: 300,
    minimum: 0,
    maximum: 1000000000,
    description:
      'Requests without a key that one instance accepts in a minute of each client address (IPv6: of each /64); 0 for no limit.',
  }),
  failedAttemptsPerMinute: Type.Integer({
    env: 'PENATA_FAILED_ATTEMPTS_PER_MINUTE',
    default: 30,
    minimum: 0,
    maximum: 1000000000,
    description:
      'Failed authentications in a minute after which one instance looks at no further unknown key of that client address; 0 for no limit.',
  }),
  proofOfWorkCost: Type.Integer({
    env: 'PENATA_PROOF_OF_WORK_COST',
    default: 1000,
    minimum: 0,
    maximum: 100000,
    description:
      'Keys that a client derives on average (PBKDF2, 1,000 rounds each) for the proof of work with what the public sends; 0: none is asked for.',
  }),
  answersPerAddressHour: Type.Integer({
    env: 'PENATA_ANSWERS_PER_ADDRESS_HOUR',
    default: 30,
    minimum: 0,
    maximum: 1000000000,
    description:
      'What one instance accepts from the public in an hour on one topic (a survey, a forum) of each client address; 0 for no limit.',
  }),
  answersPerTopicMinute: Type.Integer({
    env: 'PENATA_ANSWERS_PER_TOPIC_MINUTE',
    default: 6000,
    minimum: 0,
    maximum: 1000000000,
    description:
      'What one instance accepts from the public in a minute on one topic of all addresses together; 0 for no limit.',
  }),
  issuers: Type.Optional(
    Type.String({
      env: 'PENATA_ISSUERS',
      minLength: 2,
      description:
        'Identity providers (OIDC) whose access tokens are accepted: a JSON array, see "Access". Unset outside production: a development issuer for trying.',
    }),
  ),
  timeZone: Type.String({
    env: 'PENATA_TIME_ZONE',
    default: 'Asia/Jakarta',
    description: 'Zone that decides which day today is.',
  }),
  importMaximumBytes: Type.Integer({
    env: 'PENATA_IMPORT_MAX_BYTES',
    default: 1073741824,
    minimum: 1024,
    maximum: 4294967296,
    description: 'Largest file that an import accepts, in bytes.',
  }),
  filesDirectory: Type.Optional(
    Type.String({
      env: 'PENATA_FILES_DIRECTORY',
      minLength: 1,
      description:
        'Folder of the files that are kept, such as photos; all instances share it. Unset: `files` under `PENATA_DATA_DIR`.',
    }),
  ),
  filesS3Bucket: Type.Optional(
    Type.String({
      env: 'PENATA_FILES_S3_BUCKET',
      minLength: 3,
      description:
        'Bucket of an S3-compatible service that keeps the files instead. Unset: they lie in the folder.',
    }),
  ),
  filesS3Endpoint: Type.Optional(
    Type.String({
      env: 'PENATA_FILES_S3_ENDPOINT',
      pattern: '^https?://[^?#]+$',
      description: 'Address of the S3-compatible service. Unset: that of AWS in the region.',
    }),
  ),
  filesS3Region: Type.String({
    env: 'PENATA_FILES_S3_REGION',
    default: 'us-east-1',
    minLength: 1,
    description: 'Region of the bucket; services beside AWS mostly take any.',
  }),
  filesS3AccessKeyId: Type.Optional(
    Type.String({
      env: 'PENATA_FILES_S3_ACCESS_KEY_ID',
      minLength: 1,
      description:
        'Key id for the bucket, with `PENATA_FILES_S3_SECRET_ACCESS_KEY`. Unset: found as the AWS SDK finds its own.',
    }),
  ),
  filesS3SecretAccessKey: Type.Optional(
    Type.String({
      env: 'PENATA_FILES_S3_SECRET_ACCESS_KEY',
      minLength: 1,
      description: 'Secret that belongs to the key id.',
    }),
  ),
  filesScanClamd: Type.Optional(
    Type.String({
      env: 'PENATA_FILES_SCAN_CLAMD',
      pattern: '^(/.+|[^/\\s:]+:\\d{1,5})$',
      description:
        'Where clamd scans uploaded files for malware: `host:port`, or the path of its socket; its `StreamMaxLength` must be 200 MB at least. Unset: files are not scanned, and are said not to be.',
    }),
  ),
  eventRetentionDays: Type.Integer({
    env: 'PENATA_EVENT_RETENTION_DAYS',
    default: 400,
    minimum: 1,
    maximum: 36500,
    description:
      'Days for which the feed of events can be read back; months all of whose events are older are dropped.',
  }),
  requestTimeoutSeconds: Type.Integer({
    env: 'PENATA_REQUEST_TIMEOUT_SECONDS',
    default: 20,
    minimum: 1,
    maximum: 300,
    description:
      'Seconds within which the headers of a request must have come, and then its body; files to import may take longer.',
  }),
  eventLoopDelayLimit: Type.Integer({
    env: 'PENATA_EVENT_LOOP_DELAY_LIMIT',
    default: 2000,
    minimum: 0,
    maximum: 3600000,
    description:
      'Milliseconds of delay, on average over a second, from which on one instance refuses requests as too busy (503); 0 for never.',
  }),
  runJobs: Type.Boolean({
    env: 'PENATA_RUN_JOBS',
    default: true,
    description: 'Whether this instance works on background jobs.',
  }),
  logLevel: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
    env: 'PENATA_LOG_LEVEL',
    default: 'info',
    description: 'Least severe log line that is written.',
  }),
});
export type Config = Static<typeof Config>;

export class ConfigurationError extends Error {}

interface SettingSchema {
  env: string;
  default?: unknown;
  description: string;
}
const settings = Object.entries(Config.properties) as unknown as [keyof Config, SettingSchema][];

const validate = new Ajv({
  coerceTypes: true,
  useDefaults: true,
  strict: false,
  allErrors: true,
  validateSchema: false,
}).compile<Config>(Config);

/**
 * Reads the configuration from environment variables.
 * @throws ConfigurationError with one sentence for each unknown or bad variable.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const names = settings.map(([, setting]) => setting.env);
  const complaints = Object.keys(environment)
    .filter((name) => name.startsWith('PENATA_') && !names.includes(name))
    .map((name) => `${name} is not a setting of Penata; did you mean ${closest(name, names)}?`);

  const values: Record<string, unknown> = {};
  for (const [field, { env }] of settings) if (environment[env]) values[field] = environment[env];
  if (!validate(values)) {
    for (const error of validate.errors ?? []) {
      const field = error.instancePath.slice(1) as keyof Config;
      const setting = settings.find(([name]) => name === field)?.[1];
      const allowed = error.keyword === 'enum' ? `: ${error.params.allowedValues.join(', ')}` : '';
      complaints.push(`${setting?.env} ${error.message}${allowed}. ${setting?.description}`);
    }
  } else {
    if (!isTimeZone(values.timeZone))
      complaints.push('PENATA_TIME_ZONE must be a zone such as Asia/Jakarta.');
    if ((values.filesS3AccessKeyId === undefined) !== (values.filesS3SecretAccessKey === undefined))
      complaints.push(
        'PENATA_FILES_S3_ACCESS_KEY_ID and PENATA_FILES_S3_SECRET_ACCESS_KEY are set together or not at all.',
      );
    complaints.push(...complaintsOf(() => parseIssuers(values.issuers ?? '[]')));
    if (values.demoEmployees > 0 && values.demoEmployees < 200)
      complaints.push('PENATA_DEMO_EMPLOYEES must be 0 or at least 200: a smaller city has no shape.');
  }
  if (complaints.length > 0) throw new ConfigurationError(complaints.join('\n'));
  return values as unknown as Config;
}

function complaintsOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The settings as rows of a Markdown table, for the README. */
export function configurationTable(): string {
  const rows = settings.map(
    ([, { env, default: fallback, description }]) =>
      `| \`${env}\` | ${fallback === undefined ? '–' : `\`${fallback}\``} | ${description} |`,
  );
  return ['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
