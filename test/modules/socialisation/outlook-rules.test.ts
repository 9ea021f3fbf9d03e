import fc from 'fast-check';
import t from 'tap';
import { forecast, risksOf, type Standing } from '../../../src/modules/socialisation/rules/outlook.ts';

const today = '2027-03-15';
const aim = { targetPercent: 90, dueOn: '2027-03-31', effectiveOn: '2027-04-14' };
const earlier = (read: number, day = '2027-03-01') => ({ day, read });

t.test('reading goes on as in the last days', async (t) => {
  t.same(forecast({ members: 1000, read: 340 }, earlier(200), aim, today), {
    readPerDay: 10,
    neededPerDay: 35,
    targetOn: '2027-05-10',
    percentWhenDue: 50,
    percentWhenEffective: 64,
  });
  t.match(forecast({ members: 100, read: 80 }, earlier(10), aim, today), {
    readPerDay: 5,
    neededPerDay: 1,
    targetOn: '2027-03-17',
    percentWhenDue: 100,
  });
});

t.test('what has been reached stays reached', async (t) => {
  t.match(forecast({ members: 10, read: 9 }, earlier(9), aim, today), {
    readPerDay: 0,
    neededPerDay: 0,
    targetOn: today,
    percentWhenDue: 90,
  });
  t.match(
    forecast({ members: 10, read: 4 }, earlier(9), aim, today),
    { readPerDay: 0, targetOn: null, percentWhenDue: 40 },
    'after another text nobody is said to forget',
  );
});

t.test('nothing is foretold of the day of the start, of nobody, or of a day that is over', async (t) => {
  t.same(forecast({ members: 10, read: 2 }, earlier(0, today), aim, today), {
    readPerDay: null,
    neededPerDay: 1,
    targetOn: null,
    percentWhenDue: null,
    percentWhenEffective: null,
  });
  t.match(forecast({ members: 0, read: 0 }, earlier(0), aim, today), {
    percentWhenDue: null,
    targetOn: today,
  });
  t.match(
    forecast({ members: 10, read: 5 }, earlier(0), { ...aim, dueOn: '2027-03-14', effectiveOn: null }, today),
    {
      neededPerDay: null,
      percentWhenDue: 50,
      percentWhenEffective: null,
    },
  );
});

t.test('forecasts rise with the day and never pass the whole', async (t) => {
  const aDay = fc
    .integer({ min: 0, max: 400 })
    .map((days) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.nat(10_000),
      fc.nat(10_000),
      aDay,
      aDay,
      fc.integer({ min: 1, max: 100 }),
      (members, read, before, one, other, targetPercent) => {
        const [dueOn, effectiveOn] = one < other ? [one, other] : [other, one];
        const now = { members, read: Math.min(read, members) };
        const found = forecast(
          now,
          earlier(Math.min(before, members)),
          { targetPercent, dueOn, effectiveOn },
          today,
        );
        if (members === 0) return found.percentWhenDue === null;
        const percent = (now.read * 100) / members;
        const isOnTime = found.targetOn !== null && found.targetOn <= dueOn;
        return (
          found.percentWhenDue! >= percent - 0.05 &&
          found.percentWhenDue! <= found.percentWhenEffective! &&
          found.percentWhenEffective! <= 100 &&
          (!isOnTime || found.percentWhenDue! >= targetPercent - 0.05)
        );
      },
    ),
  );
  t.pass();
});

const fine: Standing = {
  members: 100,
  read: 80,
  understood: 70,
  stated: 50,
  concern: 5,
  pulse: { readiness: 4 },
};
const risks = (about: Partial<Standing>, percentWhenDue: number | null = 95) =>
  risksOf({ ...fine, ...about }, { percentWhenDue }, { targetPercent: 90, readinessTarget: 3.5 });

t.test('a unit is at risk for reasons', async (t) => {
  t.same(risks({}), []);
  t.same(risks({}, 89.9), ['reading-behind']);
  t.same(risks({}, null), [], 'what is not known is no reason');
  t.same(risks({ understood: 55 }), ['understanding-low']);
  t.same(risks({ understood: null }), []);
  t.same(risks({ concern: 15 }), ['concerns-many']);
  t.same(risks({ stated: null, concern: null }), []);
  t.same(risks({ pulse: { readiness: 3.4 } }), ['readiness-low']);
  t.same(risks({ pulse: { readiness: null } }), ['readiness-unknown']);
  t.same(risks({ pulse: null }), []);
  t.same(risks({ members: 4, read: 4, understood: 4, pulse: { readiness: null } }), []);
  t.same(risks({ understood: 0, concern: 50, pulse: { readiness: 1 } }, 0), [
    'reading-behind',
    'understanding-low',
    'concerns-many',
    'readiness-low',
  ]);
});
