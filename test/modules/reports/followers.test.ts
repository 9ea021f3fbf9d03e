import t from 'tap';
import { build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aProof } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import {
  allTo,
  aPublicReport,
  aReport,
  follow,
  reportNumbered,
  step,
  unfollow,
} from '../../support/reports.ts';

async function aCity() {
  const api = await build(t);
  await allTo(api, (await aUnit(api)).id);
  return api;
}

const api = await aCity();
const seen = async (of: TestApp, number: string) =>
  (await of.call('GET', `/v1/public-reports/${number}`, { key: null })).body.followers;

t.test('two hundred who follow a report at once are two hundred, and each counts once', async (t) => {
  const api = await aCity();
  const [one, other] = [await aPublicReport(api), await aPublicReport(api)];
  const { version } = await reportNumbered(api, one.number);
  const proofs = await Promise.all(Array.from({ length: 200 }, () => aProof(api, 'report-follower')));
  const sent = await Promise.all([...proofs, ...proofs].map((proof) => follow(api, one.number, proof)));
  t.ok(sent.every(({ status, body }) => status === 201 && body.number === one.number));
  t.equal(await seen(api, one.number), 201, 'with whoever filed it');
  const secrets = sent.map(({ body }) => String(body.secret));
  t.strictSame(secrets.slice(200), secrets.slice(0, 200), 'sent again it is the same follower');
  t.equal(new Set(secrets).size, 200);
  t.match(await follow(api, other.number, proofs[0]), {
    status: 409,
    body: { code: 'report-follower-proof-used' },
  });
  t.equal(await seen(api, other.number), 1);
  t.equal((await reportNumbered(api, one.number)).version, version, 'no officer is disturbed by it');
  const back = await Promise.all(
    secrets.slice(0, 50).flatMap((secret) => [1, 2].map(() => unfollow(api, one.number, secret))),
  );
  t.ok(back.every(({ status }) => status === 201));
  t.equal(await seen(api, one.number), 151);
  t.match(await unfollow(api, one.number, '0'.repeat(26)), { status: 201, body: { followers: 151 } });
  const [kept] = await query<{ row: string }>(
    api.database.ownerUrl,
    'select row_to_json(f)::text as row from reports.followers f limit 1',
  );
  t.strictSame(
    Object.keys(JSON.parse(kept!.row)),
    ['id', 'report_id', 'secret_hash'],
    'nothing of who it is',
  );
});

t.test('what is not public cannot be followed, nor what is ended', async (t) => {
  const hidden = await aReport(api);
  t.equal((await follow(api, hidden.number)).status, 404);
  t.equal((await unfollow(api, hidden.number, '0'.repeat(26))).status, 404);
  const confidential = await aPublicReport(api, { visibility: 'confidential' });
  t.equal((await follow(api, confidential.number)).status, 404);
  const resolved = await aPublicReport(api);
  await step(api, resolved.id, 'resolution', { message: 'Lampu diganti.' });
  t.equal((await follow(api, resolved.number)).status, 201, 'it may be opened again');
  const archived = await aPublicReport(api);
  const proof = await aProof(api, 'report-follower');
  t.equal((await follow(api, archived.number, proof)).status, 201);
  await step(api, archived.id, 'archiving', { ground: 'not-relevant', message: 'Di luar kota.' });
  t.match(await follow(api, archived.number), { status: 409, body: { code: 'report-state' } });
  t.equal((await follow(api, archived.number, proof)).status, 201, 'what was taken is told again');
  t.match(await follow(api, archived.number, await aProof(api, 'report')), {
    status: 422,
    body: { code: 'proof-for-another-purpose' },
  });
});

t.test('who followed a report follows the one that it is merged into', async (t) => {
  const [one, two] = [await aPublicReport(api), await aPublicReport(api)];
  const [kept, leaving] = [await follow(api, one.number), await follow(api, one.number)];
  t.match([kept, leaving], [{ body: { followers: 2 } }, { body: { followers: 3 } }]);
  await follow(api, two.number);
  t.match(await step(api, one.id, 'merging', { intoNumber: two.number }), { status: 201 });
  t.equal(await seen(api, two.number), 5, 'both who filed one, and the three who follow');
  t.match(await follow(api, one.number), { status: 201, body: { number: two.number, followers: 6 } });
  t.match(await unfollow(api, one.number, String(leaving.body.secret)), {
    status: 201,
    body: { number: two.number, followers: 5 },
  });
  const hidden = await aReport(api);
  t.match(await step(api, two.id, 'merging', { intoNumber: hidden.number }), { status: 201 });
  t.match(await follow(api, two.number), { status: 409 }, 'where it goes on is not public');
  const { followers } = await reportNumbered(api, hidden.number);
  t.equal(followers, 6, 'three who filed one, and the three who follow');
});

t.test('followers who come while reports are merged are all counted where they went', async (t) => {
  for (let round = 0; round < 5; round += 1) {
    const [one, two, three] = [await aPublicReport(api), await aPublicReport(api), await aPublicReport(api)];
    const proofs = await Promise.all(Array.from({ length: 30 }, () => aProof(api, 'report-follower')));
    const [, , ...sent] = await Promise.all([
      step(api, one.id, 'merging', { intoNumber: two.number }),
      step(api, two.id, 'merging', { intoNumber: three.number }),
      ...proofs.map((proof, at) => follow(api, [one, two, three][at % 3]!.number, proof)),
    ]);
    t.ok(sent.every(({ status }) => status === 201));
    const all = await Promise.all([one, two, three].map(({ number }) => reportNumbered(api, number)));
    const left = all.filter(({ state }) => state !== 'merged');
    const total = left.reduce((sum, { followers }) => sum + Number(followers), 0);
    t.equal(total, 33, 'three who filed one, and thirty who follow');
    const [stray] = await query(
      api.database.ownerUrl,
      `select f.id from reports.followers f join reports.reports r on r.id = f.report_id where r.state = 'merged'`,
    );
    t.equal(stray, undefined, 'nobody follows what is merged');
  }
});
