import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../access/caller.ts';
import { withScope } from '../access/scopes.ts';
import { answers } from '../http/answers.ts';
import { languageOf } from '../http/error-handler.ts';
import { publicPath } from '../http/links.ts';
import { Problem } from '../http/problem.ts';
import { problems, unavailable } from '../http/problems.ts';
import { FileContent, ref } from '../http/schemas.ts';
import { identifyContent } from '../idempotency/plugin.ts';
import { Turns } from '../turns.ts';
import { letItEnd } from '../uploads/let-it-end.ts';
import { Checksum } from './checksum.ts';
import { readMetadata } from './metadata.ts';
import { fileUploadProblems } from './problems.ts';
import { offsetHeaders, requireVersion, speakTus, TusResumable, tellOffset } from './protocol.ts';
import { maximumBytes, purposeRules } from './purposes.ts';
import { receive } from './receive.ts';
import { FileUpload, FileUploadParams, shownUpload } from './schemas.ts';
import { beginUpload, conflictOf, deleteUpload, findUpload } from './store.ts';

const tags = ['file-uploads'];
const access = withScope('files:write', { units: 'shared' });
/** Each holds a piece in memory. */
const atOnce = 12;
const longestLine = 100;
const pieceType = 'application/offset+octet-stream';

export const fileUploadRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const turns = new Turns(atOnce, longestLine);

  app.removeAllContentTypeParsers();
  app.addContentTypeParser(pieceType, (_request, payload, done) => done(null, payload));
  app.addContentTypeParser('*', (_request, _payload, done) => done(expects(pieceType)));
  app.addHook('onRequest', (_request, reply, done) => {
    speakTus(reply);
    done();
  });
  app.addHook('preHandler', (request, _reply, done) => {
    try {
      requireVersion(request);
      done();
    } catch (error) {
      done(error as Problem);
    }
  });

  app.post(
    '/file-uploads',
    {
      config: { access, slowBody: true, ownPrecondition: true },
      schema: {
        operationId: 'beginFileUpload',
        tags,
        summary: 'Begin to upload a file',
        description:
          'Makes room for a file, whose bytes are sent to the `Location` answered (protocol tus 1.0.0, which clients exist for: tus-js-client, Uppy, TUSKit, tus-java-client). `Upload-Metadata` names the `purpose`, the `filename` and, better than not, the `sha256` of the file in hexadecimal digits: then what arrives must be that file. Which types and how many bytes are accepted depends on the purpose.',
        headers: Type.Object({
          'tus-resumable': TusResumable,
          'upload-length': Type.Integer({
            minimum: 1,
            maximum: Number.MAX_SAFE_INTEGER,
            format: 'int64',
            description: 'How many bytes the file has.',
            examples: [1_048_576],
          }),
          'upload-metadata': Type.String({
            minLength: 1,
            maxLength: 8_000,
            pattern: '^[^\\u0000]*$',
            description:
              'Names, each with a value in Base64, separated by commas: `purpose` (of `/reference/file-purposes`), `filename`, `sha256`.',
            examples: ['purpose cG9saWN5LWRvY3VtZW50,filename UGVyd2FsaS5wZGY='],
          }),
        }),
        response: answers(
          {
            201: { ...ref(FileUpload), headers: offsetHeaders } as ReturnType<typeof ref<typeof FileUpload>>,
          },
          409,
          412,
          413,
          415,
          422,
        ),
      },
    },
    async (request, reply) => {
      // A body would be the beginning of the file, for which there is a request of its own.
      if (request.body) throw expects('no body');
      const bytes = request.headers['upload-length'];
      const about = readMetadata(request.headers['upload-metadata']);
      const { maximumBytes: limit } = purposeRules[about.purpose];
      if (bytes > limit)
        throw new Problem(fileUploadProblems['file-upload-too-large'], { parameters: { limit } });
      const upload = await database.transaction(actorOf(request), async (transaction) => {
        await identifyContent(request, { bytes, ...about, toldSha256: about.toldSha256?.toString('hex') });
        return beginUpload(transaction, actorOf(request), { bytes, ...about });
      });
      tellOffset(reply, upload)
        .status(201)
        .header('location', publicPath(request, `/v1/file-uploads/${upload.id}`));
      return shownUpload({ ...upload, scan: null }, languageOf(request));
    },
  );

  app.get(
    '/file-uploads/:fileUploadId',
    {
      config: { access },
      schema: {
        operationId: 'getFileUpload',
        tags,
        summary: 'Read how far an upload has come',
        description:
          'Where the own upload stands; for what it was refused, if so. `HEAD` answers the same as headers, by which clients of tus go on after a broken connection, at whichever instance. Once all has arrived the file is checked, which takes seconds: ask again until `state` is `finished` or `refused`.',
        params: FileUploadParams,
        response: answers(
          {
            200: { ...ref(FileUpload), headers: offsetHeaders } as ReturnType<typeof ref<typeof FileUpload>>,
          },
          404,
        ),
      },
    },
    async (request, reply) => {
      const upload = await findUpload(database.read, request.params.fileUploadId, actorOf(request));
      tellOffset(reply, upload);
      return shownUpload(upload, languageOf(request));
    },
  );

  app.patch(
    '/file-uploads/:fileUploadId',
    {
      config: { access, slowBody: true, ownPrecondition: true },
      bodyLimit: maximumBytes,
      validatorCompiler: (route) => (route.httpPart === 'body' ? () => true : app.validatorCompiler!(route)),
      schema: {
        operationId: 'continueFileUpload',
        tags,
        summary: 'Send bytes of a file',
        description:
          'Sends bytes from `Upload-Offset` on, as many as one likes: all of the file at once, or a part. What has arrived is kept, also when the connection breaks; ask by `HEAD` where to go on. Of two requests at one place one is taken, the other answered 409. With `Upload-Checksum` the bytes of the request count only if they have that digest (else 460). What a file is tells its content: another type than the purpose accepts is refused by its first bytes.',
        params: FileUploadParams,
        headers: Type.Object({
          'tus-resumable': TusResumable,
          'upload-offset': Type.Integer({
            minimum: 0,
            maximum: maximumBytes,
            format: 'int64',
            description: 'The number of the first byte that is sent: as much as there is already.',
            examples: [8_388_608],
          }),
          'upload-checksum': Type.Optional(
            Type.String({
              maxLength: 200,
              pattern: '^[^\\u0000]*$',
              description: 'Algorithm (sha256 or sha1) and digest in Base64 of the bytes of this request.',
              examples: ['sha256 LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ='],
            }),
          ),
        }),
        body: {
          content: { [pieceType]: { schema: Type.Unsafe<unknown>(FileContent('The bytes.', maximumBytes)) } },
        },
        response: answers(
          { 204: Type.Null({ description: 'The bytes that were sent are kept.', headers: offsetHeaders }) },
          404,
          408,
          409,
          412,
          413,
          415,
          460,
        ),
      },
    },
    async (request, reply) => {
      const { 'upload-offset': offset, 'upload-checksum': told } = request.headers;
      try {
        if (!request.body) throw expects(pieceType);
        const checksum = Checksum.of(told);
        const upload = await findUpload(database.read, request.params.fileUploadId, actorOf(request));
        if (upload.state !== 'receiving' || upload.receivedBytes !== offset)
          throw conflictOf(upload, upload.receivedBytes);
        if (!(await turns.take())) throw unavailable();
        const after = await receive(request, upload, checksum).finally(() => turns.done());
        return await tellOffset(reply, after).status(204).send(null);
      } catch (error) {
        letItEnd(request);
        throw error;
      }
    },
  );

  app.delete(
    '/file-uploads/:fileUploadId',
    {
      config: { access, ownPrecondition: true },
      schema: {
        operationId: 'deleteFileUpload',
        tags,
        summary: 'Give up an upload',
        description:
          'Ends an own upload and forgets what has arrived of it; one whose file is used already stays (409).',
        params: FileUploadParams,
        headers: Type.Object({ 'tus-resumable': TusResumable }),
        response: answers(
          { 204: Type.Null({ description: 'The upload is given up and gone.' }) },
          404,
          409,
          412,
        ),
      },
    },
    async (request, reply) => {
      await database.transaction(actorOf(request), (transaction) =>
        deleteUpload(transaction, request.params.fileUploadId, actorOf(request)),
      );
      return reply.status(204).send(null);
    },
  );
};

const expects = (expected: string): Problem =>
  new Problem(problems['unsupported-media-type'], { parameters: { expected } });
