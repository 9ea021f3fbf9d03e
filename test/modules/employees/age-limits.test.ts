import t from 'tap';
import { defaultAgeLimits } from '../../../src/modules/employees/rules/retirement.ts';
import { build } from '../../support/build.ts';
import { aCivilServant } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';

interface Limit {
  positionKind: string;
  functionalLevel: string | null;
  positionName: string | null;
  age: number;
  validFrom: string;
  validTo: string | null;
}

t.test('a new installation starts with the limits of the law', async (t) => {
  const { call } = await build(t);
  const { body } = await call<{ items: Limit[] }>('GET', '/v1/retirement-age-limits');
  t.equal(body.items.length, defaultAgeLimits.length);
  for (const { positionKind, functionalLevel, positionName, age } of defaultAgeLimits)
    t.match(
      body.items.find(
        (limit) =>
          limit.positionKind === positionKind &&
          limit.functionalLevel === functionalLevel &&
          limit.positionName === positionName,
      ),
      { age },
    );
});

t.test('a city raises the limit of one functional position from a day on', async (t) => {
  const api = await build(t);
  const { call } = api;
  const unit = await aUnit(api, {});
  const position = await aPosition(api, {
    unitId: unit.id,
    name: 'Guru Ahli Muda',
    kind: 'fungsional',
    functionalLevel: 'ahli-muda',
  });
  const teacher = await aCivilServant(api, {
    birthDate: '1970-05-10',
    placement: { positionId: position.id, validFrom: '2021-01-01' },
  });
  const retirementOn = async (day: string) =>
    (await call<{ retirement: unknown }>('GET', `/v1/employees/${teacher.id}?asOf=${day}`)).body.retirement;

  const raised = {
    positionKind: 'fungsional',
    positionName: 'Guru',
    age: 62,
    legalBasis: 'UU tentang Guru dan Dosen (contoh)',
    validFrom: '2027-01-01',
  };
  t.match(await call('POST', '/v1/retirement-age-limits', { body: raised }), {
    status: 201,
    headers: { location: '/v1/retirement-age-limits?asOf=2027-01-01' },
    body: { age: 62, validTo: null },
  });
  t.match(await retirementOn('2026-12-31'), { ageLimit: 60, retiresOn: '2030-06-01' });
  t.match(await retirementOn('2027-01-01'), { ageLimit: 62, retiresOn: '2032-06-01' });
  t.match(await call('POST', '/v1/retirement-age-limits', { body: { ...raised, positionName: 'GURU' } }), {
    status: 409,
    body: { code: 'age-limit-overlap' },
  });
});

t.test('two clerks who set the same limit at once: one lands', async (t) => {
  const { call } = await build(t);
  const body = { positionKind: 'pelaksana', age: 59, legalBasis: 'contoh', validFrom: '2028-01-01' };
  const answers = await Promise.all([1, 2, 3].map(() => call('POST', '/v1/retirement-age-limits', { body })));
  t.strictSame(answers.map(({ status }) => status).sort(), [201, 409, 409]);
});
