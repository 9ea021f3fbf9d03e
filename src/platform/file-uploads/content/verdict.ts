import type { Parameters } from '../../http/text.ts';
import type { FileRefusal } from '../problems.ts';

/** Thrown where a file turns out to be one that is not accepted. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
  readonly code: FileRefusal;
  readonly parameters: Parameters;

  constructor(code: FileRefusal, parameters: Parameters = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.parameters = parameters;
  }
}
