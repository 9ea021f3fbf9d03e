import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { marked } from 'marked';
import Type from 'typebox';
import { publicAccess } from '../access/scopes.ts';
import { notFound } from './problems.ts';

const folder = path.resolve(fileURLToPath(import.meta.url), '../../../../openapi/guides');

interface Guide {
  readonly text: string;
  readonly page: string;
}

/** `/guides/{name}`: how to do something from beginning to end — a page for people, Markdown for programs. */
export async function guides(app: FastifyInstance): Promise<void> {
  const known = new Map<string, Guide>(
    readdirSync(folder)
      .filter((file) => file.endsWith('.md'))
      .map((file) => {
        const text = readFileSync(path.join(folder, file), 'utf8');
        return [path.basename(file, '.md'), { text, page: pageOf(text) }];
      }),
  );
  const params = Type.Object({ name: Type.String({ maxLength: 60 }) });
  app.get<{ Params: { name: string } }>(
    '/guides/:name',
    { config: { access: publicAccess }, schema: { hide: true, params } },
    async (request, reply) => {
      const guide = known.get(request.params.name);
      if (!guide) throw notFound();
      if (!request.headers.accept?.includes('text/html'))
        return reply.type('text/markdown; charset=utf-8').send(guide.text);
      reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
      return reply.type('text/html; charset=utf-8').send(guide.page);
    },
  );
}

const style =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}pre{overflow:auto;padding:1rem;background:#f4f4f4}';

const pageOf = (text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${/^# (.*)$/m.exec(text)?.[1]}</title><style>${style}</style>${marked.parse(text, { async: false })}</html>`;
