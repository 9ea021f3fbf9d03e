import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { actorOf } from '../access/caller.ts';
import { type Keeping, keepFile } from '../files/keep.ts';
import { Problem } from '../http/problem.ts';
import { unbroken } from '../uploads/form.ts';
import type { Checksum } from './checksum.ts';
import { requireBeginning, telling } from './content/inspect.ts';
import { RefusedFile } from './content/verdict.ts';
import { pieceBytes } from './limits.ts';
import type { Piece } from './pieces.ts';
import { fileRefusals, fileUploadProblems } from './problems.ts';
import { addPieces, type FileUploadRow, refuseUpload } from './store.ts';

/** Slower than so many bytes in each of these times, and the connection makes room for others. */
const slowestBytes = 65_536;
const paceMilliseconds = 60_000;

/**
 * Receives the bytes of one request, from where the upload stands. What has arrived is put away piece by piece, and
 * then counts, also when the connection breaks; with a checksum all of it counts at the end, or nothing.
 * @returns the upload as it stands at the end
 */
export async function receive(
  request: FastifyRequest,
  upload: FileUploadRow,
  checksum: Checksum | undefined,
): Promise<FileUploadRow> {
  const receiving = new Receiving(request, upload, checksum);
  try {
    for await (const bytes of unbroken(request.body as Readable)) await receiving.take(bytes);
  } catch (error) {
    if (receiving.isSound && !checksum) await receiving.putAway();
    throw error;
  }
  return receiving.end();
}

class Receiving {
  /** False once what comes is not to be kept. */
  isSound = true;
  readonly #request: FastifyRequest;
  readonly #keeping: Keeping;
  readonly #checksum: Checksum | undefined;
  #upload: FileUploadRow;
  #held: Buffer[] = [];
  #heldBytes = 0;
  /** Pieces in the store that do not count yet. */
  #pieces: Piece[] = [];
  #offset: number;
  #paceEnd = performance.now() + paceMilliseconds;
  #paceBytes = 0;

  constructor(request: FastifyRequest, upload: FileUploadRow, checksum: Checksum | undefined) {
    const { database, files } = request.server;
    this.#request = request;
    this.#keeping = { reader: database.read, store: files };
    this.#upload = upload;
    this.#checksum = checksum;
    this.#offset = upload.receivedBytes;
  }

  async take(bytes: Buffer): Promise<void> {
    this.#requirePace(bytes.length);
    if (this.#offset + this.#heldBytes + bytes.length > this.#upload.bytes)
      throw new Problem(fileUploadProblems['file-upload-longer'], {
        parameters: { bytes: this.#upload.bytes },
      });
    this.#checksum?.update(bytes);
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#heldBytes >= pieceBytes) await this.putAway();
  }

  /** Makes a piece of what is held, which counts from then on unless all is to be compared first. */
  async putAway(): Promise<void> {
    if (this.#heldBytes === 0) return;
    // Of what fails here nothing is tried again.
    this.isSound = false;
    const content = Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    if (this.#offset === 0) await this.#requireType(content);
    const sha256 = await keepFile(this.#keeping, content, 'application/octet-stream');
    this.#pieces.push({ start: this.#offset, bytes: content.length, sha256 });
    this.#offset += content.length;
    if (!this.#checksum) await this.#count();
    this.isSound = true;
  }

  async end(): Promise<FileUploadRow> {
    this.#checksum?.require();
    await this.putAway();
    await this.#count();
    return this.#upload;
  }

  async #count(): Promise<void> {
    if (this.#pieces.length === 0) return;
    const { database } = this.#request.server;
    this.#upload = await database.transaction(actorOf(this.#request), (transaction) =>
      addPieces(transaction, this.#upload, this.#pieces),
    );
    this.#pieces = [];
  }

  /** A file of another type is refused by its first bytes, and the upload is over; not by what may not be what was sent. */
  async #requireType(start: Buffer): Promise<void> {
    if (this.#checksum || start.length < telling) return;
    try {
      await requireBeginning(start, this.#upload.purpose);
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      const { code, parameters } = error;
      await this.#request.server.database.transaction(actorOf(this.#request), (transaction) =>
        refuseUpload(transaction, this.#upload.id, code, parameters),
      );
      throw new Problem(fileRefusals[code], { parameters });
    }
  }

  #requirePace(bytes: number): void {
    this.#paceBytes += bytes;
    if (performance.now() < this.#paceEnd) return;
    if (this.#paceBytes < slowestBytes) this.#request.raw.destroy();
    this.#paceEnd = performance.now() + paceMilliseconds;
    this.#paceBytes = 0;
  }
}
