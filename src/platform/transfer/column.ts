import type { CellMask } from './mask.ts';

/** A column that an importer reads. */
export interface ImportColumn {
  readonly field: string;
  /** Names under which files have it; case, spacing and punctuation do not matter. The first stands in templates. */
  readonly headers: readonly [string, ...string[]];
  readonly required?: true;
  /** How a value is shown in findings, if it is personal data. */
  readonly mask?: CellMask;
}
