import { createHash } from 'node:crypto';
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../../platform/http/problem.ts';
import { unavailable } from '../../../platform/http/problems.ts';
import { maximumPhotoBytes, photoProblems } from '../../../platform/photos/index.ts';
import { isSystemError, TemporaryFile } from '../../../platform/transfer/read/temporary-file.ts';
import { unbroken } from '../../../platform/uploads/form.ts';
import { letItEnd } from '../../../platform/uploads/let-it-end.ts';
import { uploadProblems } from '../../../platform/uploads/problems.ts';

/** What a form holds: its fields, and its photo, whose SHA-256 stands for it among them. */
export interface SentForm {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Whoever gets it closes it. */
  readonly photo: TemporaryFile | undefined;
}

const mostFields = 100;

/** Reads a form with a photo in `media`: the photo into a file, since it is not yet known whose key comes with it. */
export async function readForm(request: FastifyRequest): Promise<SentForm> {
  if (!/;\s*boundary=/i.test(request.headers['content-type'] ?? ''))
    throw new Problem(uploadProblems['boundary-missing']);
  const { receiving } = request.server.photoTurns;
  if (!(await receiving.take())) throw unavailable();
  const file = await TemporaryFile.create();
  try {
    const { fields, digest } = await readParts(request, file);
    if (digest !== undefined) return { fields: { ...fields, media: digest }, photo: file };
    await file.close();
    return { fields, photo: undefined };
  } catch (error) {
    await file.close();
    letItEnd(request);
    throw isOfSender(error) ? error : new Problem(uploadProblems['upload-cut'], { cause: error });
  } finally {
    receiving.done();
  }
}

/** What is known to be wrong; all else is a form that ends before it should. */
const isOfSender = (error: unknown): boolean =>
  error instanceof Problem || isSystemError(error) || (error as { statusCode?: number }).statusCode === 413;

async function readParts(request: FastifyRequest, file: TemporaryFile) {
  const fields: Record<string, unknown> = {};
  const digest = createHash('sha256');
  const parts = request.parts({
    limits: {
      fileSize: maximumPhotoBytes + 1,
      files: 1,
      fields: mostFields,
      fieldSize: 20_000,
      fieldNameSize: 100,
      parts: mostFields + 1,
    },
  }) as AsyncIterable<Multipart>;
  for await (const part of parts) {
    if (part.type === 'field') {
      if (part.fieldname !== 'media') fields[part.fieldname] = part.value;
      continue;
    }
    for await (const piece of unbroken(part.file)) {
      if (part.fieldname !== 'media') continue;
      if (file.size + piece.length > maximumPhotoBytes) throw new Problem(photoProblems['image-too-large']);
      digest.update(piece);
      await file.append(piece);
    }
  }
  // Forms of browsers send an empty file where none was chosen.
  return { fields, digest: file.size > 0 ? digest.digest('hex') : undefined };
}
