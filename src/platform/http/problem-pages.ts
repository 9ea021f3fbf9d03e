import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { publicAccess } from '../access/scopes.ts';
import { languageOf } from './error-handler.ts';
import type { ProblemCatalogue } from './problem.ts';
import { notFound } from './problems.ts';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `/problems/{code}`: what a `type` address leads to — a page for people, JSON for programs. */
export async function problemPages(
  app: FastifyInstance,
  options: { catalogue: ProblemCatalogue },
): Promise<void> {
  const route = { config: { access: publicAccess }, schema: { hide: true } };

  app.get('/problems', route, async () => ({ items: Object.values(options.catalogue) }));

  app.get(
    '/problems/:code',
    { ...route, schema: { hide: true, params: Type.Object({ code: Type.String({ maxLength: 60 }) }) } },
    async (request, reply) => {
      const { code } = request.params as { code: string };
      const kind = Object.hasOwn(options.catalogue, code) ? options.catalogue[code]! : undefined;
      if (!kind) throw notFound();
      if (!request.headers.accept?.includes('text/html')) return kind;
      const language = languageOf(request);
      reply.type('text/html; charset=utf-8').header('content-language', language);
      return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escapeHtml(kind.title[language])}</title>
<h1>${escapeHtml(kind.title[language])}</h1><p><code>${kind.code}</code> · HTTP ${kind.status}</p>
<p>${escapeHtml(kind.detail[language])}</p><p>${escapeHtml(kind.mend[language])}</p></html>`;
    },
  );
}
