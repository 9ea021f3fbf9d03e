import type { Reader } from '../database/database.ts';
import type { Self } from './principal.ts';

/** What access must know of units and people; the modules that keep them hand it in. */
export interface Directory {
  /** The ids of these units and of all below them. */
  unitsUnder(reader: Reader, roots: readonly string[], day: string): Promise<string[]>;
  /** The civil servant with this NIP. */
  findSelf(reader: Reader, nip: string, day: string): Promise<Self | undefined>;
}
