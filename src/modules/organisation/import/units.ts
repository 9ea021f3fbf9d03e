import Type from 'typebox';
import { newId } from '../../../platform/database/columns.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { DateOnly } from '../../../platform/http/schemas.ts';
import { type Finding, findingOn } from '../../../platform/transfer/findings.ts';
import type { Importer, ImportRun, Outcome } from '../../../platform/transfer/importer.ts';
import type { ImportRow } from '../../../platform/transfer/rows.ts';
import { siasnId } from '../../../platform/transfer/siasn.ts';
import { echelons, unitKinds } from '../reference.ts';
import { unitKindOf } from './kinds.ts';
import { changesFrom } from './options.ts';
import { type UnitImportRemark, unitImportRemarks } from './remarks.ts';
import {
  changeUnits,
  type HeldUnit,
  insertUnits,
  readHeldUnits,
  type UnitContent,
  updateIdentities,
} from './store.ts';
import { type TreeNode, treeFaults } from './tree.ts';
import { unitColumns, unusedUnitColumns } from './unit-columns.ts';

const maximumRows = 100_000;
const startNotKnown = '1900-01-01';

/** The hierarchy of units (SIASN's HierarkiUnor, ref-unor): rows in any order, found again by their SIASN id. */
export const unitImporter: Importer = {
  resource: 'units',
  scope: 'organisation:write',
  shape: { wholeUpTo: maximumRows },
  remarks: unitImportRemarks,
  columns: unitColumns,
  unusedColumns: unusedUnitColumns,
  options: {
    validFrom: Type.Unsafe<string>({
      ...DateOnly(
        'Units: first day of units that are new. The default stands for a start that is not known.',
      ),
      default: startNotKnown,
    }),
    changesFrom,
  },
  begin: (run) => ({ skip: () => {}, apply: (transaction, rows) => importUnits(transaction, rows, run) }),
};

interface Candidate {
  readonly row: ImportRow;
  readonly siasnId: string;
  readonly held: HeldUnit | undefined;
  readonly unitId: string;
}

async function importUnits(
  transaction: Transaction,
  rows: readonly ImportRow[],
  run: ImportRun,
): Promise<Outcome> {
  const held = await readHeldUnits(transaction);
  const findings: Finding[] = [];
  const { candidates, refused } = candidatesOf(rows, held, findings);
  refuseBrokenTrees(candidates, refused, held, findings);

  const validFrom = run.options.validFrom as string;
  const changesFrom = (run.options.changesFrom as string | undefined) ?? run.today;
  const starts = startsOf(candidates, held, validFrom);
  const created: UnitContent[] = [];
  const changed: UnitContent[] = [];
  const renumbered: UnitContent[] = [];
  let unchanged = 0;
  let updated = 0;
  for (const candidate of candidates.values()) {
    if (refused.has(candidate.siasnId)) continue;
    const content = contentOf(candidate, candidates, held, starts, findings);
    const before = candidate.held;
    if (!before) {
      created.push(content);
      continue;
    }
    const differs =
      before.name !== content.name ||
      before.parentId !== content.parentId ||
      before.kind !== content.kind ||
      before.headEchelon !== content.headEchelon;
    if (differs && (before.validFrom > changesFrom || before.validTo !== null)) {
      const day = before.validTo ?? before.validFrom;
      findings.push(remark(candidate.row, 'error', 'name', 'unit-changes-later', { validFrom: day }));
      continue;
    }
    const hasNewIdentity = before.code !== content.code || before.siasnId === null;
    if (differs) changed.push(content);
    if (differs || hasNewIdentity) {
      renumbered.push(content);
      updated += 1;
    } else unchanged += 1;
  }
  await insertUnits(transaction, created);
  await updateIdentities(transaction, renumbered);
  await changeUnits(transaction, changed, changesFrom);
  return { created: created.length, updated, unchanged, findings };
}

const remark = (
  row: ImportRow,
  severity: Finding['severity'],
  field: string,
  code: UnitImportRemark,
  parameters: Record<string, string | number> = {},
): Finding => findingOn(row, severity, field, code, parameters);

const codePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const codeOf = (row: ImportRow, held: HeldUnit | undefined): string =>
  row.value('code') || (held?.code ?? siasnId(row.value('id')));

/** The rows that can be told apart, by SIASN id, and the lines of those refused for what they hold themselves. */
function candidatesOf(rows: readonly ImportRow[], held: readonly HeldUnit[], findings: Finding[]) {
  const bySiasnId = new Map(
    held.flatMap((unit) => (unit.siasnId === null ? [] : [[unit.siasnId, unit] as const])),
  );
  const byCode = new Map(held.map((unit) => [unit.code, unit] as const));
  const candidates = new Map<string, Candidate>();
  const refused = new Map<string, number>();
  const codes = new Map<string, string>();
  for (const row of rows) {
    const id = siasnId(row.value('id'));
    if (id === '') {
      findings.push(remark(row, 'error', 'id', 'unit-id-missing'));
      continue;
    }
    const first = candidates.get(id);
    if (first) {
      findings.push(remark(row, 'error', 'id', 'unit-duplicate', { firstLine: first.row.line }));
      continue;
    }
    const namesake = byCode.get(row.value('code') || id);
    const unit = bySiasnId.get(id) ?? (namesake?.siasnId === null ? namesake : undefined);
    candidates.set(id, { row, siasnId: id, held: unit, unitId: unit?.unitId ?? newId() });
    const refuse = (field: string, code: UnitImportRemark): void => {
      refused.set(id, row.line);
      findings.push(remark(row, 'error', field, code));
    };
    const name = row.value('name');
    if (name === '' || name.length > 300) refuse('name', 'unit-name-missing');
    const code = codeOf(row, unit);
    const owner = codes.get(code) ?? (byCode.has(code) && byCode.get(code) !== unit ? code : undefined);
    if (!codePattern.test(code)) refuse('code', 'unit-code-malformed');
    else if (owner !== undefined) refuse('code', 'unit-code-taken');
    else codes.set(code, id);
  }
  return { candidates, refused };
}

