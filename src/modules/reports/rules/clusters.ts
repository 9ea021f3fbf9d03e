import type { Box } from './boxes.ts';

/** The finest cells are about 150 metres wide: in less, single reports can be drawn. */
export const finestZoom = 16;
/** More are never answered; a screen at its own zoom has less than a thousand. */
export const mostCells = 2000;

/** Cells of one zoom, from the first to the last in each direction. */
export interface CellRange {
  readonly zoom: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Sides of cells, in degrees: a quarter of the tiles of that zoom, and a whole number of cells of the next. */
const sideAt = (zoom: number): number => 360 / 2 ** (zoom + 2);

/** The cells that a part of the map touches: of the zoom that is asked for, or of the next that has not too many. */
export function cellsIn(box: Box, zoom: number): CellRange {
  for (let tried = Math.min(zoom, finestZoom); ; tried--) {
    const range = rangeAt(box, tried);
    const count = (range.east - range.west + 1) * (range.north - range.south + 1);
    if (count <= mostCells) return range;
  }
}

function rangeAt({ west, south, east, north }: Box, zoom: number): CellRange {
  const columns = 2 ** (zoom + 2);
  // The last column ends with the map, and the last row at the pole: both belong to them.
  const column = (longitude: number) => Math.min(Math.floor((longitude + 180) / sideAt(zoom)), columns - 1);
  const row = (latitude: number) => Math.min(Math.floor((latitude + 90) / sideAt(zoom)), columns / 2 - 1);
  return { zoom, west: column(west), south: row(south), east: column(east), north: row(north) };
}

/** The part of the map that a cell is; seven places are a centimetre. */
export function boxOfCell(zoom: number, x: number, y: number): Box {
  const side = sideAt(zoom);
  const degrees = (value: number) => Number(value.toFixed(7));
  return {
    west: degrees(x * side - 180),
    south: degrees(y * side - 90),
    east: degrees((x + 1) * side - 180),
    north: degrees((y + 1) * side - 90),
  };
}

/** Amid a cell, where its reports are drawn as one. */
export function centreOf(zoom: number, x: number, y: number): [longitude: number, latitude: number] {
  const side = sideAt(zoom);
  return [Number(((x + 0.5) * side - 180).toFixed(7)), Number(((y + 0.5) * side - 90).toFixed(7))];
}
