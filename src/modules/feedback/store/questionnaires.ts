import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { layoutOf } from '../rules/cells.ts';
import type {
  NewQuestionnaire,
  Question,
  Questionnaire,
  QuestionnaireChange,
  QuestionnaireVersion,
} from '../schemas/questions.ts';
import { questionnaires, questionnaireVersions } from '../survey-tables.ts';

const columns = {
  id: questionnaires.id,
  code: questionnaires.code,
  title: questionnaires.title,
  kind: questionnaires.kind,
  unitId: questionnaires.unitId,
  latestVersion: sql<number | null>`(
    select max(v.number) from feedback.questionnaire_versions v where v.questionnaire_id = feedback.questionnaires.id)`,
  version: questionnaires.version,
  createdAt: questionnaires.createdAt,
  updatedAt: questionnaires.updatedAt,
};

const versionColumns = {
  id: questionnaireVersions.id,
  questionnaireId: questionnaireVersions.questionnaireId,
  number: questionnaireVersions.number,
  questions: questionnaireVersions.questions,
  frozenAt: questionnaireVersions.frozenAt,
  version: questionnaireVersions.version,
  createdAt: questionnaireVersions.createdAt,
  updatedAt: questionnaireVersions.updatedAt,
};

const orders: SortOrders<Questionnaire, 'code'> = {
  code: [
    {
      expression: sql`lower(${questionnaires.code})`,
      bind: (value) => sql`${value}`,
      of: ({ code }) => code.toLowerCase(),
    },
  ],
};

/** Those of the whole city, and those of units within reach. */
const readable = (reach: Reach): SQL | undefined =>
  reach === null ? undefined : or(isNull(questionnaires.unitId), withinReach(questionnaires.unitId, reach));

export interface QuestionnaireFilter {
  readonly reach: Reach;
  readonly kind?: Questionnaire['kind'];
  readonly unitId?: string;
}

export function questionnaireList(
  reader: Reader,
  { reach, kind, unitId }: QuestionnaireFilter,
): List<Questionnaire> {
  const matching = and(
    readable(reach),
    kind === undefined ? undefined : eq(questionnaires.kind, kind),
    unitId === undefined ? undefined : eq(questionnaires.unitId, unitId),
  );
  return {
    orders,
    columns,
    rows: (condition: SQL) =>
      reader.select(columns).from(questionnaires).where(and(matching, condition)).getSQL(),
    item: (row) => row,
  };
}

/** A questionnaire that whoever reaches so far may read. */
export async function findQuestionnaire(
  reader: Reader,
  id: string,
  reach: Reach,
): Promise<Questionnaire | undefined> {
  const [row] = await reader
    .select(columns)
    .from(questionnaires)
    .where(and(eq(questionnaires.id, id), readable(reach)));
  return row;
}

export async function insertQuestionnaire(
  transaction: Transaction,
  questionnaire: NewQuestionnaire,
): Promise<Questionnaire> {
  const [row] = await transaction.insert(questionnaires).values(questionnaire).returning(columns);
  return row!;
}

/** Takes a questionnaire for a change, or for another version: whoever else wants one waits. */
export async function takeQuestionnaire(
  transaction: Transaction,
  id: string,
  expected: number | '*' = '*',
): Promise<Pick<Questionnaire, 'id' | 'kind' | 'unitId'>> {
  const [row] = await transaction
    .select({
      id: questionnaires.id,
      kind: questionnaires.kind,
      unitId: questionnaires.unitId,
      version: questionnaires.version,
    })
    .from(questionnaires)
    .where(eq(questionnaires.id, id))
    .for('update');
  if (!row) throw notFound();
  requireVersion(expected, row.version);
  return row;
}

export async function updateQuestionnaire(
  transaction: Transaction,
  id: string,
  change: QuestionnaireChange,
): Promise<Questionnaire> {
  const [row] = await transaction
    .update(questionnaires)
    .set(change)
    .where(eq(questionnaires.id, id))
    .returning(columns);
  return row!;
}

const versionOrders: SortOrders<QuestionnaireVersion, 'number'> = {
  number: [
    {
      expression: sql`${questionnaireVersions.number}`,
      bind: (value) => sql`${value}::int`,
      of: ({ number }) => number,
    },
  ],
};

export function versionList(reader: Reader, questionnaireId: string): List<QuestionnaireVersion> {
  const matching = eq(questionnaireVersions.questionnaireId, questionnaireId);
  return {
    orders: versionOrders,
    columns: versionColumns,
    rows: (condition: SQL) =>
      reader.select(versionColumns).from(questionnaireVersions).where(and(matching, condition)).getSQL(),
    item: (row) => row,
  };
}

export async function findVersion(
  reader: Reader,
  questionnaireId: string,
  number: number,
): Promise<QuestionnaireVersion | undefined> {
  const [row] = await reader
    .select(versionColumns)
    .from(questionnaireVersions)
    .where(
      and(
        eq(questionnaireVersions.questionnaireId, questionnaireId),
        eq(questionnaireVersions.number, number),
      ),
    );
  return row;
}

/** What is kept of the questions beside themselves: how their answers are counted. */
function counted(questions: Question[]) {
  const { cellCount, numberCount, elementCells } = layoutOf(questions);
  return { questions, cellCount, numberCount, elementCells: elementCells && [...elementCells] };
}

/** The next version of a questionnaire that was taken. */
export async function insertVersion(
  transaction: Transaction,
  questionnaireId: string,
  questions: Question[],
): Promise<QuestionnaireVersion> {
  const [row] = await transaction
    .insert(questionnaireVersions)
    .values({
      questionnaireId,
      number: sql`(select coalesce(max(v.number), 0) + 1 from feedback.questionnaire_versions v
                    where v.questionnaire_id = ${questionnaireId})`,
      ...counted(questions),
    })
    .returning(versionColumns);
  return row!;
}

export async function updateVersion(
  transaction: Transaction,
  { id, version }: Pick<QuestionnaireVersion, 'id' | 'version'>,
  expected: number | '*',
  questions: Question[],
): Promise<QuestionnaireVersion> {
  requireVersion(expected, version);
  const [row] = await transaction
    .update(questionnaireVersions)
    .set(counted(questions))
    .where(eq(questionnaireVersions.id, id))
    .returning(versionColumns);
  return row!;
}

/** The kind of questionnaire that a version is of; undefined if there is none that may be read. */
export async function kindOfVersion(
  reader: Reader,
  versionId: string,
  reach: Reach,
): Promise<Questionnaire['kind'] | undefined> {
  const [row] = await reader
    .select({ kind: questionnaires.kind })
    .from(questionnaireVersions)
    .innerJoin(questionnaires, eq(questionnaires.id, questionnaireVersions.questionnaireId))
    .where(and(eq(questionnaireVersions.id, versionId), readable(reach)));
  return row?.kind;
}
