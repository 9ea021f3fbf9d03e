import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { beginning, foundType } from '../../files/found-type.ts';
import type { PiecedFile } from '../pieces.ts';
import { mediaTypes, purposeRules } from '../purposes.ts';
import type { FilePurpose } from '../reference.ts';
import { kindOfArchive } from './archive.ts';
import { PdfScan } from './pdf.ts';
import { RefusedFile } from './verdict.ts';

/** As many bytes as tell an archive from a PDF. */
export const telling = 5;

const beginsAs = (start: Buffer): 'pdf' | 'archive' | undefined => {
  const text = start.toString('latin1', 0, telling);
  if (text === '%PDF-') return 'pdf';
  return text.startsWith('PK\x03\x04') ? 'archive' : undefined;
};

/**
 * By its first bytes, so that nobody sends all of a file for nothing.
 * @throws RefusedFile `file-type`
 */
export async function requireBeginning(start: Buffer, purpose: FilePurpose): Promise<void> {
  if (beginsAs(start) === undefined) throw await wrongType(start, purpose);
}

/**
 * Reads all of a file once, whatever it is called.
 * @param told the digest that it is said to have: if it has another, nothing else counts
 * @returns its digest and its media type by its content
 * @throws RefusedFile
 */
export async function inspect(
  file: PiecedFile,
  purpose: FilePurpose,
  told: Buffer | null,
): Promise<{ sha256: Buffer; mediaType: string }> {
  const start = await buffer(file.read(0, beginning));
  const pdf = beginsAs(start) === 'pdf' ? new PdfScan() : undefined;
  const hash = createHash('sha256');
  let refusal: unknown;
  for await (const bytes of file.read() as AsyncIterable<Buffer>) {
    hash.update(bytes);
    if (refusal === undefined)
      await pdf?.read(bytes).catch((error: unknown) => {
        refusal = error;
      });
  }
  const sha256 = hash.digest();
  if (told && !told.equals(sha256))
    throw new RefusedFile('file-digest-mismatch', { sha256: sha256.toString('hex') });
  if (refusal !== undefined) throw refusal;
  await requireBeginning(start, purpose);
  pdf?.end();
  const kind = pdf ? 'pdf' : await kindOfArchive(file);
  if (!kind || !purposeRules[purpose].kinds.includes(kind)) throw await wrongType(start, purpose);
  return { sha256, mediaType: mediaTypes[kind] };
}

async function wrongType(start: Buffer, purpose: FilePurpose): Promise<RefusedFile> {
  const accepted = purposeRules[purpose].kinds.map((kind) => kind.toUpperCase()).join(', ');
  return new RefusedFile('file-type', { found: await foundType(start), accepted });
}
