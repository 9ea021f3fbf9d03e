import type { AuditEntry } from './entry.ts';
import type { TreeHead } from './head.ts';
import { Discovery } from './report.ts';

/** How far the clocks of the database and of the signer may be apart, in milliseconds. */
const clockTolerance = 5 * 60_000;

interface Recorded {
  readonly at: number;
  readonly recordedAt: string;
  readonly place: { readonly line: number; readonly leafIndex: number; readonly entryId: number };
}

/** Holds the times that entries say of themselves against those of the heads around them. */
export class Timeline {
  readonly #maximumDelay: number;
  #previous: { signedAt: string; treeSize: number; at: number } | undefined;
  #latest: Recorded | undefined;

  /** `maximumDelay`: how long, in milliseconds, a recorded entry may have waited for its seal. */
  constructor(maximumDelay: number) {
    this.#maximumDelay = maximumDelay;
  }

  /** An entry that was sealed after the heads passed so far. */
  entry({ id, recordedAt }: AuditEntry, line: number, leafIndex: number): void {
    const place = { line, leafIndex, entryId: id };
    const at = Date.parse(recordedAt);
    if (Number.isNaN(at)) throw new Discovery('malformed', `${recordedAt} is no time`, place);
    const previous = this.#previous;
    if (previous && previous.at - at > this.#maximumDelay)
      throw new Discovery(
        'back-dated',
        `entry ${id} says ${recordedAt}, but it was not yet in the log when the head of ${previous.treeSize} leaves was signed at ${previous.signedAt}`,
        place,
      );
    if (this.#latest === undefined || at > this.#latest.at) this.#latest = { at, recordedAt, place };
  }

  /** A head that seals the entries so far; `line` is null for a head that is not in the export. */
  head({ signedAt, treeSize }: TreeHead, line: number | null): void {
    const at = Date.parse(signedAt);
    const latest = this.#latest;
    if (latest && latest.at > at + clockTolerance)
      throw new Discovery(
        'back-dated',
        `entry ${latest.place.entryId} says ${latest.recordedAt}, but the head of ${treeSize} leaves that holds it was signed at ${signedAt}`,
        latest.place,
      );
    const previous = this.#previous;
    if (previous && previous.at > at + clockTolerance)
      throw new Discovery(
        'back-dated',
        `the head of ${treeSize} leaves is signed at ${signedAt}, before that of ${previous.treeSize} leaves (${previous.signedAt})`,
        { line },
      );
    this.#previous = { signedAt, treeSize, at };
    this.#latest = undefined;
  }
}
