import type { TSchema } from 'typebox';
import type { Scope } from '../access/scopes.ts';

/** A kind of event, declared by the module whose tables announce it (see the migration). */
export interface EventKind {
  /** Resource and what happened, such as `employee.rank.effective`; CloudEvents `type` with the prefix of the service. */
  readonly type: string;
  /** Singular name of the resource that `subject` names, such as `employee`. */
  readonly resource: string;
  /** What a caller needs to be told. */
  readonly scope: Scope;
  readonly description: string;
  /** Shape of `data`: never personal data. */
  readonly data: TSchema;
}
