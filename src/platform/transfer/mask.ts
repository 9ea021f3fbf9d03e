/** How a personal value is shown in a finding: enough to recognise the mistake, not the person. */
export type CellMask = 'shape' | 'last-four' | 'e-mail';

const letterOrDigit = /[\p{L}\p{N}]/gu;
const longest = 100;

/** The value as it may be kept in a finding, cut to a length that helps. */
export function shownCell(value: string, mask: CellMask | undefined): string {
  const text = value.length > longest ? `${value.slice(0, longest)}…` : value;
  switch (mask) {
    case undefined:
      return text;
    case 'shape':
      return text.replace(letterOrDigit, '*');
    case 'last-four':
      return text.slice(0, -4).replace(letterOrDigit, '*') + text.slice(-4);
    case 'e-mail':
      return text.slice(0, 1) + text.slice(1).replace(/^[^@]*/, '***');
  }
}
