import fc from 'fast-check';
import t from 'tap';
import { participationOf } from '../../../src/modules/consultations/rules/participation.ts';
import { hiddenCounts } from '../../../src/modules/consultations/rules/suppression.ts';
import { build } from '../../support/build.ts';
import {
  aColleague,
  aConcluded,
  aConsultation,
  aGroup,
  answerTo,
  closeSince,
  comment,
  commentAs,
  conclude,
} from '../../support/consultations.ts';
import { created } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { anArea, aTerritory } from '../../support/territory.ts';

const api = await build(t);
const { call } = api;

const invitedIn = (units: readonly { readonly invited: number | null }[]): number =>
  units.reduce((sum, { invited }) => sum + (invited ?? 0), 0);

const participation = async (id: string) =>
  (await call('GET', `/v1/consultations/${id}/participation`)).body as unknown as {
    invited: number | null;
    commenters: number;
    byUnit: { unitId: string | null; invited: number; commented: number | null }[];
    byDistrict: { districtId: string | null; commented: number | null }[];
    byGender: { gender: string | null; invited: number | null; commented: number | null }[];
    byAgeBand: { ageBand: string | null; commented: number | null }[];
    seldomHeardUnitIds: string[];
    seldomHeardDistrictIds: string[];
    seldomHeardGenders: string[];
  };

t.test('few people are not told of, nor whom they would follow from', (t) => {
  const hidden = (...counts: number[]) => hiddenCounts(counts.map((commented) => ({ commented })));
  t.strictSame(hidden(7, 9), [false, false]);
  t.strictSame(hidden(7, 0), [false, false], 'that nobody did tells of nobody');
  t.strictSame(hidden(7, 3, 9), [true, true, false], 'the next smallest hides it');
  t.strictSame(hidden(3, 0), [true, true], 'or all of them would have been of one group');
  t.strictSame(hidden(2, 4), [true, true]);
  const units = [
    { invited: 3, commented: 0 },
    { invited: 20, commented: 8 },
    { invited: 30, commented: 9 },
    { invited: 40, commented: 20 },
  ];
  t.strictSame(hiddenCounts(units), [true, true, true, false], 'of a small unit not even that it was silent');
  t.end();
});

t.test('what is hidden never follows from what is shown', (t) => {
  const group = fc.record({
    commented: fc.integer({ min: 0, max: 12 }),
    invited: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(group, { maxLength: 12 }), (groups) => {
      const given = groups.map(({ commented, invited }) =>
        invited === undefined ? { commented } : { commented, invited },
      );
      const hidden = hiddenCounts(given);
      const small = given.map(
        ({ commented, invited = 5 }) => (commented > 0 && commented < 5) || invited < 5,
      );
      if (small.some((isSmall, at) => isSmall && !hidden[at])) return false;
      if (!hidden.includes(true)) return true;
      if (hidden.every(Boolean)) return true;
      const behind = given.filter(({ commented }, at) => hidden[at] && commented > 0);
      return behind.length >= 2 && behind.reduce((sum, { commented }) => sum + commented, 0) >= 5;
    }),
  );
  t.end();
});

t.test('figures add up, of whatever is counted', (t) => {
  const units = ['u1', 'u2', 'u3'];
  const person = fc.record({
    unitId: fc.option(fc.constantFrom(...units, 'gone')),
    districtId: fc.option(fc.constantFrom('d1', 'd2')),
    gender: fc.option(fc.constantFrom('male' as const, 'female' as const)),
    ageBand: fc.option(fc.constantFrom('20-29' as const, '30-39' as const)),
    commented: fc.integer({ min: 1, max: 9 }),
  });
  const seat = fc.record({
    unitId: fc.constantFrom(...units),
    gender: fc.constantFrom('male' as const, 'female' as const),
    people: fc.integer({ min: 1, max: 30 }),
  });
  fc.assert(
    fc.property(fc.boolean(), fc.array(person), fc.array(seat), (isInternal, people, seats) => {
      const invited = isInternal ? seats : [];
      const told = participationOf({
        isInternal,
        people,
        invited,
        groups: isInternal ? units.map((unitId) => ({ unitId, groupId: unitId, name: unitId })) : [],
        districts: [
          { id: 'd1', name: 'Satu' },
          { id: 'd2', name: 'Dua' },
        ],
      });
      const sum = people.reduce((sum, { commented }) => sum + commented, 0);
      const parts = [told.byDistrict, told.byGender, ...(isInternal ? [] : [told.byAgeBand])];
      return (
        told.commenters === sum &&
        parts.every((part) => {
          const shown = part.reduce((sum, { commented }) => sum + (commented ?? 0), 0);
          const isWhole = part.every(({ commented }) => commented !== null);
          return isWhole ? shown === sum : sum === 0 || shown < sum;
        }) &&
        invitedIn(told.byUnit) === invited.reduce((sum, { people }) => sum + people, 0)
      );
    }),
  );
  t.end();
});

