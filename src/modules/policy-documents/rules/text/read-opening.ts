import type { Line } from './lines.ts';

/** How a document names itself above its text. */
export interface Opening {
  /** `PERATURAN WALI KOTA PALEMBANG`. */
  readonly form: string;
  readonly number: string;
  readonly year: number | null;
  readonly title: string;
}

const form = /^(?:RANCANGAN )?(?:PERATURAN|KEPUTUSAN|INSTRUKSI|UNDANG-UNDANG|SURAT EDARAN|KETETAPAN)\b/;
const numbered = /^NOMOR\s*:?\s*([\w./\- ]{1,60}?)(?:\s+TAHUN\s+(\d{4}))?$/i;
/** What stands between the title and the text. */
const formula = /^(?:DENGAN RAHMAT|MENIMBANG\b|MENGINGAT\b|YTH\b|BAB [IVXLC]+$|PASAL \d)|,$/i;

/** What a document calls itself, and the first line after it; null if it does not say. */
export function readOpening(lines: readonly Line[]): { opening: Opening; next: number } | null {
  for (let at = 0; at < lines.length; at++) {
    const words = lines[at]!.words;
    if (/^(?:MENIMBANG\b|BAB [IVXLC]+$|Pasal \d+$)/i.test(words)) return null;
    const [, number, year] = numbered.exec(words) ?? [];
    if (number === undefined) continue;
    const name = nameBefore(lines, at);
    const about = indexOfWords(lines, at + 1);
    if (name === '' || !/^TENTANG$/i.test(lines[about]?.words ?? '')) continue;
    const { title, next } = readTitle(lines, about + 1);
    return { opening: { form: name, number, year: year === undefined ? null : Number(year), title }, next };
  }
  return null;
}

/** The lines above the number, back to that which names the form. */
function nameBefore(lines: readonly Line[], at: number): string {
  const name: string[] = [];
  for (let before = at - 1; before >= 0 && name.length < 4; before--) {
    const { words } = lines[before]!;
    if (words === '') continue;
    name.unshift(words);
    if (form.test(words)) return name.join(' ');
  }
  return '';
}

function readTitle(lines: readonly Line[], from: number): { title: string; next: number } {
  const title: string[] = [];
  let at = indexOfWords(lines, from);
  for (; at < lines.length; at++) {
    const { words } = lines[at]!;
    // A title in capitals may have blank lines within it, as some readers of PDF make them.
    if (words === '' && /\p{Ll}/u.test(lines[at + 1]?.words ?? 'a')) break;
    if (formula.test(words)) break;
    if (words !== '') title.push(words);
  }
  return { title: title.join(' '), next: at };
}

function indexOfWords(lines: readonly Line[], from: number): number {
  let at = from;
  while (lines[at]?.words === '') at += 1;
  return at;
}
