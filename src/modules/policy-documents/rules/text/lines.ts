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

/** Puts a broken line back behind the one before it. */
export function joined(before: string, line: string): string {
  if (before === '') return line;
  const hyphenated = /(\p{L}+)-$/u.exec(before);
  if (!hyphenated || !/^\p{Ll}/u.test(line)) return `${before} ${line}`;
  return isDoubled(hyphenated[1]!.toLowerCase(), line) ? before + line : before.slice(0, -1) + line;
}

/** Indonesian doubles words with a hyphen that is kept: `undang-undang`, `perundang-undangan`, `sebaik-baiknya`. */
function isDoubled(left: string, line: string): boolean {
  const right = /^\p{L}*/u.exec(line)![0].toLowerCase();
  for (let length = 3; length <= right.length; length++)
    if (left.endsWith(right.slice(0, length))) return true;
  return false;
}
