import { type PolicyDocumentKind, policyDocumentKinds } from '../reference.ts';

/** Kinds whose name names who issues: `Peraturan Menteri Dalam Negeri`, `Keputusan Menteri PANRB`. */
export const namesIssuer = (kind: PolicyDocumentKind): boolean =>
  kind === 'ministerial-regulation' || kind === 'ministerial-decision';

interface Name {
  readonly kind: PolicyDocumentKind;
  readonly spelling: string;
}

/** All spellings of all kinds, the longer first: `Perda Provinsi` starts with `Perda`. */
const names: readonly Name[] = policyDocumentKinds.entries
  .flatMap(({ code, label, abbreviation, jdihn, spellings }) =>
    [...new Set([label.id, abbreviation, jdihn, ...spellings])].map((spelling) => ({ kind: code, spelling })),
  )
  .sort((a, b) => b.spelling.length - a.spelling.length);

/** Blanks, hyphens and full stops vary: `Undang Undang`, `undang-undang`. */
const loosely = (spelling: string): string => spelling.toLowerCase().replaceAll(/[\s.-]+/g, ' ');

const kinds = new Map(names.map(({ kind, spelling }) => [loosely(spelling), kind]));

/** Matches any spelling of any kind. Ministries are written together with theirs: `PermenPANRB`, `Kepmendagri`. */
export const anyName = names
  .map(({ spelling }) => {
    const words = loosely(spelling).replaceAll(' ', '[\\s-]{1,3}');
    return /^(?:permen|kepmen)$/.test(words) ? `${words}\\p{L}{0,30}(?:-\\p{L}{1,10})?` : words;
  })
  .join('|');

/** The kind that is spelled so, and what the name itself says of who issued it. */
export function kindNamed(spelling: string): { kind: PolicyDocumentKind; issuer: string } | undefined {
  const kind = kinds.get(loosely(spelling));
  if (kind) return { kind, issuer: namesIssuer(kind) ? issuerIn(spelling) : '' };
  const [, form, ministry] = /^(permen|kepmen)(.+)$/i.exec(spelling) ?? [];
  if (form === undefined || ministry === undefined) return undefined;
  return {
    kind: form.toLowerCase() === 'permen' ? 'ministerial-regulation' : 'ministerial-decision',
    issuer: `Menteri ${ministry}`,
  };
}

/** `Peraturan Badan` is issued by a `Badan`, `Perban` too. */
const issuerIn = (spelling: string): string =>
  abbreviatedIssuers[spelling.toLowerCase()] ?? spelling.replace(/^(?:peraturan|keputusan)\s+/i, '');
const abbreviatedIssuers: Readonly<Record<string, string>> = {
  permen: 'Menteri',
  kepmen: 'Menteri',
  perban: 'Badan',
  perka: 'Kepala',
};
