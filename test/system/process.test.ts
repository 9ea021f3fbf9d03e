import t from 'tap';
import { emptyDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { dataFolder, processesOf, type Service, startService } from '../support/process.ts';

async function call(service: Service, key: string, path: string, body?: object) {
  const answer = await fetch(`${service.origin}/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as { id: string; items: { code: string }[] } };
}

const founded = (code: string) => ({
  code,
  name: code,
  kind: 'other',
  parentId: null,
  validFrom: '2024-01-01',
});

// Most of what a start takes is waited for.
t.jobs = 2;
const buffered = { buffered: true };

t.test(
  'a city is there at the first start, and as it was left after kill -9 and after Ctrl-C',
  buffered,
  async (t) => {
    const folder = dataFolder(t);
    const environment = { PENATA_DATA_DIR: folder, PENATA_DEMO_EMPLOYEES: '200' };

    const first = await startService(t, environment);
    const key = first.key()!;
    t.match(first.told(), /200 employees/, 'it tells of the invented city');
    t.match(first.told(), `${first.origin}/docs`, 'it names the documentation');
    t.equal((await call(first, key, '/employees?count=exact')).status, 200);
    t.equal((await call(first, key, '/units', founded('KEPT-1'))).status, 201);
    await first.end('SIGKILL');
    await eventually(
      async () => processesOf(folder),
      (left) => left.length === 0,
      10_000,
    );
    t.pass('no server is left behind');

    const second = await startService(t, environment);
    t.equal(second.key(), undefined, 'the key is shown once');
    t.match(await call(second, key, '/units?code=KEPT-1'), { body: { items: [{ code: 'KEPT-1' }] } });
    t.equal((await call(second, key, '/units', founded('KEPT-2'))).status, 201);
    t.equal(await second.end('SIGINT'), 0, 'Ctrl-C is a clean end');
    t.strictSame(processesOf(folder), [], 'and takes the server along');

    const third = await startService(t, environment);
    t.match(await call(third, key, '/units?code=KEPT-2'), { body: { items: [{ code: 'KEPT-2' }] } });
    t.equal(await third.end('SIGTERM'), 0);
  },
);

t.test(
  'two instances that start together on an empty folder share one city; one dies, the other serves',
  buffered,
  async (t) => {
    const folder = dataFolder(t);
    const environment = { PENATA_DATA_DIR: folder, PENATA_DEMO_EMPLOYEES: '200' };
    const [one, other] = await Promise.all([startService(t, environment), startService(t, environment)]);
    const keys = [one.key(), other.key()].filter((key) => key !== undefined);
    t.equal(keys.length, 1, 'one of them invented the city and the key');
    t.equal((await call(one, keys[0]!, '/units', founded('SHARED'))).status, 201);
    t.match(await call(other, keys[0]!, '/units?code=SHARED'), { body: { items: [{ code: 'SHARED' }] } });
    await one.end('SIGKILL');
    t.equal((await call(other, keys[0]!, '/units', founded('STILL'))).status, 201);
    t.equal(await other.end('SIGTERM'), 0);
    t.strictSame(processesOf(folder), []);
  },
);

t.test(
  'two instances that start together on an empty external database both come up',
  buffered,
  async (t) => {
    const { ownerUrl, serviceUrl } = await emptyDatabase(t);
    const environment = { DATABASE_URL: serviceUrl, DATABASE_OWNER_URL: ownerUrl };
    const instances = await Promise.all([startService(t, environment), startService(t, environment)]);
    for (const instance of instances) t.equal(await instance.end('SIGTERM'), 0);
  },
);

t.test('a port that is taken ends the start, and nothing is left behind', buffered, async (t) => {
  const { ownerUrl, serviceUrl } = await emptyDatabase(t);
  const environment = { DATABASE_URL: serviceUrl, DATABASE_OWNER_URL: ownerUrl };
  const { origin } = await startService(t, environment);
  await t.rejects(startService(t, { ...environment, PORT: new URL(origin).port }), {
    message: /did not start.*EADDRINUSE/s,
  });
});

t.test('a setting that is not known stops the start with a sentence', buffered, async (t) => {
  await t.rejects(startService(t, { PENATA_DATA_DIRR: '/tmp/x' }), {
    message: /PENATA_DATA_DIRR is not a setting of Penata; did you mean PENATA_DATA_DIR\?/,
  });
});
