import t from 'tap';
import type { PolicyGraph } from '../../../src/modules/policy-documents/schemas/relations.ts';
import { noteEffects } from '../../../src/modules/policy-documents/store/effects.ts';
import { build } from '../../support/build.ts';
import { today } from '../../support/feedback.ts';
import { dayAt } from '../../support/follow-ups.ts';
import {
  aDraft,
  aRegistered,
  aRegulation,
  aText,
  promulgate,
  relate,
  sign,
  write,
} from '../../support/policy-documents.ts';

const api = await build(t);
const { call, key } = api;
const at = (id: string, rest = '') => `/v1/policy-documents/${id}${rest}`;
const read = async (id: string, query = '') => (await call('GET', at(id, query))).body;
const complaints = ({ body }: { body: { errors?: { pointer?: string; code: string }[] } }) =>
  (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

t.test('a revocation takes effect on its day, and everybody sees from when on', async (t) => {
  const old = await aRegistered(api);
  const { id } = await aDraft(api);
  await write(api, id);
  const relation = await relate(api, id, { kind: 'revokes', targetId: old.id });
  t.match(relation, { status: 201, body: { kind: 'revokes', effectiveOn: null } });
  t.match(await read(old.id), { state: 'in-force', revokedFrom: null }, 'a draft revokes nothing');
  await sign(api, id);
  t.match(await read(old.id), { revokedFrom: null }, 'nor does what is not promulgated');
  await promulgate(api, id, { effectiveOn: dayAt(10) });
  t.match(await read(old.id), { state: 'in-force', revokedFrom: dayAt(10) });
  t.match(await read(old.id, `?asOf=${dayAt(9)}`), { state: 'in-force' });
  t.match(await read(old.id, `?asOf=${dayAt(10)}`), { state: 'revoked' });
  const seen = (await call('GET', `/v1/public-policy-documents/${old.id}/relations`, { key: null })).body;
  t.match(seen.items, [
    {
      direction: 'incoming',
      kind: 'revokes',
      label: 'Dicabut dengan',
      documentId: id,
      effectiveOn: dayAt(10),
      provisions: [],
    },
  ]);
  t.match(await noteEffects(api.app.database, dayAt(10)), Number);
  await noteEffects(api.app.database, dayAt(10));
  const { items } = (await call('GET', at(old.id, '/steps'))).body;
  t.match(
    items.map(({ kind, state, happenedOn, byDocumentId }) => [kind, state, happenedOn, byDocumentId]),
    [
      ['registered', 'promulgated', '2020-02-04', null],
      ['took-effect', 'in-force', '2020-02-04', null],
      ['revoked', 'revoked', dayAt(10), id],
    ],
    'each is noted once',
  );
});

t.test('states follow from all relations, and go back when one is removed', async (t) => {
  const law = await aRegistered(api);
  const first = await aRegulation(api);
  const amends = await relate(api, first.id, { kind: 'amends', targetId: law.id });
  t.match(await read(law.id), { state: 'amended', amendedFrom: today() });
  const second = await aRegulation(api);
  await relate(api, second.id, { kind: 'revokes', targetId: law.id, effectiveOn: dayAt(5) });
  t.match(await read(law.id), { state: 'amended', revokedFrom: dayAt(5) });
  const late = await aDraft(api);
  t.strictSame(complaints(await relate(api, late.id, { kind: 'amends', targetId: law.id })), [
    '/targetId target-revoked',
  ]);
  const drafter = await key(['policy-documents:read', 'policy-documents:write']);
  const removal = (as?: string) => call('DELETE', at(first.id, `/relations/${amends.body.id}`), { key: as });
  t.match(await removal(drafter), { status: 403, body: { code: 'enactment-only-by-legal-office' } });
  t.match(await removal(), { status: 204 });
  t.match(await read(law.id), { state: 'in-force', amendedFrom: null });
  t.match(await removal(), { status: 404 });
});

t.test('what the hierarchy forbids', async (t) => {
  const law = await aRegistered(api, { kind: 'law' });
  const regulation = await aRegistered(api, { kind: 'city-regulation' });
  const circular = await aRegistered(api, { kind: 'circular' });
  const { id } = await aDraft(api);
  for (const [body, complaint] of [
    [{ kind: 'amends', targetId: regulation.id }, '/targetId target-of-higher-kind'],
    [{ kind: 'revokes', targetId: law.id }, '/targetId target-of-higher-kind'],
    [{ kind: 'based-on', targetId: circular.id }, '/targetId target-of-lower-kind'],
    [{ kind: 'implements', targetId: circular.id }, '/targetId target-of-lower-kind'],
    [{ kind: 'refers-to', targetId: id }, '/targetId relation-to-itself'],
    [{ kind: 'based-on', targetId: law.id, effectiveOn: dayAt(1) }, '/effectiveOn effect-of-no-change'],
  ] as const) {
    const answer = await relate(api, id, body);
    t.equal(answer.status, 422);
    t.strictSame(complaints(answer), [complaint]);
  }
  for (const body of [
    { kind: 'implements', targetId: regulation.id },
    { kind: 'based-on', targetId: law.id },
    { kind: 'revokes', targetId: circular.id },
    { kind: 'refers-to', targetId: circular.id },
  ])
    t.match(await relate(api, id, body), { status: 201 });
  t.match(await relate(api, id, { kind: 'based-on', targetId: law.id }), {
    status: 409,
    body: { code: 'policy-relation-taken' },
  });
  t.match(await relate(api, id, { kind: 'based-on', targetId: '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b' }), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/targetId' }] },
  });
});

