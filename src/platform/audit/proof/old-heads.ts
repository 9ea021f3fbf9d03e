import type { JSONWebKeySet } from 'jose';
import { HeadRejected, keyIdOf, type TreeHead, verifyHead } from './head.ts';
import { Discovery, type OldHead } from './report.ts';

/** A head that the auditor kept, and what the export says of it. */
interface KeptHead {
  readonly head: TreeHead;
  readonly keyId: string;
  state: OldHead['state'];
}

/** Heads that the auditor kept from before, smallest tree first. */
export class OldHeads {
  readonly #kept: KeptHead[];
  #next = 0;
  #matched: KeptHead[] = [];
  #contradiction: Discovery | undefined;

  private constructor(kept: KeptHead[]) {
    this.#kept = kept;
  }

  /** Throws a Discovery when one is not signed by these keys, or not a head of this log. */
  static async open(list: readonly string[], jwks: JSONWebKeySet, log: string): Promise<OldHeads> {
    const kept: KeptHead[] = [];
    for (const [at, jws] of list.entries()) {
      const name = `head ${at + 1} of the auditor`;
      try {
        kept.push({ head: await verifyHead(jws, jwks), keyId: keyIdOf(jws), state: 'not-covered' });
      } catch (error) {
        if (!(error instanceof HeadRejected)) throw error;
        throw new Discovery(error.kind, `${name}: ${error.message}`, {});
      }
      const other = kept.at(-1)!.head.log;
      if (other !== log)
        throw new Discovery('old-head-contradicted', `${name} is of log ${other}, the export of ${log}`, {});
    }
    return new OldHeads(kept.sort((one, other) => one.head.treeSize - other.head.treeSize));
  }

  get list(): OldHead[] {
    return this.#kept.map(({ head: { treeSize, signedAt }, keyId, state }) => ({
      treeSize,
      signedAt,
      keyId,
      state,
    }));
  }

  /** Throws a Discovery when the log has fewer leaves than it had. */
  checkSize(treeSize: number): void {
    const kept = this.#kept.at(-1);
    if (kept === undefined || kept.head.treeSize <= treeSize) return;
    kept.state = 'contradicted';
    throw new Discovery(
      'old-head-contradicted',
      `the log had ${kept.head.treeSize} leaves when the head of ${kept.head.signedAt} was signed, now it has ${treeSize}: it was cut off, or this export is older than that head`,
      { leafIndex: treeSize },
    );
  }

  /**
   * Compares the heads of a size with the root that the export folds to. A contradiction counts only once a head of the
   * export agrees with the fold: until then it may be the file that was changed, and not the log.
   */
  reach(size: number, rootOf: () => Buffer): TreeHead[] {
    const reached: TreeHead[] = [];
    for (
      let kept = this.#kept[this.#next];
      kept && kept.head.treeSize <= size;
      kept = this.#kept[this.#next]
    ) {
      this.#next++;
      if (kept.head.treeSize < size) continue;
      if (rootOf().equals(Buffer.from(kept.head.rootHash, 'base64url'))) {
        this.#matched.push(kept);
        reached.push(kept.head);
      } else {
        kept.state = 'contradicted';
        this.#contradiction ??= new Discovery(
          'old-head-contradicted',
          `the first ${size} leaves are no longer those that the head of ${kept.head.signedAt} signs: the log was rewritten`,
          { between: { after: this.#confirmedSize(), upTo: size } },
        );
      }
    }
    return reached;
  }

  /** A head of the export agrees with the fold. Throws the Discovery that waited for it, if there is one. */
  confirm(): void {
    for (const kept of this.#matched) kept.state = 'confirmed';
    this.#matched = [];
    if (this.#contradiction) throw this.#contradiction;
  }

  #confirmedSize(): number {
    const agreeing = this.#kept.filter((kept) => kept.state === 'confirmed' || this.#matched.includes(kept));
    return agreeing.at(-1)?.head.treeSize ?? 0;
  }
}
