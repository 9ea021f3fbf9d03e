import t from 'tap';
import { build } from '../../support/build.ts';
import { aCompetency, assess, coreId, coreLevels, setStandard } from '../../support/competencies.ts';
import { constraintAgainst } from '../../support/database.ts';
import { aCivilServant } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';

const api = await build(t);
const { call, key, database } = api;
const standards = '/v1/competency-standards';
const ifAny = { 'if-match': '*' };
interface Held {
  readonly origin: string;
  readonly standard: { readonly levels: { readonly level: number }[] } | null;
}
const ofPosition = async (positionId: string, asOf: string) =>
  (await call<Held>('GET', `/v1/positions/${positionId}/competency-standard?asOf=${asOf}`)).body;
const levelOf = async (positionId: string, asOf: string) => {
  const { origin, standard } = await ofPosition(positionId, asOf);
  return `${origin} ${standard?.levels[0]?.level}`;
};
const refused = (pointer: string, code: string) => ({
  status: 422,
  body: { code: 'rule-broken', errors: [{ pointer, code }] },
});

t.test('a new installation demands of each kind what the regulation does', async (t) => {
  const expected: Record<string, number> = {
    'jpt-utama': 5,
    'jpt-madya': 5,
    'jpt-pratama': 4,
    administrator: 3,
    pengawas: 2,
    pelaksana: 1,
    'ahli-utama': 5,
    'ahli-madya': 4,
    'ahli-muda': 3,
    'ahli-pertama': 2,
    penyelia: 3,
    mahir: 2,
    terampil: 1,
    pemula: 1,
  };
  const { body } = await call('GET', standards);
  t.equal(body.items.length, Object.keys(expected).length);
  for (const item of body.items) {
    const levels = item.levels as { code: string; level: number }[];
    const target = String(item.functionalLevel ?? item.positionKind);
    t.strictSame(
      levels.map(({ level }) => level),
      Array.from({ length: 9 }, () => expected[target]),
      target,
    );
  }
});

t.test('a position inherits, the nearest standard first, as a whole', async (t) => {
  const position = await aPosition(api, {
    kind: 'fungsional',
    functionalLevel: 'ahli-muda',
    jobClass: 9,
  });
  const sets = async (target: object, level: number, validFrom: string) =>
    setStandard(api, { ...target, validFrom, levels: coreLevels(level).slice(0, 1) });
  t.equal(await levelOf(position.id, '2021-01-01'), 'inherited 3');
  await sets({ positionKind: 'fungsional' }, 1, '2021-02-01');
  t.equal(await levelOf(position.id, '2021-02-01'), 'inherited 3', 'of the level before of the kind');
  await sets({ positionKind: 'fungsional', jobClass: 9 }, 2, '2021-02-01');
  t.equal(await levelOf(position.id, '2021-02-01'), 'inherited 3', 'of the level before of the class');
  await sets({ positionKind: 'fungsional', functionalLevel: 'ahli-muda', jobClass: 9 }, 4, '2021-03-01');
  t.equal(await levelOf(position.id, '2021-03-01'), 'inherited 4', 'of level and class before of either');
  t.equal(await levelOf(position.id, '2021-02-28'), 'inherited 3');
  const own = await sets({ positionId: position.id }, 5, '2021-04-01');
  t.equal(await levelOf(position.id, '2021-04-01'), 'own 5');
  t.equal((await ofPosition(position.id, '2021-04-01')).standard!.levels.length, 1, 'nothing is mixed');
  t.equal(await levelOf(position.id, '2021-03-31'), 'inherited 4');
  await call('PATCH', `${standards}/${own.id}`, { body: { validTo: '2021-05-01' }, headers: ifAny });
  t.equal(await levelOf(position.id, '2021-05-01'), 'inherited 4', 'again, where the own one has ended');

  const other = await aPosition(api, { kind: 'fungsional', functionalLevel: 'ahli-muda', jobClass: 8 });
  t.equal(await levelOf(other.id, '2021-05-01'), 'inherited 3');
  const onlyClass = await aPosition(api, { kind: 'pelaksana', jobClass: 5 });
  await sets({ positionKind: 'pelaksana', jobClass: 5 }, 2, '2021-01-01');
  t.equal(await levelOf(onlyClass.id, '2021-01-01'), 'inherited 2', 'of the class before of the kind');
  t.equal(await levelOf((await aPosition(api)).id, '2021-01-01'), 'inherited 1');
});

