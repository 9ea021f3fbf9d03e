import t from 'tap';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { created } from '../../support/feedback.ts';
import { dayAt } from '../../support/follow-ups.ts';
import { aUnit } from '../../support/organisation.ts';
import { aDraft, aRegistered, sign, step, write } from '../../support/policy-documents.ts';
import { computedTargetOf, promise, targetOf } from '../../support/policy-targets.ts';
import { aService } from '../../support/services.ts';

const api = await build(t);
const { call, key, database } = api;
const ifAny = { 'if-match': '*' };
const at = (id: string, rest = '') => `/v1/policy-documents/${id}/targets${rest}`;
const enter = (id: string, targetId: string, about: object = {}) =>
  call('POST', at(id, `/${targetId}/measurements`), {
    body: { measuredOn: dayAt(0), value: 71, evidence: { id: 'Rekap loket.' }, ...about },
  });
const complaints = (body: { errors?: { pointer?: string; code: string }[] }) =>
  (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

t.test('targets of a draft are changed and removed', async (t) => {
  const unit = await aUnit(api);
  const { id } = await aDraft(api, { unitId: unit.id });
  const made = await promise(
    api,
    id,
    targetOf({ unitId: unit.id, milestones: [{ day: dayAt(50), value: 75 }] }),
  );
  t.match(made, {
    status: 201,
    body: {
      documentId: id,
      unitId: unit.id,
      serviceId: null,
      status: 'not-started',
      latestValue: null,
      shareOfWay: null,
      replacesId: null,
      replacedById: null,
    },
  });
  const path = at(id, `/${made.body.id}`);
  t.match(await call('GET', path), { status: 200, body: made.body, headers: { etag: made.headers.etag } });
  t.match(await call('PATCH', path, { body: { value: 85 } }), { status: 428 });
  t.match(await call('PATCH', path, { body: { value: 85 }, headers: { 'if-match': '"0"' } }), {
    status: 412,
  });
  const changed = await call('PATCH', path, {
    body: { value: 85 },
    headers: { 'if-match': made.headers.etag! },
  });
  t.match(changed, { status: 200, body: { value: 85, milestones: [{ value: 75 }] } });
  const wrong = await call('PATCH', path, { body: { dueOn: dayAt(40) }, headers: ifAny });
  t.strictSame(
    complaints(wrong.body),
    ['/milestones/0/day milestone-out-of-order'],
    'held against all of it',
  );
  t.match((await call('GET', at(id))).body.items, [{ value: 85 }]);
  t.match(await call('DELETE', path), { status: 428 });
  t.match(await call('DELETE', path, { headers: ifAny }), { status: 204 });
  t.match(await call('GET', path), { status: 404 });
  t.match(await call('DELETE', path, { headers: ifAny }), { status: 404 });
});

t.test('what an enacted document promised stays, and can be replaced', async (t) => {
  const { id } = await aDraft(api, { kind: 'mayor-decision' });
  await write(api, id);
  const old = await created(promise(api, id, targetOf()));
  await sign(api, id);
  const path = at(id, `/${old.id}`);
  const promised = { status: 409, body: { code: 'policy-target-promised' } };
  t.match(await call('PATCH', path, { body: { value: 70 }, headers: ifAny }), promised);
  t.match(await call('DELETE', path, { headers: ifAny }), promised);
  for (const statement of [
    'update policy_documents.targets set value = 61',
    'delete from policy_documents.targets',
  ])
    await t.rejects(
      query(database.ownerUrl, `${statement} where id = $1`, [old.id]),
      /targets of an enacted document stay as they are/,
      'the database itself refuses it',
    );
  const reason = 'Loket kedua baru dibuka tahun depan.';
  const replacing = targetOf({ value: 75, replaces: { targetId: old.id, reason } });
  const both = await Promise.all([promise(api, id, replacing), promise(api, id, replacing)]);
  t.strictSame(both.map(({ status }) => status).sort(), [201, 409], 'two at once: one replaces it');
  t.equal(both.find(({ status }) => status === 409)!.body.code, 'policy-target-replaced');
  const { body: next } = both.find(({ status }) => status === 201)!;
  t.match((await call('GET', at(id))).body.items, [
    { id: old.id, value: 80, replacedById: next.id },
    { id: next.id, value: 75, replacesId: old.id, replacementReason: reason },
  ]);
  const foreign = await created(promise(api, (await aRegistered(api)).id, targetOf()));
  t.match(await promise(api, id, targetOf({ replaces: { targetId: foreign.id, reason } })), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/replaces/targetId' }] },
  });
});

