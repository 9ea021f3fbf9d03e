import type { CodeOf } from '../../../platform/reference/list.ts';
import { readDate } from '../../../platform/transfer/dates.ts';
import { type Finding, findingOn } from '../../../platform/transfer/findings.ts';
import type { ImportRow } from '../../../platform/transfer/rows.ts';
import { siasnId } from '../../../platform/transfer/siasn.ts';
import { type DescribedPosition, describePosition, type GivenUnit } from '../../organisation/index.ts';
import type { EmploymentKind, employeeStatuses, Gender, ranks } from '../reference.ts';
import { parseNik } from '../rules/nik.ts';
import { parseNip } from '../rules/nip.ts';
import { findingsOfRecord } from '../rules/record.ts';
import type { EmployeeImportRemark } from './remarks.ts';
import {
  readEducation,
  readEmail,
  readEmploymentKind,
  readGender,
  readMaritalStatus,
  readPhone,
  readRank,
  readReligion,
  readStatus,
} from './values.ts';

/** The head of a personnel file as a row gives it; null where the row does not say. */
export interface GivenHead {
  readonly nip: string;
  readonly name: string;
  readonly nik: string | null;
  readonly frontTitle: string | null;
  readonly backTitle: string | null;
  readonly birthPlace: string | null;
  readonly birthDate: string | null;
  readonly gender: Gender | null;
  readonly religion: string | null;
  readonly maritalStatus: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly officialEmail: string | null;
  readonly address: string | null;
  readonly employmentKind: EmploymentKind | null;
  readonly status: CodeOf<typeof employeeStatuses> | null;
  readonly appointedOn: string | null;
  readonly permanentOn: string | null;
  readonly educationLevel: string | null;
  readonly educationProgramme: string | null;
  readonly graduationYear: number | null;
}

/** A row that can be told apart from others, and what it says. */
export interface GivenRecord {
  readonly row: ImportRow;
  readonly pnsId: string | null;
  readonly head: GivenHead;
  /** What the NIP says, for a person who is new where the row says nothing. */
  readonly byNip: {
    birthDate: string;
    gender: Gender;
    appointedOn: string | null;
    employmentKind: EmploymentKind;
  };
  readonly rank: { readonly code: CodeOf<typeof ranks>; readonly since: string | null } | null;
  readonly place: {
    readonly unit: GivenUnit;
    readonly position: DescribedPosition;
    readonly since: string | null;
  } | null;
  readonly findings: Finding[];
}

type Severity = Finding['severity'];

/** Reads the numbers that identify a person: undefined where the NIP cannot be read. */
export function identityOf(row: ImportRow): { nip: string; pnsId: string | null } | undefined {
  const nip = parseNip(row.value('nip'));
  const pnsId = row.value('pnsId');
  return nip.ok ? { nip: nip.nip, pnsId: pnsId === '' ? null : siasnId(pnsId) } : undefined;
}

/**
 * Reads a row of a personnel export: a pure function of its cells. Faults are findings of severity `error`; values that
 * only contradict each other, as in old files, are warnings.
 */
