import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { unitNameOn } from '../../organisation/index.ts';
import type { SurveyFacts } from '../rules/survey-figures.ts';

/** The questions, services and tokens of a survey that is there; units as they are named on a day. */
export async function readSurveyFacts(reader: Reader, surveyId: string, day: string): Promise<SurveyFacts> {
  const { rows } = await reader.execute<SurveyFacts & Record<string, unknown>>(sql`
    select v.questions, u.code as "unitCode", ${unitNameOn(sql`s.unit_id`, day)} as "unitName",
           (select coalesce(sum(b.size), 0)::int from feedback.token_batches b where b.survey_id = s.id) as tokens,
           (select coalesce(json_agg(json_build_object('id', p.id, 'code', p.code, 'name', p.name,
                     'population', c.population, 'unitId', p.unit_id, 'unitCode', w.code,
                     'unitName', ${unitNameOn(sql`p.unit_id`, day)}) order by p.name, p.id), '[]')
              from feedback.survey_services c
              join feedback.services p on p.id = c.service_id
              join organisation.units w on w.id = p.unit_id
             where c.survey_id = s.id) as services
      from feedback.surveys s
      join feedback.questionnaire_versions v on v.id = s.version_id
      join organisation.units u on u.id = s.unit_id
     where s.id = ${surveyId}`);
  return rows[0]!;
}
