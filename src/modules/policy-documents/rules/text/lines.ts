/** A line of a plain text, and which it was. */
export interface Line {
  readonly at: number;
  /** Empty: a blank line, at most one in a row. */
  readonly words: string;
}

/** Page numbers, stamps and addresses that stand on every page of a PDF and are no part of its text. */
const furniture =
  /^(?:[-–—]?\s*\d{1,4}\s*[-–—]|[-–—]\s*\d{1,4}|\d{1,4}|salinan|sk no\.? ?\d+ ?[a-z]?|(?:https?:\/\/|www\.|jdih\.)\S+|halaman \d+(?: dari \d+)?)$/i;
/** `(2) Setiap . . .` at the foot of a page repeats how the next page begins. */
const catchword = /\s*(?:…|\.{3,}|(?:\. ){2,}\.?)\s*$/;

/** The lines that carry text, as they were copied out of a PDF, with their spaces mended. */
export function linesOf(plain: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const raw of plain.normalize('NFC').split(/\r\n|[\r\n\f\v\u2028\u2029]/)) {
    at += 1;
    const words = raw.replaceAll(/[\s\u200b\ufeff]+/g, ' ').trim();
    if (furniture.test(words)) continue;
    if (words === '' && (lines.length === 0 || lines.at(-1)!.words === '')) continue;
    if (words !== '') dropCatchword(lines, words);
    lines.push({ at, words });
  }
  return lines;
}

function dropCatchword(lines: Line[], next: string): void {
  const at = lines.at(-1)?.words === '' ? lines.length - 2 : lines.length - 1;
  const last = lines[at]?.words;
  if (last !== undefined && catchword.test(last) && next.startsWith(last.replace(catchword, '')))
    lines.splice(at);
}

/** Broken lines as one passage; a line that begins with a line break stays one of its own. */
export function joined(lines: readonly string[]): string {
  const parts: string[] = [];
  for (const line of lines) {
    const before = parts.at(-1);
    if (before === undefined) parts.push(line.trimStart());
    else if (line.startsWith('\n')) parts.push(line);
    else {
      const [end, gap] = seam(before, line);
      parts[parts.length - 1] = end;
      parts.push(gap, line);
    }
  }
  return parts.join('');
}

/** How a line ends before the next one, and what stands between them. */
function seam(before: string, line: string): readonly [end: string, gap: string] {
  const hyphenated = /(?<!\p{L})\p{L}+-$/u.exec(before);
  if (!hyphenated || !/^\p{L}/u.test(line)) return [before, ' '];
  const isKept = /^\p{Lu}/u.test(line) || isDoubled(hyphenated[0].slice(0, -1).toLowerCase(), line);
  return [isKept ? before : before.slice(0, -1), ''];
}

/** Indonesian doubles words with a hyphen that is kept: `undang-undang`, `perundang-undangan`, `sebaik-baiknya`. */
function isDoubled(left: string, line: string): boolean {
  const right = /^\p{L}*/u.exec(line)![0].toLowerCase();
  for (let length = 3; length <= Math.min(left.length, right.length); length++)
    if (left.endsWith(right.slice(0, length))) return true;
  return false;
}
