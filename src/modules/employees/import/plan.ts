import { newId } from '../../../platform/database/columns.ts';
import { type Finding, findingOn } from '../../../platform/transfer/findings.ts';
import { employeeStatuses } from '../reference.ts';
import type { HeldEmployee, Identified } from './held.ts';
import type { GivenHead, GivenRecord } from './record.ts';
import type { EmployeeImportRemark } from './remarks.ts';
import type { Placing, Seat } from './seats.ts';
import type { Changes } from './write.ts';

export type Fate = 'created' | 'updated' | 'unchanged';

type Add = (
  severity: Finding['severity'],
  field: string,
  code: EmployeeImportRemark,
  parameters?: Record<string, string>,
) => void;

/**
 * Decides what a row changes of the person recorded, if any, and adds it to the changes.
 * @returns what becomes of the row; undefined if a finding refuses it.
 */
export function planRecord(
  record: GivenRecord,
  identified: Identified,
  people: ReadonlyMap<string, HeldEmployee>,
  placing: Placing,
  changes: Changes,
  today: string,
): Fate | undefined {
  let isRefused = record.findings.some(({ severity }) => severity === 'error');
  const add: Add = (severity, field, code, parameters = {}) => {
    if (severity === 'error') isRefused = true;
    record.findings.push(findingOn(record.row, severity, field, code, parameters));
  };
  const held = heldBy(record, identified, people, add);
  const head = held ? mergedHead(held, record.head) : newHead(record, add);
  const inService = employeeStatuses.get(head.status ?? 'active').inService;
  const seat = inService ? placing.seatOf(record, add) : undefined;
  if (isRefused) return undefined;

  const id = held?.id ?? newId();
  const changed = [
    held !== undefined && !sameHead(held, head),
    record.pnsId !== null && held?.siasnId !== record.pnsId,
    planRank(record, held, id, changes, add),
    planPlacement(record, held, id, seat, inService, changes, add, today),
  ];
  if (record.pnsId !== null && held?.siasnId == null)
    changes.siasnIds.push({ ownerId: id, value: record.pnsId });
  if (!held) {
    changes.created.push({ id, ...head });
    return 'created';
  }
  if (!changed.includes(true)) return 'unchanged';
  changes.updated.push({ id, version: held.version, ...head });
  return 'updated';
}

/** The person whom a row speaks of: by PNS ID, else by NIP, unless the two speak of different people. */
function heldBy(
  { pnsId, head }: GivenRecord,
  { byPnsId, byNip, byNik }: Identified,
  people: ReadonlyMap<string, HeldEmployee>,
  add: Add,
): HeldEmployee | undefined {
  const id = byPnsId ?? byNip;
  if (byNik !== null && byNik !== id) add('error', 'nik', 'nik-taken');
  if (id === null) return undefined;
  const held = people.get(id)!;
  const isOtherPerson =
    byPnsId === null ? pnsId !== null && held.siasnId !== null : byNip !== null && byNip !== byPnsId;
  if (isOtherPerson) add('error', 'nip', 'nip-of-other-person');
  else if (held.nip !== head.nip) add('warning', 'nip', 'nip-changed');
  return held;
}

/** An empty cell leaves what is held. */
function mergedHead(held: HeldEmployee, given: GivenHead): GivenHead {
  const merged = { ...given };
  for (const field of Object.keys(given) as (keyof GivenHead)[])
    if (given[field] === null) (merged as Record<string, unknown>)[field] = held[field];
  return merged;
}

const sameHead = (held: HeldEmployee, head: GivenHead): boolean =>
  (Object.keys(head) as (keyof GivenHead)[]).every((field) => held[field] === head[field]);

function newHead({ head, byNip }: GivenRecord, add: Add): GivenHead {
  const taken = (['birthDate', 'gender', 'appointedOn'] as const).filter((field) => head[field] === null);
  for (const field of taken) {
    if (byNip[field] === null) add('error', field, 'appointed-on-missing');
    else add('warning', field, 'taken-from-nip', { field });
  }
  return {
    ...head,
    birthDate: head.birthDate ?? byNip.birthDate,
    gender: head.gender ?? byNip.gender,
    appointedOn: head.appointedOn ?? byNip.appointedOn,
    employmentKind: head.employmentKind ?? byNip.employmentKind,
    status: head.status ?? 'active',
  };
}

function planRank(
  { rank, row }: GivenRecord,
  held: HeldEmployee | undefined,
  employeeId: string,
  changes: Changes,
  add: Add,
): boolean {
  if (!rank) return false;
  const present = held?.rank;
  const field = row.value('rankCode') === '' ? 'rankName' : 'rankCode';
  if (rank.since === null) {
    if (present?.code !== rank.code) add('warning', field, 'rank-date-missing');
    return false;
  }
  if (present && rank.since < present.since) {
    add('warning', 'rankEffectiveOn', 'rank-older-than-held', { since: present.since });
    return false;
  }
  if (present && rank.since === present.since) {
    if (rank.code === present.code) return false;
    changes.correctedRanks.push({ id: present.id, rank: rank.code });
    return true;
  }
  if (present && (present.until === null || present.until > rank.since))
    changes.endedRanks.push({ id: present.id, validTo: rank.since });
  changes.ranks.push({ id: newId(), employeeId, rank: rank.code, validFrom: rank.since });
  return true;
}

function planPlacement(
  { place }: GivenRecord,
  held: HeldEmployee | undefined,
  employeeId: string,
  seat: Seat | undefined,
  inService: boolean,
  changes: Changes,
  add: Add,
  today: string,
): boolean {
  const present = held?.placement;
  if (!inService) {
    if (!present || present.until !== null || present.since >= today) return false;
    changes.endedPlacements.push({ id: present.id, validTo: today });
    add('warning', 'statusName', 'placement-ended', { endedOn: today });
    return true;
  }
  if (!place || !seat) return false;
  if (place.since === null) {
    if (present?.positionId !== seat.positionId) add('warning', 'positionName', 'position-date-missing');
    return false;
  }
  const isTooEarly = place.since < seat.since;
  const since = isTooEarly ? seat.since : place.since;
  if (present && since < present.since) {
    add('warning', 'positionEffectiveOn', 'position-older-than-held', { since: present.since });
    return false;
  }
  if (isTooEarly) add('warning', 'positionEffectiveOn', 'placement-start-moved', { since });
  if (present && since === present.since) {
    if (present.positionId === seat.positionId) return false;
    changes.correctedPlacements.push({ id: present.id, positionId: seat.positionId });
    seat.take();
    return true;
  }
  if (present && (present.until === null || present.until > since))
    changes.endedPlacements.push({ id: present.id, validTo: since });
  changes.placements.push({ id: newId(), employeeId, positionId: seat.positionId, validFrom: since });
  seat.take();
  return true;
}
