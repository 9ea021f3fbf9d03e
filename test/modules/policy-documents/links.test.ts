import t from 'tap';
import { build } from '../../support/build.ts';
import { aCompetency } from '../../support/competencies.ts';
import { aSurvey, created } from '../../support/feedback.ts';
import { dayAt, weakResult } from '../../support/follow-ups.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';
import { aDraft, aNumber, aRegistered, aRegulation, step, write } from '../../support/policy-documents.ts';
import { link } from '../../support/policy-targets.ts';
import { aService } from '../../support/services.ts';
import { aCourse } from '../../support/trainings.ts';

const api = await build(t);
const { call, key } = api;
const linksOf = async (id: string, query = '') =>
  (await call('GET', `/v1/policy-documents/${id}/links${query}`)).body.items;

t.test('a document touches what other modules own, by the names of the day', async (t) => {
  const unit = await aUnit(api, { name: 'Dinas Perizinan' });
  const position = await aPosition(api, { unitId: unit.id, name: 'Petugas Loket' });
  const service = await aService(api, { unitId: unit.id, name: 'Izin Reklame' });
  const course = await aCourse(api, { title: 'Pelayanan Prima' });
  const survey = await aSurvey(api, { unitId: unit.id, title: { id: 'SKM Perizinan' } });
  const plan = await created(
    call('POST', '/v1/training-plans', {
      body: { unitId: unit.id, year: 2027, name: 'Rencana 2027', budget: 1_000_000 },
    }),
  );
  const competency = await aCompetency(api, { name: { id: 'Melayani', en: 'Serving' } });
  const { id } = await aRegulation(api, { unitId: unit.id });
  const targets = [
    ['unit', unit.id, 'Dinas Perizinan'],
    ['position', position.id, 'Petugas Loket'],
    ['public-service', service.id, 'Izin Reklame'],
    ['course', course.id, 'Pelayanan Prima'],
    ['survey', survey.id, 'SKM Perizinan'],
    ['training-plan', plan.id, 'Rencana 2027'],
    ['competency', competency.id, 'Melayani'],
  ] as const;
  for (const [kind, targetId, targetName] of targets) {
    const made = await link(api, id, { kind, targetId });
    t.match(made, { status: 201, body: { kind, targetId, targetName, isThere: true, eId: null } }, kind);
    t.match(await call('GET', `/v1/policy-documents/${id}/links/${made.body.id}`), {
      status: 200,
      body: made.body,
    });
  }
  t.strictSame(
    (await linksOf(id)).map((one) => one.targetName),
    targets.map(([, , name]) => name),
  );
  t.match(await linksOf(id, '?kind=course'), [{ targetName: 'Pelayanan Prima' }]);
  const open = await call('GET', `/v1/public-policy-documents/${id}/links`, { key: null });
  t.strictSame(
    open.body.items.map((one) => one.kind),
    ['unit', 'position', 'public-service'],
    'everybody reads what is public anyway',
  );
});

t.test('a survey is told to everybody once its results are published', async (t) => {
  const { id } = await aRegistered(api);
  const { surveyId } = await weakResult(api);
  await created(link(api, id, { kind: 'survey', targetId: surveyId }));
  t.match(await call('GET', `/v1/public-policy-documents/${id}/links?kind=survey`, { key: null }), {
    status: 200,
    body: { items: [{ targetId: surveyId }] },
  });
});

t.test('which documents touch a unit', async (t) => {
  const unit = await aUnit(api);
  const number = aNumber();
  const old = await aRegistered(api, { number });
  const draft = await aDraft(api);
  for (const { id } of [old, draft])
    await created(link(api, id, { kind: 'unit', targetId: unit.id, note: 'Jam kerja.' }));
  const { body } = await call('GET', `/v1/policy-document-links?kind=unit&targetId=${unit.id}`);
  t.match(body.items, [
    { documentId: old.id, citation: `Perwali ${number}/2020`, state: 'in-force', note: 'Jam kerja.' },
    { documentId: draft.id, citation: null, state: 'draft' },
  ]);
  const past = await call('GET', `/v1/policy-document-links?kind=unit&targetId=${unit.id}&asOf=2020-02-03`);
  t.match(past.body.items[0], { state: 'signed' });
  const other = await key(['policy-documents:read'], { unitIds: [unit.id] });
  const { body: narrow } = await call('GET', '/v1/policy-document-links', { key: other });
  t.strictSame(narrow.items, [], 'documents of other units are out of reach');
});

