import canonicalize from 'canonicalize';
import type { PublishedResults } from '../schemas/publications.ts';
import type { Question } from '../schemas/questions.ts';
import { layoutOf } from './cells.ts';
import { inParts } from './decimals.ts';
import { type Counted, indexOf, questionsOf } from './results.ts';

/** Squares of numbers with four decimals have eight. */
const decimals = 8;

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.every((value, at) => value === (b[at] ?? (typeof value === 'bigint' ? 0n : 0)));

/** Whether two counts agree figure by figure; what one of them lacks is none. */
export function isSameCount(a: Counted, b: Counted): boolean {
  const parts = (written: readonly string[]) => written.map((one) => inParts(one, decimals));
  return (
    a.answers === b.answers &&
    isSame(a.cells, b.cells) &&
    isSame(parts(a.sums), parts(b.sums)) &&
    isSame(parts(a.squares), parts(b.squares))
  );
}

/** Whether what was published is what is told of answers that were counted anew. */
export function isToldSame(
  { answers, satisfaction, questions }: PublishedResults,
  counted: Counted,
  asked: readonly Question[],
): boolean {
  const layout = layoutOf(asked);
  const told = {
    answers: counted.answers,
    satisfaction: layout.elementCells && indexOf(counted, layout.elementCells),
    questions: questionsOf(counted, layout),
  };
  return canonicalize(told) === canonicalize({ answers, satisfaction, questions });
}
