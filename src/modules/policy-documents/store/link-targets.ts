import { type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import { competencyTold, findCompetency } from '../../competencies/index.ts';
import { findSurvey, servicesWithin, serviceTold, surveyTold } from '../../feedback/index.ts';
import { positionTold, positionWithin, unitTold, unitWithin } from '../../organisation/index.ts';
import { courseTold, findCourse, isPlanWithin, planTold } from '../../trainings/index.ts';
import type { policyLinkKinds } from '../impact-reference.ts';

type LinkKind = CodeOf<typeof policyLinkKinds>;

interface LinkTarget {
  /** As a problem names it. */
  readonly resource: string;
  /** `name`, `is_there` and `is_public` of an id on a day, by the module that owns it. */
  readonly told: (targetId: SQL, day: string) => SQL;
  readonly isWithin: (reader: Reader, targetId: string, reach: Reach, today: string) => Promise<boolean>;
}

/** What documents can touch, each asked of the module that owns it. */
export const linkTargets: Readonly<Record<LinkKind, LinkTarget>> = {
  unit: { resource: 'unit', told: unitTold, isWithin: unitWithin },
  position: { resource: 'position', told: positionTold, isWithin: positionWithin },
  'public-service': {
    resource: 'public service',
    told: serviceTold,
    isWithin: async (reader, id, reach) => (await servicesWithin(reader, [id], reach)).size === 1,
  },
  course: {
    resource: 'course',
    told: courseTold,
    isWithin: async (reader, id) => (await findCourse(reader, id)) !== undefined,
  },
  survey: {
    resource: 'survey',
    told: surveyTold,
    isWithin: async (reader, id, reach, today) => (await findSurvey(reader, id, reach, today)) !== undefined,
  },
  'training-plan': { resource: 'training plan', told: planTold, isWithin: isPlanWithin },
  competency: {
    resource: 'competency',
    told: competencyTold,
    isWithin: async (reader, id, _reach, today) => (await findCompetency(reader, id, today)) !== undefined,
  },
};

/** What is told on a day of the target of a link `l`: of the seven statements only the one of its kind runs. */
export const targetTold = (day: string): SQL =>
  sql.join(
    Object.entries(linkTargets).map(
      ([kind, { told }]) =>
        sql`select t.* from (${told(sql`l.target_id`, day)}) t where l.kind = ${sql.raw(`'${kind}'`)}`,
    ),
    sql` union all `,
  );
