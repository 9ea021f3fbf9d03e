import type { Alternative } from '../schemas/consultations.ts';
import type { Found } from './found.ts';

/** Alternatives are told apart by their codes, and one alone is none. */
export function foundInAlternatives(alternatives: readonly Alternative[]): Found[] {
  if (alternatives.length === 1) return [{ pointer: '/alternatives', code: 'alternative-alone' }];
  return alternatives.flatMap(({ code }, at): Found[] =>
    alternatives.findIndex((other) => other.code === code) === at
      ? []
      : [{ pointer: `/alternatives/${at}/code`, code: 'alternative-code-taken', parameters: { code } }],
  );
}

/** The alternative that a comment prefers is one of those that are compared. */
export function foundInPreference(
  preferred: string | null | undefined,
  alternatives: readonly Alternative[],
): Found[] {
  if (preferred === null || preferred === undefined) return [];
  const codes = alternatives.map(({ code }) => code);
  if (codes.includes(preferred)) return [];
  const pointer = '/preferredAlternative';
  return codes.length === 0
    ? [{ pointer, code: 'no-alternatives' }]
    : [{ pointer, code: 'alternative-unknown', parameters: { codes: codes.join(', ') } }];
}