t.test('a position without any standard says so', async (t) => {
  const position = await aPosition(api, { kind: 'jpt-utama' });
  const [standard] = (await call('GET', `${standards}?positionKind=jpt-utama`)).body.items;
  const end = { body: { validTo: '2025-01-01' }, headers: ifAny };
  t.equal((await call('PATCH', `${standards}/${standard!.id}`, end)).status, 200);
  t.strictSame(await ofPosition(position.id, '2025-01-01'), {
    positionId: position.id,
    asOf: '2025-01-01',
    origin: 'none',
    standard: null,
  });
  t.match(await call('GET', `/v1/positions/${position.id}/candidates?asOf=2025-01-01`), {
    status: 409,
    body: { code: 'no-standard' },
  });
});

t.test('a standard is set from a day on; the one before ends; both stay readable', async (t) => {
  const { id: positionId } = await aPosition(api);
  const first = await setStandard(api, { positionId, levels: coreLevels(1), validFrom: '2022-01-01' });
  const second = await setStandard(api, {
    positionId,
    levels: coreLevels(2),
    educationLevel: 's1',
    educationProgrammes: ['Hukum'],
    rank: 'III/c',
    grade: 'IX',
    experienceYears: 2,
    experienceKinds: ['pelaksana'],
    trainings: ['PKP'],
    decreeNumber: '060/12',
    decreeDate: '2022-12-20',
    validFrom: '2023-01-01',
  });
  t.match(second, { educationProgrammes: ['Hukum'], rank: 'III/c', grade: 'IX', trainings: ['PKP'] });
  t.match((await call('GET', `${standards}/${first.id}`)).body, { validTo: '2023-01-01', version: 2 });
  const list = async (query: string) =>
    (await call('GET', `${standards}?positionId=${positionId}&${query}`)).body.items.map(({ id }) => id);
  t.strictSame(await list('asOf=2022-06-01'), [first.id]);
  t.strictSame(await list('asOf=2023-06-01'), [second.id]);
  t.strictSame(await list('allPeriods=true&sort=validFrom'), [first.id, second.id]);
  t.strictSame(await list(`allPeriods=true&competencyId=${coreId('KEP').toUpperCase()}&sort=-validFrom`), [
    second.id,
    first.id,
  ]);
  t.match(
    await call('POST', standards, { body: { positionId, levels: coreLevels(3), validFrom: '2022-06-01' } }),
    { status: 409, body: { code: 'standard-overlap' } },
    'between the two another one already begins',
  );
  t.equal((await call('GET', `${standards}/${first.id}/history`)).body.items.length, 2);
});

t.test('what is wrong with a standard is said, and where', async (t) => {
  const { id: positionId } = await aPosition(api);
  const set = (about: object) =>
    call('POST', standards, {
      body: { positionId, levels: coreLevels(1), validFrom: '2022-01-01', ...about },
    });
  const twice = [...coreLevels(1), { competencyId: coreId('INT').toUpperCase(), level: 2 }];
  t.match(await set({ levels: twice }), refused('/levels/9/competencyId', 'competency-repeated'));
  t.match(await set({ positionKind: 'pelaksana' }), refused('/positionKind', 'standard-target-unclear'));
  t.match(await set({ positionId: undefined }), refused('/positionId', 'standard-target-unclear'));
  t.match(await set({ rank: 'IX' }), refused('/rank', 'rank-of-other-scheme'));
  t.match(await set({ validTo: '2022-01-01' }), refused('/validTo', 'period-not-forward'));
  t.match(await set({ validFrom: '2017-01-01' }), {
    status: 422,
    body: { errors: Array.from({ length: 9 }, () => ({ code: 'competency-not-in-force' })) },
  });
  const level = (value: number) => set({ levels: [{ competencyId: coreId('INT'), level: value }] });
  for (const value of [0, 6, -1, 2.5]) t.equal((await level(value)).status, 400, `level ${value}`);
  t.match(await set({ positionId: coreId('INT') }), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/positionId' }] },
  });
  t.equal((await call('GET', `${standards}?positionId=${positionId}`)).body.items.length, 0);
});

t.test('the database itself refuses what the service would not ask for', async (t) => {
  const { id: positionId } = await aPosition(api);
  const against = (levels: object, positionKind: string | null = null) =>
    constraintAgainst(
      database.ownerUrl,
      `insert into competencies.standards (id, position_id, position_kind, levels, valid_from)
       values (gen_random_uuid(), $1, $2, $3, '2022-01-01')`,
      [positionId, positionKind, JSON.stringify(levels)],
    );
  t.equal(await against([...coreLevels(1), ...coreLevels(2)]), 'standards_levels_sound');
  t.equal(await against([{ competencyId: coreId('INT'), level: 0 }]), 'standards_levels_sound');
  t.equal(await against(coreLevels(1), 'pelaksana'), 'standards_one_target');
  t.equal(await against(coreLevels(1)), undefined);
  t.equal(await against(coreLevels(1)), 'standards_one_for_position');
});

