import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { eq, max, sql } from 'drizzle-orm';
import type { Signer } from '../../../platform/audit/seal/statements.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { publications } from '../publication-tables.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInPublication, publishedGroupings, publishedResults } from '../rules/publication.ts';
import type { PublishedResults } from '../schemas/publications.ts';
import type { Survey } from '../schemas/surveys.ts';
import { answersDigest, patience } from './digest.ts';
import { readParticipation } from './participation.ts';
import { readSurveyFacts } from './survey-facts.ts';
import { type CountedGroup, groupsBy, talliesOf, wholeOf } from './tallies.ts';

/** What the signed form of published results says it is. */
export const publicationType = 'penata-survey-results+jwt';

/** The hash of results by which a signature knows them: of their canonical form (RFC 8785). */
export const hashOfResults = (results: PublishedResults): string =>
  hash('sha256', canonicalize(results)!, 'hex');

interface Publishing {
  readonly correction: string | undefined;
  readonly sign: Signer;
  readonly today: string;
}

/** Publishes the results of a closed survey that was taken; gives the id of the publication. */
export async function publish(
  transaction: Transaction,
  survey: Survey,
  { correction, sign, today }: Publishing,
): Promise<string> {
  const number = 1 + (await lastNumber(transaction, survey.id));
  refuseFound(foundInPublication(number, correction));
  await transaction.execute(patience);
  const facts = await readSurveyFacts(transaction, survey.id, today);
  const { groups, digest, publishedTexts } = await readCounted(transaction, survey.id);
  const results = publishedResults({
    survey,
    facts,
    counted: wholeOf(groups),
    services: groupsBy(groups, 'service'),
    groups,
    participation: await readParticipation(transaction, survey.id),
    publishedTexts,
  });
  const statement = {
    number,
    surveyId: survey.id,
    surveyCode: survey.code,
    publishedOn: today,
    resultsSha256: hashOfResults(results),
    answersDigest: digest,
  };
  const [signed] = await sign([statement]);
  const [row] = await transaction
    .insert(publications)
    .values({
      surveyId: survey.id,
      number,
      publishedOn: today,
      correction: correction ?? null,
      results,
      answersDigest: digest,
      signed: signed!,
    })
    .returning({ id: publications.id });
  return row!.id;
}

async function lastNumber(transaction: Transaction, surveyId: string): Promise<number> {
  const [row] = await transaction
    .select({ last: max(publications.number) })
    .from(publications)
    .where(eq(publications.surveyId, surveyId));
  return row?.last ?? 0;
}

/** Roll-ups and digest in one statement: an answer that is erased meanwhile is in both or in neither. */
async function readCounted(reader: Reader, surveyId: string) {
  const { rows } = await reader.execute<{
    groups: CountedGroup[];
    digest: string;
    publishedTexts: number;
  }>(sql`
    select (select coalesce(json_agg(told), '[]') from (${talliesOf(surveyId, [...publishedGroupings, 'service'])}) told)
             as groups,
           ${answersDigest(surveyId)} as digest,
           (select count(*)::int from feedback.response_texts x
             where x.survey_id = ${surveyId} and x.state = 'published') as "publishedTexts"`);
  return rows[0]!;
}
