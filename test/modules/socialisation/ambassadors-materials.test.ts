import { randomUUID } from 'node:crypto';
import t from 'tap';
import { foundInEnd } from '../../../src/modules/socialisation/rules/ambassadors.ts';
import type { AnswerBody } from '../../support/build.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { created, inDays, today } from '../../support/feedback.ts';
import { aPdf, uploaded } from '../../support/file-uploads.ts';
import { aUnit } from '../../support/organisation.ts';
import { aRunningCampaign, colleagues, words } from '../../support/socialisation.ts';

const api = await build(t);
const { call, database, key } = api;

const name = (campaignId: string, employeeId: string, unitId: string, options: object = {}) =>
  call('POST', `/v1/campaigns/${campaignId}/ambassadors`, { body: { employeeId, unitId }, ...options });

t.test('the last day of an ambassador', async (t) => {
  t.strictSame(foundInEnd('2027-01-05', '2027-01-01', '2027-01-05'), []);
  t.match(foundInEnd('2027-01-06', '2027-01-01', '2027-01-05'), [{ code: 'day-ahead' }]);
  t.match(foundInEnd('2026-12-31', '2027-01-01', '2027-01-05'), [{ code: 'ends-before-since' }]);
});

t.test('ambassadors speak for a change in a unit and below', async (t) => {
  const { id: above } = await aUnit(api);
  const { id: below } = await aUnit(api, { kind: 'section', parentId: above });
  const [speaker] = await colleagues(api, above, 1);
  const [member] = await colleagues(api, below, 1);
  const { campaign } = await aRunningCampaign(api, {
    people: 0,
    audiences: [{ name: 'Semua', message: words('Berubah.'), unitIds: [above] }],
  });
  const path = `/v1/campaigns/${campaign.id}`;
  const uncovered = async (options: object = {}) =>
    (await call('GET', `${path}/units-without-ambassador`, options)).body.items.map(({ unitId }) => unitId);
  t.strictSame(new Set(await uncovered()), new Set([above, below]));
  const head = await key(['socialisation:read'], { unitIds: [below] });
  t.strictSame(await uncovered({ key: head }), [below]);

  const twice = await Promise.all([1, 2].map(() => name(campaign.id, speaker!.id, above)));
  t.strictSame(twice.map(({ status }) => status).toSorted(), [201, 409], 'once at a time');
  t.match(twice.find(({ status }) => status === 409)?.body, { code: 'ambassador-already' });
  const { body: ambassador } = twice.find(({ status }) => status === 201)!;
  t.match(ambassador, { since: today(), endedOn: null, employeeName: speaker!.name });
  t.strictSame(await uncovered(), [], 'in the units below too');
  const mine = await call('GET', `/v1/me/campaigns/${campaign.id}/ambassadors`, { key: member!.token });
  t.match(mine.body.items, [{ name: speaker!.name, unitId: above }]);
  t.strictSame((await call('GET', `${path}/ambassadors`, { key: head })).body.items, []);
  const masked = await call('GET', `${path}/ambassadors`, { key: await key(['socialisation:read']) });
  t.match(masked.body.items, [{ employeeName: null, maskedFields: ['employeeName'] }]);
  t.match((await call('GET', '/v1/me/personal-data', { key: speaker!.token })).body.ambassadorRoles, [
    { campaignId: campaign.id, unitId: above },
  ]);

  const end = (endedOn: string) =>
    call('POST', `${path}/ambassadors/${ambassador.id}/end`, { body: { endedOn } });
  t.match(await end(inDays(2)), { status: 422, body: { errors: [{ pointer: '/endedOn' }] } });
  t.match(await end(today()), { status: 201, body: { endedOn: today() } });
  t.match(await end(today()), { status: 409, body: { code: 'ambassador-ended' } });
  t.equal((await call('GET', `${path}/ambassadors?hasEnded=true`)).body.items.length, 1);
  t.strictSame((await uncovered()).length, 2);
  t.match(await name(campaign.id, speaker!.id, above), { status: 201 }, 'and can be named anew');
  t.match(await name(campaign.id, randomUUID(), above), {
    status: 422,
    body: { errors: [{ pointer: '/employeeId' }] },
  });
  t.match(await name(campaign.id, speaker!.id, randomUUID()), {
    status: 422,
    body: { errors: [{ pointer: '/unitId' }] },
  });
  t.match(
    await name(campaign.id, member!.id, below, {
      key: await key(['socialisation:write'], { unitIds: [below] }),
    }),
    {
      status: 404,
    },
    'whoever runs it names them',
  );
  t.match(await call('GET', `/v1/me/campaigns/${randomUUID()}/ambassadors`, { key: member!.token }), {
    status: 404,
  });
});

