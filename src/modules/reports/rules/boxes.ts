export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A part of the map from its four numbers; null if these are none. */
export function boxOf(text: string): Box | null {
  const [west, south, east, north] = text.split(',').map(Number) as [number, number, number, number];
  const isSound = west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90;
  return isSound ? { west, south, east, north } : null;
}
