import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifyInstance, FastifySerializerCompiler } from 'fastify';

type Serializer = (answer: unknown) => string;

/**
 * Compiles each shape of answer once, with no more shared schemas than it refers to: the compiler checks all that it is
 * given for every answer of every operation.
 */
export function installSerialization(app: FastifyInstance): void {
  const compileWith = SerializerSelector();
  const compiled = new Map<string, Serializer>();
  app.setSerializerCompiler((({ schema, ...place }) => {
    const serializer = app.compilations.atFirstUse(() => {
      const text = JSON.stringify(schema);
      const known = compiled.get(text);
      if (known) return known;
      const shared = sharedBy(schema, app.getSchemas());
      const made = compileWith(shared, {})({ schema, ...place } as never) as Serializer;
      compiled.set(text, made);
      return made;
    });
    return (answer: unknown) => serializer()(answer);
  }) as FastifySerializerCompiler<object>);
}

function sharedBy(schema: unknown, all: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const left = [schema];
  while (left.length > 0) {
    for (const [key, value] of Object.entries(left.pop() as object)) {
      if (typeof value === 'object' && value !== null) left.push(value);
      if (key !== '$ref' || typeof value !== 'string') continue;
      const id = value.split('#')[0]!;
      if (id in found || !(id in all)) continue;
      found[id] = all[id];
      left.push(all[id]);
    }
  }
  return found;
}
