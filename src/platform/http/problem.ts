import type { Label } from '../reference/list.ts';
import type { Remark } from './remarks.ts';
import type { Parameters } from './text.ts';

/** A kind of problem (RFC 9457): documented at its `type` address, `/problems/{code}`. */
export interface ProblemKind {
  readonly code: string;
  readonly status: number;
  readonly title: Label;
  /** What happened, with `{parameters}`. */
  readonly detail: Label;
  /** What the caller can do; shown on the problem's page. */
  readonly mend: Label;
}

export type ProblemCatalogue = Readonly<Record<string, ProblemKind>>;

/** Declares problems of a domain; the key is the stable code. */
export function defineProblems<const Code extends string>(
  kinds: Readonly<Record<Code, Omit<ProblemKind, 'code'>>>,
): Readonly<Record<Code, ProblemKind>> {
  const entries = Object.entries<Omit<ProblemKind, 'code'>>(kinds).map(([code, kind]) => [
    code,
    { code, ...kind },
  ]);
  return Object.freeze(Object.fromEntries(entries)) as Readonly<Record<Code, ProblemKind>>;
}

/** What is thrown when a request cannot be carried out for a reason that its caller should know. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly parameters: Parameters;
  readonly remarks: readonly Remark[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ProblemKind,
    options: {
      parameters?: Parameters;
      remarks?: readonly Remark[];
      headers?: Readonly<Record<string, string>>;
      cause?: unknown;
    } = {},
  ) {
    super(kind.code, { cause: options.cause });
    this.name = 'Problem';
    this.kind = kind;
    this.parameters = options.parameters ?? {};
    this.remarks = options.remarks ?? [];
    this.headers = options.headers ?? {};
  }
}
