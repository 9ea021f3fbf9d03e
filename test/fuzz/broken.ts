import { Random } from '../../src/demo/random.ts';
import type { BodyDamage, Damage, Edge, PayloadDamage, Spot, TextDamage } from './damage.ts';
import type { Parameter } from './operations.ts';
import { type AddressText, type FuzzRequest, payloadOf } from './request.ts';
import { isObject, type Json, type Place, placesIn, type Schema, schemaAt, typesOf } from './schema.ts';
import type { World } from './world.ts';

/** A request with one thing wrong: where, and the text or value that stands there now. */
export interface Broken {
  readonly request: FuzzRequest;
  readonly spot: Spot;
  /** What the contract says of the spot, and what stands there; undefined where only the whole can be judged. */
  readonly judged?: { readonly schema: Schema; readonly value: unknown };
  /** Whatever the schema says, nobody may take this. */
  readonly mustFail: boolean;
}

/** Breaks a sound request in one place; undefined where that place does not exist. */
export function broken(sound: FuzzRequest, damage: Damage, world: World): Broken | undefined {
  switch (damage.part) {
    case 'parameter':
      return brokenParameter(sound, damage.parameter, damage.damage, world);
    case 'unknown parameter':
      return {
        request: { ...sound, query: [...sound.query, [damage.name, damage.text]] },
        spot: { parameter: damage.name },
        mustFail: true,
      };
    case 'body':
      return brokenBody(sound, damage.at, damage.damage);
    case 'payload':
      return brokenPayload(sound, damage.damage);
  }
}

function brokenParameter(
  sound: FuzzRequest,
  parameter: Parameter,
  damage: TextDamage,
  world: World,
): Broken | undefined {
  const { name, schema } = parameter;
  const others = sound.query.filter(([known]) => known !== name);
  const spot: Spot = parameter.in === 'header' ? { header: name.toLowerCase() } : { parameter: name };
  if (damage.kind === 'missing') {
    if (!parameter.required) return undefined;
    return { request: { ...sound, query: others }, spot, mustFail: true };
  }
  if (damage.kind === 'twice') {
    const query = [...others, [name, 'a'] as const, [name, 'b'] as const];
    return { request: { ...sound, query }, spot, mustFail: !typesOf(schema).includes('array') };
  }
  const text = textOf(sound, parameter, damage, world);
  if (text === undefined) return undefined;
  const judged = typeof text === 'string' ? { judged: { schema, value: text } } : {};
  const request = withText(sound, parameter, text);
  return request && { request, spot, ...judged, mustFail: damage.kind === 'cursor' };
}

