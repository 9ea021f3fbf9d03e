import type pg from 'pg';
import { assessors, competencies, competencyVersions } from '../modules/competencies/tables.ts';
import { type Assessor, inventAssessors } from './assessors.ts';
import { copyRows, Rows } from './copy.ts';
import { levelDescriptions, type TechnicalCompetency, technicalCompetencies } from './data/competencies.ts';
import { calendarDate } from './days.ts';
import { identifierSequence } from './identifiers.ts';
import { Random } from './random.ts';

/** The first day of the national dictionary and of everything that rests on it (PermenPANRB 38/2017). */
export const DICTIONARY_OPENED = '2018-01-01';

const ID_STREAM = 1_000_001;
const ASSESSOR_STREAM = 1_000_002;

/** What all cities share of competencies. */
export interface Competencies {
  /** The city's own; the national ones are there already. */
  readonly technical: readonly (TechnicalCompetency & { readonly id: string })[];
  readonly assessors: readonly Assessor[];
  /** The ids of everything that has to do with competencies. */
  readonly nextId: () => string;
}

export function inventCompetencies(seed: number, today: string): Competencies {
  const nextId = identifierSequence(new Random(seed, ID_STREAM));
  return {
    technical: technicalCompetencies.map((competency) => ({ ...competency, id: nextId() })),
    assessors: inventAssessors(today, new Random(seed, ASSESSOR_STREAM), nextId),
    nextId,
  };
}

/** Writes the technical competencies and the assessors. */
export async function copyCompetencies(client: pg.Client, shared: Competencies): Promise<void> {
  const entries = new Rows(competencies, 'id', 'code');
  const versions = new Rows(
    competencyVersions,
    'id',
    'competencyId',
    'name',
    'kind',
    'field',
    'definition',
    'levels',
    'legalBasis',
    'validFrom',
  );
  const mandates = new Rows(
    assessors,
    'id',
    'code',
    'name',
    'institution',
    'decreeNumber',
    'decreeDate',
    'validFrom',
    'validTo',
  );
  for (const { id, code, field, name, definition } of shared.technical) {
    entries.add(id, code);
    versions.add(
      shared.nextId(),
      id,
      JSON.stringify(name),
      'technical',
      field,
      JSON.stringify(definition),
      JSON.stringify(levelDescriptions(name)),
      'Keputusan Wali Kota tentang Kamus Kompetensi Teknis (contoh)',
      DICTIONARY_OPENED,
    );
  }
  for (const { id, code, name, institution, decreed, from, to } of shared.assessors) {
    const decreeDate = calendarDate(decreed);
    mandates.add(
      id,
      code,
      name,
      institution,
      `800/${code}/BKPSDM/${decreeDate.slice(0, 4)}`,
      decreeDate,
      calendarDate(from),
      to === null ? null : calendarDate(to),
    );
  }
  for (const rows of [entries, versions, mandates]) await copyRows(client, rows, rows.take());
}
