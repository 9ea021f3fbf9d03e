import type { JSONWebKeySet } from 'jose';
import { type AuditEntry, leafHashOf, personalHashOf } from './entry.ts';
import {
  type EndLine,
  type EntryLine,
  type HeaderLine,
  isAuditEntry,
  type LeafLine,
} from './export-format.ts';
import { HeadRejected, keyIdOf, type TreeHead, verifyHead } from './head.ts';
import { ExportLines, placeOf } from './lines.ts';
import { completeSubtrees, Frontier, rightSubtrees } from './merkle.ts';
import { explainGap, explainHead, hashesOf, isRootOf } from './misplaced.ts';
import { OldHeads } from './old-heads.ts';
import { Discovery, type Finding, type ProofReport, type VerifiedHead } from './report.ts';
import { Timeline } from './timeline.ts';

export interface VerifyOptions {
  /** Public keys that the auditor trusts; without them those of the export are taken. */
  readonly jwks?: JSONWebKeySet | undefined;
  /** Signed heads that the auditor kept from before. */
  readonly oldHeads?: readonly string[];
  /** How long a recorded entry may have waited for its seal; 24 hours unless told. */
  readonly maximumDelayMilliseconds?: number;
}

const day = 24 * 3_600_000;

/**
 * Verifies an audit export line by line, in memory that does not grow with it, and stops at the first finding. Throws
 * only what reading the lines throws.
 */
export async function verifyExport(
  lines: AsyncIterable<string>,
  options: VerifyOptions = {},
): Promise<ProofReport> {
  const source = new ExportLines(lines);
  const verification = new Verification(source, options);
  try {
    await verification.run();
    return verification.report(null);
  } catch (error) {
    if (!(error instanceof Discovery)) throw error;
    return verification.report(error.finding);
  } finally {
    await source.close();
  }
}

/** What the header of an export says, verified. */
interface Opened {
  readonly header: HeaderLine;
  readonly head: TreeHead;
  readonly jwks: JSONWebKeySet;
  readonly oldHeads: OldHeads;
  readonly frontier: Frontier;
}

class Verification {
  readonly #lines: ExportLines;
  readonly #options: VerifyOptions;
  readonly #timeline: Timeline;
  #header: HeaderLine | undefined;
  #head: VerifiedHead | undefined;
  #oldHeads: OldHeads | undefined;
  #headsConfirmed = 0;
  #entries = 0;
  #personalChecked = 0;
  #personalWithheld = 0;
  /** The leaves before this one are those of a signed head. */
  #confirmedSize = 0;
  #entriesProved = 0;

  constructor(lines: ExportLines, options: VerifyOptions) {
    this.#lines = lines;
    this.#options = options;
    this.#timeline = new Timeline(options.maximumDelayMilliseconds ?? day);
  }

