import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import { unitNameOn } from '../../organisation/index.ts';
import type { PublicFollowUp, PublicFollowUpWithSteps } from '../schemas/public-follow-ups.ts';
import { actions } from '../tables.ts';
import { doneColumns, type FollowUpFilter, matching, ordersOf } from './follow-ups.ts';
import { originsOf } from './origins.ts';
import { readSteps } from './steps.ts';

/** From its acceptance on everybody reads an action, also one that is dropped then. */
const isPublic = isNotNull(actions.acceptedOn);

const columnsOn = (today: string) => ({
  id: actions.id,
  unitId: actions.unitId,
  unitName: unitNameOn(sql.raw('actions.unit_id'), today),
  serviceId: actions.serviceId,
  title: actions.title,
  description: actions.description,
  youSaid: originsOf(true),
  ...doneColumns(today),
});

type Row = Omit<PublicFollowUp, 'weDid'> & PublicFollowUp['weDid'];

function shown({
  id,
  unitId,
  unitName,
  serviceId,
  title,
  description,
  youSaid,
  ...weDid
}: Row): PublicFollowUp {
  return { id, unitId, unitName, serviceId, title, description, youSaid, weDid };
}

export type PublicFilter = Omit<FollowUpFilter, 'responsibleId'>;

export function publicFollowUpList(
  reader: Reader,
  filter: PublicFilter,
  today: string,
): List<Row, PublicFollowUp> {
  const columns = columnsOn(today);
  return {
    orders: ordersOf(),
    columns,
    rows: (condition) =>
      reader
        .select(columns)
        .from(actions)
        .where(and(isPublic, matching(filter, today), condition))
        .getSQL(),
    item: shown,
  };
}

/** An action that everybody reads, step by step. */
export async function findPublicFollowUp(
  reader: Reader,
  actionId: string,
  today: string,
): Promise<PublicFollowUpWithSteps | undefined> {
  const [row] = await reader
    .select(columnsOn(today))
    .from(actions)
    .where(and(eq(actions.id, actionId), isPublic));
  return row && { ...shown(row), steps: await readSteps(reader, actionId) };
}

/** Whether everybody reads an action. */
export async function isFollowUpPublic(reader: Reader, actionId: string): Promise<boolean> {
  const [row] = await reader
    .select({ id: actions.id })
    .from(actions)
    .where(and(eq(actions.id, actionId), isPublic));
  return row !== undefined;
}
