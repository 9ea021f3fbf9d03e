import type { Reader } from '../../../platform/database/database.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import { hasBoundaries, nowhereInCity, type Whereabouts } from '../../territory/index.ts';
import type { reportKinds } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import { pointOf } from '../rules/points.ts';
import type { ReportCategory } from '../schemas/categories.ts';
import type { NewReport, ReportPlace } from '../schemas/reports.ts';
import { findCategory } from '../store/categories.ts';
import type { IncomingReport } from '../store/filing.ts';

type GivenAbout = Pick<NewReport, 'kind' | 'categoryId' | 'serviceId'>;
type Place = NonNullable<IncomingReport['place']>;

interface About {
  readonly kind: CodeOf<typeof reportKinds>;
  readonly serviceId: string | null;
}

/**
 * What a report is about: its category says so where it does not itself.
 * @throws Problem if there is no such category, or nothing is filed under it any more
 */
export async function aboutOf(reader: Reader, given: GivenAbout): Promise<About> {
  const category = given.categoryId === undefined ? undefined : await findCategory(reader, given.categoryId);
  return aboutWith(category, given);
}

/** As {@link aboutOf}, with the category that was found. */
export function aboutWith(
  category: ReportCategory | undefined,
  { kind, categoryId, serviceId }: GivenAbout,
): About {
  if (categoryId !== undefined && !category) throw unknownReference('report category', '/categoryId');
  if (category?.isActive === false) refuseFound([{ pointer: '/categoryId', code: 'category-inactive' }]);
  return {
    kind: kind ?? category?.kind ?? 'complaint',
    serviceId: serviceId ?? category?.serviceId ?? null,
  };
}

/**
 * A point with the district and the urban village that it was found in, as far as boundaries are known.
 * @throws Problem `outside-city` or `coordinates-swapped`
 */
export async function placeWith(reader: Reader, found: Whereabouts, place: ReportPlace): Promise<Place> {
  const point = pointOf(place);
  if (typeof found !== 'string')
    return { ...point, districtId: found.districtId, urbanVillageId: found.urbanVillageId };
  if (await hasBoundaries(reader)) throw nowhereInCity(found, point);
  return { ...point, districtId: null, urbanVillageId: null };
}