t.test('what is closed later is told as such', async (t) => {
  const unit = await aUnit(api, { name: 'Kantor Lama' });
  const service = await aService(api, { name: 'Kartu Kuning' });
  const { id } = await aRegistered(api);
  await created(link(api, id, { kind: 'unit', targetId: unit.id }));
  await created(link(api, id, { kind: 'public-service', targetId: service.id }));
  await created(call('POST', `/v1/units/${unit.id}/closure`, { body: { closedOn: dayAt(0) } }));
  t.match(
    await call('PATCH', `/v1/public-services/${service.id}`, {
      body: { state: 'retired' },
      headers: { 'if-match': '*' },
    }),
    { status: 200 },
  );
  t.match(await linksOf(id), [
    { targetName: 'Kantor Lama', isThere: false },
    { targetName: 'Kartu Kuning', isThere: false },
  ]);
  t.match(await linksOf(id, `?kind=unit&asOf=${dayAt(-1)}`), [{ isThere: true }]);
});

t.test('a link of a provision', async (t) => {
  const unit = await aUnit(api);
  const { id } = await aDraft(api);
  const body = { kind: 'unit', targetId: unit.id, eId: 'art_2__para_1' };
  const missing = { status: 422, body: { errors: [{ pointer: '/eId', code: 'provision-not-in-text' }] } };
  t.match(await link(api, id, body), missing, 'there is no text yet');
  await write(api, id);
  t.match(await link(api, id, { ...body, eId: 'art_9' }), missing);
  t.match(await link(api, id, body), { status: 201, body: { eId: 'art_2__para_1' } });
  t.match(await link(api, id, { kind: 'unit', targetId: unit.id }), { status: 201 }, 'and the whole besides');
});

t.test('the same is linked once, also by two at once', async (t) => {
  const unit = await aUnit(api);
  const { id } = await aRegistered(api);
  const body = { kind: 'unit', targetId: unit.id };
  const both = await Promise.all([link(api, id, body), link(api, id, body)]);
  t.strictSame(both.map(({ status }) => status).sort(), [201, 409]);
  t.equal(both.find(({ status }) => status === 409)?.body.code, 'policy-link-taken');
  const [held] = await linksOf(id);
  t.match(await call('DELETE', `/v1/policy-documents/${id}/links/${held!.id}`), { status: 204 });
  t.match(await call('DELETE', `/v1/policy-documents/${id}/links/${held!.id}`), { status: 404 });
  t.match(await call('GET', `/v1/policy-documents/${id}/links/${held!.id}`), { status: 404 });
  t.match(await link(api, id, body), { status: 201 });
});

t.test('what is not there, or out of reach, is not linked', async (t) => {
  const unit = await aUnit(api);
  const foreign = await aUnit(api);
  const { id } = await aDraft(api, { unitId: unit.id });
  const nowhere = '019a4700-0000-7000-8000-00000000dead';
  for (const kind of [
    'unit',
    'position',
    'public-service',
    'course',
    'survey',
    'training-plan',
    'competency',
  ])
    t.match(
      await link(api, id, { kind, targetId: nowhere }),
      { status: 422, body: { code: 'unknown-reference', errors: [{ pointer: '/targetId' }] } },
      kind,
    );
  const drafter = await key(['policy-documents:read', 'policy-documents:write'], { unitIds: [unit.id] });
  t.match(await link(api, id, { kind: 'unit', targetId: foreign.id }, { key: drafter }), { status: 422 });
  t.match(await link(api, id, { kind: 'unit', targetId: unit.id }, { key: drafter }), { status: 201 });
  t.match(await call('GET', `/v1/policy-documents/${nowhere}/links`), { status: 404 });
  t.match(await call('GET', `/v1/public-policy-documents/${id}/links`, { key: null }), { status: 404 });
  await step(api, id, 'withdrawal', { reason: 'Batal.' });
  t.match(await link(api, id, { kind: 'unit', targetId: foreign.id }), {
    status: 409,
    body: { code: 'policy-document-stage' },
  });
});
