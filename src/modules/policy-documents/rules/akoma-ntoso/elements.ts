import Builder from 'fast-xml-builder';

/** An element as the builder takes it where the order of elements counts. */
export type Element = Readonly<Record<string, unknown>>;

const builder = new Builder({ preserveOrder: true, ignoreAttributes: false, suppressEmptyNode: true });

/** All that XML 1.0 cannot hold, whatever it is written as. */
const unfit = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const fit = (words: string): string => words.replaceAll(unfit, '\ufffd');

/** Attributes that are not given are left out. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Element[]
): Element => ({
  [name]: children,
  ':@': Object.fromEntries(
    Object.entries(attributes).flatMap(([attribute, value]) =>
      value === undefined ? [] : [[`@_${attribute}`, fit(value)]],
    ),
  ),
});

export const words = (text: string): Element => ({ '#text': fit(text) });

/** A passage a line. */
export const passages = (text: string): Element[] =>
  text.split('\n').map((passage) => element('p', {}, words(passage)));

export const documentOf = (root: Element): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${builder.build([root])}`;
