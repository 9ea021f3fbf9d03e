import type { PersonalDataFinding, PersonalDataKind } from './kinds.ts';

/** Letters of the regions on plates: Perpol 7/2021. */
const plateRegions =
  'A|AA|AB|AD|AE|AG|B|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|D|DA|DB|DC|DD|DE|DG|DH|DK|DL|DM|DN|DP|DR|DS|DT|DW|E|EA|EB|ED|F|G|H|K|KB|KH|KT|KU|L|M|N|P|PA|PB|PG|PS|PT|R|S|T|W|Z';
const plate = `(?:${plateRegions})[ -]?[1-9]\\d{1,3}[ -]?(?!(?:WIB|KG|KM|RT|RW|SD|TA|TH)(?![A-Z]))[A-Z]{1,3}(?![\\p{L}\\d])`;

const houseNumber = '[ .,]{1,3}(?:no|nomor)[ .:]{0,3}\\d{1,4}[a-z]?(?![\\p{L}\\d])';
const neighbourhood =
  '(?:rt[ .:]{0,2}\\d{1,3} ?[/,.]? ?rw[ .:]{0,2}\\d{1,3}|rt ?/ ?rw[ .:]{0,2}\\d{1,3} ?/ ?\\d{1,3})(?!\\d)';

const monthNames =
  'jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|agu(?:stus)?|ags|sep(?:tember)?|okt(?:ober)?|nov(?:ember)?|des(?:ember)?';
const date = `(?:\\d{1,2}[-/. ]\\d{1,2}[-/. ](?:19|20)\\d{2}|\\d{1,2}[ -](?:${monthNames})[ -](?:19|20)\\d{2}|(?:19|20)\\d{2}-\\d{2}-\\d{2})(?!\\d)`;

/** Patterns by kind; a group `it` is what was looked for, else the whole. */
const patterns: readonly [PersonalDataKind, RegExp][] = [
  ['vehicle-plate', new RegExp(`(?<![\\p{L}\\d])${plate}`, 'dgu')],
  [
    'vehicle-plate',
    new RegExp(
      `(?<!\\p{L})(?:plat|nopol|nomor polisi|kendaraan|mobil|motor)[^\\d[\\]\\n]{0,20}(?<![\\p{L}\\d])(?<it>${plate})`,
      'dgiu',
    ),
  ],
  // "Jalan" also means to walk, and to run well: as a word of its own it needs a name after it.
  [
    'address',
    new RegExp(
      `(?<!\\p{L})(?:Jalan|JALAN|Gang|GANG|Lorong|LORONG|Kompleks?|KOMPLEKS?|Perum(?:ahan)?)(?:[ .,]{1,3}(?:\\p{Lu}[\\p{L}'’]{0,25}|\\d{1,4})){1,6}${bothCases(houseNumber)}(?:[ ,]{1,3}${bothCases(neighbourhood)})?`,
      'dgu',
    ),
  ],
  [
    'address',
    new RegExp(
      `(?<!\\p{L})(?:jln?|gg|lr)(?:[ .,]{1,3}[\\p{L}\\d'’]{1,25}){1,5}${houseNumber}(?:[ ,]{1,3}${neighbourhood})?`,
      'dgiu',
    ),
  ],
  ['address', new RegExp(`(?<!\\p{L})${neighbourhood}`, 'dgiu')],
  [
    'birth-date',
    new RegExp(
      `(?<!\\p{L}|akt[ae] )(?:lahir|kelahiran|ttl|born|birth(?:day)?)(?!\\p{L})[^\\d[\\]\\n]{0,40}(?<it>${date})`,
      'dgiu',
    ),
  ],
  ['social-handle', /(?<![\p{L}\d_.@/])@(?!rp)(?=[\d_.]{0,28}[a-z])[a-z\d_][a-z\d_.]{1,28}[a-z\d_]/dgiu],
];

/** Personal data that is told by words or letters. */
export const wordingsIn = (text: string): PersonalDataFinding[] =>
  patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(({ indices }) => {
      const [start, end] = indices!.groups?.it ?? indices![0]!;
      return { kind, start, end };
    }),
  );

/** As a pattern that ignores cases, within one that does not: small letters outside escapes and groups stand for both. */
function bothCases(pattern: string): string {
  return pattern.replaceAll(/\\.(?:\{[^}]*\})?|\[[^\]]*\]|[a-z]/g, (part) =>
    /^[a-z]$/.test(part) ? `[${part}${part.toUpperCase()}]` : part === '[a-z]' ? '[a-zA-Z]' : part,
  );
}