  async run(): Promise<void> {
    const opened = await this.#open();
    for (;;) {
      const line = await this.#lines.next();
      switch (line?.type) {
        case undefined:
          throw this.#found('cut', `the file ends at leaf ${opened.frontier.size}, without its last line`, {
            leafIndex: opened.frontier.size,
          });
        case 'entry':
        case 'leaf':
          await this.#readLeaf(line, opened);
          break;
        case 'head':
          await this.#readHead(line.head, opened);
          break;
        case 'unsealed':
          throw this.#found('inserted', 'this entry is not in the log', placeOf(line));
        case 'header':
          throw this.#found('malformed', 'a second header: these are two exports', {});
        case 'end':
          return this.#readEnd(line, opened);
      }
    }
  }

  report(finding: Finding | null): ProofReport {
    const { log = null, from = null, to = null, treeSize = null, filter = null } = this.#header ?? {};
    return {
      isProven: finding === null,
      finding,
      log,
      from,
      to,
      treeSize,
      head: this.#head ?? null,
      headsConfirmed: this.#headsConfirmed,
      oldHeads: this.#oldHeads?.list ?? [],
      entriesProved: this.#entriesProved,
      leavesCovered: Math.max(0, Math.min(this.#confirmedSize, to ?? 0) - (from ?? 0)),
      personalChecked: this.#personalChecked,
      personalWithheld: this.#personalWithheld,
      isRangeComplete: finding === null,
      isWholeLog: finding === null && from === 0 && to === treeSize,
      isFiltered: filter !== null,
      keysFrom: this.#options.jwks ? 'auditor' : 'export',
    };
  }

  async #open(): Promise<Opened> {
    const header = await this.#lines.next();
    if (header === undefined) throw this.#found('cut', 'the file is empty', {});
    if (header.type !== 'header')
      throw this.#found('malformed', 'the first line is not the header of an audit export', {});
    const { log, from, to, treeSize } = header;
    if (
      from > to ||
      to > treeSize ||
      header.left.length !== completeSubtrees(0, from).length ||
      header.right.length !== rightSubtrees(to, treeSize).length
    )
      throw this.#found('malformed', 'the header does not tell of a range of leaves', {});
    this.#header = header;
    const jwks = this.#options.jwks ?? header.jwks;
    const head = await this.#verifyHead(header.head, header, jwks);
    if (head.treeSize !== treeSize)
      throw this.#found(
        'malformed',
        `the header tells of ${treeSize} leaves, its head of ${head.treeSize}`,
        {},
      );
    this.#head = { treeSize, signedAt: head.signedAt, keyId: keyIdOf(header.head) };
    this.#oldHeads = await OldHeads.open(this.#options.oldHeads ?? [], jwks, log);
    this.#oldHeads.checkSize(treeSize);
    const frontier = new Frontier(from, hashesOf(header.left));
    const opened = { header, head, jwks, oldHeads: this.#oldHeads, frontier };
    this.#reach(from, opened);
    return opened;
  }

  async #readLeaf(line: EntryLine | LeafLine, opened: Opened): Promise<void> {
    const { header, frontier } = opened;
    const { to, filter } = header;
    const missing = frontier.size;
    const place = { ...placeOf(line), line: this.#lines.number };
    if (line.leafIndex < missing || (line.leafIndex === missing && missing === to))
      throw this.#found('inserted', `a leaf ${line.leafIndex} too much`, place);
    if (line.leafIndex > missing) {
      const kind = await explainGap(this.#lines, { missing, found: line.leafIndex, to });
      const message = `leaf ${line.leafIndex} stands where leaf ${missing} should`;
      throw new Discovery(
        kind,
        message,
        kind === 'removed' ? { ...place, leafIndex: missing, entryId: null } : place,
      );
    }
    const hash = Buffer.from(line.leafHash, 'base64url');
    if (line.type === 'entry') this.#checkEntry(line.entry, hash, place);
    else if (filter === null)
      throw this.#found(
        'removed',
        'of this entry only the hash is left, though the export has no filter',
        place,
      );
    frontier.append(hash);
    this.#reach(frontier.size, opened);
  }

  #checkEntry(entry: AuditEntry, hash: Buffer, place: Place & { leafIndex: number | null }): void {
    if (!leafHashOf(entry).equals(hash))
      throw this.#found('altered', 'the entry is not what its leaf hash was made of', place);
    if (entry.personal && personalHashOf(entry.personal) !== entry.personalHash)
      throw this.#found('personal-altered', 'the personal fields are not those that were sealed', place);
    if (!isAuditEntry(entry)) throw this.#found('malformed', 'this is no audit entry', place);
    this.#timeline.entry(entry, this.#lines.number, place.leafIndex!);
    this.#entries++;
    if (entry.personal) this.#personalChecked++;
    else if (entry.personalHash !== null) this.#personalWithheld++;
  }

  async #readHead(jws: string, opened: Opened): Promise<void> {
    const { header, head: exportHead, jwks, frontier } = opened;
    const line = this.#lines.number;
    const head = await this.#verifyHead(jws, header, jwks);
    const between = { after: this.#confirmedSize, upTo: head.treeSize };
    if (head.treeSize !== frontier.size) {
      const message = `the head of ${head.treeSize} leaves stands after leaf ${frontier.size - 1}`;
      const kind = await explainHead(this.#lines, { header, exportHead, head, frontier });
      throw new Discovery(kind, message, { line, between });
    }
    if (!frontier.root().equals(Buffer.from(head.rootHash, 'base64url'))) throw this.#mismatch(between);
    this.#confirm(head, opened);
    this.#headsConfirmed++;
  }

  async #readEnd({ entries, leaves }: EndLine, opened: Opened): Promise<void> {
    const { header, head, frontier } = opened;
    const { from, to, treeSize } = header;
    if (frontier.size < to)
      throw this.#found('removed', `leaves ${frontier.size} to ${to - 1} are missing`, {
        leafIndex: frontier.size,
      });
    if (!isRootOf(head, header, frontier))
      throw this.#mismatch({ after: this.#confirmedSize, upTo: treeSize });
    this.#reach(treeSize, opened);
    this.#confirm(head, opened);
    if (entries !== this.#entries || leaves !== to - from)
      throw this.#found(
        'cut',
        `the last line counts ${entries} entries and ${leaves} leaves, the file has ${this.#entries} and ${to - from}`,
        {},
      );
    const extra = await this.#lines.next();
    if (extra === undefined) return;
    const kind = 'entry' in extra || 'leafIndex' in extra ? 'inserted' : 'malformed';
    throw this.#found(kind, 'the file goes on after its last line', placeOf(extra));
  }

  #reach(size: number, { oldHeads, frontier }: Opened): void {
    for (const head of oldHeads.reach(size, () => frontier.root())) this.#timeline.head(head, null);
  }

  #confirm(head: TreeHead, { oldHeads }: Opened): void {
    oldHeads.confirm();
    this.#timeline.head(head, this.#lines.number);
    this.#confirmedSize = head.treeSize;
    this.#entriesProved = this.#entries;
  }

  async #verifyHead(jws: string, { log }: HeaderLine, jwks: JSONWebKeySet): Promise<TreeHead> {
    try {
      const head = await verifyHead(jws, jwks);
      if (head.log === log) return head;
      throw this.#found('malformed', `the head is of log ${head.log}, the export of ${log}`, {});
    } catch (error) {
      if (!(error instanceof HeadRejected)) throw error;
      throw this.#found(error.kind, error.message, {});
    }
  }

  #mismatch(between: { after: number; upTo: number }): Discovery {
    const { after, upTo } = between;
    const start = after === 0 ? 'the beginning' : `the head of ${after} leaves`;
    const message = `leaves between ${start} and the head of ${upTo} leaves are not those that were signed`;
    return this.#found('root-mismatch', message, { between });
  }

  #found(kind: Finding['kind'], message: string, place: Place): Discovery {
    return new Discovery(kind, message, { line: this.#lines.number, ...place });
  }
}

type Place = Partial<Omit<Finding, 'kind' | 'message'>>;
