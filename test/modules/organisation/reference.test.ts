import t from 'tap';
import { echelons, functionalLevels, positionKinds } from '../../../src/modules/organisation/reference.ts';

t.test('every echelon became a managerial position kind, except the lowest', async (t) => {
  for (const { code, positionKind } of echelons.entries) {
    t.equal(positionKinds.get(positionKind).managerial, code !== 'V.a', code);
  }
});

t.test('echelons go down as the position kinds do', async (t) => {
  const kinds = positionKinds.entries.map((kind): string => kind.code);
  const ordered = echelons.entries.map((echelon) => kinds.indexOf(echelon.positionKind));
  t.strictSame(ordered, ordered.toSorted());
});

t.test('each ladder of functional positions has four levels in order', async (t) => {
  for (const ladder of ['keahlian', 'keterampilan']) {
    t.strictSame(
      functionalLevels.entries.filter((level) => level.ladder === ladder).map((level) => level.order),
      [1, 2, 3, 4],
      ladder,
    );
  }
});
