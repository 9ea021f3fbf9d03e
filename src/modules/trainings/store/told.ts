import { type SQL, sql } from 'drizzle-orm';

/** How a course is called, and whether it is still in the catalogue: `name`, `is_there`, `is_public`, part of a `lateral`. */
export const courseTold = (courseId: SQL): SQL => sql`
  select c.title as name, c.state = 'active' as is_there, false as is_public
    from trainings.courses c where c.id = ${courseId}`;

/** The same of a training plan. */
export const planTold = (planId: SQL): SQL => sql`
  select p.name, true as is_there, false as is_public from trainings.plans p where p.id = ${planId}`;
