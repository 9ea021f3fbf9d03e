import Builder from 'fast-xml-builder';

const builder = new Builder({ ignoreAttributes: false, suppressEmptyNode: true });

/** All that XML 1.0 cannot hold, whatever it is written as. */
const unfit = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A document: elements by their names, lists as elements of one name after the other. */
export const xmlOf = (root: object): string =>
  builder.build({ '?xml': { '@_version': '1.0', '@_encoding': 'utf-8' }, ...(fit(root) as object) });

function fit(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(unfit, '\ufffd');
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(fit);
  if (typeof value !== 'object' || value === null) return value ?? '';
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fit(inner)]));
}
