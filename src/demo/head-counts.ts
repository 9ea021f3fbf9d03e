import type { Sector } from './data/staffing.ts';
import type { Position, SectorSizes } from './positions.ts';
import type { Random } from './random.ts';

const VACANT_HEADS = 0.05;
const SURPLUS_POSITIONS = 0.02;

/** Fills the open positions, so that exactly `sizes` people per sector hold one; some stay vacant, a few overflow. */
export function fillPositions(positions: readonly Position[], sizes: SectorSizes, random: Random): void {
  const open = positions.filter((position) => position.closes === null);
  for (const position of open) {
    if (position.single) {
      const vacant = position.echelon !== 'II.a' && random.chance(VACANT_HEADS);
      position.filled = vacant ? 0 : 1;
    } else {
      position.filled = position.needed + (random.chance(SURPLUS_POSITIONS) ? 1 : 0);
    }
  }
  for (const sector of Object.keys(sizes) as Sector[]) {
    settle(
      open.filter((position) => position.sector === sector),
      sizes[sector],
      random,
    );
  }
}

function settle(positions: readonly Position[], size: number, random: Random): void {
  const staff = positions.filter((position) => !position.single);
  let difference = size - positions.reduce((sum, position) => sum + position.filled, 0);
  let removable = staff.reduce((sum, position) => sum + position.filled, 0);
  for (; difference > 0; difference--) random.pick(staff).filled += 1;
  for (; difference < 0; difference++) {
    const pool = removable > 0 ? staff : positions;
    let emptied = random.pick(pool);
    while (emptied.filled === 0) emptied = random.pick(pool);
    emptied.filled -= 1;
    removable -= 1;
  }
}
