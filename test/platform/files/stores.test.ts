import { hash } from 'node:crypto';
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import t from 'tap';
import { readConfig } from '../../../src/config.ts';
import type { FileStore } from '../../../src/platform/files/file-store.ts';
import { Folder } from '../../../src/platform/files/folder.ts';
import { openFileStore } from '../../../src/platform/files/open-store.ts';
import { startS3 } from '../../support/s3.ts';

const content = Buffer.from('What is kept.');
const name = hash('sha256', content);
const other = hash('sha256', 'other');
const large = hash('sha256', 'large');

const s3 = await startS3(t);
const root = t.testdir();
const bucketOf = (endpoint: string) =>
  openFileStore(
    readConfig({
      PENATA_FILES_S3_BUCKET: 'penata',
      PENATA_FILES_S3_ENDPOINT: endpoint,
      PENATA_FILES_S3_ACCESS_KEY_ID: 'its-key',
      PENATA_FILES_S3_SECRET_ACCESS_KEY: 'its-secret',
    }),
  );
const stores: Readonly<Record<string, FileStore>> = {
  folder: await openFileStore(readConfig({ PENATA_FILES_DIRECTORY: root })),
  bucket: await bucketOf(s3.endpoint),
};

for (const [kind, store] of Object.entries(stores))
  t.test(`a ${kind} gives back what was written, until it is removed`, async (t) => {
    t.equal(await store.has(name), false);
    await t.rejects(store.read(name), 'what is not there is told before the first byte');
    await store.write(name, content, 'text/plain');
    await store.write(other, Readable.from([content, content]), 'text/plain');
    t.equal(await store.has(name), true);
    t.strictSame(await buffer(await store.read(name)), content);
    t.strictSame(await buffer(await store.read(other)), Buffer.concat([content, content]));
    t.strictSame(await buffer(await store.read(name, { start: 5, end: 8 })), content.subarray(5, 9));
    await store.write(
      large,
      Readable.from([Buffer.alloc(9_000_000, 'a'), Buffer.alloc(9_000_000, 'b')]),
      'text/plain',
    );
    t.equal(String(await buffer(await store.read(large, { start: 8_999_999, end: 9_000_000 }))), 'ab');
    await store.remove(large);
    await store.write(name, content, 'text/plain');
    await store.remove(name);
    await store.remove(name);
    t.equal(await store.has(name), false);
  });

t.test('a bucket is spoken to with its own key', async (t) => {
  t.strictSame([...s3.accessKeys], ['its-key']);
  t.strictSame([...s3.objects.keys()], [`/penata/${other.slice(0, 2)}/${other.slice(2, 4)}/${other}`]);
});

t.test('what breaks off while it is written is not there, and leaves nothing', async (t) => {
  const folder = new Folder(root);
  const breaking = Readable.from(
    (async function* () {
      yield content;
      throw new Error('cut');
    })(),
  );
  await t.rejects(folder.write(name, breaking), { message: 'cut' });
  t.equal(await folder.has(name), false);
  t.strictSame(await readdir(path.join(root, 'unfinished')), []);
});

t.test('files are for the service alone, and named by nobody else', async (t) => {
  const folder = new Folder(root);
  await folder.write(name, content);
  const { mode } = await stat(path.join(root, name.slice(0, 2), name.slice(2, 4), name));
  t.equal(mode & 0o077, 0);
  for (const bad of ['../../etc/passwd', 'A'.repeat(64), '', 'photo.jpg'])
    await t.rejects(async () => folder.write(bad, content), /no name of a file/);
});

t.test('what writers that were killed have left goes after a while', async (t) => {
  const unfinished = path.join(root, 'unfinished');
  await mkdir(unfinished, { recursive: true });
  for (const left of ['old', 'new']) await writeFile(path.join(unfinished, left), 'half a ph');
  const yesterday = new Date(Date.now() - 90_000_000);
  await utimes(path.join(unfinished, 'old'), yesterday, yesterday);
  await new Folder(root).removeUnfinished(new Date(Date.now() - 86_400_000));
  t.strictSame(await readdir(unfinished), ['new']);
  await new Folder(path.join(root, 'nowhere')).removeUnfinished(new Date());
});
