import type { ProvisionKind } from '../../reference.ts';
import type { Provision } from '../../schemas/provisions.ts';
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
  for (const [at, line] of lines.entries()) {
    if (line.words === '') continue;
    reading.line(line, lines[at + 1]?.words || lines[at + 2]?.words || '');
  }
  return reading;
}

const headed: readonly ProvisionKind[] = ['chapter', 'part', 'section'];
/** A line that ends so may end a provision. */
const ended = /(?:[.;:]|[;,] (?:dan|atau|dan\/atau))$/;
/** Whatever follows such a word is what it refers to, though it start a line. */
const refers =
  /(?:^|[\s(])(?:ayat|huruf|angka|pasal|bab|bagian|paragraf|dalam|pada|dengan|dan|atau|oleh|dari|sampai dengan)$/i;
/** How an amending document starts its points; what is quoted in them may look like provisions. */
const amends =
  /^(?:ketentuan|judul|di ?antara|setelah|sesudah|sebelum|pasal|bab|bagian|paragraf|penjelasan|lampiran|ayat|huruf|mengubah|menambah|menghapus|beberapa|frasa)\b/i;

class BodyReading {
  readonly provisions: Provision[] = [];
  readonly unplaced: Line[] = [];
  /** From the outermost to that which the last words belong to. */
  #open: Open[] = [];
  #lastArticle: string | null = null;
  #isAmending = false;

  line(line: Line, next: string): void {
    const marker = markerOf(line.words);
    if (marker && this.#starts(marker, next)) return;
    this.#goOn(line);
  }

  /** @returns whether the line starts a provision */
  #starts(marker: Marker, next: string): boolean {
    if (this.#isAmending && !this.#startsAmongQuoted(marker)) return false;
    if (marker.kind === 'letter' || marker.kind === 'item') return this.#startsListed(marker);
    if (marker.kind === 'paragraph') return this.#startsParagraph(marker);
    if (marker.kind === 'article' && !this.#isEnded() && !this.#isNextArticle(marker, next)) return false;
    if (headed.includes(marker.kind) && !this.#isEnded()) return false;
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
    return isNext && !refers.test(this.#words()) && !/^(?:\p{Ll}|$)/u.test(next);
  }

  #startsParagraph(marker: Marker): boolean {
    const at = this.#open.findLastIndex(({ provision }) => provision.kind === 'article');
    if (at < 0) return false;
    const before = this.#open[at]!.provision.provisions.findLast(({ kind }) => kind === 'paragraph');
    const isNext = before ? follows(marker.number, before.number!) : marker.number === '1';
    const isFree = this.#isEnded() || (isNext && /^\P{Ll}/u.test(marker.rest) && !refers.test(this.#words()));
    if (!isFree) return false;
    this.#open.length = at + 1;
    this.#append(marker);
    return true;
  }

  /** Goes on with the innermost list of its kind that this number follows, or begins one within what was said last. */
  #startsListed(marker: Marker): boolean {
    if (refers.test(this.#words()) && !ended.test(this.#words())) return false;
    const at = this.#open.findLastIndex(
      ({ provision: { kind, number }, isDeep }) =>
        kind === marker.kind && isDeep === marker.isDeep && follows(marker.number, number!),
    );
    if (at >= 0) this.#open.length = at;
    else if (!/^[a1]$/.test(marker.number) || !mayHold(this.#innermost()?.kind ?? null, marker.kind))
      return false;
    this.#append(marker);
    return true;
  }

  #append({ kind, number, rest, isDeep }: Marker): void {
    const isHeaded = forms[kind].hasHeading;
    const provision: Provision = {
      kind,
      number,
      heading: isHeaded && rest !== '' ? rest : null,
      text: isHeaded || rest === '' ? null : rest,
      provisions: [],
    };
    (this.#innermost()?.provisions ?? this.provisions).push(provision);
    this.#open.push({ provision, isDeep });
  }

  /** Words that start nothing belong to what was opened last. */
  #goOn(line: Line): void {
    const provision = this.#innermost();
    if (!provision) this.unplaced.push(line);
    else if (forms[provision.kind].hasHeading)
      provision.heading = joined(provision.heading ?? '', line.words);
    else if (this.#isAmending && markerOf(line.words))
      provision.text = `${provision.text ?? ''}\n${line.words}`.trim();
    else provision.text = joined(provision.text ?? '', line.words);
  }

  #closeUntil(holds: (kind: ProvisionKind | null) => boolean): void {
    while (this.#open.length > 0 && !holds(this.#innermost()!.kind)) this.#open.pop();
  }

  #innermost = (): Provision | undefined => this.#open.at(-1)?.provision;

  #words = (): string => this.#innermost()?.text ?? '';

  #isEnded(): boolean {
    const words = this.#words();
    return words === '' || ended.test(words);
  }
}
