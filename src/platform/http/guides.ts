import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { marked } from 'marked';
import Type from 'typebox';
import { publicAccess } from '../access/scopes.ts';
import { notFound } from './problems.ts';

const folder = path.resolve(fileURLToPath(import.meta.url), '../../../../openapi');
const params = Type.Object({ name: Type.String({ maxLength: 60 }) });
type Named = { Params: { name: string } };

interface Guide {
  readonly text: string;
  readonly page: () => string;
}

/** How to do something from beginning to end: `/guides/{name}` for people, `/v1/arazzo/{name}` for programs. */
export async function guides(app: FastifyInstance): Promise<void> {
  const route = { config: { access: publicAccess }, schema: { hide: true, params } };
  const known = new Map<string, Guide>(
    textsIn('guides', '.md').map(([name, text]) => {
      const page = app.compilations.atFirstUse(() => pageOf(text));
      return [name, { text, page }];
    }),
  );
  const flows = new Map(textsIn('arazzo', '.arazzo.yaml'));

  // Without a name of its own the index would be no neighbour of the pages that it links to.
  app.get('/guides', { config: route.config, schema: { hide: true } }, async (_request, reply) =>
    reply.redirect('guides/index'),
  );

  app.get<Named>('/guides/:name', route, async (request, reply) => {
    const guide = known.get(request.params.name.replace(/\.md$/, ''));
    if (!guide) throw notFound();
    if (!request.headers.accept?.includes('text/html'))
      return reply.type('text/markdown; charset=utf-8').send(guide.text);
    reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    return reply.type('text/html; charset=utf-8').send(guide.page());
  });

  app.get<Named>('/v1/arazzo/:name', route, async (request, reply) => {
    const flow = flows.get(request.params.name.replace(/\.arazzo\.yaml$/, ''));
    if (!flow) throw notFound();
    return reply.type('application/yaml; charset=utf-8').send(flow);
  });
}

/** The files of a folder by their names without the ending. */
const textsIn = (name: string, ending: string): [string, string][] =>
  readdirSync(path.join(folder, name))
    .filter((file) => file.endsWith(ending))
    .map((file) => [path.basename(file, ending), readFileSync(path.join(folder, name, file), 'utf8')]);

const style =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}pre{overflow:auto;padding:1rem;background:#f4f4f4}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}';

/** Links between the files lead from page to page. */
const pageOf = (text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${/^# (.*)$/m.exec(text)?.[1]}</title><style>${style}</style><p><a href="index">Guides</a></p>${marked
    .parse(text, { async: false })
    .replaceAll(/href="([\w-]+)\.md"/g, 'href="$1"')}</html>`;
