import { readdir } from 'node:fs/promises';
import t from 'tap';
import type { FileStore } from '../../../src/platform/files/file-store.ts';
import { keepFile, nameOf } from '../../../src/platform/files/keep.ts';
import { sweepFiles } from '../../../src/platform/files/sweep.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { created } from '../../support/feedback.ts';
import { albumRoutes, aPhotoFile, send, shownPhoto } from '../../support/photos.ts';
import { startS3 } from '../../support/s3.ts';

const api = await build(t, { prepare: albumRoutes });
const { app, database } = api;
const { files, config } = app;
const signal = new AbortController().signal;
const sweep = (store: FileStore = files) => sweepFiles(app.database, store, signal);
const keep = (content: Buffer) =>
  keepFile({ reader: app.database.read, store: files }, content, 'text/plain');
const age = () =>
  query(database.ownerUrl, "update platform.files set announced_at = now() - interval '25 hours'");
const lying = async () =>
  (await readdir(config.filesDirectory!, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));

t.test('a file whose row never came is swept after a day, and not before', async (t) => {
  const about = 'alter table platform.photos add constraint refuses check (width < 0) not valid';
  await query(database.ownerUrl, about);
  t.equal((await send(api, await aPhotoFile(90, 90))).status, 500);
  await query(database.ownerUrl, 'alter table platform.photos drop constraint refuses');
  t.equal((await lying()).length, 2, 'the files are there');
  t.equal(await sweep(), 0);
  await age();
  t.equal(await sweep(), 2);
  t.strictSame(await lying(), []);
});

t.test('what a row refers to stays for as long as it is there', async (t) => {
  const file = await aPhotoFile(80, 80);
  const [first, second] = [await created(send(api, file)), await created(send(api, file))];
  t.equal((await lying()).length, 2, 'the same picture lies there once, with its thumbnail');
  await age();
  t.equal(await sweep(), 0);
  await query(database.ownerUrl, 'delete from platform.photos where id = $1', [first.id]);
  t.equal(await sweep(), 0);
  t.equal((await shownPhoto(api, second.id)).status, 200);
  await query(database.ownerUrl, 'delete from platform.photos where id = $1', [second.id]);
  t.equal(await sweep(), 2);
});

t.test('whoever keeps a file while it is swept finds that it goes, and writes it anew', async (t) => {
  const content = Buffer.from('swept and kept');
  const sha256 = await keep(content);
  await age();
  let goOn = (): void => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let isRemoving = false;
  const slow: FileStore = {
    has: (name) => files.has(name),
    write: (...about) => files.write(...about),
    read: (name) => files.read(name),
    removeUnfinished: (before) => files.removeUnfinished(before),
    async remove(name) {
      isRemoving = true;
      await held;
      await files.remove(name);
    },
  };
  const sweeping = sweep(slow);
  await eventually(async () => isRemoving, Boolean);
  const keeping = keep(content);
  const waiting = () =>
    query(
      database.ownerUrl,
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
  await eventually(waiting, ({ length }) => length > 0);
  goOn();
  t.equal(await sweeping, 1);
  await keeping;
  t.ok(await files.has(nameOf(sha256)));
  t.equal(await sweep(), 0, 'it has another day');
});

t.test('what is announced again stays another day', async (t) => {
  const content = Buffer.from('kept twice');
  await keep(content);
  await age();
  const sha256 = await keep(content);
  await sweep();
  t.ok(await files.has(nameOf(sha256)));
});

t.test('every column that refers to files is found by an index', async (t) => {
  const rows = await query<{ place: string; isIndexed: boolean }>(
    database.ownerUrl,
    `select c.conrelid::regclass || '.' || a.attname as place,
            exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = a.attnum) as "isIndexed"
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'platform.files'::regclass order by place`,
  );
  t.ok(rows.some(({ place }) => place === 'platform.photos.sha256'));
  t.strictSame(
    rows.filter(({ isIndexed }) => !isIndexed),
    [],
  );
});

t.test('what refers to files from now on is known to the sweep by its foreign key', async (t) => {
  await age();
  await sweep();
  const sha256 = await keep(Buffer.from('on a new shelf'));
  await query(
    database.ownerUrl,
    'create table platform.shelf (sha256 bytea references platform.files); grant select on platform.shelf to public',
  );
  await query(database.ownerUrl, 'insert into platform.shelf values ($1)', [sha256]);
  await age();
  t.equal(await sweep(), 0);
  await query(database.ownerUrl, 'drop table platform.shelf');
  t.equal(await sweep(), 1);
});

t.test('in a bucket it is the same; when it is out of reach, senders are told to come back', async (t) => {
  const s3 = await startS3(t);
  const remote = await build(t, {
    database,
    prepare: albumRoutes,
    environment: {
      PENATA_FILES_S3_BUCKET: 'penata',
      PENATA_FILES_S3_ENDPOINT: s3.endpoint,
      PENATA_FILES_S3_ACCESS_KEY_ID: 'key',
      PENATA_FILES_S3_SECRET_ACCESS_KEY: 'secret',
    },
  });
  const file = await aPhotoFile(70, 70);
  const { id } = await created(send(remote, file));
  const { status, bytes } = await shownPhoto(remote, id);
  t.equal(status, 200);
  t.ok([...s3.objects.values()].some(({ content, type }) => content.equals(bytes) && type === 'image/jpeg'));
  s3.fail(true);
  const refused = await send(remote, await aPhotoFile(60, 60));
  t.equal(refused.status, 503);
  t.ok(refused.headers['retry-after']);
  s3.fail(false);
  t.equal((await send(remote, await aPhotoFile(60, 60))).status, 201);
});