t.test('of civil servants it is told who was asked, who spoke and who is missing', async (t) => {
  const { district } = await aTerritory(api);
  const agency = await aUnit(api, { name: 'Dinas' });
  const parts = [];
  for (const name of ['Ramai', 'Sedang', 'Sunyi', 'Kecil'])
    parts.push(await aUnit(api, { name, kind: 'section', parentId: agency.id }));
  const [loud, middle, silent, small] = parts as [typeof agency, typeof agency, typeof agency, typeof agency];
  const ifAny = { headers: { 'if-match': '*' } };
  t.equal(
    (await call('PATCH', `/v1/areas/${district.id}`, { body: { unitId: loud.id }, ...ifAny })).status,
    200,
  );
  const people = async (unitId: string, count: number, gender: 'male' | 'female') => {
    const found = [];
    for (let one = 0; one < count; one += 1) found.push(await aColleague(api, unitId, { gender }));
    return found;
  };
  const speakers = [
    ...(await people(loud.id, 6, 'female')),
    ...(await people(middle.id, 5, 'male')),
    ...(await people(small.id, 1, 'male')),
  ];
  await people(silent.id, 5, 'male');
  const unitIds = parts.map(({ id }) => id);
  const { id } = await aConsultation(api, { unitId: agency.id, audience: 'internal', unitIds });
  for (const [at, { token }] of speakers.entries())
    await created(commentAs(api, token, id, { isConfidential: at % 2 === 0 }));
  await created(commentAs(api, speakers[0]!.token, id));
  const told = await participation(id);
  t.match(told, { invited: 17, commenters: 12 });
  const of = (unitId: string) => told.byUnit.find((unit) => unit.unitId === unitId);
  t.match(of(small.id), { invited: 1, commented: null }, 'one person is nobody');
  t.match(of(middle.id), { invited: 5, commented: null }, 'by which the one would follow');
  t.match(of(loud.id), { invited: 6, commented: 6 }, 'each once, also of those who spoke twice');
  t.match(of(silent.id), { invited: 5, commented: 0 });
  t.strictSame(told.seldomHeardUnitIds, [silent.id], 'a small unit is never named');
  t.match(told.byGender, [
    { gender: 'male', invited: 11, commented: 6 },
    { gender: 'female', invited: 6, commented: 6 },
  ]);
  t.match(
    told.byDistrict.find(({ districtId }) => districtId === district.id),
    { commented: 6 },
    'as far as a unit stands for a district',
  );
});

t.test('of the public it is told what was given, and who is not heard', async (t) => {
  const { city } = await aTerritory(api);
  const [near, far] = [
    await anArea(api, 'district', { parentId: city.id }),
    await anArea(api, 'district', { parentId: city.id }),
  ];
  const { id } = await aConsultation(api);
  for (let one = 0; one < 6; one += 1)
    await created(comment(api, id, { districtId: near.id, gender: 'female', ageBand: '30-39' }));
  await created(comment(api, id, { districtId: far.id, gender: 'male' }));
  for (let one = 0; one < 7; one += 1) await created(comment(api, id));
  const told = await participation(id);
  t.match(told, { invited: null, commenters: 14, byUnit: [] });
  const of = (districtId: string | null) => told.byDistrict.find((one) => one.districtId === districtId);
  t.equal(of(far.id)!.commented, null);
  t.equal(of(near.id)!.commented, null, 'by which the one would follow');
  t.equal(of(null)!.commented, 7);
  t.ok(told.seldomHeardDistrictIds.includes(far.id));
  t.notOk(told.seldomHeardDistrictIds.includes(near.id));
  t.strictSame(told.seldomHeardGenders, ['male']);
  t.equal(told.byAgeBand.find(({ ageBand }) => ageBand === '30-39')!.commented, 6);
});

t.test('what is concluded of a small consultation gives nobody away', async (t) => {
  const unit = await aUnit(api);
  const one = await aColleague(api, unit.id, { name: 'Tunggal Sekali', gender: 'female' });
  const { id } = await aConsultation(api, { unitId: unit.id, audience: 'internal', unitIds: [unit.id] });
  const said = await created(commentAs(api, one.token, id, { isConfidential: true }));
  const group = await aGroup(api, id, [said.id]);
  await created(answerTo(api, group.id));
  await closeSince(api, id);
  const concluded = await conclude(api, id);
  t.match(concluded.body.record, {
    participation: {
      byUnit: [{ unitId: unit.id, commented: null }],
      byGender: [{ gender: 'female', commented: null }],
    },
  });
  t.notMatch(concluded.text, /Tunggal/);
  t.match(await call('GET', `/v1/me/consultations/${id}/conclusion`, { key: one.token }), { status: 200 });
  t.match(await call('GET', `/v1/me/consultations/${id}/comments`, { key: one.token }), {
    body: { items: [{ groupTitle: 'Giliran malam', answer: { outcome: 'partly-accepted' } }] },
  });
  const { id: open } = await aConcluded(api);
  t.match(await call('GET', `/v1/me/consultations/${open}`, { key: one.token }), { status: 404 });
});
