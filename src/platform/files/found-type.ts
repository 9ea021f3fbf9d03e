import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

/** What tells the type of a file stands at its beginning; more would be work for whoever sends a bomb. */
export const beginning = 4_100;

/** The media type of a file by its content, whatever it is called and said to be: to tell its sender. */
export async function foundType(file: Buffer): Promise<string> {
  const start = Buffer.from(file.subarray(0, beginning));
  const found = (await fileTypeFromBuffer(start))?.mime;
  return found === undefined || found === 'application/xml' ? textType(start) : found;
}

/** Texts have no signature. */
function textType(start: Buffer): string {
  // The last character may be cut in two.
  const isText = [0, 1, 2, 3].some((cut) => isUtf8(start.subarray(0, start.length - cut)));
  if (!isText || start.includes(0)) return 'application/octet-stream';
  const text = start.toString('utf8');
  if (/<svg[\s>]/i.test(text)) return 'image/svg+xml';
  if (/<(!doctype html|html|head|body|script|iframe)[\s>]/i.test(text)) return 'text/html';
  return /^\s*<\?xml/.test(text) ? 'application/xml' : 'text/plain';
}
