import { closest } from 'fastest-levenshtein';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import { shapeRemarks } from '../http/remarks.ts';
import { shortened } from '../http/text.ts';
import type { Proof } from '../public-writes/index.ts';
import { TemporaryFile } from '../transfer/read/temporary-file.ts';
import { formBytes, openForm } from '../uploads/form.ts';
import { maximumBytes } from './limits.ts';
import { photoProblems } from './problems.ts';

/** How many times as long as other bodies a photo may take: it comes from a telephone. */
const longestSending = 6;

export interface ReceivedPhoto {
  readonly proof: Proof | null;
  readonly file: TemporaryFile;
}

/**
 * Receives a photo and its proof into a temporary file, so that many who send slowly take no memory. Whoever gets it
 * closes it.
 */
export async function receivePhoto(request: FastifyRequest): Promise<ReceivedPhoto> {
  const { proofs, config } = request.server;
  const end = performance.now() + longestSending * config.requestTimeoutSeconds * 1000;
  if (Number(request.headers['content-length'] ?? 0) > maximumBytes + formBytes) throw tooLarge();
  const limits = { fileBytes: maximumBytes, fields: 2, fieldBytes: 4_000 };
  const form = await openForm(request, limits, {}, ({ proof, ...others }) => {
    const [stranger] = Object.keys(others);
    if (stranger !== undefined) throw unknownField(stranger);
    return proofs.open(typeof proof === 'string' ? proof : undefined, 'photo');
  });
  const file = await TemporaryFile.create();
  try {
    for await (const piece of form.bytes) {
      if (file.size + piece.length > maximumBytes) throw tooLarge();
      if (performance.now() > end) throw tooSlow();
      await file.append(piece);
    }
    await form.end();
    return { proof: form.settings, file };
  } catch (error) {
    await file.close();
    throw error;
  }
}

const tooSlow = (): Problem => new Problem(problems['request-timeout'], { headers: { connection: 'close' } });

const tooLarge = (): Problem => new Problem(photoProblems['image-too-large']);

const unknownField = (field: string): Problem => {
  const name = shortened(field);
  return new Problem(problems['invalid-input'], {
    remarks: [
      {
        place: { pointer: `/${name}` },
        code: 'unknown-field',
        text: shapeRemarks['unknown-field'],
        parameters: { name, nearest: closest(name, ['proof', 'file']) },
      },
    ],
  });
};