function withText(
  sound: FuzzRequest,
  { in: part, name }: Parameter,
  text: AddressText,
): FuzzRequest | undefined {
  // Dots are no name of anything: clients take them for a way through the address.
  if (part === 'path')
    return /^\.\.?$/.test(String(text)) ? undefined : { ...sound, path: { ...sound.path, [name]: text } };
  if (part === 'query')
    return { ...sound, query: [...sound.query.filter(([known]) => known !== name), [name, text]] };
  // Only what can stand in a header can be sent in one.
  if (typeof text !== 'string' || !/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return undefined;
  return { ...sound, headers: { ...sound.headers, [name.toLowerCase()]: text } };
}

function textOf(
  { operation }: FuzzRequest,
  { name, schema }: Parameter,
  damage: Extract<TextDamage, { kind: 'text' | 'edge' | 'cursor' }>,
  world: World,
): AddressText | undefined {
  if (damage.kind === 'text') return damage.text;
  if (damage.kind === 'edge') {
    const value = atEdge(schema, damage);
    return value === undefined ? undefined : String(value);
  }
  const random = new Random(1, 1);
  if (damage.of === 'another list') return world.foreignCursor(operation, random);
  const page = world.pageOf(operation, random);
  const cursor = page && new URL(page, 'http://localhost').searchParams.get(name);
  return cursor ? `${cursor.slice(0, 5)}${cursor[5] === 'A' ? 'B' : 'A'}${cursor.slice(6)}` : undefined;
}

function brokenBody(sound: FuzzRequest, at: number, damage: BodyDamage): Broken | undefined {
  const schema = sound.operation.bodies.get('application/json');
  if (!schema || !isObject(sound.body)) return undefined;
  const places = placesIn(sound.body);
  const place = places[at % places.length]!;
  const body = structuredClone(sound.body);
  const expected = schemaAt(schema, place);
  if (damage.kind === 'extra') {
    const target = at === 0 ? body : valueAt(body, place);
    if (!isObject(target) || !expected || Object.hasOwn(target, damage.name)) return undefined;
    Object.defineProperty(target, damage.name, { value: 1, enumerable: true });
    const isKnown = schemaAt(expected, [damage.name]) !== undefined;
    return { request: { ...sound, body }, spot: { pointer: [...place, damage.name] }, mustFail: !isKnown };
  }
  const last = place.at(-1);
  if (last === undefined) return undefined;
  const parent = valueAt(body, place.slice(0, -1)) as Json;
  if (damage.kind === 'missing') {
    if (typeof last === 'number') return undefined;
    const isRequired = schemaAt(schema, place.slice(0, -1))?.required?.includes(last) ?? false;
    delete parent[last];
    return { request: { ...sound, body }, spot: { pointer: place }, mustFail: isRequired };
  }
  const value = damage.kind === 'value' ? damage.value : expected && atEdge(expected, damage);
  if (value === undefined) return undefined;
  parent[last] = value;
  return {
    request: { ...sound, body },
    spot: { pointer: place },
    // Postgres cannot hold a NUL, nor can UTF-8 half a character.
    mustFail: typeof value === 'string' && /\0|\p{Cs}/u.test(value),
    ...(expected ? { judged: { schema: expected, value: JSON.parse(JSON.stringify(value)) } } : {}),
  };
}

function brokenPayload(sound: FuzzRequest, damage: PayloadDamage): Broken | undefined {
  const payload = payloadOf(sound);
  if (payload === undefined) return undefined;
  if (damage.kind === 'type') {
    const headers = { ...sound.headers, 'content-type': damage.mediaType };
    return { request: { ...sound, headers, payload }, spot: { payload: 'type' }, mustFail: true };
  }
  // What of a file cannot be read is found by its import.
  if (sound.body === undefined) return undefined;
  if (damage.kind === 'instead') return replaced(sound, damage.payload);
  const cut = payload.slice(0, damage.at % payload.length);
  // Without any byte there is no body, which some operations allow.
  return { request: { ...sound, payload: cut }, spot: { payload: 'cut' }, mustFail: cut.length > 0 };
}

function replaced(sound: FuzzRequest, payload: string | Buffer): Broken {
  const request = { ...sound, payload };
  const spot = { payload: 'instead' };
  const schema = sound.operation.bodies.get('application/json')!;
  try {
    return {
      request,
      spot,
      judged: { schema, value: JSON.parse(String(payload).replace(/^\ufeff/, '')) },
      mustFail: false,
    };
  } catch {
    return { request, spot, mustFail: payload.length > 0 };
  }
}

function valueAt(value: unknown, place: Place): unknown {
  let at = value;
  for (const step of place) at = (at as Json)[step];
  return at;
}

/** The value at a bound of a schema, or one beside it; undefined if there is no such bound. */
function atEdge(schema: Schema, { edge, offset }: Edge): unknown {
  const type = typesOf(schema)[0];
  if (type === 'integer' || type === 'number') {
    const bound = edge === 'least' ? schema.minimum : schema.maximum;
    return bound === undefined ? undefined : bound + offset;
  }
  const bound =
    type === 'array'
      ? edge === 'least'
        ? schema.minItems
        : schema.maxItems
      : edge === 'least'
        ? schema.minLength
        : schema.maxLength;
  if (bound === undefined || bound + offset < 0 || bound > 10_000) return undefined;
  if (type === 'array') return new Array(bound + offset).fill(sampleOf(schema.items));
  return type === 'string' ? 'a'.repeat(bound + offset) : undefined;
}

const sampleOf = (items: Schema | undefined): unknown => items?.examples?.[0] ?? items?.enum?.[0] ?? 'a';
