import type { OpenSource } from './source.ts';
import { type TableFormat, UnreadableTable } from './table.ts';

const signatures: ReadonlyArray<readonly [found: string, bytes: string]> = [
  ['pdf', '%PDF'],
  ['gzip', '\x1f\x8b'],
  ['rar', 'Rar!'],
  ['7z', '7z\xbc\xaf'],
  ['png', '\x89PNG'],
  ['jpeg', '\xff\xd8\xff'],
  ['empty-zip', 'PK\x05\x06'],
];
const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

function firstText(head: Buffer): string {
  const bytes = head.toString('latin1');
  if (bytes.startsWith('\xff\xfe') || bytes.startsWith('\xfe\xff'))
    return bytes.slice(2).replaceAll('\0', '').trimStart();
  return bytes.replace(/^\xef\xbb\xbf/, '').trimStart();
}

/**
 * Decides the format from the first bytes: a zip is XLSX, `{` is NDJSON, other text is CSV.
 * @throws UnreadableTable `not-a-table` (PDF, an HTML page saved as .xls, a JSON array ...), `old-excel-format`,
 * `encrypted-file`, `empty-file`.
 */
export async function decideFormat(source: OpenSource, wanted?: TableFormat): Promise<TableFormat> {
  const { head } = source;
  if (head.length === 0) throw new UnreadableTable('empty-file');
  const bytes = head.toString('latin1', 0, 8);
  if (bytes === compoundFile) throw await compoundFileProblem(source);
  const signature = signatures.find(([, start]) => bytes.startsWith(start));
  if (signature !== undefined) throw notATable(signature[0]);
  const isZip = bytes.startsWith('PK\x03\x04');
  if (isZip && wanted !== undefined && wanted !== 'xlsx') throw notATable('zip');
  if (isZip) return 'xlsx';
  if (wanted === 'xlsx') throw notATable('text');
  const text = firstText(head);
  if (text.startsWith('<')) throw notATable('markup');
  if (/^\[\s*\{/.test(text)) throw notATable('json-array');
  return wanted ?? (text.startsWith('{') ? 'ndjson' : 'csv');
}

export function notATable(found: string): UnreadableTable {
  return new UnreadableTable('not-a-table', { parameters: { found } });
}

/** A password-protected .xlsx is an OLE container as well: its directory names the encrypted package. */
async function compoundFileProblem(source: OpenSource): Promise<UnreadableTable> {
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of source.chunks) {
    const seen = Buffer.concat([tail, chunk]);
    if (seen.includes(encryptedPackage)) return new UnreadableTable('encrypted-file');
    tail = seen.subarray(-encryptedPackage.length);
  }
  return new UnreadableTable('old-excel-format');
}
