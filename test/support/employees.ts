import type { EmploymentKind, Gender } from '../../src/modules/employees/reference.ts';
import type { Employee, NewEmployee, NewPlacement, NewRank } from '../../src/modules/employees/schemas.ts';
import type { Answer, TestApp } from './build.ts';

export type EmployeeBody = Employee;

interface Person {
  readonly birthDate: string;
  readonly gender: Gender;
  readonly appointedOn: string;
  readonly employmentKind: EmploymentKind;
}

let number = 0;

/** A NIP that agrees with the person, another one at each call. */
export function nipOf({ birthDate, gender, appointedOn, employmentKind }: Person): string {
  number += 1;
  const appointment =
    employmentKind === 'PNS' ? appointedOn.slice(0, 7).replace('-', '') : `${appointedOn.slice(0, 4)}21`;
  const serial = String(1 + (number % 999)).padStart(3, '0');
  return `${birthDate.replaceAll('-', '')}${appointment}${gender === 'male' ? 1 : 2}${serial}`;
}

/** A NIK of Palembang that agrees with the person, another one at each call. */
export function nikOf({ birthDate, gender }: Pick<Person, 'birthDate' | 'gender'>): string {
  number += 1;
  const [year, month, day] = birthDate.split('-') as [string, string, string];
  const written = String(Number(day) + (gender === 'female' ? 40 : 0)).padStart(2, '0');
  return `167101${written}${month}${year.slice(2)}${String(1 + (number % 9999)).padStart(4, '0')}`;
}

/** What is sent to enter a person: a man born in 1985, PNS since 2010, unless said otherwise; NIP and NIK agree. */
export function personOf(about: Partial<NewEmployee> = {}): NewEmployee {
  const employmentKind = about.employmentKind ?? 'PNS';
  const person = {
    birthDate: '1985-03-15',
    gender: 'male' as Gender,
    appointedOn: '2010-04-01',
    ...about,
    employmentKind,
  };
  const nip = nipOf(person);
  return { name: `Warga ${number}`, nip, nik: nikOf(person), ...person };
}

export const enter = ({ call }: Pick<TestApp, 'call'>, person: object): Promise<Answer<EmployeeBody>> =>
  call<EmployeeBody>('POST', '/v1/employees', { body: person });

/** Enters a sound personnel file, as {@link personOf} makes it. */
export async function aCivilServant(
  api: Pick<TestApp, 'call'>,
  about: Partial<NewEmployee> = {},
): Promise<EmployeeBody> {
  const { status, body, text } = await enter(api, personOf(about));
  if (status !== 201) throw new Error(`not entered: ${status} ${text}`);
  return body;
}

/** Places an employee since 2020, unless said otherwise. */
export const place = (
  { call }: Pick<TestApp, 'call'>,
  employeeId: string,
  placement: Partial<NewPlacement> & { positionId: string },
  headers: Record<string, string> = {},
) =>
  call('POST', `/v1/employees/${employeeId}/placements`, {
    body: { validFrom: '2020-01-01', ...placement },
    headers,
  });

export const promote = ({ call }: Pick<TestApp, 'call'>, employeeId: string, rank: NewRank) =>
  call('POST', `/v1/employees/${employeeId}/ranks`, { body: rank });

export const readOn = async ({ call }: Pick<TestApp, 'call'>, employeeId: string, asOf: string) =>
  (await call<EmployeeBody>('GET', `/v1/employees/${employeeId}?asOf=${asOf}`)).body;