function refuseBrokenTrees(
  candidates: ReadonlyMap<string, Candidate>,
  refused: Map<string, number>,
  held: readonly HeldUnit[],
  findings: Finding[],
): void {
  const keyOf = keysOf(candidates, held);
  const nodes = new Map<string, TreeNode>();
  for (const unit of held) {
    const key = keyOf.get(unit.unitId)!;
    nodes.set(key, { key, parent: unit.parentId && (keyOf.get(unit.parentId) ?? null), line: null });
  }
  for (const { row, siasnId: key } of candidates.values()) {
    const parent = row.value('parent');
    nodes.set(key, { key, parent: parent === '' ? null : siasnId(parent), line: row.line });
  }
  for (const [key, fault] of treeFaults(nodes, refused)) {
    const candidate = candidates.get(key);
    if (!candidate || refused.has(key)) continue;
    refused.set(key, candidate.row.line);
    const parameters =
      fault.code === 'unit-in-cycle'
        ? { path: shownPath(fault.path, candidates) }
        : fault.code === 'unit-parent-refused'
          ? { parentLine: fault.parentLine }
          : {};
    findings.push(remark(candidate.row, 'error', 'parent', fault.code, parameters));
  }
}

const longestPath = 8;
function shownPath(path: readonly string[], candidates: ReadonlyMap<string, Candidate>): string {
  const names = path.map((key) => candidates.get(key)?.row.value('name') ?? key);
  return (names.length > longestPath ? [...names.slice(0, longestPath), '…'] : names).join(' → ');
}

/** The key of each recorded unit within the file's tree: its SIASN id, or something that no file has. */
function keysOf(candidates: ReadonlyMap<string, Candidate>, held: readonly HeldUnit[]): Map<string, string> {
  const inFile = new Map([...candidates.values()].map(({ unitId, siasnId: id }) => [unitId, id] as const));
  return new Map(
    held.map(({ unitId, siasnId: id }) => [unitId, inFile.get(unitId) ?? id ?? `unit:${unitId}`]),
  );
}

/** The unit that a SIASN id stands for. */
function unitOf(
  id: string,
  candidates: ReadonlyMap<string, Candidate>,
  held: readonly HeldUnit[],
): string | null {
  return candidates.get(id)?.unitId ?? held.find((unit) => unit.siasnId === id)?.unitId ?? null;
}

/** The first day of each unit of the file: none begins before the unit above it. */
function startsOf(
  candidates: ReadonlyMap<string, Candidate>,
  held: readonly HeldUnit[],
  validFrom: string,
): Map<string, string> {
  const founded = new Map(
    held.flatMap((unit) => (unit.siasnId === null ? [] : [[unit.siasnId, unit.founded] as const])),
  );
  const starts = new Map<string, string>();
  const startOf = (id: string, depth: number): string => {
    const known = starts.get(id) ?? candidates.get(id)?.held?.founded ?? founded.get(id);
    if (known !== undefined) return known;
    const parent = siasnId(candidates.get(id)?.row.value('parent') ?? '');
    const above = parent === '' || depth > 1000 ? validFrom : startOf(parent, depth + 1);
    const start = above > validFrom ? above : validFrom;
    starts.set(id, start);
    return start;
  };
  for (const id of candidates.keys()) startOf(id, 0);
  return starts;
}

function contentOf(
  { row, siasnId: id, held: before, unitId }: Candidate,
  candidates: ReadonlyMap<string, Candidate>,
  held: readonly HeldUnit[],
  starts: ReadonlyMap<string, string>,
  findings: Finding[],
): UnitContent {
  const name = row.value('name');
  const parent = row.value('parent');
  const kind = unitKinds.find(row.value('kind').toLowerCase())?.code;
  if (row.value('kind') !== '' && !kind) findings.push(remark(row, 'warning', 'kind', 'unit-kind-unknown'));
  const written = row.value('echelon').toUpperCase().replace('/', '.');
  const none = written === '' || written === '00' || written === '99' || written === 'NON';
  const echelon = echelons.entries.find(
    (e) => e.siasnCode === written || e.code.toUpperCase() === written,
  )?.code;
  if (!none && !echelon) findings.push(remark(row, 'warning', 'echelon', 'unit-echelon-unknown'));
  return {
    unitId,
    code: codeOf(row, before),
    siasnId: id,
    versionId: newId(),
    name,
    parentId: parent === '' ? null : unitOf(siasnId(parent), candidates, held),
    kind: kind ?? before?.kind ?? unitKindOf(name),
    headEchelon: echelon ?? before?.headEchelon ?? null,
    validFrom: starts.get(id) ?? startNotKnown,
  };
}
