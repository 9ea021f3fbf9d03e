import { assessments, standards } from '../modules/competencies/tables.ts';
import { Assessments } from './assessments.ts';
import { type Competencies, DICTIONARY_OPENED } from './competencies.ts';
import { Rows } from './copy.ts';
import { calendarDate, dayNumber } from './days.ts';
import type { Position } from './positions.ts';
import type { Random } from './random.ts';
import { demandsOf, lowestRanks, technicalDemands } from './standards.ts';

/** What the positions of one city demand and what its people could show, on the way into the tables. */
export class CompetencyRows {
  readonly standards = new Rows(
    standards,
    'id',
    'positionId',
    'levels',
    'educationLevel',
    'rank',
    'legalBasis',
    'validFrom',
    'validTo',
  );
  readonly assessments = new Rows(
    assessments,
    'id',
    'employeeId',
    'method',
    'assessorId',
    'assessedOn',
    'expiresOn',
    'reportNumber',
    'levels',
  );
  readonly #competencies: Competencies;
  readonly #assessments: Assessments;

  constructor(competencies: Competencies, today: string, random: Random) {
    this.#competencies = competencies;
    this.#assessments = new Assessments(competencies.assessors, today, random);
  }

  /** Adds the standard of a position that has one of its own. */
  addStandard(position: Position): void {
    if (technicalDemands(position, this.#competencies).length === 0) return;
    this.standards.add(
      this.#competencies.nextId(),
      position.id,
      JSON.stringify(demandsOf(position, this.#competencies)),
      's1',
      lowestRanks[position.kind] ?? null,
      'Keputusan Wali Kota tentang Standar Kompetensi Jabatan (contoh)',
      calendarDate(Math.max(position.opens, dayNumber(DICTIONARY_OPENED))),
      position.closes === null ? null : calendarDate(position.closes),
    );
  }

  /** Adds the assessments of somebody who holds the position today. */
  addAssessments(employeeId: string, position: Position, appointed: number): void {
    const demands = demandsOf(position, this.#competencies);
    for (const assessment of this.#assessments.of(position, appointed, demands)) {
      this.assessments.add(
        this.#competencies.nextId(),
        employeeId,
        assessment.method,
        assessment.assessorId,
        assessment.assessedOn,
        assessment.expiresOn,
        assessment.reportNumber,
        JSON.stringify(assessment.levels.map((level) => ({ ...level, evidence: null }))),
      );
    }
  }
}
