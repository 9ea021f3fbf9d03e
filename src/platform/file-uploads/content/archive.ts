import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import yauzl, { type Entry, RandomAccessReader, type ZipFile } from 'yauzl';
import type { PiecedFile } from '../pieces.ts';
import type { FileKind } from '../purposes.ts';
import { RefusedFile } from './verdict.ts';

const entriesLimit = 10_000;
const unpackedLimit = 1_073_741_824;
const ratioLimit = 200;
const ratioFrom = 67_108_864;
/** Of parts that are read. */
const partLimit = 4_194_304;

const outside = /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/i;
const programs = /(?:^|\/)vbaProject[^/]*\.bin$|^word\/activeX\/|^(?:Basic|Scripts)\//i;
const macroTypes = /macroEnabled|vbaProject|activeX/i;
const odtType = 'application/vnd.oasis.opendocument.text';

/**
 * What kind of document an archive is, by its parts; undefined if none that is known.
 * @throws RefusedFile if it holds programs, leads out of its folder, unpacks too large or cannot be read
 */
export async function kindOfArchive(file: PiecedFile): Promise<FileKind | undefined> {
  const { zip, entries } = await opened(file);
  try {
    for (const name of entries.keys())
      if (programs.test(name)) throw new RefusedFile('file-active', { found: 'macros' });
    const types = await textOf(zip, entries.get('[Content_Types].xml'));
    if (macroTypes.test(types)) throw new RefusedFile('file-active', { found: 'macros' });
    if (entries.has('word/document.xml') && types.includes('wordprocessingml.document.main+xml'))
      return 'docx';
    const isOdt = (await textOf(zip, entries.get('mimetype'))).trim() === odtType;
    return isOdt && entries.has('content.xml') ? 'odt' : undefined;
  } catch (error) {
    throw refusalOf(error);
  } finally {
    zip.close();
  }
}

async function opened(file: PiecedFile): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  const reader = new PiecesReader(file);
  const options = { autoClose: false, decodeStrings: false };
  const zip = await yauzl
    .fromRandomAccessReaderPromise(reader, file.bytes, options)
    .catch((error: unknown) => {
      throw reader.failure ?? new RefusedFile('file-damaged', {}, error);
    });
  try {
    return { zip, entries: await entriesOf(zip) };
  } catch (error) {
    zip.close();
    throw reader.failure ?? refusalOf(error);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > entriesLimit) throw new RefusedFile('file-unpacks-too-large');
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString('utf8');
    if (outside.test(name)) throw new RefusedFile('file-active', { found: 'paths that leave the document' });
    if (entry.isEncrypted()) throw new RefusedFile('file-encrypted');
    // Of two parts of one name, programs differ in which they take.
    if (entries.has(name)) throw new RefusedFile('file-damaged');
    unpacked += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (unpacked > unpackedLimit || (entry.uncompressedSize > ratioFrom && ratio > ratioLimit))
      throw new RefusedFile('file-unpacks-too-large');
    entries.set(name, entry);
  }
  return entries;
}

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (!entry) return '';
  if (entry.uncompressedSize > partLimit) throw new RefusedFile('file-unpacks-too-large');
  return (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
}

/** What yauzl cannot read is damaged; what the store cannot is no fault of the file. */
const refusalOf = (error: unknown): Error =>
  error instanceof RefusedFile || (error instanceof Error && isOfStore(error))
    ? error
    : new RefusedFile('file-damaged', {}, error);

const isOfStore = (error: Error): boolean => 'syscall' in error || '$metadata' in error;

const blockBytes = 1_048_576;

/** Reads an archive from its pieces; its table of contents, which is read bit by bit, by the block. */
class PiecesReader extends RandomAccessReader {
  /** Why the store could not be read, if so. */
  failure: Error | undefined;
  readonly #file: PiecedFile;
  #block: { start: number; bytes: Buffer } | undefined;

  constructor(file: PiecedFile) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.#file.read(start, end);
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    this.#bytes(position, length).then(
      (bytes) => {
        bytes.copy(target, offset);
        done(null);
      },
      (error: Error) => {
        this.failure = error;
        done(error);
      },
    );
  }

  async #bytes(position: number, length: number): Promise<Buffer> {
    const block = this.#block;
    const at = position - (block?.start ?? 0);
    if (block && at >= 0 && at + length <= block.bytes.length) return block.bytes.subarray(at, at + length);
    const end = Math.min(this.#file.bytes, position + Math.max(length, blockBytes));
    const bytes = await buffer(this.#file.read(position, end));
    this.#block = { start: position, bytes };
    return bytes.subarray(0, length);
  }
}
