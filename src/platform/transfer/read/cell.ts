const space = /^[\s\u180e\u200b-\u200d\u2060\ufeff]+|[\s\u180e\u200b-\u200d\u2060\ufeff]+$/g;
const apostrophe = 39;

function isPlain(code: number): boolean {
  return code > 32 && code < 127 && code !== apostrophe;
}

/**
 * The text of a cell as the rest of the program sees it: trimmed (also no-break and zero-width space), one
 * leading apostrophe (Excel's and SIASN's "this is text" mark) removed, the literal `null`/`NULL` made empty.
 */
export function cleanCell(raw: string): string {
  if (raw === '') return raw;
  let text = raw;
  if (!isPlain(raw.charCodeAt(0)) || !isPlain(raw.charCodeAt(raw.length - 1))) {
    text = raw.replace(space, '');
    if (text.charCodeAt(0) === apostrophe) text = text.slice(1).replace(space, '');
  }
  return text === 'null' || text === 'NULL' ? '' : text;
}

/**
 * A number as the shortest decimal text a spreadsheet would show (15 significant digits). From 16 integer
 * digits on the text is scientific (`1.98503201501E+17`): a spreadsheet has already lost the last digits, so
 * nothing downstream may take it for a NIP or NIK.
 */
export function numberText(value: number): string {
  if (Math.abs(value) >= 1e15) return value.toExponential().toUpperCase();
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  const [digits, exponent] = text.split('e-');
  if (exponent === undefined) return text;
  const sign = rounded < 0 ? '-' : '';
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${digits?.replace(/[-.]/g, '')}`;
}
