import t from 'tap';
import { build } from '../../support/build.ts';
import { aUnit } from '../../support/organisation.ts';
import { allTo, aReport } from '../../support/reports.ts';

const api = await build(t);
const unit = await aUnit(api);
const ifMatch = (version: number) => ({ headers: { 'if-match': `"${version}.x"` } });

t.test('categories are entered, changed and ended', async (t) => {
  const made = await api.call('POST', '/v1/report-categories', {
    body: { code: 'LAMPU', name: { id: 'Lampu jalan', en: 'Street lights' }, kind: 'complaint' },
  });
  t.match(made, { status: 201, body: { isActive: true, serviceId: null } });
  const path = `/v1/report-categories/${made.body.id}`;
  t.match(await api.call('GET', path, { key: null }), { status: 200, body: { code: 'LAMPU' } });
  t.match(
    await api.call('POST', '/v1/report-categories', {
      body: { code: 'lampu', name: { id: 'A' }, kind: 'complaint' },
    }),
    {
      status: 409,
      body: { errors: [{ pointer: '/code' }] },
    },
  );
  const etag = String(made.headers.etag);
  const change = { body: { isActive: false }, headers: { 'if-match': etag } };
  t.match(await api.call('PATCH', path, change), { status: 200, body: { isActive: false } });
  t.equal((await api.call('PATCH', path, change)).status, 412);
  t.equal((await api.call('PATCH', path, { body: { isActive: true } })).status, 428);
  t.strictSame((await api.call('GET', '/v1/report-categories?isActive=true', { key: null })).body.items, []);
  t.match(
    await api.call('POST', '/v1/reports', { key: null, body: { text: 'Mati.', categoryId: made.body.id } }),
    {
      status: 422,
      body: { errors: [{ pointer: '/categoryId', code: 'category-inactive' }] },
    },
  );
  t.equal((await api.call('GET', `${path}/history`)).status, 200);
});

t.test('rules of routing are entered, changed and removed', async (t) => {
  const rule = await allTo(api, unit.id, { rank: 5 });
  const path = `/v1/report-routing-rules/${rule.id}`;
  t.match(await api.call('GET', path), { status: 200, body: { rank: 5, unitId: unit.id, categoryId: null } });
  t.match((await api.call('GET', '/v1/report-routing-rules')).body.items, [{ rank: 5 }]);
  const changed = await api.call('PATCH', path, { body: { rank: 6 }, headers: { 'if-match': '*' } });
  t.match(changed, { status: 200, body: { rank: 6 } });
  t.match(await api.call('PATCH', path, { body: { unitId: rule.id }, headers: { 'if-match': '*' } }), {
    status: 422,
    body: { errors: [{ pointer: '/unitId' }] },
  });
  t.equal((await api.call('DELETE', path, ifMatch(99))).status, 412);
  t.equal(
    (await api.call('DELETE', path, { headers: { 'if-match': String(changed.headers.etag) } })).status,
    204,
  );
  t.equal((await api.call('GET', path)).status, 404);
});

t.test('deadlines are data: a change holds for what begins from then on', async (t) => {
  const { body } = await api.call('GET', '/v1/report-deadline-rules', { key: null });
  t.strictSame(
    Object.fromEntries(body.items.map(({ kind, step, workingDays }) => [`${kind} ${step}`, workingDays])),
    {
      'complaint first-response': 3,
      'complaint resolution': 14,
      'complaint reporter-reply': 10,
      'complaint-with-inspection first-response': 3,
      'complaint-with-inspection resolution': 60,
      'complaint-with-inspection reporter-reply': 10,
      'information-request first-response': 3,
      'information-request resolution': 5,
      'information-request reporter-reply': 10,
      'aspiration first-response': 3,
      'aspiration resolution': 5,
      'aspiration reporter-reply': 10,
    },
  );
  const before = await aReport(api);
  const rule = body.items.find(({ kind, step }) => kind === 'complaint' && step === 'resolution')!;
  const path = `/v1/report-deadline-rules/${rule.id}`;
  const change = { body: { workingDays: 7, legalBasis: 'Perwali 1/2026' }, headers: { 'if-match': '*' } };
  t.match(await api.call('PATCH', path, change), { status: 200, body: { workingDays: 7 } });
  t.match(await api.call('GET', path, { key: null }), { body: { legalBasis: 'Perwali 1/2026' } });
  t.ok((await aReport(api)).dueAt < before.dueAt);
});
