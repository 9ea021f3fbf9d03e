import { eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { secrets } from '../../../platform/database/tables.ts';
import type { TwoLanguages } from '../../../platform/http/schemas.ts';
import type { Question } from '../schemas/questions.ts';
import type { Survey } from '../schemas/surveys.ts';

/** A survey as answers are judged by it. */
export interface HeldForm {
  readonly id: string;
  /** Of the survey’s row: tells whether it is still the same. */
  readonly version: number;
  readonly unitId: string;
  readonly link: string;
  readonly title: TwoLanguages;
  readonly introduction: string | null;
  readonly pageUrl: string | null;
  readonly decision: 'draft' | 'open' | 'closed';
  readonly startsOn: string;
  readonly endsOn: string;
  readonly access: Survey['access'];
  readonly questionnaireVersion: number;
  readonly questions: Question[];
  readonly services: { readonly id: string; readonly name: string }[];
  readonly kiosks: { readonly id: string; readonly codeHash: string; readonly serviceId: string | null }[];
}

/** The form of a survey, by the link in its address or by its id; undefined if there is none. */
export async function findForm(
  reader: Reader,
  by: { readonly link: string } | { readonly id: string },
): Promise<HeldForm | undefined> {
  const { rows } = await reader.execute<HeldForm & Record<string, unknown>>(sql`
    select s.id, s.version, s.unit_id as "unitId", s.link, s.title, s.introduction, s.page_url as "pageUrl", s.decision,
           s.starts_on::text as "startsOn", s.ends_on::text as "endsOn", s.access, v.number as "questionnaireVersion",
           v.questions,
           (select coalesce(json_agg(json_build_object('id', c.service_id, 'name', p.name) order by p.name, p.id), '[]')
              from feedback.survey_services c join feedback.services p on p.id = c.service_id
             where c.survey_id = s.id) as services,
           (select coalesce(json_agg(json_build_object('id', k.id, 'codeHash', encode(k.code_hash, 'hex'),
                                                       'serviceId', k.service_id)), '[]')
              from feedback.kiosks k where k.survey_id = s.id and k.revoked_on is null) as kiosks
      from feedback.surveys s
      join feedback.questionnaire_versions v on v.id = s.version_id
     where ${'link' in by ? sql`s.link = ${by.link}` : sql`s.id = ${by.id}`}`);
  return rows[0];
}

/** The form of a survey that does not change until the transaction ends. */
export async function takeForm(transaction: Transaction, id: string): Promise<HeldForm | undefined> {
  await transaction.execute(sql`select from feedback.surveys s where s.id = ${id} for share`);
  return findForm(transaction, { id });
}

/** The service that a token is for, null if for any; undefined if it is none of the survey. */
export async function serviceOfToken(
  reader: Reader,
  surveyId: string,
  hash: Buffer,
): Promise<string | null | undefined> {
  const { rows } = await reader.execute<{ serviceId: string | null }>(
    sql`select service_id as "serviceId" from feedback.tokens where survey_id = ${surveyId} and hash = ${hash}`,
  );
  return rows[0]?.serviceId;
}

/** What the receipts of answers that may come again follow from. */
export async function receiptSecret(reader: Reader): Promise<Buffer> {
  const [row] = await reader.select().from(secrets).where(eq(secrets.name, 'survey-receipts'));
  return row!.value;
}
