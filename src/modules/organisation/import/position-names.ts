import type { CodeOf } from '../../../platform/reference/list.ts';
import { echelons, type functionalLevels, type positionKinds } from '../reference.ts';

type PositionKind = CodeOf<typeof positionKinds>;
type FunctionalLevel = CodeOf<typeof functionalLevels>;
type Echelon = CodeOf<typeof echelons>;

/** A position as a personnel export describes it. */
export interface DescribedPosition {
  readonly name: string;
  /** The name without the level at its end. */
  readonly stem: string;
  /** Undefined: the export does not tell, and it can only be one that is already recorded. */
  readonly kind: PositionKind | undefined;
  readonly level: FunctionalLevel | null;
  readonly echelon: Echelon | null;
}

const levels: readonly (readonly [RegExp, FunctionalLevel])[] = [
  [/\s+(ahli\s+)?pertama$/i, 'ahli-pertama'],
  [/\s+(ahli\s+)?muda$/i, 'ahli-muda'],
  [/\s+(ahli\s+)?madya$/i, 'ahli-madya'],
  [/\s+(ahli\s+)?utama$/i, 'ahli-utama'],
  [/\s+(pelaksana\s+)?pemula$/i, 'pemula'],
  [/\s+terampil$/i, 'terampil'],
  [/\s+(mahir|pelaksana\s+lanjutan)$/i, 'mahir'],
  [/\s+penyelia$/i, 'penyelia'],
];

/** The level that a functional position carries at the end of its name (PermenPANRB 1/2023), and the name before it. */
export function functionalLevelOf(name: string): { stem: string; level: FunctionalLevel | null } {
  for (const [pattern, level] of levels)
    if (pattern.test(name)) return { stem: name.replace(pattern, ''), level };
  return { stem: name, level: null };
}

type Family = 'structural' | 'functional' | 'staff';

/** SIASN's kinds of position; its 3, two positions at once, says nothing. */
const families: Readonly<Record<string, Family>> = { 1: 'structural', 2: 'functional', 4: 'staff' };

function familyOf(code: string, name: string): Family | undefined {
  const byCode = families[code];
  if (byCode) return byCode;
  if (/struktural/i.test(name)) return 'structural';
  if (/umum|pelaksana/i.test(name)) return 'staff';
  return /fungsional/i.test(name) ? 'functional' : undefined;
}

export interface WrittenPosition {
  readonly name: string;
  readonly kindCode: string;
  readonly kindName: string;
  readonly echelonCode: string;
  readonly echelonName: string;
}

/** Reads what kind of position it is from SIASN's kind and echelon, and from its name where these say nothing. */
export function describePosition(written: WrittenPosition): DescribedPosition {
  const name = written.name.replace(/\s+/g, ' ').trim();
  const { echelonCode, echelonName } = written;
  const echelon = echelons.entries.find(
    ({ code, siasnCode }) =>
      siasnCode === echelonCode || code.toLowerCase() === echelonName.toLowerCase().replace('/', '.'),
  );
  const { stem, level } = functionalLevelOf(name);
  const isExpert = level !== null && /\s(ahli|terampil|mahir|penyelia|pemula)/i.test(name);
  const family =
    familyOf(written.kindCode.replace(/^0/, ''), written.kindName) ??
    (echelon ? 'structural' : isExpert ? 'functional' : 'staff');
  switch (family) {
    case 'structural': {
      const kind = echelon?.positionKind ?? (echelonCode === '10' ? 'jpt-utama' : undefined);
      return {
        name,
        stem: name,
        kind: kind as PositionKind | undefined,
        level: null,
        echelon: echelon?.code ?? null,
      };
    }
    case 'functional':
      return { name, stem, kind: 'fungsional', level, echelon: null };
    case 'staff':
      return { name, stem: name, kind: 'pelaksana', level: null, echelon: null };
  }
}
