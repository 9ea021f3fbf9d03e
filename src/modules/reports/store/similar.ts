import { and, between, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { statesFor } from '../rules/life.ts';
import { pointOf } from '../rules/points.ts';
import { byLikeness, type Comparable, likeness, likenessOf, surroundingsOf } from '../rules/similarity.ts';
import type { Report } from '../schemas/reports.ts';
import type { SimilarReport } from '../schemas/similar.ts';
import { reports } from '../tables.ts';
import { type ReportView, toldColumns, visibleTo, within } from './reports.ts';

/** So many of those that lie near are looked at, the latest first; and so many of the category. */
const mostLookedAt = 500;
const mostTold = 200;
/** So much of a text is compared: what is the matter is said at the beginning. */
const letters = 500;
const dayMilliseconds = 86_400_000;

interface Described extends Comparable {
  readonly text: string;
}

/** Reports that may be about the same as one that an officer looks at. */
export const similarReports = (reader: Reader, report: Report, view: ReportView): Promise<SimilarReport[]> =>
  alike(reader, describedBy(report), sql`${reports.text}`, [visibleTo(view), ne(reports.id, report.id)]);

/** Public reports that may be about the same as what somebody is about to file, and can be followed instead. */
export const similarPublicReports = (reader: Reader, about: Described): Promise<SimilarReport[]> =>
  alike(reader, about, sql`${reports.publicText}`, [
    isNotNull(reports.publicText),
    inArray(reports.state, [...statesFor('follow')]),
  ]);

/** What a report is compared by. */
function describedBy({ text, place, categoryId, receivedAt }: Report): Described {
  return { text, point: place && pointOf(place), categoryId, receivedAt: new Date(receivedAt) };
}

async function alike(
  reader: Reader,
  about: Described,
  text: SQL,
  scope: (SQL | undefined)[],
): Promise<SimilarReport[]> {
  // Words alone are not enough.
  if (about.point === null && about.categoryId === null) return [];
  const rows = await candidates(reader, about, text, scope);
  return rows
    .flatMap(({ wordSimilarity, ...row }) => {
      const { place, categoryId } = row;
      const other = { point: place && pointOf(place), categoryId, receivedAt: new Date(row.receivedAt) };
      const found = likenessOf(about, other, wordSimilarity);
      return found ? [{ ...row, ...found }] : [];
    })
    .sort(byLikeness)
    .slice(0, mostTold);
}

/** What lies near, and what is of the same category, each by an index of its own. */
export function candidates(reader: Reader, about: Described, text: SQL, scope: (SQL | undefined)[]) {
  const { point, categoryId, receivedAt } = about;
  const [from, to] = [-1, 1].map(
    (way) => new Date(receivedAt.getTime() + way * likeness.mostDays * dayMilliseconds),
  );
  const latest = (condition: SQL | undefined): SQL[] => {
    if (condition === undefined) return [];
    const found = reader
      .select({ id: reports.id })
      .from(reports)
      .where(and(condition, isNull(reports.mergedIntoId), between(reports.receivedAt, from!, to!), ...scope))
      .orderBy(desc(reports.receivedAt))
      .limit(mostLookedAt);
    return [sql`(${found.getSQL()})`];
  };
  const ofCategory = categoryId === null ? undefined : eq(reports.categoryId, categoryId);
  const isNear = point === null ? undefined : within(surroundingsOf(point));
  const wordSimilarity = sql<number>`round(similarity(left(${text}, ${letters}), left(${about.text}, ${letters}))::numeric, 2)::float8`;
  const { number, kind, state, place, followers } = toldColumns;
  return reader
    .select({
      number,
      kind,
      state,
      categoryId: toldColumns.categoryId,
      text: text.mapWith(String),
      place,
      followers,
      receivedAt: toldColumns.receivedAt,
      wordSimilarity,
    })
    .from(reports)
    .where(
      and(
        // Not by `or`, for which everything would be read.
        sql`${reports.id} in (${sql.join([isNear, ofCategory].flatMap(latest), sql` union all `)})`,
        or(
          isNear && ofCategory && and(isNear, ofCategory),
          sql`${wordSimilarity} >= ${likeness.leastOfWords}`,
        ),
      ),
    );
}
