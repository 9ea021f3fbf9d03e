import { sql } from 'drizzle-orm';
import { deleteWhere, type WaysToForget } from '../../platform/retention/ways.ts';

/** How who reported is forgotten: the reports themselves stay. */
export const reportRetention: WaysToForget = {
  'report-identities': ({ instant }) => [
    deleteWhere(
      sql`reports.reporters`,
      sql`report_id in (select r.id from reports.reports r where r.ended_at < ${instant})`,
    ),
  ],
};
