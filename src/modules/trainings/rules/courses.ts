import type { Found } from './found.ts';
import type { Outcome } from './shapes.ts';

/** What the dictionary says of a competency today. */
export interface KnownCompetency {
  readonly code: string;
  readonly kind: string;
}

interface CourseContent {
  readonly field: string;
  readonly outcomes?: readonly Outcome[];
  readonly prerequisiteIds?: readonly string[];
}

/** What a course is held against. */
export interface CourseContext {
  /** By id. */
  readonly competencies: ReadonlyMap<string, KnownCompetency>;
  /** The courses that are there, of those that are presupposed. */
  readonly known: ReadonlySet<string>;
  /** Those of them that presuppose the course itself, directly or through others, and the course. */
  readonly presupposing: ReadonlySet<string>;
}

/**
 * What is wrong with a course: it raises a competency twice, one that the dictionary does not have today, or one of
 * another field than its own; it presupposes a course that is not there, or one that presupposes it.
 */
export function foundInCourse(course: CourseContent, context: CourseContext): Found[] {
  const { field, outcomes = [], prerequisiteIds = [] } = course;
  const found: Found[] = [];
  const seen = new Set<string>();
  for (const [at, { competencyId }] of outcomes.entries()) {
    const pointer = `/outcomes/${at}/competencyId`;
    const id = competencyId.toLowerCase();
    const competency = context.competencies.get(id);
    if (seen.has(id)) found.push({ pointer, code: 'competency-repeated' });
    else if (!competency) found.push({ pointer, code: 'competency-unknown' });
    else if (competency.kind !== field) {
      const parameters = { ...competency, field };
      found.push({ pointer, code: 'outcome-of-other-field', parameters });
    }
    seen.add(id);
  }
  for (const [at, prerequisiteId] of prerequisiteIds.entries()) {
    const pointer = `/prerequisiteIds/${at}`;
    const id = prerequisiteId.toLowerCase();
    if (!context.known.has(id)) found.push({ pointer, code: 'prerequisite-unknown' });
    else if (context.presupposing.has(id)) found.push({ pointer, code: 'prerequisite-circular' });
  }
  return found;
}