const material = (campaignId: string, about: object = {}) =>
  call('POST', `/v1/campaigns/${campaignId}/materials`, {
    body: { title: 'Lima hal tentang jam kerja', kind: 'leaflet', language: 'id', ...about },
  });
const purpose = { metadata: { purpose: 'campaign-material' } };

t.test('materials are given out and taken back', async (t) => {
  const { id: section } = await aUnit(api);
  const [other] = await colleagues(api, section, 1);
  const { id: unitId } = await aUnit(api);
  const [me] = await colleagues(api, unitId, 1);
  const { campaign } = await aRunningCampaign(api, {
    people: 0,
    audiences: [
      { name: 'Satu', message: words('Satu.'), unitIds: [unitId] },
      { name: 'Dua', message: words('Dua.'), unitIds: [section] },
    ],
  });
  const [one] = campaign.audiences as AnswerBody[];
  const pdf = aPdf();
  const upload = await uploaded(api, pdf, purpose);
  const added = await material(campaign.id, { fileUploadId: upload.body.id, audienceIds: [one!.id] });
  t.match(added, { status: 201, body: { mediaType: 'application/pdf', bytes: pdf.length, url: null } });
  const file = added.body;
  const url = 'https://video.example/jam-kerja';
  const video = await created(material(campaign.id, { kind: 'video', language: 'regional', url }));
  t.match(video, { url, fileName: null, sha256: null, bytes: null });

  const mine = `/v1/me/campaigns/${campaign.id}/materials`;
  const listed = async (token: string) =>
    (await call('GET', mine, { key: token })).body.items.map(({ id }) => id);
  t.strictSame(await listed(me!.token), [file.id, video.id]);
  t.strictSame(await listed(other!.token), [video.id], 'another audience is given less');
  const whole = await call('GET', `${mine}/${file.id}/content`, { key: me!.token });
  t.match(whole, { status: 200, headers: { 'content-type': 'application/pdf', etag: `"${file.sha256}"` } });
  t.match(
    await call('GET', `${mine}/${file.id}/content`, { key: me!.token, headers: { range: 'bytes=0-3' } }),
    { status: 206, text: '%PDF' },
  );
  t.match(await call('GET', `${mine}/${file.id}/content`, { key: other!.token }), { status: 404 });
  t.match(await call('GET', `${mine}/${video.id}/content`, { key: me!.token }), { status: 404 });
  const path = `/v1/campaigns/${campaign.id}/materials`;
  t.match(await call('GET', `${path}/${file.id}/content`), { status: 200 });

  const remove = () => call('POST', `${path}/${file.id}/removal`, { body: { reason: 'Diganti.' } });
  const removals = await Promise.all([remove(), remove()]);
  t.strictSame(removals.map(({ status }) => status).toSorted(), [201, 409]);
  t.strictSame(await listed(me!.token), [video.id]);
  t.match(await call('GET', `${mine}/${file.id}/content`, { key: me!.token }), { status: 404 });
  t.match((await call('GET', `${path}?isRemoved=true`)).body.items, [
    { id: file.id, removeReason: 'Diganti.' },
  ]);
  t.match(await call('GET', `${path}/${file.id}/content`), { status: 200 }, 'the record stays');
  await t.rejects(query(database.ownerUrl, 'delete from socialisation.materials'), { code: '23000' });
});

t.test('bad input is named', async (t) => {
  const { campaign } = await aRunningCampaign(api, { people: 1 });
  t.match(await material(campaign.id), {
    status: 422,
    body: { errors: [{ pointer: '/url', code: 'one-source' }] },
  });
  const url = 'https://video.example/1';
  t.match(await material(campaign.id, { url, fileUploadId: randomUUID() }), {
    status: 422,
    body: { errors: [{ pointer: '/fileUploadId', code: 'one-source' }] },
  });
  t.match(await material(campaign.id, { fileUploadId: randomUUID() }), {
    status: 422,
    body: { errors: [{ pointer: '/fileUploadId', code: 'unknown-reference' }] },
  });
  const other = await uploaded(api, aPdf());
  t.match(
    await material(campaign.id, { fileUploadId: other.body.id }),
    { status: 422 },
    'for another purpose',
  );
  t.match(await material(campaign.id, { url: 'file:///etc/passwd' }), { status: 400 });
  t.match(await material(campaign.id, { url, audienceIds: [randomUUID()] }), {
    status: 422,
    body: { errors: [{ pointer: '/audienceIds/0' }] },
  });
});
