import type { Label } from '../reference/list.ts';

export type Language = keyof Label;
export type Parameters = Readonly<Record<string, string | number>>;

/** Fills the `{names}` of a text with the parameters given. */
export function fill(text: string, parameters: Parameters): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(parameters[name] ?? placeholder),
  );
}

export const say = (label: Label, language: Language, parameters: Parameters = {}): string =>
  fill(label[language], parameters);

/** What a caller made up is repeated no longer than this. */
const longestName = 40;

/** A name that a caller made up, as it is repeated: short, and without what would not be seen or could not be kept. */
export function shortened(name: string): string {
  const visible = name.replaceAll(/[\p{Cc}\p{Cs}]/gu, '\ufffd');
  return visible.length > longestName ? `${visible.slice(0, longestName)}…` : visible;
}