t.test('a change shows whom it affects before it is saved, and exactly that', async (t) => {
  const unit = await aUnit(api);
  const technical = await aCompetency(api);
  const position = await aPosition(api, { unitId: unit.id, headCountNeeded: 9 });
  const other = await aPosition(api, { unitId: unit.id, jobClass: 7 });
  const placed = (positionId: string) =>
    aCivilServant(api, { placement: { positionId, validFrom: '2021-01-01' } });
  const strong = await placed(position.id);
  const weak = await placed(position.id);
  const unknown = await placed(position.id);
  const elsewhere = await placed(other.id);
  await assess(api, strong.id, { levels: coreLevels(3) });
  await assess(api, weak.id, { levels: coreLevels([2, 1, 1, 1, 1, 1, 1, 1, 1]) });
  await assess(api, elsewhere.id, { levels: coreLevels(1) });
  const before = (await call('GET', `${standards}?allPeriods=true&count=exact`)).body.total;

  const wanted = {
    positionId: position.id,
    levels: [
      { competencyId: coreId('INT'), level: 2 },
      { competencyId: coreId('KRJ'), level: 2 },
      { competencyId: technical.id, level: 1 },
    ],
    validFrom: '2026-06-01',
  };
  const preview = await call('POST', `${standards}/_preview`, { body: wanted });
  t.equal(preview.status, 200);
  t.match(preview.body, { positions: 1, people: 3, peopleWithNewGaps: 3 });
  const byCode = Object.fromEntries(
    (preview.body.competencies as { code: string; newGaps: number; closedGaps: number }[]).map(
      ({ code, newGaps, closedGaps }) => [code, [newGaps, closedGaps]],
    ),
  );
  t.strictSame(
    byCode,
    {
      INT: [0, 0],
      KRJ: [1, 0],
      ...Object.fromEntries(['KOM', 'OHS', 'PEL', 'PDL', 'PRB', 'KEP', 'PBG'].map((code) => [code, [0, 1]])),
      [String(technical.code)]: [3, 0],
    },
    'who was never assessed falls short of all that is demanded, before and after',
  );
  t.equal(preview.body.newGaps, 4);
  t.equal(preview.body.closedGaps, 7);
  t.equal(
    (await call('GET', `${standards}?allPeriods=true&count=exact`)).body.total,
    before,
    'nothing is saved',
  );
  t.notOk(
    (await call('GET', '/v1/events?limit=500')).body.items.some(({ data }) =>
      JSON.stringify(data).includes('2026-06-01'),
    ),
    'and nothing announced',
  );

  const set = await setStandard(api, wanted);
  const gapOf = async (id: string) =>
    (await call('GET', `/v1/employees/${id}/competency-gap?asOf=2026-06-01`)).body.competencies as {
      gap: number;
    }[];
  const gaps = (await Promise.all([strong, weak, unknown].map(({ id }) => gapOf(id)))).flat();
  t.equal(
    gaps.filter(({ gap }) => gap > 0).length,
    6,
    'as the preview said: 2 of INT and KRJ were there, 4 are new',
  );

  const correction = await call('POST', `${standards}/${set.id}/_preview`, {
    body: { levels: [{ competencyId: coreId('INT'), level: 2 }] },
  });
  t.match(correction.body, { people: 3, newGaps: 0, closedGaps: 5 });
  const ending = await call('POST', `${standards}/${set.id}/_preview`, { body: { validTo: '2027-01-01' } });
  t.match(
    ending.body,
    { asOf: '2027-01-01', people: 3, closedGaps: 4, newGaps: 7 },
    'the inherited one again',
  );
});

t.test('a change of a kind affects all positions without a standard of their own', async (t) => {
  const levels = coreLevels(1).slice(0, 1);
  const target = { positionKind: 'fungsional', functionalLevel: 'pemula' };
  const kind = { kind: 'fungsional', functionalLevel: 'pemula' } as const;
  const [inherits, alsoInherits, own] = [
    await aPosition(api, { ...kind, jobClass: 5 }),
    await aPosition(api, kind),
    await aPosition(api, kind),
  ];
  await setStandard(api, { positionId: own.id, levels });
  for (const { id: positionId } of [inherits, alsoInherits, own])
    await aCivilServant(api, { placement: { positionId, validFrom: '2021-01-01' } });
  const preview = await call('POST', `${standards}/_preview`, {
    body: { ...target, levels, validFrom: '2026-07-01' },
  });
  t.match(preview.body, { positions: 2, people: 2, newGaps: 0, closedGaps: 16 });
  const same = await call('POST', `${standards}/_preview`, {
    body: { ...target, levels: coreLevels(1), validFrom: '2026-07-01' },
  });
  t.match(same.body, { positions: 0, people: 0, newGaps: 0, closedGaps: 0, competencies: [] });
  const stricter = await call('POST', `${standards}/_preview`, {
    body: { ...target, levels: coreLevels(1), rank: 'II/c', validFrom: '2026-07-01' },
  });
  t.match(
    stricter.body,
    { positions: 2, people: 2, newGaps: 0, closedGaps: 0 },
    'who is asked for a rank is affected, also without a gap of competencies',
  );
});

