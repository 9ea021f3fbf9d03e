import type { Reader } from '../../../platform/database/database.ts';
import { Desk } from '../../../platform/public-writes/index.ts';
import { locateAll, type Whereabouts } from '../../territory/index.ts';
import { pointOf } from '../rules/points.ts';
import type { ReportCategory } from '../schemas/categories.ts';
import type { NewReport } from '../schemas/reports.ts';
import { findCategories } from '../store/categories.ts';

interface Asked {
  readonly categoryId?: NewReport['categoryId'] | undefined;
  readonly place?: NewReport['place'] | undefined;
}

export interface LookedUp {
  readonly outcome: 'looked-up';
  readonly category: ReportCategory | undefined;
  readonly whereabouts: Whereabouts | undefined;
}

/** Looks up what reports name that arrive at the same time together: planning a statement takes longer than it does. */
export const lookupsOf = (reader: Reader): Desk<Asked, LookedUp> =>
  new Desk((asked: readonly Asked[]) => lookUp(reader, asked));

export async function lookUp(reader: Reader, asked: readonly Asked[]): Promise<LookedUp[]> {
  const points = asked.flatMap(({ place }) => (place === undefined ? [] : pointOf(place)));
  const ids = new Set(asked.flatMap(({ categoryId }) => categoryId ?? []));
  const [located, categories] = await Promise.all([
    points.length === 0 ? [] : locateAll(reader, points),
    ids.size === 0 ? new Map<string, ReportCategory>() : findCategories(reader, [...ids]),
  ]);
  const next = located[Symbol.iterator]();
  return asked.map(({ categoryId, place }) => ({
    outcome: 'looked-up',
    category: categoryId === undefined ? undefined : categories.get(categoryId.toLowerCase()),
    whereabouts: place === undefined ? undefined : (next.next().value as Whereabouts),
  }));
}
