import type { ConstraintProblems } from '../database/constraints.ts';
import type { RemarkCatalogue } from '../http/remarks.ts';
import { type Language, type Parameters, say } from '../http/text.ts';
import type { Importer } from './importer.ts';
import { transferRemarks } from './remarks.ts';

export interface Words {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** Puts codes of findings and failures into words of the reader's language. */
export class Wording {
  readonly #catalogue: RemarkCatalogue;
  readonly #constraints: ConstraintProblems;

  constructor(importers: readonly Importer[], constraints: ConstraintProblems) {
    this.#catalogue = Object.assign({}, ...importers.map(({ remarks }) => remarks), transferRemarks);
    this.#constraints = constraints;
  }

  of(code: string, parameters: Parameters, language: Language): Words {
    const text = this.#catalogue[code] ?? transferRemarks.noted;
    const known: Parameters = { code, ...parameters, ...this.#rule(parameters.rule, language) };
    return { code, message: say(text.message, language, known), hint: say(text.hint, language, known) };
  }

  /** The name of a constraint, in the words of the problem that it stands for. */
  #rule(rule: string | number | undefined, language: Language): Parameters {
    const problem = rule === undefined ? undefined : this.#constraints[rule]?.();
    return problem ? { rule: say(problem.kind.detail, language, problem.parameters) } : {};
  }
}
