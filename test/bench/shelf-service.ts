import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { publicAccess } from '../../src/platform/access/scopes.ts';
import { sendFile } from '../../src/platform/files/send.ts';

/** The service with a route that gives out any file by its digest. */
const config = readConfig(process.env);
const app = await buildApp({ config, databaseUrl: config.databaseUrl! });
await app.register(async (shelf) => {
  shelf.get<{ Params: { digest: string } }>(
    '/shelf/:digest',
    { config: { access: publicAccess }, schema: { hide: true } },
    (request, reply) =>
      sendFile(reply, {
        sha256: Buffer.from(request.params.digest, 'hex'),
        mediaType: 'application/pdf',
        fileName: 'Perwali.pdf',
      }),
  );
});
await app.listen({ host: '127.0.0.1', port: config.port });
