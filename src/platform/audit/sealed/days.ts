import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Days in the service's time zone, both included. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly timeZone: string;
}

/** Restricts a point in time to days. */
export const withinDays = (moment: SQLWrapper, { from, to, timeZone }: Days): SQL =>
  sql.join(
    [
      sql`true`,
      ...(from === undefined ? [] : [sql`${moment} >= ${from}::date::timestamp at time zone ${timeZone}`]),
      ...(to === undefined ? [] : [sql`${moment} < (${to}::date + 1)::timestamp at time zone ${timeZone}`]),
    ],
    sql` and `,
  );
