import type { CodeOf } from '../../../platform/reference/list.ts';
import { readDate } from '../../../platform/transfer/dates.ts';
import { type Finding, findingOn } from '../../../platform/transfer/findings.ts';
import type { ImportRow } from '../../../platform/transfer/rows.ts';
import { siasnId } from '../../../platform/transfer/siasn.ts';
import { echelons, functionalLevels, positionKinds } from '../reference.ts';
import type { GivenUnit } from './find-units.ts';
import { describePosition } from './position-names.ts';
import type { PositionImportRemark } from './position-remarks.ts';

/** A position as a row gives it; null where the row does not say. */
export interface GivenPosition {
  readonly row: ImportRow;
  readonly code: string | null;
  readonly unit: GivenUnit;
  readonly name: string;
  /** The name without the level at its end. */
  readonly stem: string;
  readonly kind: CodeOf<typeof positionKinds> | null;
  readonly level: CodeOf<typeof functionalLevels> | null;
  readonly echelon: CodeOf<typeof echelons> | null;
  readonly jobClass: number | null;
  readonly headCountNeeded: number | null;
  readonly since: string | null;
  readonly decreeNumber: string | null;
  readonly decreeDate: string | null;
  readonly findings: Finding[];
}

export const unitOfRow = (row: ImportRow): GivenUnit => ({
  siasnId: siasnId(row.value('unitId')),
  code: row.value('unitCode'),
  name: oneLine(row.value('unitName')),
});

export const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Reads a row of a list of positions: a pure function of its cells. */
export function readPosition(row: ImportRow): GivenPosition {
  const findings: Finding[] = [];
  const add = (field: string, code: PositionImportRemark, parameters = {}): void =>
    void findings.push(findingOn(row, 'error', field, code, parameters));
  const number = (field: string, minimum: number, maximum: number): number | null => {
    const text = row.value(field);
    if (text === '') return null;
    const value = /^\d{1,6}$/.test(text) ? Number(text) : -1;
    if (value >= minimum && value <= maximum) return value;
    add(field, 'position-number-malformed', { minimum, maximum });
    return null;
  };
  const date = (field: string): string | null => {
    const text = row.value(field);
    const value = text === '' ? null : readDate(text);
    if (value === undefined) add(field, 'position-date-malformed');
    return value ?? null;
  };

  const name = oneLine(row.value('name'));
  if (name === '' || name.length > 300) add('name', 'position-name-missing');
  const code = oneLine(row.value('code'));
  if (code.length > 100) add('code', 'position-code-malformed');
  const decreeNumber = oneLine(row.value('decreeNumber'));
  if (decreeNumber.length > 100) add('decreeNumber', 'position-decree-too-long');

  const described = describePosition({
    name,
    kindCode: row.value('kindCode'),
    kindName: row.value('kindName'),
    echelonCode: row.value('echelonCode'),
    echelonName: row.value('echelonName'),
  });
  const echelonField = row.value('echelonCode') === '' ? 'echelonName' : 'echelonCode';
  const echelon = echelonOf(row.value('echelonCode'), row.value('echelonName'));
  if (echelon === undefined) add(echelonField, 'position-echelon-unknown');
  const stated = positionKinds.entries.find(
    ({ code: known, label }) =>
      plain(known) === plain(row.value('kindName')) || plain(label.id) === plain(row.value('kindName')),
  )?.code;
  const saysNothing = row.value('kindCode') === '' && row.value('kindName') === '' && !echelon;
  // Without a word on its kind, what is only taken from its name must not change a position that is recorded.
  const kind = stated ?? (saysNothing && described.kind === 'pelaksana' ? null : (described.kind ?? null));
  const level = row.value('level') === '' ? described.level : levelOf(row.value('level'));
  if (level === undefined) add('level', 'position-level-unknown');
  return {
    row,
    code: code === '' ? null : code,
    unit: unitOfRow(row),
    name,
    stem: described.stem,
    kind,
    level: level ?? null,
    echelon: echelon ?? null,
    jobClass: number('jobClass', 1, 17),
    headCountNeeded: number('headCountNeeded', 0, 100_000),
    since: date('validFrom'),
    decreeNumber: decreeNumber === '' ? null : decreeNumber,
    decreeDate: date('decreeDate'),
    findings,
  };
}

/** Null for none; undefined for one that nobody knows. */
function echelonOf(number: string, written: string): GivenPosition['echelon'] | undefined {
  const code = written.toUpperCase().replace('/', '.');
  if (['', '00', '99'].includes(number) && ['', '-', 'NON', 'NON ESELON'].includes(code)) return null;
  return echelons.entries.find((known) => known.siasnCode === number || known.code.toUpperCase() === code)
    ?.code;
}

const levelOf = (text: string): NonNullable<GivenPosition['level']> | undefined =>
  functionalLevels.entries.find(
    ({ code, label }) => plain(code) === plain(text) || plain(label.id) === plain(text),
  )?.code;
