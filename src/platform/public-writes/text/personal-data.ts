import type { PersonalDataFinding } from './kinds.ts';
import { emailsIn } from './links.ts';
import { namesIn } from './names.ts';
import { numbersIn } from './numbers.ts';
import { wordingsIn } from './wordings.ts';

export type { PersonalDataFinding, PersonalDataKind } from './kinds.ts';

/** Nothing that people write needs more than three. */
const mostLooks = 10;

/**
 * Personal data that can be told by its form, in the order of the text and without overlaps: of two, the longer stands.
 * It finds what a person writes plainly, and not what somebody hides on purpose; and it may take for personal what only
 * looks like it.
 */
export function personalDataIn(text: string): PersonalDataFinding[] {
  const findings: PersonalDataFinding[] = [];
  let rest = text;
  // What is covered by one may have hidden another beside it.
  for (let look = 0; look < mostLooks; look++) {
    const found = looked(rest);
    if (found.length === 0) break;
    findings.push(...found);
    for (const { start, end } of found)
      rest = rest.slice(0, start) + '['.repeat(end - start) + rest.slice(end);
  }
  return findings.toSorted((a, b) => a.start - b.start);
}

/** The longest findings of one look that do not overlap. */
function looked(text: string): PersonalDataFinding[] {
  const emails = emailsIn(text).map((place) => ({ kind: 'email' as const, ...place }));
  const all = [...numbersIn(text), ...emails, ...wordingsIn(text), ...namesIn(text)];
  const kept: PersonalDataFinding[] = [];
  for (const one of all.toSorted((a, b) => b.end - b.start - (a.end - a.start)))
    if (kept.every(({ start, end }) => one.end <= start || one.start >= end)) kept.push(one);
  return kept;
}
