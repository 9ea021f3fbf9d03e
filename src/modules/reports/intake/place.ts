import type { Reader } from '../../../platform/database/database.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import { hasBoundaries, locate, nowhereInCity } from '../../territory/index.ts';
import type { reportKinds } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import type { NewReport, ReportPlace } from '../schemas/reports.ts';
import { findCategory } from '../store/categories.ts';
import type { IncomingReport } from '../store/filing.ts';

/**
 * What a report is about: its category says so where it does not itself.
 * @throws Problem if there is no such category, or nothing is filed under it any more
 */
export async function aboutOf(
  reader: Reader,
  { kind, categoryId, serviceId }: Pick<NewReport, 'kind' | 'categoryId' | 'serviceId'>,
): Promise<{ kind: CodeOf<typeof reportKinds>; serviceId: string | null }> {
  const category = categoryId === undefined ? undefined : await findCategory(reader, categoryId);
  if (categoryId !== undefined && !category) throw unknownReference('report category', '/categoryId');
  if (category?.isActive === false) refuseFound([{ pointer: '/categoryId', code: 'category-inactive' }]);
  return {
    kind: kind ?? category?.kind ?? 'complaint',
    serviceId: serviceId ?? category?.serviceId ?? null,
  };
}

/**
 * A point with the district and the urban village that it lies in, as far as boundaries are known.
 * @throws Problem `outside-city` or `coordinates-swapped`
 */
export async function placeOf(
  reader: Reader,
  { coordinates: [longitude, latitude] }: ReportPlace,
): Promise<NonNullable<IncomingReport['place']>> {
  const point = { longitude: longitude!, latitude: latitude! };
  const found = await locate(reader, point);
  if (typeof found !== 'string')
    return { ...point, districtId: found.districtId, urbanVillageId: found.urbanVillageId };
  if (await hasBoundaries(reader)) throw nowhereInCity(found, point);
  return { ...point, districtId: null, urbanVillageId: null };
}
