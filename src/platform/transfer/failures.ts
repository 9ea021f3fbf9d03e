import type { Parameters } from '../http/text.ts';
import type { TransferRemark } from './remarks.ts';

/** An import that cannot go on, for a reason that its file's owner should know. */
export class ImportFailure extends Error {
  override readonly name = 'ImportFailure';
  readonly code: TransferRemark;
  readonly parameters: Parameters;

  constructor(code: TransferRemark, parameters: Parameters = {}) {
    super(code);
    this.code = code;
    this.parameters = parameters;
  }
}

/** Somebody has asked that an import stop: nothing more of it lands. */
export class ImportCancelled extends Error {
  override readonly name = 'ImportCancelled';
}
