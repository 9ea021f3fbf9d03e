import t from 'tap';
import type { JobContext } from '../../../src/platform/jobs/job.ts';
import { claimedPhotos, deletePhotos } from '../../../src/platform/photos/index.ts';
import { forgetPhotosJob } from '../../../src/platform/photos/jobs.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aProof, created } from '../../support/feedback.ts';
import { albumRoutes, aPhotoFile, send, shownPhoto } from '../../support/photos.ts';

const api = await build(t, { prepare: albumRoutes });
const { app, call, database } = api;
const claim = (...photoIds: string[]) => call('POST', '/v1/albums', { key: null, body: { photoIds } });
const aPhoto = async () => (await created(send(api, await aPhotoFile()))).id;
const forget = () =>
  forgetPhotosJob.run({}, { database: app.database, log: app.log } as unknown as JobContext);
const age = (id: string) =>
  query(
    database.ownerUrl,
    "update platform.photos set created_at = now() - interval '25 hours' where id = $1",
    [id],
  );

t.test('a photo is claimed once: of many that name it at the same time one gets it', async (t) => {
  const [first, second] = [await aPhoto(), await aPhoto()];
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => claim(first)));
  t.strictSame(outcomes.map(({ status }) => status).sort(), [201, ...Array<number>(7).fill(422)]);
  const refused = outcomes.find(({ status }) => status === 422)!;
  t.match(refused.body, { code: 'photo-gone', errors: [{ pointer: '/photoIds/0', code: 'photo-gone' }] });
  t.match(await claim(second, first), { status: 422, body: { errors: [{ pointer: '/photoIds/1' }] } });
  t.equal(
    (await claim(second.toUpperCase())).status,
    201,
    'what was refused with another is still to be had',
  );
  t.equal((await claim('019a0b1c-2d3e-7f40-8a5b-000000000001')).status, 422);
  t.equal((await claim()).status, 201, 'without a photo there is nothing to claim');
});

t.test('two that name the same photos in another order do not wait for each other', async (t) => {
  for (let round = 0; round < 5; round++) {
    const [one, two] = [await aPhoto(), await aPhoto()];
    const outcomes = await Promise.all([claim(one, two), claim(two, one)]);
    t.strictSame(outcomes.map(({ status }) => status).sort(), [201, 422]);
  }
});

t.test(
  'photos of resources are listed in the order in which they were sent, and deleted with them',
  async (t) => {
    const ids = [await aPhoto(), await aPhoto()];
    const { id } = await created(claim(...ids.toReversed()));
    const listed = await claimedPhotos(app.database.read, 'album', [id]);
    t.strictSame(
      listed.map((photo) => photo.id),
      ids,
    );
    t.strictSame(await claimedPhotos(app.database.read, 'report', [id]), []);
    await app.database.transaction({ kind: 'system', id: 'test' }, (transaction) =>
      deletePhotos(transaction, 'album', [id]),
    );
    t.equal((await shownPhoto(api, ids[0]!)).status, 404);
  },
);

t.test('what nothing names is deleted after a day, what is claimed stays', async (t) => {
  const [unclaimed, claimed, late] = [await aPhoto(), await aPhoto(), await aPhoto()];
  await created(claim(claimed));
  for (const id of [unclaimed, claimed]) await age(id);
  await forget();
  t.equal((await shownPhoto(api, unclaimed)).status, 404);
  t.equal((await shownPhoto(api, claimed)).status, 200);
  t.equal((await claim(unclaimed)).status, 422);
  t.equal((await claim(late)).status, 201);
});

t.test('a photo is shown as what it is and nothing else, and not sent again to whoever has it', async (t) => {
  const id = await aPhoto();
  const { status, headers, bytes } = await shownPhoto(api, id);
  t.equal(status, 200);
  t.match(headers, {
    'content-type': 'image/jpeg',
    'content-length': String(bytes.length),
    'cache-control': 'private, no-cache',
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'content-security-policy': /sandbox/,
    etag: /^"[\w-]{43}"$/,
  });
  const again = await shownPhoto(api, id, { headers: { 'if-none-match': headers.etag as string } });
  t.equal(again.status, 304);
  t.equal(again.bytes.length, 0);
  const thumbnail = await shownPhoto(api, id, { size: 'thumbnail' });
  t.not(thumbnail.headers.etag, headers.etag);
  t.ok(thumbnail.bytes.length < bytes.length);
});

t.test('a proof of work counts for one photo, which may be sent again', async (t) => {
  const strict = await build(t, {
    database,
    environment: { PENATA_PROOF_OF_WORK_COST: '20' },
    prepare: albumRoutes,
  });
  const file = await aPhotoFile();
  t.match(await send(strict, file), { status: 422, body: { code: 'proof-needed' } });
  t.match(await send(strict, file, { proof: await aProof(strict) }), {
    status: 422,
    body: { code: 'proof-for-another-purpose' },
  });
  const proof = await aProof(strict, 'photo');
  const outcomes = await Promise.all([1, 2, 3].map(() => created(send(strict, file, { proof }))));
  t.equal(new Set(outcomes.map(({ id }) => id)).size, 1, 'the same photo, however often it is sent');
  t.match(await send(strict, await aPhotoFile(50, 50), { proof }), {
    status: 409,
    body: { code: 'photo-proof-spent' },
  });
});

t.test('who sends many waits, and so do all when there are too many', async (t) => {
  const limited = await build(t, { database, environment: { PENATA_ANSWERS_PER_ADDRESS_HOUR: '2' } });
  const file = await aPhotoFile();
  const from = (remoteAddress: string) => send(limited, file, { remoteAddress });
  t.strictSame([(await from('10.0.0.1')).status, (await from('10.0.0.1')).status], [201, 201]);
  const refused = await from('10.0.0.1');
  t.equal(refused.status, 429);
  t.ok(refused.headers['retry-after']);
  t.equal((await from('10.0.0.2')).status, 201);

  const { receiving, working } = limited.app.photoTurns;
  const waiting = Array.from({ length: 22 }, () => working.take());
  const busy = await from('10.0.0.3');
  t.equal(busy.status, 503);
  t.ok(busy.headers['retry-after']);
  for (const turn of waiting) {
    t.ok(await turn);
    working.done();
  }
  t.equal((await from('10.0.0.4')).status, 201, 'and go on when there are fewer');
  for (let turn = 0; turn < 40; turn++) await receiving.take();
  t.equal((await from('10.0.0.5')).status, 503);
});
