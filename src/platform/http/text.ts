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
