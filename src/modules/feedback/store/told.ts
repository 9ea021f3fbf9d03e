import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';

/** How a service is called, and whether it is still offered: `name`, `is_there`, `is_public`, part of a `lateral`. */
export const serviceTold = (serviceId: SQL): SQL => sql`
  select s.name, s.state = 'active' as is_there, true as is_public from feedback.services s where s.id = ${serviceId}`;

/** The same of a survey: everybody knows of it once its results are published. */
export const surveyTold = (surveyId: SQL): SQL => sql`
  select s.title ->> 'id' as name, true as is_there,
         exists (select from feedback.publications p where p.survey_id = s.id) as is_public
    from feedback.surveys s where s.id = ${surveyId}`;

/** Whether a service is still offered. */
export async function isServiceOffered(reader: Reader, serviceId: string): Promise<boolean> {
  const { rowCount } = await reader.execute(
    sql`select from feedback.services s where s.id = ${serviceId} and s.state = 'active'`,
  );
  return rowCount === 1;
}
