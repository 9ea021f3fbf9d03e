import { personalDataFound } from '../../../platform/public-writes/index.ts';
import type { Found } from './found.ts';

/** Words by which people know who speaks for the city. */
const offices =
  /\b(?:admin|administrator|moderator|resmi|official|petugas|pejabat|pemerintah|pemkot|pemda|dinas|badan|kantor|kecamatan|kelurahan|camat|lurah|bupati|wali ?kota|gubernur|sekda|penata)\b/i;

/** What is wrong with a pseudonym: it neither tells who somebody is nor poses as an office. */
export function foundInName(name: string | undefined): Found[] {
  if (name === undefined) return [];
  const found: Found[] = personalDataFound('/name', name);
  if (offices.test(name)) found.push({ pointer: '/name', code: 'name-poses-as-office' });
  return found;
}
