import type { HeaderLine } from './export-format.ts';
import type { TreeHead } from './head.ts';
import type { ExportLines } from './lines.ts';
import { appendRight, type Frontier } from './merkle.ts';
import type { FindingKind } from './report.ts';

/** Why leaf `found` stands where leaf `missing` should: by the rest of the file, which it reads to the end. */
export async function explainGap(
  lines: ExportLines,
  { missing, found, to }: { missing: number; found: number; to: number },
): Promise<FindingKind> {
  let isMissingLater = false;
  let isFoundAgain = found >= to;
  for await (const line of lines.rest()) {
    if (!('leafIndex' in line)) continue;
    isMissingLater ||= line.leafIndex === missing;
    isFoundAgain ||= line.leafIndex === found;
  }
  if (!isMissingLater) return 'removed';
  return isFoundAgain ? 'inserted' : 'reordered';
}

/**
 * Why a head stands elsewhere than after the last leaf that it signs: only its line was moved if all leaves still fold
 * to the root of the export; otherwise leaves were taken out or put in and the rest renumbered.
 */
export async function explainHead(
  lines: ExportLines,
  { header, exportHead, head, frontier }: ExportSoFar & { readonly head: TreeHead },
): Promise<FindingKind> {
  const { from, to } = header;
  if (head.treeSize <= from || head.treeSize > to) return 'malformed';
  const kind = frontier.size < head.treeSize ? 'removed' : 'inserted';
  for await (const line of lines.rest()) {
    if (line.type === 'entry' || line.type === 'leaf')
      frontier.append(Buffer.from(line.leafHash, 'base64url'));
  }
  if (frontier.size !== to) return kind;
  return isRootOf(exportHead, header, frontier) ? 'reordered' : kind;
}

interface ExportSoFar {
  readonly header: HeaderLine;
  /** Head of the whole log, as the header has it. */
  readonly exportHead: TreeHead;
  readonly frontier: Frontier;
}

/** Whether the leaves of the range and the subtrees beside them fold to the root of the export's head. */
export function isRootOf(exportHead: TreeHead, header: HeaderLine, frontier: Frontier): boolean {
  appendRight(frontier, hashesOf(header.right), header.treeSize);
  return frontier.root().equals(Buffer.from(exportHead.rootHash, 'base64url'));
}

export const hashesOf = (texts: readonly string[]): Buffer[] =>
  texts.map((text) => Buffer.from(text, 'base64url'));
