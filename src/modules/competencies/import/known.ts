import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Life } from '../rules/lives.ts';
import type { AssessmentValidity } from '../schemas/assessments.ts';
import { allValidities } from '../store/assessors.ts';
import { livesOfCompetencies } from '../store/lives.ts';
import type { GivenAssessment } from './row.ts';

export interface Person {
  readonly id: string;
  readonly nip: string;
  readonly appointedOn: string;
}

export interface Assessor extends Life {
  readonly id: string;
}

/** What rows of a batch are held against. */
export interface Known {
  /** By NIP. */
  readonly people: ReadonlyMap<string, Person>;
  /** By code in lower case, with their mandates. */
  readonly assessors: ReadonlyMap<string, Assessor>;
  /** Ids of competencies by code in lower case. */
  readonly competencies: ReadonlyMap<string, string>;
  /** From when until when the dictionary has each competency, by id. */
  readonly dictionary: ReadonlyMap<string, Life>;
  readonly validities: readonly AssessmentValidity[];
}

/** Reads what rows speak of; people, mandates and competencies stay as they are until the transaction ends. */
export async function readKnown(transaction: Transaction, given: readonly GivenAssessment[]): Promise<Known> {
  // In the order in which the entry of a single assessment locks them.
  const people = await readPeople(
    transaction,
    given.map(({ nip }) => nip),
  );
  const assessors = await readAssessors(
    transaction,
    given.flatMap(({ assessor }) => assessor ?? []),
  );
  const competencies = await readCompetencies(
    transaction,
    given.flatMap(({ levels }) => levels.map(({ code }) => code)),
  );
  const dictionary = await livesOfCompetencies(transaction, [...competencies.values()]);
  const validities = await allValidities(transaction);
  return { people, assessors, competencies, dictionary, validities };
}

async function readPeople(
  transaction: Transaction,
  nips: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const { rows } = await transaction.execute<Person & Record<string, unknown>>(sql`
    select e.id, e.nip, e.appointed_on::text as "appointedOn"
      from employees.employees e
     where e.nip = any(${sql.param([...new Set(nips)])}::text[])
     order by e.id
       for no key update`);
  return new Map(rows.map((person) => [person.nip, person]));
}

async function readAssessors(
  transaction: Transaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Assessor>> {
  const { rows } = await transaction.execute<Assessor & Record<string, unknown>>(sql`
    select a.id, a.code, a.valid_from::text as "from", a.valid_to::text as "to"
      from competencies.assessors a
     where lower(a.code) = any(${inLowerCase(codes)}::text[])
     order by a.id
       for share`);
  return new Map(rows.map((assessor) => [assessor.code.toLowerCase(), assessor]));
}

async function readCompetencies(
  transaction: Transaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await transaction.execute<{ id: string; code: string }>(sql`
    select c.id, lower(c.code) as code from competencies.competencies c
     where lower(c.code) = any(${inLowerCase(codes)}::text[])`);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

const inLowerCase = (codes: readonly string[]) =>
  sql.param([...new Set(codes.map((code) => code.toLowerCase()))]);
