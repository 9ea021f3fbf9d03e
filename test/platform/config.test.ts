import t from 'tap';
import { Config, ConfigurationError, configurationTable, readConfig } from '../../src/config.ts';

const complaint = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return '';
};

t.test('without any variable the service runs on a private Postgres, for this machine only', async (t) => {
  const config = readConfig({});
  t.match(config, {
    port: 3000,
    host: '127.0.0.1',
    timeZone: 'Asia/Jakarta',
    runJobs: true,
    logLevel: 'info',
  });
  t.notOk('databaseUrl' in config);
});

t.test('variables are read as what they are', async (t) => {
  const config = readConfig({
    PORT: '0',
    PENATA_RUN_JOBS: 'false',
    DATABASE_URL: 'postgresql://a:b@c/d',
    HOME: '/root',
  });
  t.match(config, { port: 0, runJobs: false, databaseUrl: 'postgresql://a:b@c/d' });
});

t.test('an empty variable is as good as none', async (t) => {
  t.strictSame(readConfig({ PORT: '', PENATA_LOG_LEVEL: '', DATABASE_URL: '' }), readConfig({}));
});

t.test('an unknown variable stops the start and names the nearest one', async (t) => {
  t.match(
    complaint({ PENATA_TIMEZONE: 'Asia/Jakarta' }),
    /PENATA_TIMEZONE is not .*did you mean PENATA_TIME_ZONE\?/,
  );
});

t.test('each bad value is told in one sentence, all at once', async (t) => {
  const lines = complaint({
    PORT: '70000',
    PENATA_RUN_JOBS: 'perhaps',
    PENATA_LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://x',
    PENATA_PUBLIC_URL: 'penata.go.id',
    PENATA_IMPORT_MAX_BYTES: '1.5',
    PENATA_NONSENSE: '1',
  }).split('\n');
  t.equal(lines.length, 7);
  for (const name of ['PORT', 'PENATA_RUN_JOBS', 'PENATA_LOG_LEVEL', 'DATABASE_URL', 'PENATA_PUBLIC_URL'])
    t.ok(
      lines.some((line) => line.startsWith(`${name} `)),
      name,
    );
  t.match(
    lines.find((line) => line.startsWith('PENATA_LOG_LEVEL')),
    /trace, debug, info/,
    'with what is allowed',
  );
});

t.test('a complaint never quotes a value: it may be a password', async (t) => {
  t.notMatch(
    complaint({ DATABASE_URL: 'mysql://penata:hunter2@db', PENATA_TRUSTED_PROXY: 'hunter2' }),
    'hunter2',
  );
});

t.test('the zone must exist, and a demo city has a shape or is not there', async (t) => {
  t.match(complaint({ PENATA_TIME_ZONE: 'Asia/Palembang' }), /^PENATA_TIME_ZONE /);
  t.equal(readConfig({ PENATA_TIME_ZONE: 'Asia/Jayapura' }).timeZone, 'Asia/Jayapura');
  t.match(complaint({ PENATA_DEMO_EMPLOYEES: '100' }), /^PENATA_DEMO_EMPLOYEES /);
  t.equal(readConfig({ PENATA_DEMO_EMPLOYEES: '0' }).demoEmployees, 0);
});

t.test('the table for the README has a row for each setting', async (t) => {
  const rows = configurationTable().split('\n').slice(2);
  t.equal(rows.length, Object.keys(Config.properties).length);
  t.ok(rows.every((row) => row.split('|').length === 5));
});
