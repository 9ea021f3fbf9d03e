import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { isSameCount, isToldSame } from '../rules/publication-check.ts';
import type { Counted } from '../rules/results.ts';
import type { Publication, PublicationCheck } from '../schemas/publications.ts';
import { answersDigest, patience } from './digest.ts';
import { readSurveyFacts } from './survey-facts.ts';
import { readTallies, wholeOf } from './tallies.ts';

/** Counts the answers of a survey anew and holds them against what was published, within one snapshot. */
export async function checkPublication(
  reader: Reader,
  { id, surveyId, answersDigest, results }: Publication,
  day: string,
): Promise<PublicationCheck> {
  await reader.execute(patience);
  const { digest, ...counted } = await countAnew(reader, surveyId);
  const { questions } = await readSurveyFacts(reader, surveyId, day);
  const rolledUp = wholeOf(await readTallies(reader, surveyId, [])).all;
  return {
    publicationId: id,
    isUnchanged: digest === answersDigest,
    answersDigest,
    answersDigestNow: digest,
    answers: results.answers,
    answersNow: counted.answers,
    areFiguresSame: isToldSame(results, counted, questions),
    areRollUpsExact: isSameCount(counted, rolledUp),
  };
}

/** What the answers themselves say, past all roll-ups. */
async function countAnew(reader: Reader, surveyId: string): Promise<Counted & { readonly digest: string }> {
  const { rows } = await reader.execute<Counted & { digest: string } & Record<string, unknown>>(sql`
    with answer as not materialized (
      select r.cells, r.numbers from feedback.responses r where r.survey_id = ${surveyId} and r.state = 'counted'),
    chosen as (select cell, count(*)::int as n from answer cross join lateral unnest(cells) c (cell) group by 1),
    given as (
      select place, sum(number) as total, sum(number * number) as square
        from answer cross join lateral unnest(numbers) with ordinality u (number, place) group by 1)
    select ${answersDigest(surveyId)} as digest, (select count(*)::int from answer) as answers,
           (select coalesce(array_agg(coalesce(c.n, 0) order by i), '{}')
              from generate_series(1, v.cell_count) i left join chosen c on c.cell = i) as cells,
           (select coalesce(array_agg(coalesce(g.total, 0)::text order by i), '{}')
              from generate_series(1, v.number_count) i left join given g on g.place = i) as sums,
           (select coalesce(array_agg(coalesce(g.square, 0)::text order by i), '{}')
              from generate_series(1, v.number_count) i left join given g on g.place = i) as squares
      from feedback.surveys s
      join feedback.questionnaire_versions v on v.id = s.version_id
     where s.id = ${surveyId}`);
  return rows[0]!;
}
