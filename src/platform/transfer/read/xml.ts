import { SaxesParser } from 'saxes';
import type { Archive } from './archive.ts';
import { UnreadableTable } from './table.ts';
import { isSystemError } from './temporary-file.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

/** What a part's reader listens to; element names come without their namespace prefix. */
export interface XmlListener {
  open?(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

// No element of a real workbook has that much text: without a bound the parser would collect it all.
const textLimit = 8 * 1024 ** 2;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Parses one part of a workbook; yields after every chunk so that the listener's findings can be handed on. */
export async function* parseXml(archive: Archive, part: string, listener: XmlListener): AsyncGenerator<void> {
  const stream = await archive.open(part);
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let sinceElement = 0;
  parser.on('opentag', (tag) => {
    sinceElement = 0;
    listener.open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    sinceElement = 0;
    listener.close?.(localName(tag.name));
  });
  if (listener.text !== undefined) parser.on('text', (text) => listener.text?.(text));
  if (listener.text !== undefined) parser.on('cdata', (text) => listener.text?.(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      archive.signal?.throwIfAborted();
      sinceElement += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      if (sinceElement > textLimit) throw new Error('An element of the workbook has too much text');
      yield;
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    archive.signal?.throwIfAborted();
    if (error instanceof UnreadableTable || isSystemError(error)) throw error;
    throw new UnreadableTable('damaged-file', { parameters: { part }, cause: error });
  } finally {
    stream.destroy();
  }
  yield;
}

export async function readXml(archive: Archive, part: string, listener: XmlListener): Promise<void> {
  for await (const _ of parseXml(archive, part, listener));
}
