import type { FastifyInstance } from 'fastify';
import { keepFile } from '../files/keep.ts';
import { unavailable } from '../http/problems.ts';
import { madeAnew, photoType } from './image.ts';

/** A photo whose files are kept, before a row says whose it is. */
export interface KeptPhoto {
  readonly sha256: Buffer;
  readonly thumbnailSha256: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Makes a photo anew and keeps its files, which then have a day for a row.
 * @throws Problem that says why the file is no photo
 */
export async function keepPhoto(
  { database, files, photoTurns }: FastifyInstance,
  file: Buffer,
): Promise<KeptPhoto> {
  const keeping = { reader: database.read, store: files };
  if (!(await photoTurns.working.take())) throw unavailable();
  const { photo, thumbnail } = await madeAnew(file).finally(() => photoTurns.working.done());
  return {
    sha256: await keepFile(keeping, photo.bytes, photoType),
    thumbnailSha256: await keepFile(keeping, thumbnail.bytes, photoType),
    width: photo.width,
    height: photo.height,
  };
}