t.test('days that cannot be', async (t) => {
  const draft = await aDraft(api);
  const other = await aDraft(api);
  t.strictSame(complaints(await relate(api, draft.id, { kind: 'revokes', targetId: other.id })), [
    '/targetId target-not-enacted',
  ]);
  const old = await aRegistered(api);
  const recent = await aRegulation(api);
  t.strictSame(complaints(await relate(api, old.id, { kind: 'amends', targetId: recent.id })), [
    '/targetId target-later',
  ]);
  t.strictSame(
    complaints(await relate(api, recent.id, { kind: 'amends', targetId: old.id, effectiveOn: dayAt(-1) })),
    ['/effectiveOn effect-too-early'],
  );
});

t.test('no circles, also when both halves come at once', async (t) => {
  const [first, second, third] = await Promise.all([aRegistered(api), aRegistered(api), aRegistered(api)]);
  t.match(await relate(api, first.id, { kind: 'amends', targetId: second.id }), { status: 201 });
  const part = { kind: 'revokes-part', targetId: third.id };
  t.strictSame(complaints(await relate(api, second.id, part)), ['/operations operations-missing']);
  const repeal = { operation: 'repeal', eId: 'art_2', place: null, provision: null };
  t.strictSame(complaints(await relate(api, second.id, { ...part, kind: 'revokes', operations: [repeal] })), [
    '/operations/0 operations-of-no-change',
  ]);
  t.match(await relate(api, second.id, { kind: 'amends', targetId: third.id }), { status: 201 });
  t.strictSame(complaints(await relate(api, third.id, { kind: 'amends', targetId: first.id })), [
    '/targetId relation-circular',
  ]);
  t.match(await relate(api, third.id, { kind: 'refers-to', targetId: first.id }), { status: 201 });
  const [left, right] = await Promise.all([aRegistered(api), aRegistered(api)]);
  const both = await Promise.all([
    relate(api, left.id, { kind: 'based-on', targetId: right.id }),
    relate(api, right.id, { kind: 'based-on', targetId: left.id }),
  ]);
  t.strictSame(both.map(({ status }) => status).sort(), [201, 422]);
});

t.test('what became impossible meanwhile stops the signature, and nothing is half-done', async (t) => {
  const old = await aRegistered(api);
  const { id } = await aDraft(api);
  await write(api, id, aText());
  const { body: relation } = await relate(api, id, { kind: 'amends', targetId: old.id });
  const other = await aRegulation(api);
  await relate(api, other.id, { kind: 'revokes', targetId: old.id });
  await call('POST', at(id, '/harmonisation'), { body: {} });
  const { lastVersionId: versionId } = await read(id);
  const answer = await call('POST', at(id, '/enactment'), {
    body: { number: '5X', enactedOn: today(), signerName: 'A', signerOffice: 'B', versionId },
  });
  t.match(answer, { status: 409, body: { code: 'policy-relations-untenable' } });
  t.strictSame(complaints(answer), [`/relations/${relation.id}/targetId target-revoked`]);
  t.match(await read(id), { stage: 'harmonisation', number: null });
});

t.test('the graph around a document', async (t) => {
  const law = await aRegistered(api, { kind: 'law' });
  const regulation = await aRegulation(api);
  const draft = await aDraft(api);
  await relate(api, regulation.id, { kind: 'based-on', targetId: law.id });
  await relate(api, draft.id, { kind: 'implements', targetId: law.id });
  const graph = async (path: string, key?: null) =>
    (await call('GET', path, { key })).body as unknown as PolicyGraph;
  const whole = await graph(at(regulation.id, '/graph'));
  t.strictSame(
    whole.documents.map(({ id, distance }) => [id, distance]),
    [
      [regulation.id, 0],
      [law.id, 1],
      [draft.id, 2],
    ],
  );
  t.equal(whole.relations.length, 2);
  t.equal(whole.isWhole, true);
  t.equal((await graph(at(regulation.id, '/graph?depth=1'))).documents.length, 2);
  const open = await graph(`/v1/public-policy-documents/${regulation.id}/graph`, null);
  t.equal(open.documents.length, 2, 'drafts are told to nobody');
  t.equal(open.relations.length, 1);
});
