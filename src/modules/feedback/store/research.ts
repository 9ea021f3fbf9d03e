import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { profileCounts, responses } from '../response-tables.ts';
import type { ProfileCount } from '../rules/anonymity.ts';
import type { Layout } from '../rules/cells.ts';
import { chosenIn, elementMarks } from '../rules/decoding.ts';
import { elementFields, type ResearchResponse, type SaidProfile } from '../schemas/research.ts';

/** How many answers of a survey that count went with each profile. */
export async function profileCountsOf(reader: Reader, surveyId: string): Promise<ProfileCount[]> {
  const rows = await reader.select().from(profileCounts).where(eq(profileCounts.surveyId, surveyId));
  return rows.map(({ answers, surveyId: _, ...profile }) => ({ profile, answers }));
}

const columns = {
  id: responses.id,
  receivedOn: responses.receivedOn,
  month: sql<string>`to_char(${responses.answeredOn}, 'YYYY-MM')`,
  serviceId: responses.serviceId,
  channel: responses.channel,
  gender: responses.gender,
  ageBand: responses.ageBand,
  education: responses.education,
  occupation: responses.occupation,
  disability: responses.disability,
  cells: sql<number[]>`${responses.cells}`,
  numbers: sql<(number | null)[] | null>`${responses.numbers}::float8[]`,
};

interface Row extends SaidProfile, Pick<ResearchResponse, 'month' | 'serviceId' | 'channel'> {
  readonly id: string;
  readonly receivedOn: string;
  readonly cells: number[];
  readonly numbers: (number | null)[] | null;
}

/** As they are kept. Day and id stand in cursors, which are encrypted, and nowhere else. */
const orders: SortOrders<Row, 'month'> = {
  month: [
    {
      expression: sql`${responses.receivedOn}`,
      bind: (value) => sql`${value}::date`,
      of: ({ receivedOn }) => receivedOn,
    },
    { expression: sql`${responses.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

interface ResearchFilter {
  readonly surveyId: string;
  readonly serviceId?: string;
}

interface Reading {
  readonly layout: Layout;
  /** How profiles are told. */
  readonly told: (profile: SaidProfile) => SaidProfile;
}

/** The answers to a survey that count, one by one. */
export function researchList(
  reader: Reader,
  { surveyId, serviceId }: ResearchFilter,
  { layout, told }: Reading,
): List<Row, ResearchResponse> {
  const matching = and(
    eq(responses.surveyId, surveyId),
    eq(responses.state, 'counted'),
    serviceId === undefined ? undefined : eq(responses.serviceId, serviceId),
  );
  return {
    orders,
    columns,
    rows: (condition: SQL) => reader.select(columns).from(responses).where(and(matching, condition)).getSQL(),
    item({ month, serviceId, channel, cells, numbers, id: _, receivedOn: __, ...profile }) {
      const marks = elementMarks(layout, cells);
      return {
        month,
        serviceId,
        channel,
        profile: told(profile),
        marks: marks && Object.fromEntries(elementFields.map((field, at) => [field, marks[at]!])),
        answers: chosenIn(layout, cells, numbers),
      };
    },
  };
}