t.test('a target is of what is there, and within reach', async (t) => {
  const [unit, foreign] = [await aUnit(api), await aUnit(api)];
  const service = await aService(api, { unitId: foreign.id });
  const { id } = await aDraft(api, { unitId: unit.id });
  const drafter = {
    key: await key(['policy-documents:read', 'policy-documents:write'], { unitIds: [unit.id] }),
  };
  t.match(await promise(api, id, targetOf({ unitId: unit.id }), drafter), { status: 201 });
  t.match(await promise(api, id, targetOf({ unitId: foreign.id }), drafter), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/unitId' }] },
  });
  t.match(await promise(api, id, targetOf({ serviceId: service.id }), drafter), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/serviceId' }] },
  });
  t.match(await promise(api, id, targetOf(), drafter), { status: 403, body: { code: 'whole-city-only' } });
  await created(call('POST', `/v1/units/${foreign.id}/closure`, { body: { closedOn: dayAt(0) } }));
  await call('PATCH', `/v1/public-services/${service.id}`, { body: { state: 'retired' }, headers: ifAny });
  const closed = await promise(api, id, computedTargetOf('head-count', { unitId: foreign.id }));
  t.equal(closed.status, 422);
  t.strictSame(complaints(closed.body), ['/unitId scope-gone']);
  const retired = await promise(api, id, computedTargetOf('satisfaction-index', { serviceId: service.id }));
  t.strictSame(complaints(retired.body), ['/serviceId scope-gone']);
  t.strictSame(
    complaints((await promise(api, id, computedTargetOf('head-count', { serviceId: service.id }))).body),
    ['/serviceId source-not-of-services'],
  );
  await step(api, id, 'withdrawal', { reason: 'Batal.' });
  t.match(await promise(api, id, targetOf()), { status: 409, body: { code: 'policy-document-stage' } });
});

t.test('a document has at most a hundred targets', async (t) => {
  const { id } = await aDraft(api);
  await query(
    database.ownerUrl,
    `insert into policy_documents.targets (id, document_id, title, source, measure, direction, baseline_value,
       baseline_on, value, due_on)
     select gen_random_uuid(), $1, '{"id": "x"}', 'measured', 'x', 'at-least', 0, '2026-01-01', 1, '2026-12-31'
       from generate_series(1, 100)`,
    [id],
  );
  t.strictSame(complaints((await promise(api, id, targetOf())).body), [' targets-too-many']);
});

t.test('people measure, with evidence, and correct by a later entry', async (t) => {
  const { id } = await aRegistered(api);
  const target = await created(promise(api, id, targetOf()));
  const path = at(id, `/${target.id}`);
  const first = await enter(id, target.id, {
    measuredOn: dayAt(-1),
    value: 17,
    address: 'https://palembang.example/rekap.pdf',
  });
  t.match(first, {
    status: 201,
    body: { value: 17, isAutomatic: false, remark: null, evidence: { id: 'Rekap loket.' }, correctsId: null },
  });
  t.match(await call('GET', `${path}/measurements/${first.body.id}`), { status: 200, body: first.body });
  t.match((await call('GET', path)).body, { latestValue: 17, status: 'behind', shareOfWay: -215 });
  const again = await enter(id, target.id, { measuredOn: dayAt(-1) });
  t.strictSame(complaints(again.body), ['/measuredOn day-measured-already']);
  const correction = { measuredOn: dayAt(-1), value: 71, correctsId: first.body.id };
  const both = await Promise.all([enter(id, target.id, correction), enter(id, target.id, correction)]);
  t.strictSame(both.map(({ status }) => status).sort(), [201, 422], 'it is corrected once');
  t.match(await enter(id, target.id, { ...correction, measuredOn: dayAt(-2) }), {
    status: 409,
    body: { code: 'policy-measurement-corrected' },
  });
  t.match((await call('GET', path)).body, {
    latestValue: 71,
    latestOn: dayAt(-1),
    status: 'on-track',
    shareOfWay: 55,
  });
  await created(enter(id, target.id, { value: 80 }));
  t.match((await call('GET', path)).body, { status: 'reached' });
  t.match((await call('GET', `${path}?asOf=${dayAt(-1)}`)).body, { status: 'on-track', latestValue: 71 });
  const { items } = (await call('GET', `${path}/measurements`)).body;
  t.match(items, [
    { value: 17, correctedById: items[1]!.id },
    { value: 71, correctsId: first.body.id, correctedById: null },
    { value: 80 },
  ]);
  t.strictSame(complaints((await enter(id, target.id, { measuredOn: dayAt(1) })).body), [
    '/measuredOn day-in-future',
  ]);
  t.strictSame(complaints((await enter(id, target.id, { measuredOn: dayAt(-101) })).body), [
    '/measuredOn measured-before-baseline',
  ]);
  t.match(await enter(id, target.id, { measuredOn: dayAt(-5), correctsId: target.id }), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/correctsId' }] },
  });
  for (const statement of [
    'update policy_documents.measurements set value = 1',
    'delete from policy_documents.measurements',
  ])
    await t.rejects(query(database.ownerUrl, statement), /stay as they are/, 'it never changes');
});

t.test('what the service measures nobody enters, and nobody a draft', async (t) => {
  const { id } = await aRegistered(api);
  const computed = await created(promise(api, id, computedTargetOf('head-count')));
  t.match(await enter(id, computed.id), { status: 409, body: { code: 'policy-target-measured-itself' } });
  const draft = await aDraft(api);
  const target = await created(promise(api, draft.id, targetOf()));
  t.match(await enter(draft.id, target.id), { status: 409, body: { code: 'policy-document-stage' } });
  t.match(await enter(id, target.id), { status: 404 }, 'a target of another document');
  t.match(await call('GET', at(id, `/${target.id}/measurements`)), { status: 404 });
  t.match(await call('GET', at(id, `/${computed.id}/measurements/${target.id}`)), { status: 404 });
});
