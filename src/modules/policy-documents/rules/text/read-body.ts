import type { ProvisionKind } from '../../reference.ts';
import { deepest, type Provision } from '../../schemas/provisions.ts';
import { forms, mayHold } from './forms.ts';
import { joined, type Line } from './lines.ts';
import { type Marker, markerOf } from './markers.ts';
import { follows } from './numbers.ts';

interface Open {
  readonly provision: Provision;
  readonly isDeep: boolean;
}

interface Body {
  readonly provisions: Provision[];
  readonly unplaced: Line[];
}

/** Chapters, articles and dictums with all that lies in them. */
export function readBody(lines: readonly Line[]): Body {
  const reading = new BodyReading();
  const parts = lines.flatMap(({ at, words }) => words.split(runOn).map((part) => ({ at, words: part })));
  for (const [at, line] of parts.entries()) {
    if (line.words === '') continue;
    reading.line(line, parts[at + 1]?.words || parts[at + 2]?.words || '');
  }
  reading.end();
  return reading;
}

/** `… belajar. (2) Kota …`: paragraphs that a reader of PDF has put on one line. */
const runOn = /(?<=[.;:]) (?=\(\d{1,4}[a-z]?\) \p{Lu})/u;
const headed: readonly ProvisionKind[] = ['chapter', 'part', 'section'];
/** A line that ends so may end a provision. */
const ended = /(?:[.;:]|[;,] (?:dan|atau|dan\/atau))$/;
/** Whatever follows such a word is what it refers to, though it start a line. */
const refers =
  /(?:^|[\s(])(?:ayat|huruf|angka|pasal|bab|bagian|paragraf|diktum|dalam|pada|dengan|dan|atau|oleh|dari|sampai dengan)$/i;
/** How an amending document starts its points; what is quoted in them may look like provisions. */
const amends =
  /^(?:ketentuan|judul|di ?antara|setelah|sesudah|sebelum|pasal|bab|bagian|paragraf|penjelasan|lampiran|ayat|huruf|mengubah|menambah|menghapus|beberapa|frasa)\b/i;

class BodyReading {
  readonly provisions: Provision[] = [];
  readonly unplaced: Line[] = [];
  /** From the outermost to that which the last words belong to. */
  #open: Open[] = [];
  /** The lines of the innermost, or of its heading. */
  #said: string[] = [];
  #lastArticle: string | null = null;
  #isAmending = false;

  line(line: Line, next: string): void {
    const marker = markerOf(line.words);
    if (marker && this.#starts(marker, next)) return;
    if (this.#open.length === 0) this.unplaced.push(line);
    else this.#said.push(this.#isAmending && marker ? `\n${line.words}` : line.words);
  }

  end(): void {
    const provision = this.#innermost();
    if (!provision || this.#said.length === 0) return;
    provision[forms[provision.kind].hasHeading ? 'heading' : 'text'] = joined(this.#said);
    this.#said = [];
  }

  /** @returns whether the line starts a provision */
  #starts(marker: Marker, next: string): boolean {
    if (this.#isAmending && !this.#startsAmongQuoted(marker)) return false;
    if (marker.kind === 'letter' || marker.kind === 'item') return this.#startsListed(marker);
    if (marker.kind === 'paragraph') return this.#startsParagraph(marker);
    if (marker.kind === 'article' && !this.#isEnded() && !this.#isNextArticle(marker, next)) return false;
    if (headed.includes(marker.kind) && !this.#isEnded()) return false;
    if (marker.kind === 'dictum' && refers.test(this.#lastWords())) return false;
    this.end();
    this.#closeUntil((kind) => mayHold(kind, marker.kind));
    this.#append(marker);
    if (marker.kind === 'article') {
      this.#lastArticle = marker.number;
      this.#isAmending = /^[CLXVI]/.test(marker.number);
    }
    return true;
  }

  #startsAmongQuoted({ kind, number, rest }: Marker): boolean {
    if (kind === 'article') return /^[CLXVI]/.test(number);
    const before = this.#open.findLast(({ provision }) => provision.kind === 'item')?.provision.number;
    return kind === 'item' && amends.test(rest) && (before ? follows(number, before) : number === '1');
  }

  #isNextArticle({ number }: Marker, next: string): boolean {
    const isNext = this.#lastArticle === null || follows(number, this.#lastArticle);
    return isNext && !refers.test(this.#lastWords()) && !/^(?:\p{Ll}|$)/u.test(next);
  }

  #startsParagraph(marker: Marker): boolean {
    const at = this.#open.findLastIndex(({ provision }) => provision.kind === 'article');
    if (at < 0) return false;
    const before = this.#open[at]!.provision.provisions.findLast(({ kind }) => kind === 'paragraph');
    const isNext = before ? follows(marker.number, before.number!) : marker.number === '1';
    const isFree =
      this.#isEnded() || (isNext && /^\P{Ll}/u.test(marker.rest) && !refers.test(this.#lastWords()));
    if (!isFree) return false;
    this.end();
    this.#open.length = at + 1;
    this.#append(marker);
    return true;
  }

  /** Goes on with the innermost list of its kind that this number follows, or begins one within what was said last. */
  #startsListed(marker: Marker): boolean {
    if (refers.test(this.#lastWords()) && !ended.test(this.#lastWords())) return false;
    const at = this.#open.findLastIndex(
      ({ provision: { kind, number }, isDeep }) =>
        kind === marker.kind && isDeep === marker.isDeep && follows(marker.number, number!),
    );
    const begins =
      /^[a1]$/.test(marker.number) &&
      this.#open.length < deepest &&
      mayHold(this.#innermost()?.kind ?? null, marker.kind);
    if (at < 0 && !begins) return false;
    this.end();
    if (at >= 0) this.#open.length = at;
    this.#append(marker);
    return true;
  }

  #append({ kind, number, rest, isDeep }: Marker): void {
    const provision: Provision = { kind, number, heading: null, text: null, provisions: [] };
    (this.#innermost()?.provisions ?? this.provisions).push(provision);
    this.#open.push({ provision, isDeep });
    if (rest !== '') this.#said.push(rest);
  }

  #closeUntil(holds: (kind: ProvisionKind | null) => boolean): void {
    while (this.#open.length > 0 && !holds(this.#innermost()!.kind)) this.#open.pop();
  }

  #innermost = (): Provision | undefined => this.#open.at(-1)?.provision;

  #lastWords = (): string => this.#said.at(-1) ?? '';

  #isEnded(): boolean {
    const provision = this.#innermost();
    const words = this.#lastWords();
    return words === '' || !provision || forms[provision.kind].hasHeading || ended.test(words);
  }
}
