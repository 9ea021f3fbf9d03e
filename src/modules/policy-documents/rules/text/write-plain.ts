import type { Provision } from '../../schemas/provisions.ts';
import type { Opening } from './read-opening.ts';

/** The plain text in the layout of UU 12/2011 Lampiran II, a line for each passage. */
export function writePlain({
  opening,
  provisions,
}: {
  readonly opening: Opening | null;
  readonly provisions: readonly Provision[];
}): string {
  const lines = opening ? openingLines(opening) : [];
  const of = (...kinds: Provision['kind'][]) => provisions.filter(({ kind }) => kinds.includes(kind));
  lines.push(...preambleLines('Menimbang', of('consideration')));
  lines.push(...preambleLines('Mengingat', of('legal-basis')));
  if (opening && provisions.length > 0)
    lines.push('MEMUTUSKAN:', '', `Menetapkan: ${opening.form} TENTANG ${opening.title.toUpperCase()}.`, '');
  for (const provision of of('chapter', 'article', 'dictum', 'letter', 'item'))
    writeProvision(lines, provision, 0);
  for (const { text } of of('closing')) lines.push('', ...linesOf(text));
  for (const explanation of of('explanation')) lines.push('', ...explanationLines(explanation));
  for (const annex of of('annex')) writeAnnex(lines, annex);
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

const linesOf = (text: string | null): string[] => text?.split('\n') ?? [];

const openingLines = ({ form, number, year, title }: Opening): string[] => [
  form,
  year === null ? `NOMOR ${number}` : `NOMOR ${number} TAHUN ${year}`,
  '',
  'TENTANG',
  '',
  title.toUpperCase(),
  '',
  'DENGAN RAHMAT TUHAN YANG MAHA ESA',
  '',
];

const preambleLines = (word: string, provisions: readonly Provision[]): string[] => {
  const [first, ...rest] = provisions.map(({ number, text }) =>
    number === null ? (text ?? '') : `${number}. ${text ?? ''}`,
  );
  return first === undefined ? [] : [`${word}: ${first}`, ...rest, ''];
};

/** Letters and items are `a.`, `1.`, and below those `a)`, `1)`. */
function writeProvision(lines: string[], provision: Provision, listDepth: number): void {
  const { kind, text, provisions } = provision;
  const isListed = kind === 'letter' || kind === 'item';
  const own = ownLine(provision, listDepth);
  if (own.isApart)
    lines.push('', own.words, ...(own.isHeaded ? linesOf(provision.heading) : []), ...linesOf(text));
  else {
    const [first = '', ...rest] = linesOf(text);
    lines.push(`${own.words} ${first}`.trimEnd(), ...rest);
  }
  if (own.isHeaded) lines.push('');
  for (const inner of provisions) writeProvision(lines, inner, isListed ? listDepth + 1 : 0);
}

interface OwnLine {
  readonly words: string;
  /** Stands on a line of its own, its words below it. */
  readonly isApart: boolean;
  readonly isHeaded: boolean;
}

const inLine = (words: string): OwnLine => ({ words, isApart: false, isHeaded: false });
const apart = (words: string, isHeaded = false): OwnLine => ({ words, isApart: true, isHeaded });

function ownLine({ kind, number }: Provision, listDepth: number): OwnLine {
  switch (kind) {
    case 'chapter':
      return apart(`BAB ${number}`, true);
    case 'part':
      return apart(`Bagian ${number}`, true);
    case 'section':
      return apart(`Paragraf ${number}`, true);
    case 'article':
      return apart(`Pasal ${number}`);
    case 'dictum':
      return inLine(`${number}:`);
    case 'paragraph':
      return inLine(`(${number})`);
    default:
      return inLine(`${number}${listDepth < 2 ? '.' : ')'}`);
  }
}

function explanationLines({ heading, text, provisions }: Provision): string[] {
  const lines = ['PENJELASAN', ...linesOf(heading), ''];
  if (text !== null) lines.push('I. UMUM', '', ...linesOf(text).flatMap((passage) => [passage, '']));
  if (provisions.length > 0) lines.push('II. PASAL DEMI PASAL', '');
  for (const provision of provisions) writeExplained(lines, provision);
  return lines;
}

const explainedWords: Partial<Record<Provision['kind'], (number: string | null) => string>> = {
  article: (number) => `Pasal ${number}`,
  dictum: (number) => `Diktum ${number}`,
  paragraph: (number) => `Ayat (${number})`,
  letter: (number) => `Huruf ${number}`,
  item: (number) => `Angka ${number}`,
};

function writeExplained(lines: string[], { kind, number, text, provisions }: Provision): void {
  lines.push(explainedWords[kind]!(number), ...linesOf(text));
  for (const inner of provisions) writeExplained(lines, inner);
}

function writeAnnex(lines: string[], { number, heading, text, provisions }: Provision): void {
  lines.push(
    '',
    number === null ? 'LAMPIRAN' : `LAMPIRAN ${number}`,
    '',
    ...linesOf(heading),
    '',
    ...linesOf(text),
  );
  for (const inner of provisions) writeProvision(lines, inner, 0);
}
