import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** What schemas are compiled to, of which each waits for its first use. */
    compilations: Compilations;
  }
}

/**
 * What is compiled when it is first needed: a start that compiles every operation takes twice the time, for operations
 * of which most processes serve few. The first to call an operation waits some milliseconds for it.
 */
export class Compilations {
  readonly #waiting = new Set<() => void>();

  /** Gives what will have been compiled once when it is asked for, however often. */
  atFirstUse<Compiled extends object | string>(compile: () => Compiled): () => Compiled {
    let compiled: Compiled | undefined;
    const get = () => {
      if (compiled === undefined) {
        compiled = compile();
        this.#waiting.delete(get);
      }
      return compiled;
    };
    this.#waiting.add(get);
    return get;
  }

  /** Compiles what still waits, so that a schema that cannot be compiled is found; gives their number. */
  all(): number {
    const waiting = [...this.#waiting];
    for (const get of waiting) get();
    return waiting.length;
  }
}

export function installCompiling(app: FastifyInstance): void {
  app.decorate('compilations', new Compilations());
}
