import { randomUUID } from 'node:crypto';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import type { Random } from '../../src/demo/random.ts';
import { known } from './knowledge.ts';
import type { Operation } from './operations.ts';
import type { FuzzRequest } from './request.ts';
import { isObject, type Json, type Schema, typesOf } from './schema.ts';
import type { World } from './world.ts';

/** A request that the contract allows, about records that are there; undefined if none is known yet. */
export function soundRequest(operation: Operation, world: World, random: Random): FuzzRequest | undefined {
  const path = pathOf(operation, world, random);
  if (!path) return undefined;
  const draft: FuzzRequest = {
    operation,
    path,
    query: queryOf(operation, world, random),
    headers: headersOf(operation, random),
    body: bodyOf(operation, world, random),
  };
  // Filters by chance leave little over: asked plainly, a list tells which records there are.
  const asksForMore = operation.parameters.some((parameter) => parameter.in !== 'path' && parameter.required);
  if (operation.method === 'GET' && !asksForMore && random.chance(0.25))
    return { ...draft, query: [], headers: {} };
  return known[operation.id]?.(draft, world, random) ?? draft;
}

function pathOf(operation: Operation, world: World, random: Random): FuzzRequest['path'] | undefined {
  const found = world.pathOf(operation, random);
  if (found) return found;
  const parameters = operation.parameters.filter((parameter) => parameter.in === 'path');
  // Only what is written in the contract can be named without having been told.
  if (!parameters.every(({ schema }) => schema.enum)) return undefined;
  return Object.fromEntries(parameters.map(({ name, schema }) => [name, String(random.pick(schema.enum!))]));
}

function queryOf(operation: Operation, world: World, random: Random): FuzzRequest['query'] {
  const page = random.chance(0.2) ? world.pageOf(operation, random) : undefined;
  if (page) return [...new URL(page, 'http://localhost').searchParams];
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query' && parameter.name !== 'cursor')
    .filter(({ required }) => required || random.chance(0.15))
    .flatMap(({ name, schema }) => {
      if (name === 'fields') return [[name, random.pick(operation.itemFields)] as const];
      const value = settled(inventedFor(schema, random), schema, name, world, random);
      return [value].flat().map((item) => [name, String(item)] as const);
    });
  const names = query.map(([name]) => name);
  return names.includes('unitId') ? query : query.filter(([name]) => name !== 'includeSubunits');
}

function headersOf(operation: Operation, random: Random): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { name, in: place, schema, required } of operation.parameters) {
    if (place !== 'header' || name.toLowerCase() === 'if-match') continue;
    if (!required && !random.chance(0.2)) continue;
    // What somebody would write into a header: any printable sign of ASCII may stand there by the contract.
    const value = schema.examples?.[0] ?? schema.enum?.[0] ?? `fuzz-${random.hexadecimal()}`;
    // A key is of one request alone, also of those that begin alike.
    headers[name.toLowerCase()] = name.toLowerCase() === 'idempotency-key' ? randomUUID() : String(value);
  }
  const types = operation.types.filter((type) => type !== 'text/event-stream');
  if (types.length > 1 && random.chance(0.3)) headers.accept = random.pick(types);
  return headers;
}

function bodyOf(operation: Operation, world: World, random: Random): unknown {
  const schema = operation.bodies.get('application/json');
  if (!schema || (!operation.needsBody && random.chance(0.3))) return undefined;
  return settled(inventedFor(schema, random), schema, '', world, random);
}

const longest = 20;
const shortened = new WeakMap<Schema, Schema>();

/** A schema whose lists stay short: of lists of lists of lists, each as long as it may be, nobody would see the end. */
function withShortLists(schema: Schema): Schema {
  const known = shortened.get(schema);
  if (known) return known;
  const made = JSON.parse(JSON.stringify(schema), (name, value) =>
    name === 'maxItems' && typeof value === 'number' ? Math.min(value, longest) : value,
  );
  shortened.set(schema, made);
  return made;
}

const inventedFor = (whole: Schema, random: Random): unknown => {
  const schema = withShortLists(whole);
  const example = schema.examples?.[random.integer(0, (schema.examples?.length ?? 1) - 1)];
  if (example !== undefined && random.chance(0.5)) return structuredClone(example);
  const options = { seed: random.integer(1, 2 ** 31), maxDefaultItems: 2 };
  try {
    return generateSync(schema as JsonSchema, { ...options, optionalsProbability: 0.25 });
  } catch {
    // It may have left out everything where the schema asks for something.
    return generateSync(schema as JsonSchema, { ...options, alwaysFakeOptionals: true });
  }
};

/** Puts ids of records that are there in place of invented ones, and days of this century. */
function settled(value: unknown, schema: Schema, name: string, world: World, random: Random): unknown {
  if (Array.isArray(value)) return value.map((item) => settled(item, itemsOf(schema), name, world, random));
  if (isObject(value)) return settledObject(value, schema, world, random);
  if (typeof value === 'number') return Number(world.valueOf(name, random) ?? value);
  if (typeof value !== 'string') return value;
  const leaf =
    [schema, ...(schema.anyOf ?? [])].find((choice) => typesOf(choice).includes('string')) ?? schema;
  if (leaf.format === 'uuid') return world.valueOf(name, random) ?? value;
  if (leaf.format === 'date') return dayOf(random);
  return value;
}

function settledObject(value: Json, schema: Schema, world: World, random: Random): Json {
  const properties = [schema, ...(schema.anyOf ?? [])].find((choice) => choice.properties)?.properties ?? {};
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      name,
      settled(child, properties[name] ?? {}, name, world, random),
    ]),
  );
}

const itemsOf = (schema: Schema): Schema =>
  schema.items ?? schema.anyOf?.find(({ items }) => items)?.items ?? {};

/** A day of the years in which a city of today has records. */
const dayOf = (random: Random): string =>
  `${random.integer(2020, 2027)}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`;
