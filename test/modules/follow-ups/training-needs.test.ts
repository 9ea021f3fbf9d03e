import t from 'tap';
import { build } from '../../support/build.ts';
import { created } from '../../support/feedback.ts';
import { aFollowUp, anAccepted, said, take, weakResult } from '../../support/follow-ups.ts';
import { aUnit } from '../../support/organisation.ts';
import { aCourse } from '../../support/trainings.ts';

const api = await build(t);
const { call } = api;
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const reason = 'Nilai unsur kompetensi pelaksana rendah.';

t.test(
  'a weakness in competence becomes a need of the unit, in its plans, until the action ends',
  async (t) => {
    const agency = await aUnit(api);
    const unit = await aUnit(api, { parentId: agency.id, kind: 'section' });
    const { publicationId, serviceId } = await weakResult(api, { unitId: unit.id });
    const weak = { satisfaction: { publicationId, serviceId, element: 'staff-competence' } };
    const action = await anAccepted(api, { unitId: unit.id, origins: [weak] });
    const course = await aCourse(api);
    const competency = (await call('GET', '/v1/competencies?limit=1')).body.items[0]!;
    const need = await take(api, action.id, 'training-needs', {
      competencyId: competency.id,
      courseId: course.id,
      reason,
    });
    t.match(need, {
      status: 201,
      body: {
        unitId: unit.id,
        competencyId: competency.id,
        courseId: course.id,
        originKind: 'follow-up',
        originId: action.id,
        endedOn: null,
      },
    });
    const preview = () =>
      call('POST', '/v1/training-plans/_preview', { body: { unitId: agency.id, year: 2027, budget: 0 } });
    t.match((await preview()).body.reportedNeeds, [{ id: need.body.id, reason }]);
    const saved = await created(
      call('POST', '/v1/training-plans', {
        body: { name: 'Rencana', unitId: agency.id, year: 2027, budget: 0 },
      }),
    );
    t.match(saved.reportedNeeds, [{ id: need.body.id }]);
    const listed = (query: string, options: object = {}) =>
      call('GET', `/v1/training-needs?${query}`, options);
    t.match((await listed(`unitId=${agency.id}&includeSubunits=true&isOpen=true`)).body.items, [
      { id: need.body.id },
    ]);
    const stranger = await api.key(['training-plans:read'], { unitIds: [(await aUnit(api)).id] });
    t.strictSame((await listed('', { key: stranger })).body.items, []);
    await created(take(api, action.id, 'completion', { result: said('Dilatih.') }));
    t.strictSame((await preview()).body.reportedNeeds, [], 'it is no need any more');
    t.strictSame((await listed('isOpen=true')).body.items, []);
    t.equal((await listed(`originId=${action.id}`)).body.items.length, 1, 'but stays to be read');
  },
);

t.test('a need names what there is, of an action about competence that is being taken', async (t) => {
  const { publicationId, serviceId, unitId } = await weakResult(api);
  const weak = { satisfaction: { publicationId, serviceId, element: 'staff-competence' } };
  const { id } = await anAccepted(api, { unitId, origins: [weak] });
  const asked = (body: object) => take(api, id, 'training-needs', { reason, ...body });
  for (const [body, pointer, code] of [
    [{}, '/competencyId', 'need-of-nothing'],
    [{ competencyId: nowhere }, '/competencyId', 'unknown-reference'],
    [{ courseId: nowhere }, '/courseId', 'unknown-reference'],
  ] as const)
    t.match(await asked(body), { status: 422, body: { errors: [{ pointer, code }] } });
  const courseId = (await aCourse(api)).id;
  const other = await anAccepted(api);
  t.match(await take(api, other.id, 'training-needs', { reason, courseId }), {
    status: 409,
    body: { code: 'follow-up-not-about-competence' },
  });
  const proposed = await aFollowUp(api, { unitId, origins: [weak] });
  t.match(await take(api, proposed.id, 'training-needs', { reason, courseId }), {
    status: 409,
    body: { code: 'follow-up-state' },
  });
});
