import fc from 'fast-check';
import t from 'tap';
import { hiddenUnits, type StatedUnit } from '../../../src/modules/socialisation/rules/coverage.ts';
import { keepCoverage, keepStances } from '../../../src/modules/socialisation/store/coverage-days.ts';
import { build } from '../../support/build.ts';
import { created, inDays, today } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { acknowledge, aRunningCampaign, colleagues } from '../../support/socialisation.ts';

const api = await build(t);
const { app, call } = api;

const keep = (day: string) =>
  app.database.transaction({ kind: 'system', id: 'test' }, async (transaction) => {
    await keepCoverage(transaction, day);
    await keepStances(transaction, day);
  });

t.test('coverage tells at once who was told and has read, and at night how they stand to it', async (t) => {
  const { campaign, people, unitId, versionId } = await aRunningCampaign(api, { people: 12 });
  const state = (at: number, stance: string) =>
    acknowledge(api, campaign.id, people[at]!, {
      versionId,
      stance,
      ...(stance === 'concern' ? { reason: 'x' } : {}),
    });
  for (const at of [0, 1, 2, 3]) await created(state(at, 'support'));
  const path = `/v1/campaigns/${campaign.id}/coverage?unitId=${unitId}`;
  await keep(inDays(-1));
  t.match((await call('GET', path)).body, {
    stancesAsOf: null,
    all: {
      members: 12,
      reached: 4,
      read: 4,
      readPercent: 33.33,
      understood: null,
      isSuppressed: true,
      support: null,
    },
  });
  await created(state(4, 'concern'));
  t.match((await call('GET', path)).body.all, { read: 5, isSuppressed: true }, 'nothing moves by day');
  await keep(today());
  t.match((await call('GET', path)).body, {
    stancesAsOf: today(),
    all: { isSuppressed: false, stated: 5, support: 4, neutral: 0, concern: 1 },
    kinds: [{ positionKind: 'pelaksana', members: 12, support: 4 }],
    rows: [{ unitId, read: 5, isSuppressed: true, support: null }],
  });
  for (const at of [5, 6, 7, 8]) await created(state(at, 'neutral'));
  await keep(inDays(1));
  t.match((await call('GET', path)).body.all, { read: 9, stated: 5 }, 'four more tell nothing');
  await created(state(9, 'neutral'));
  await keep(inDays(2));
  t.match((await call('GET', path)).body.all, { stated: 10, neutral: 5 });
  await keep(inDays(2));
  const days = (await call('GET', `/v1/campaigns/${campaign.id}/coverage/days?unitId=${unitId}`)).body.items;
  t.match(days, [
    { day: today(), read: 5, support: 4 },
    { day: inDays(1), read: 9, stated: 5 },
    { day: inDays(2), read: 10, stated: 10 },
  ]);
});

t.test('the few of a unit do not follow from its siblings', async (t) => {
  const { campaign, unitId, people, versionId } = await aRunningCampaign(api, { people: 6 });
  const names = ['a', 'b'];
  const below = [];
  for (const [at, count] of [7, 3].entries()) {
    const { id } = await aUnit(api, { parentId: unitId, name: names[at]! });
    below.push({ id, people: await colleagues(api, id, count) });
  }
  await created(call('POST', `/v1/campaigns/${campaign.id}/audience-updates`, { body: {} }));
  for (const person of [...people, ...below.flatMap((unit) => unit.people)])
    await created(acknowledge(api, campaign.id, person, { versionId, stance: 'support' }));
  await keep(today());
  const path = `/v1/campaigns/${campaign.id}/coverage?unitId=${unitId}`;
  const { all, rows } = (await call('GET', path)).body as unknown as {
    all: object;
    rows: { unitId: string; isSuppressed: boolean; read: number }[];
  };
  t.match(all, { stated: 16, isSuppressed: false });
  const of = (id: string) => rows.find((row) => row.unitId === id)!;
  t.match(of(below[1]!.id), { isSuppressed: true, read: 3 }, 'three are too few');
  t.equal(of(below[0]!.id).isSuppressed, false, 'six beside them keep the three apart');
  t.match((await call('GET', `/v1/campaigns/${campaign.id}/coverage?unitId=${below[1]!.id}`)).body, {
    stancesAsOf: null,
    all: { isSuppressed: true },
  });
  const each = (await call('GET', `${path}&rows=units`)).body as unknown as {
    rows: { isSuppressed: boolean }[];
  };
  t.ok(
    each.rows.every(({ isSuppressed }) => isSuppressed),
    'of units by themselves nothing is told',
  );
});

t.test('nor do the few of a kind of position follow from the others', async (t) => {
  const { campaign, unitId, people, versionId } = await aRunningCampaign(api, { people: 8 });
  const few = await colleagues(api, unitId, 3, { kind: 'fungsional', functionalLevel: 'ahli-muda' });
  await created(call('POST', `/v1/campaigns/${campaign.id}/audience-updates`, { body: {} }));
  for (const person of [...people, ...few])
    await created(acknowledge(api, campaign.id, person, { versionId, stance: 'support' }));
  await keep(today());
  const { body } = await call('GET', `/v1/campaigns/${campaign.id}/coverage?unitId=${unitId}`);
  t.match(body, {
    all: { stated: 11 },
    kinds: [
      { positionKind: 'fungsional', read: 3, isSuppressed: true },
      { positionKind: 'pelaksana', read: 8, isSuppressed: true },
    ],
  });
});

t.test('what is hidden never leaves a group of one to four that can be worked out', (t) => {
  const tree = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.nat(30)), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(tree, (nodes) => {
      const own = nodes.map(([people]) => people);
      const parents = nodes.map(([, parent], at) => (at === 0 ? null : parent % at));
      const total = [...own];
      for (let at = nodes.length - 1; at > 0; at -= 1) total[parents[at]!]! += total[at]!;
      // Of fewer than five nothing is ever kept: the roll-up knows no such group.
      const units: StatedUnit[] = nodes.map((_, at) => ({
        unitId: `${at}`,
        parentId: parents[at] === null ? null : `${parents[at]}`,
        stated: total[at]! >= 5 ? total[at]! : 0,
      }));
      const hidden = hiddenUnits(units, total[0]! >= 5 ? total[0]! : 0);
      const isShown = (at: number) => total[at]! >= 5 && !hidden.has(`${at}`);
      for (const [at] of nodes.entries()) {
        if (!isShown(at)) continue;
        const shown = nodes.flatMap((_, child) =>
          parents[child] === at && child > 0 && isShown(child) ? [total[child]!] : [],
        );
        const rest = total[at]! - shown.reduce((sum, count) => sum + count, 0);
        if (shown.length > 0 && rest > 0 && rest < 5) return false;
      }
      return true;
    }),
    { numRuns: 500 },
  );
  t.end();
});
