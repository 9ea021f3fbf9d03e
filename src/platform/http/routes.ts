import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods that an address knows, for `Allow`. */
    methodsAt(url: string): string[];
    /** Whether the router took a fixed address for one with a parameter, because it does not know the method. */
    isAstray(request: Pick<FastifyRequest, 'routeOptions' | 'url'>): boolean;
  }
}

/** Remembers every route, so that a wrong method is told from a wrong address. */
export const routeRegister = fp(async (app: FastifyInstance) => {
  const known = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const entry = known.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const name of [method].flat()) entry.methods.add(name);
    known.set(url, entry);
  });
  app.decorate('methodsAt', (url: string) => {
    const path = pathOf(url);
    const fixed = known.get(path);
    const entries = fixed ? [fixed] : [...known.values()].filter(({ pattern }) => pattern.test(path));
    const methods = new Set(entries.flatMap((entry) => [...entry.methods]));
    if (methods.size === 0) return [];
    // Of an address with a slash at its end the router tells the HEAD alone.
    if (methods.has('HEAD')) methods.add('GET');
    return [...methods.add('OPTIONS')].sort();
  });
  app.decorate('isAstray', ({ routeOptions, url }) => {
    if (!routeOptions.url?.includes(':')) return false;
    const path = pathOf(url);
    return !path.includes(':') && known.has(path);
  });
});

const pathOf = (url: string): string => url.split('?')[0]!;

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(/:\w+/g, '[^/]+')
      .replaceAll('*', '.*')}$`,
  );
