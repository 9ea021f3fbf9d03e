import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import Type from 'typebox';
import { Problem } from '../http/problem.ts';
import { checksumAlgorithms } from './checksum.ts';
import { fileUploadProblems } from './problems.ts';
import { maximumBytes } from './purposes.ts';
import type { FileUploadRow } from './store.ts';

/** tus (https://tus.io/protocols/resumable-upload), of which clients exist in most languages. */
const version = '1.0.0';
const extensions = ['creation', 'termination', 'checksum', 'expiration'];

/** `OPTIONS` of the uploads tells a client what is spoken here. Stands before what answers `OPTIONS`. */
export const fileUploadDiscovery = fp(async (app: FastifyInstance) => {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'OPTIONS' && /^\/v1\/file-uploads(?:[/?]|$)/.test(request.url))
      reply.headers({
        'tus-resumable': version,
        'tus-version': version,
        'tus-extension': extensions.join(','),
        'tus-max-size': String(maximumBytes),
        'tus-checksum-algorithm': checksumAlgorithms.join(','),
      });
    done();
  });
});

/** @throws Problem `tus-version` if a request that changes something does not speak it; reads are for everybody. */
export function requireVersion({ method, headers }: FastifyRequest): void {
  if (headers['tus-resumable'] === version || method === 'GET' || method === 'HEAD') return;
  throw new Problem(fileUploadProblems['tus-version'], { headers: { 'tus-version': version } });
}

export const speakTus = (reply: FastifyReply): FastifyReply => reply.header('tus-resumable', version);

/** Where an upload stands. */
export const tellOffset = (reply: FastifyReply, upload: FileUploadRow): FastifyReply =>
  reply.headers({
    'upload-offset': String(upload.receivedBytes),
    'upload-length': String(upload.bytes),
    'upload-expires': upload.expiresAt.toUTCString(),
  });

export const TusResumable = Type.String({
  maxLength: 20,
  pattern: '^[\\d.]*$',
  description: 'The version of tus: `1.0.0`.',
  examples: [version],
});

export const offsetHeaders = {
  'Upload-Offset': Type.Integer({
    minimum: 0,
    maximum: maximumBytes,
    format: 'int64',
    description: 'How much has arrived for good: the number of the next byte.',
    examples: [8_388_608],
  }),
  'Upload-Expires': Type.String({
    pattern: '^\\w{3}, .* GMT$',
    maxLength: 40,
    description: 'When the upload is forgotten, unless something happens to it before.',
    examples: ['Sat, 31 Jan 2026 01:00:00 GMT'],
  }),
};
