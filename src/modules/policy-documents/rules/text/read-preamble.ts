import type { Provision } from '../../schemas/provisions.ts';
import { joined, type Line } from './lines.ts';
import { markerOf } from './markers.ts';
import { follows } from './numbers.ts';

interface Preamble {
  readonly provisions: Provision[];
  readonly unplaced: Line[];
  /** The first line of the body. */
  readonly next: number;
}

const starts = { consideration: /^Menimbang\b\s*:?\s*/i, 'legal-basis': /^Mengingat\b\s*:?\s*/i } as const;
const decides = /^(?:MEMUTUSKAN|Menetapkan|MENGINSTRUKSIKAN|Dengan Persetujuan Bersama)\b/i;
/** Words between title and text that every document of its kind has. */
const formula = /^DENGAN RAHMAT TUHAN|,$/i;

/** Considerations and legal bases, up to what the document decides. */
export function readPreamble(lines: readonly Line[], from: number): Preamble {
  const places: Place[] = [];
  const unplaced: Line[] = [];
  let at = from;
  let kind: keyof typeof starts | undefined;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.words === '') continue;
    const started = (['consideration', 'legal-basis'] as const).find((name) => starts[name].test(line.words));
    const words = started ? line.words.replace(starts[started], '') : line.words;
    kind = started ?? kind;
    if (!started && decides.test(words)) {
      at = afterDecision(lines, at);
      break;
    }
    if (!started && startsBody(words, kind)) break;
    if (kind) place(places, kind, words, started !== undefined);
    else if (!formula.test(words)) unplaced.push(line);
  }
  const provisions = places.map(({ kind, number, lines: said }) => ({
    kind,
    number,
    heading: null,
    text: joined(said),
    provisions: [],
  }));
  return { provisions, unplaced, next: at };
}

interface Place {
  readonly kind: keyof typeof starts;
  readonly number: string | null;
  readonly lines: string[];
}

function place(places: Place[], kind: keyof typeof starts, words: string, isFirst: boolean): void {
  if (words === '') return;
  const last = places.at(-1);
  const before = !isFirst && last?.kind === kind ? last : undefined;
  const marker = markerOf(words);
  const isNext =
    marker?.kind === (kind === 'consideration' ? 'letter' : 'item') &&
    (before?.number ? follows(marker.number, before.number) : !before && /^[a1]$/.test(marker.number));
  if (isNext) places.push({ kind, number: marker.number, lines: [marker.rest] });
  else if (before) before.lines.push(words);
  else places.push({ kind, number: null, lines: [words] });
}

/** Without a word that decides, as in a circular: the body starts with what only a body has. */
function startsBody(words: string, kind: keyof typeof starts | undefined): boolean {
  const marker = markerOf(words);
  if (!marker) return false;
  return kind === undefined
    ? marker.kind !== 'paragraph'
    : marker.kind === 'chapter' ||
        marker.kind === 'dictum' ||
        (marker.kind === 'article' && marker.number === '1');
}

/** `Menetapkan : PERATURAN … TENTANG …` repeats the title. */
function afterDecision(lines: readonly Line[], from: number): number {
  let at = from;
  while (
    at < lines.length &&
    !['chapter', 'article', 'dictum'].includes(markerOf(lines[at]!.words)?.kind ?? '')
  )
    at += 1;
  return at;
}