t.test('a preview refuses what the change would refuse', async (t) => {
  const { id: positionId } = await aPosition(api);
  const body = { positionId, levels: coreLevels(1), validFrom: '2022-01-01' };
  await setStandard(api, { ...body, validFrom: '2023-01-01' });
  t.match(await call('POST', `${standards}/_preview`, { body: { ...body, validTo: '2023-01-02' } }), {
    status: 409,
    body: { code: 'standard-overlap' },
  });
  t.match(
    await call('POST', `${standards}/_preview`, { body: { ...body, rank: 'IX' } }),
    refused('/rank', 'rank-of-other-scheme'),
  );
});

t.test('a planned standard is removed, one that holds is not', async (t) => {
  const { id: positionId } = await aPosition(api);
  const held = await setStandard(api, { positionId, levels: coreLevels(1) });
  const planned = await setStandard(api, { positionId, levels: coreLevels(2), validFrom: '2031-01-01' });
  const remove = (id: string) => call('DELETE', `${standards}/${id}`, { headers: ifAny });
  t.match(await remove(held.id), { status: 409, body: { code: 'standard-has-begun' } });
  t.equal((await remove(planned.id)).status, 204);
  t.equal((await call('GET', `${standards}/${planned.id}`)).status, 404);
  const version = { 'if-match': `"${held.version}"` };
  const stale = await call('PATCH', `${standards}/${held.id}`, { body: { validTo: null }, headers: version });
  t.equal(stale.status, 412, 'setting the planned one had ended it: the version is another');
});

t.test(
  'standards of kinds are for the whole city, those of positions for whoever reaches them',
  async (t) => {
    const mine = await aPosition(api);
    const foreign = await aPosition(api);
    const theirs = await setStandard(api, { positionId: foreign.id, levels: coreLevels(1) });
    const clerk = await key(['competencies:read', 'competencies:write'], { unitIds: [mine.unitId] });
    const set = (target: object, path = '') =>
      call('POST', `${standards}${path}`, {
        key: clerk,
        body: { ...target, levels: coreLevels(2), validFrom: '2022-01-01' },
      });
    t.match(await set({ positionKind: 'pelaksana' }), { status: 403, body: { code: 'whole-city-only' } });
    t.match(await set({ positionKind: 'pelaksana' }, '/_preview'), { status: 403 });
    t.match(await set({ positionId: foreign.id }), { status: 422, body: { code: 'unknown-reference' } });
    t.equal((await set({ positionId: mine.id }, '/_preview')).status, 200);
    t.equal((await set({ positionId: mine.id })).status, 201);
    const [ofKind] = (await call('GET', `${standards}?positionKind=pelaksana&jobClass=5`)).body.items;
    const change = (id: string) =>
      call('PATCH', `${standards}/${id}`, { key: clerk, body: { validTo: null }, headers: ifAny });
    t.match(await change(ofKind!.id), { status: 403, body: { code: 'whole-city-only' } });
    t.equal((await change(theirs.id)).status, 404);
    const seen = (await call('GET', `${standards}?asOf=2022-06-01&limit=500`, { key: clerk })).body.items;
    t.ok(seen.some(({ positionId }) => positionId === mine.id));
    t.notOk(seen.some(({ positionId }) => positionId === foreign.id));
    t.ok(
      seen.some(({ positionKind }) => positionKind === 'administrator'),
      'those of kinds are for all to read',
    );
  },
);

t.test('of many who set a standard for the same position and day, one does', async (t) => {
  const { id: positionId } = await aPosition(api);
  const statuses = await Promise.all(
    [1, 2, 3, 4, 5].map((level) =>
      call('POST', standards, {
        body: { positionId, levels: coreLevels(level), validFrom: '2024-01-01' },
      }),
    ),
  );
  t.strictSame(statuses.map(({ status }) => status).sort(), [201, 409, 409, 409, 409]);
});