export function readRecord(row: ImportRow, today: string): GivenRecord | Finding[] {
  const findings: Finding[] = [];
  const add = (severity: Severity, field: string, code: EmployeeImportRemark, parameters = {}): void =>
    void findings.push(findingOn(row, severity, field, code, parameters));

  const nip = parseNip(row.value('nip'));
  if (!nip.ok) return [findingOn(row, 'error', 'nip', nip.reason)];

  /** Reads a cell; one that cannot be read is reported, and left out. */
  const read = <T>(
    field: string,
    reader: (text: string) => T | undefined,
    severity: Severity,
    code: EmployeeImportRemark,
  ): T | null => {
    const text = row.value(field);
    if (text === '') return null;
    const value = reader(text);
    if (value === undefined) add(severity, field, code);
    return value ?? null;
  };
  /** Reads what stands both as a code and as a name: the code if it is known. */
  const readEither = <T>(
    fields: readonly [string, string],
    reader: (text: string) => T | undefined,
    severity: Severity,
    code: EmployeeImportRemark,
  ): T | null => {
    for (const field of fields) {
      const value = row.value(field) === '' ? undefined : reader(row.value(field));
      if (value !== undefined) return value;
    }
    const given = fields.find((field) => row.value(field) !== '');
    if (given !== undefined) add(severity, given, code);
    return null;
  };
  const date = (field: string): string | null =>
    /^0?0[-/.]0?0[-/.]0{4}$/.test(row.value(field)) ? null : read(field, readDate, 'error', 'date-malformed');
  const text = (field: string, limit: number): string | null => {
    const value = oneLine(row.value(field));
    if (value.length > limit) add('warning', field, 'text-too-long', { limit });
    return value === '' || value.length > limit ? null : value;
  };

  const name = oneLine(row.value('name'));
  if (name === '' || name.length > 200) add('error', 'name', 'name-missing');
  const stated = readEmploymentKind(
    row.value('employmentName'),
    row.value('statusName'),
    row.value('candidateOrPermanent'),
  );
  const employmentKind = stated ?? nip.employmentKind;
  const gender = read('gender', readGender, 'error', 'gender-unknown');
  const nik = row.value('nik') === '' ? null : parseNik(row.value('nik'));
  const permanentOn = date('permanentOn');
  const rank = readEither(
    ['rankCode', 'rankName'],
    (value) => readRank(value, employmentKind),
    'error',
    'rank-unknown',
  );
  const dates = {
    birthDate: date('birthDate'),
    appointedOn: date('appointedOn'),
    rankEffectiveOn: date('rankEffectiveOn'),
    positionEffectiveOn: date('positionEffectiveOn'),
  };
  const judged = {
    ...dates,
    permanentOn,
    nip: nip.nip,
    nik: row.value('nik'),
    gender: gender ?? nip.gender,
    employmentKind,
    rank,
  };
  for (const { field, code, isFault } of findingsOfRecord(judged, today)) {
    const column = field !== 'rank' ? field : row.value('rankCode') === '' ? 'rankName' : 'rankCode';
    add(isFault ? 'error' : 'warning', column, code, { employmentKind });
  }

  const head: GivenHead = {
    nip: nip.nip,
    name,
    nik: nik?.ok ? nik.nik : null,
    frontTitle: text('frontTitle', 60),
    backTitle: text('backTitle', 100),
    birthPlace: text('birthPlace', 100),
    birthDate: dates.birthDate,
    gender,
    religion: readEither(['religionCode', 'religionName'], readReligion, 'warning', 'religion-unknown'),
    maritalStatus: readEither(
      ['maritalCode', 'maritalName'],
      readMaritalStatus,
      'warning',
      'marital-status-unknown',
    ),
    phone: read('phone', readPhone, 'warning', 'phone-malformed'),
    email: read('email', readEmail, 'warning', 'email-malformed'),
    officialEmail: read('officialEmail', readEmail, 'warning', 'email-malformed'),
    address: text('address', 500),
    employmentKind: stated ?? null,
    status: readEither(['statusCode', 'statusName'], readStatus, 'error', 'status-unknown'),
    appointedOn: dates.appointedOn,
    permanentOn: employmentKind === 'PPPK' ? null : permanentOn,
    educationLevel: readEither(
      ['educationCode', 'educationName'],
      readEducation,
      'warning',
      'education-unknown',
    ),
    educationProgramme: text('educationProgramme', 200),
    graduationYear: read('graduationYear', readYear, 'warning', 'graduation-year-malformed'),
  };
  const pnsId = row.value('pnsId');
  return {
    row,
    pnsId: pnsId === '' ? null : siasnId(pnsId),
    head,
    byNip: {
      birthDate: nip.birthDate,
      gender: nip.gender,
      employmentKind: nip.employmentKind,
      appointedOn:
        nip.appointmentMonth === null
          ? null
          : `${nip.appointmentYear}-${String(nip.appointmentMonth).padStart(2, '0')}-01`,
    },
    rank: rank && { code: rank, since: dates.rankEffectiveOn },
    place: placeOf(row, dates.positionEffectiveOn),
    findings,
  };
}

function placeOf(row: ImportRow, since: string | null): GivenRecord['place'] {
  const unit = {
    siasnId: siasnId(row.value('unitId')),
    code: row.value('unitCode'),
    name: oneLine(row.value('unitName')),
  };
  const name = oneLine(row.value('positionName')).slice(0, 300);
  if (name === '' || (unit.siasnId === '' && unit.code === '' && unit.name === '')) return null;
  const position = describePosition({
    name,
    kindCode: row.value('positionKindCode'),
    kindName: row.value('positionKindName'),
    echelonCode: row.value('echelonCode'),
    echelonName: row.value('echelonName'),
  });
  return { unit, position, since };
}

const breaks = /[\p{Cc}\s]+/gu;
const oneLine = (text: string): string => text.replace(breaks, ' ').trim();

const readYear = (text: string): number | undefined => {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= 1940 && year <= 2200 ? year : undefined;
};
