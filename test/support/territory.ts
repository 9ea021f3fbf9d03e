import type { AnswerBody, TestApp } from './build.ts';
import { created } from './feedback.ts';

type Api = Pick<TestApp, 'call'>;

let number = 0;

/** The ring of a rectangle, counter-clockwise. */
export const rectangle = (west: number, south: number, east: number, north: number): number[][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

export const polygonOf = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings });

/** What is sent to enter a city, a district or an urban village, with a code of its own. */
export function areaOf(kind: 'city' | 'district' | 'urban-village', about: object = {}) {
  number += 1;
  const two = (value: number) => String(value % 100).padStart(2, '0');
  const city = `${two(10 + Math.floor(number / 100))}.${two(number)}`;
  const code = {
    city,
    district: `${city}.01`,
    'urban-village': `${city}.01.${String(number).padStart(4, '0')}`,
  }[kind];
  return { code, name: `Wilayah ${number}`, kind, ...about };
}

export const anArea = (api: Api, kind: 'city' | 'district' | 'urban-village', about: object = {}) =>
  created(api.call('POST', '/v1/areas', { body: areaOf(kind, about) }));

export const bound = (api: Api, areaId: string, geometry: object, ifMatch = '*') =>
  api.call('POST', `/v1/areas/${areaId}/boundary`, { body: geometry, headers: { 'if-match': ifMatch } });

/** A city, a district and an urban village in it, each with a boundary. */
export async function aTerritory(api: Api): Promise<Record<'city' | 'district' | 'village', AnswerBody>> {
  const city = await anArea(api, 'city');
  const district = await anArea(api, 'district', { parentId: city.id });
  const village = await anArea(api, 'urban-village', { parentId: district.id });
  await created(bound(api, city.id, polygonOf(rectangle(104.6, -3.1, 104.9, -2.8))));
  await created(bound(api, district.id, polygonOf(rectangle(104.6, -3.1, 104.7, -2.8))));
  await created(bound(api, village.id, polygonOf(rectangle(104.6, -3.1, 104.7, -3))));
  return { city, district, village };
}
