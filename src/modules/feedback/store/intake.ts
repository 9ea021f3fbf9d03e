import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import type { quarantineReasons, responseChannels, responseStates } from '../reference.ts';

/** An answer as `feedback.take_responses` wants it; bytes in hexadecimal. */
export interface Incoming {
  readonly survey: string;
  readonly survey_version: number;
  readonly service: string | null;
  readonly id: string;
  readonly channel: CodeOf<typeof responseChannels>;
  readonly source: string | null;
  readonly kiosk: string | null;
  readonly key: string | null;
  readonly token: string | null;
  readonly answered_on: string;
  readonly gender: string | null;
  readonly age_band: string | null;
  readonly education: string | null;
  readonly occupation: string | null;
  readonly disability: string | null;
  readonly cells: readonly number[];
  readonly numbers: readonly (number | null)[] | null;
  readonly reason: CodeOf<typeof quarantineReasons> | null;
  readonly address: string | null;
  readonly receipt: string;
  readonly content: string;
  readonly texts: readonly {
    readonly question: string;
    readonly is_personal: boolean;
    readonly body: string;
    readonly findings: readonly string[];
  }[];
}

/** What became of an answer: see the function in the migration. */
export interface Outcome {
  readonly outcome:
    | 'taken'
    | 'repeated'
    | 'conflict'
    | 'token-unknown'
    | 'token-used'
    | 'kiosk-revoked'
    | 'not-open'
    | 'outside-period'
    | 'stale'
    | 'unsettled';
  readonly receivedOn: string;
  readonly state: CodeOf<typeof responseStates> | null;
}

/** Takes answers in one statement, each wholly or not at all; outcomes in their order. */
export async function takeResponses(
  reader: Reader,
  incoming: readonly Incoming[],
  today: string,
): Promise<Outcome[]> {
  const placed = JSON.stringify(incoming.map((one, place) => ({ place, ...withoutNulls(one) })));
  const { rows } = await reader.execute<{ outcomes: Outcome[] }>(
    sql`select feedback.take_responses(${placed}::jsonb, ${today}::date) as outcomes`,
  );
  return rows[0]!.outcomes;
}

/** What is null is left out: it would be half of what is sent. */
const withoutNulls = (incoming: Incoming): object =>
  Object.fromEntries(Object.entries(incoming).filter(([, value]) => value !== null));
