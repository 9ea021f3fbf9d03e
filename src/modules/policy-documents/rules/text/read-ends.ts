import type { ProvisionKind } from '../../reference.ts';
import type { Provision } from '../../schemas/provisions.ts';
import { joined, type Line } from './lines.ts';
import { numberFormats } from './numbers.ts';

export const isClosing =
  /^(?:Agar (?:setiap|semua) orang mengetahuinya|(?:Ditetapkan|Disahkan|Diundangkan|Dikeluarkan) di )/;
export const startsExplanation = /^PENJELASAN$|^PENJELASAN ATAS\b/;
export const startsAnnex = /^LAMPIRAN(?:\s+[CLXVI]+)?(?:\s*:?\s*(?:PERATURAN|KEPUTUSAN|INSTRUKSI)\b.*)?$/;

/** Who ordered the promulgation, who signed where and when: a line each. */
export function readClosing(lines: readonly Line[]): Provision[] {
  const passages: string[][] = [];
  for (const { words } of lines) {
    if (words === '') continue;
    const last = passages.at(-1);
    if (last && /^Agar /.test(last[0]!) && !last.at(-1)!.endsWith('.')) last.push(words);
    else passages.push([words]);
  }
  return passages.length === 0 ? [] : [made('closing', null, null, passages.map(joined).join('\n'))];
}

const general = /^I\.\s*UMUM$/i;
const byArticle = /^II\.\s*PASAL DEMI PASAL$/i;
/** Older explanations have no such line. */
const firstArticle = /^Pasal (?:1|I)$/;

/** The explanation: its general part, then what it says to each article. */
export function readExplanation(lines: readonly Line[]): Provision[] {
  if (lines.length === 0) return [];
  const [first, ...rest] = lines.map(({ words }) => words);
  const generalAt = rest.findIndex((words) => general.test(words));
  const articlesAt = rest.findIndex((words) => byArticle.test(words) || firstArticle.test(words));
  const headingEnds = [generalAt, articlesAt, rest.length].find((at) => at >= 0)!;
  const heading = [first!.replace(/^PENJELASAN\s*/, ''), ...rest.slice(0, headingEnds)];
  const explanation = made('explanation', null, joined(heading.filter(Boolean)) || null, null);
  if (generalAt >= 0)
    explanation.text = passagesOf(rest.slice(generalAt + 1, articlesAt < 0 ? undefined : articlesAt)) || null;
  if (articlesAt >= 0) explanation.provisions = readByArticle(rest.slice(articlesAt));
  return [explanation];
}

/** Passages stand apart by blank lines. */
function passagesOf(lines: readonly string[]): string {
  const passages: string[][] = [[]];
  for (const words of lines)
    if (words === '') passages.push([]);
    else passages.at(-1)!.push(words);
  return passages.map(joined).filter(Boolean).join('\n');
}

const explained: readonly (readonly [ProvisionKind, RegExp])[] = [
  ['article', /^Pasal (\d+ ?[A-Z]{0,2}|[CLXVI]+)$/],
  ['dictum', /^Diktum (Ke\p{L}+(?: \p{L}+){0,3})$/iu],
  ['paragraph', /^Ayat \((\d+[a-z]?)\)$/i],
  ['letter', /^Huruf ([a-z]{1,2}\d{0,2})$/i],
  ['item', /^Angka (\d+[a-z]?)$/i],
];

/** `Pasal 5`, `Ayat (1)`, `Huruf a`, each on a line of its own, then what is said to it. */
function readByArticle(lines: readonly string[]): Provision[] {
  const articles: Provision[] = [];
  let open: Provision[] = [];
  let said: string[] = [];
  const end = () => {
    const last = open.at(-1);
    if (last) last.text = joined(said) || null;
    said = [];
  };
  for (const words of lines) {
    const [kind, number] = explainedBy(words);
    const isOutermost = kind === 'article' || kind === 'dictum';
    if (kind && (isOutermost || open.length > 0)) {
      end();
      const depth = isOutermost ? 0 : open.findIndex((provision) => order(provision.kind) >= order(kind));
      open = depth < 0 ? open : open.slice(0, depth);
      const provision = made(kind, kind === 'dictum' ? number : number.replace(' ', ''), null, null);
      (open.at(-1)?.provisions ?? articles).push(provision);
      open.push(provision);
    } else if (words !== '') said.push(words);
  }
  end();
  return articles;
}

function explainedBy(words: string): readonly [ProvisionKind | undefined, string] {
  for (const [kind, pattern] of explained) {
    const number = pattern.exec(words)?.[1];
    if (number !== undefined) return [kind, number];
  }
  return [undefined, ''];
}

const order = (kind: ProvisionKind | undefined) => explained.findIndex(([name]) => name === kind);

/** Annexes hold tables and forms: their lines stay as they are. */
export function readAnnexes(lines: readonly Line[], title: string): Provision[] {
  const annexes: { number: string | null; lines: string[] }[] = [];
  for (const { words } of lines) {
    if (startsAnnex.test(words)) {
      const number = /^LAMPIRAN\s+([CLXVI]+)\b/.exec(words)?.[1] ?? null;
      annexes.push({ number: number && numberFormats.roman.pattern.test(number) ? number : null, lines: [] });
    } else annexes.at(-1)!.lines.push(words);
  }
  return annexes.map((annex) => readAnnex(annex.number, annex.lines, title));
}

function readAnnex(number: string | null, lines: readonly string[], title: string): Provision {
  const own = withoutDocument(lines, title);
  const start = own.findIndex((words) => words !== '');
  let ends = Math.max(start, 0);
  while (ends < own.length && isHeading(own[ends]!)) ends += 1;
  const heading = own.slice(Math.max(start, 0), ends).join(' ');
  const text = own.slice(ends).join('\n').trim();
  return made('annex', number, heading || null, text || null);
}

const isHeading = (words: string) => /\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words);

/** An annex begins with the name of the document that it belongs to. */
function withoutDocument(lines: readonly string[], title: string): readonly string[] {
  let at = 0;
  const skip = (is: (words: string) => boolean) => {
    while (at < lines.length && (lines[at] === '' || is(lines[at]!))) at += 1;
  };
  if (!lines.slice(0, 6).some((words) => /^NOMOR\b/i.test(words))) return lines;
  skip((words) =>
    /^(?:PERATURAN|KEPUTUSAN|INSTRUKSI|SURAT EDARAN)\b|^NOMOR\b|^TANGGAL\b|^TENTANG$/i.test(words),
  );
  const capitals = title.toUpperCase();
  skip((words) => capitals.includes(words.toUpperCase()));
  return lines.slice(at);
}

const made = (
  kind: ProvisionKind,
  number: string | null,
  heading: string | null,
  text: string | null,
): Provision => ({ kind, number, heading, text, provisions: [] });
