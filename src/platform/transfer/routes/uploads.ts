import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../access/caller.ts';
import { withScope } from '../../access/scopes.ts';
import { answers } from '../../http/answers.ts';
import { languageOf } from '../../http/error-handler.ts';
import { publicPath } from '../../http/links.ts';
import { unavailable } from '../../http/problems.ts';
import { FileContent, ref } from '../../http/schemas.ts';
import { identifyContent } from '../../idempotency/plugin.ts';
import { Turns } from '../../turns.ts';
import { letItEnd } from '../../uploads/let-it-end.ts';
import type { Importer } from '../importer.ts';
import { receive } from '../receive.ts';
import { Import } from '../schemas.ts';
import { settingsQuery, settingsReader } from '../settings.ts';
import { shownImport } from '../store.ts';
import type { Wording } from '../words.ts';
import { fileTypes, openUpload, unsupportedType } from './upload.ts';

/** Each upload that is being received holds a connection to the database: others wait. */
const uploadsPerConnection = 1 / 3;
const longestLine = 50;

/** `POST /imports`, apart from the other routes because of its bodies. */
export const uploadRoutes: FastifyPluginAsyncTypebox<{
  importers: readonly Importer[];
  wording: Wording;
}> = async (app, { importers, wording }) => {
  const { database, config } = app;
  const readSettings = settingsReader(app, importers);
  const turns = new Turns(
    Math.max(1, Math.floor(config.databasePoolSize * uploadsPerConnection)),
    longestLine,
  );

  app.removeAllContentTypeParsers();
  await app.register(multipart);
  app.addContentTypeParser([...fileTypes], (_request, payload, done) => done(null, payload));
  app.addContentTypeParser('*', (_request, _payload, done) => done(unsupportedType()));

  const file = Type.Unsafe<unknown>(FileContent('The file itself.', config.importMaximumBytes));
  const query = settingsQuery(importers);
  const { fileName: _, resource, ...others } = query.properties;
  const form = Type.Object(
    { resource: resource!, ...others, file },
    {
      required: ['resource', 'file'],
      additionalProperties: false,
      description: 'The settings, and after them the file.',
    },
  );

  app.post(
    '/imports',
    {
      config: { access: withScope('imports:write'), slowBody: true },
      bodyLimit: config.importMaximumBytes,
      validatorCompiler: (route) => (route.httpPart === 'body' ? () => true : app.validatorCompiler!(route)),
      schema: {
        operationId: 'createImport',
        tags: ['imports'],
        summary: 'Import a file',
        description:
          'Uploads a table — CSV (comma, semicolon or tab; UTF-8), XLSX or NDJSON — and queues its import. Send a form with the settings first and the part `file` last, or the file itself as the body and the settings as parameters: `curl --data-binary @pegawai.csv -H "Content-Type: text/csv" ".../imports?resource=employees"`. The file is streamed: its size does not matter up to the limit of the installation. Columns are found by name, in any order. Besides `imports:write` the key needs the scope to write the resource. Follow the import at the `Location` answered.',
        querystring: query,
        body: {
          // The form last: generators take the first, and stumble over a field that has the name of a parameter.
          content: Object.fromEntries([
            ...fileTypes.map((type) => [type, { schema: file }]),
            ['multipart/form-data', { schema: form }],
          ]),
        },
        response: answers({ 202: ref(Import) }, 413, 415),
      },
    },
    async (request, reply) => {
      if (!(await turns.take())) throw unavailable();
      try {
        const upload = await openUpload(request, readSettings, config.importMaximumBytes);
        const { settings, fileName } = upload;
        const end = async (sha256: string) => {
          await upload.end(sha256);
          const { importer, ...others } = settings;
          await identifyContent(request, { ...others, resource: importer.resource, fileName, sha256 });
        };
        const row = await receive(database, actorOf(request), { ...upload, end }, config.importMaximumBytes);
        reply.status(202).header('location', publicPath(request, `/v1/imports/${row.id}`));
        return shownImport(row, wording, languageOf(request));
      } catch (error) {
        letItEnd(request);
        throw error;
      } finally {
        turns.done();
      }
    },
  );
};
