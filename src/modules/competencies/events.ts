import { type EventKind, periodKinds, recordKinds } from '../../platform/events/kind.ts';

const competency = { resource: 'competency', scope: 'competencies:read', units: 'shared' } as const;
const standard = { resource: 'competency-standard', scope: 'competencies:read', units: 'narrowed' } as const;
const assessor = { resource: 'assessor', scope: 'competencies:read', units: 'shared' } as const;
const validity = { resource: 'assessment-validity', scope: 'competencies:read', units: 'shared' } as const;
const assessment = { resource: 'assessment', scope: 'assessments:read', units: 'narrowed' } as const;

/** What the tables of competencies announce. */
export const competencyEvents: readonly EventKind[] = [
  ...recordKinds(competency, 'a competency (kompetensi)'),
  ...periodKinds(competency, 'competency.version', 'what a competency is called and means (kompetensi)'),
  ...periodKinds(standard, 'competency-standard', 'a standard of positions (standar kompetensi jabatan)'),
  ...recordKinds(assessor, 'an assessor (asesor)'),
  ...periodKinds(validity, 'assessment-validity', 'a time for which assessments count (masa berlaku)'),
  ...recordKinds(assessment, 'an assessment of somebody’s competencies (penilaian kompetensi)'),
];
