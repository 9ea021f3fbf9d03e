import { type SQL, sql } from 'drizzle-orm';

const written = (value: SQL): SQL => sql`coalesce(${value}, '')`;

/** An answer as it goes into the digest: its fields with bars between, numbers and cells with commas. */
const line = sql`concat_ws('|', r.id, ${written(sql`r.service_id::text`)}, to_char(r.answered_on, 'YYYY-MM-DD'), r.channel,
  ${written(sql`r.gender`)}, ${written(sql`r.age_band`)}, ${written(sql`r.education`)}, ${written(sql`r.occupation`)},
  ${written(sql`r.disability`)}, array_to_string(r.cells, ','), ${written(sql`array_to_string(r.numbers, ',', '-')`)})`;

/**
 * The digest of all answers of a survey that count, in hexadecimal: SHA-256 over the days in their order, each as its
 * date and the SHA-256 over the hashes of its answers by their ids. Day by day, so that it takes no more memory for more
 * days.
 */
export const answersDigest = (surveyId: string): SQL => sql`(
  select encode(sha256(coalesce(
           string_agg(convert_to(to_char(day, 'YYYY-MM-DD'), 'UTF8') || hash, ''::bytea order by day), ''::bytea)), 'hex')
    from (select r.received_on as day,
                 sha256(string_agg(sha256(convert_to(${line}, 'UTF8')), ''::bytea order by r.id)) as hash
            from feedback.responses r
           where r.survey_id = ${surveyId} and r.state = 'counted'
           group by r.received_on) days)`;

/** As long as a digest of very many answers may take. */
export const patience = sql`set local statement_timeout = '10min'`;
