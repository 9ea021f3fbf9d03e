import { ruleBroken } from './problems.ts';
import type { RemarkCatalogue } from './remarks.ts';

/** What a rule finds wrong in a body, and where. */
export interface Found<Code extends string> {
  readonly pointer: string;
  readonly code: Code;
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** So many places are named at most: whoever mends these sees the others. */
const mostTold = 100;

/** @throws Problem `rule-broken` naming each place, rule and mend, if anything was found */
export function refuseFound<Code extends string>(
  found: readonly Found<Code>[],
  texts: RemarkCatalogue<Code>,
): void {
  if (found.length === 0) return;
  throw ruleBroken(
    ...found.slice(0, mostTold).map(({ pointer, code, parameters = {} }) => ({
      place: { pointer },
      code,
      text: texts[code],
      parameters,
    })),
  );
}
