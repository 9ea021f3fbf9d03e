import { type Document, mapValues, type Schema } from './document.ts';

/** Gives each shared schema an example, composed of those of its fields where it has none of its own. */
export function composeExamples(document: Document): Document {
  const { schemas } = document.components;
  return {
    ...document,
    components: {
      ...document.components,
      schemas: mapValues(schemas, (schema) =>
        schema.examples || schema.enum || schema.const !== undefined || schema.format === 'binary'
          ? schema
          : { ...schema, examples: [exampleOf(schema, schemas)] },
      ),
    },
  };
}

const deepest = 12;

function exampleOf(schema: Schema, shared: Readonly<Record<string, Schema>>, depth = 0): unknown {
  const example = (inner: Schema) => exampleOf(inner, shared, depth + 1);
  if (depth > deepest) return undefined;
  if (schema.$ref) return example(shared[schema.$ref.split('/').at(-1)!]!);
  if (schema.examples) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  const choice = (schema.oneOf ?? schema.anyOf)?.[0];
  if (choice) return example(choice);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(example));
  switch ([schema.type].flat()[0]) {
    case 'object':
      return objectOf(schema, example);
    case 'array':
      return arrayOf(schema, example);
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema.minimum ?? 1));
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return exampleOfFormat[schema.format ?? ''] ?? (isNullable(schema) ? null : undefined);
  }
}

/** Left out: what may be, and has no example or would lead round in a circle. */
function objectOf(schema: Schema, example: (inner: Schema) => unknown): object {
  const entries = Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, example(inner)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function arrayOf({ items, minItems }: Schema, example: (inner: Schema) => unknown): unknown[] {
  const item = items && example(items);
  return item === undefined ? [] : Array(Math.max(1, Number(minItems ?? 1))).fill(item);
}

const isNullable = ({ type }: Schema): boolean => Array.isArray(type) && type.includes('null');

const exampleOfFormat: Readonly<Record<string, unknown>> = {
  binary: 'nip;nama\n',
  date: '2026-01-31',
  'date-time': '2026-01-31T01:00:00.000Z',
  uuid: '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
};
