import fc from 'fast-check';
import type { Operation, Parameter } from './operations.ts';
import type { AddressText } from './request.ts';
import type { Place } from './schema.ts';

/** A value one below, at or one above a bound of the schema. */
export interface Edge {
  readonly edge: 'least' | 'most';
  readonly offset: -1 | 0 | 1;
}

/** What is done to one parameter, in words that shrink. */
export type TextDamage =
  | { readonly kind: 'text'; readonly text: AddressText }
  | ({ readonly kind: 'edge' } & Edge)
  | { readonly kind: 'missing' }
  | { readonly kind: 'twice' }
  | { readonly kind: 'cursor'; readonly of: 'another list' | 'this list, one sign changed' };

/** What is done to one place of a body. */
export type BodyDamage =
  | { readonly kind: 'value'; readonly value: unknown }
  | ({ readonly kind: 'edge' } & Edge)
  | { readonly kind: 'missing' }
  | { readonly kind: 'extra'; readonly name: string };

/** What is done to a body as a whole. */
export type PayloadDamage =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'instead'; readonly payload: string | Buffer }
  | { readonly kind: 'type'; readonly mediaType: string };

export type Damage =
  | { readonly part: 'parameter'; readonly parameter: Parameter; readonly damage: TextDamage }
  | { readonly part: 'unknown parameter'; readonly name: string; readonly text: string }
  /** `at` counts the places of the body. */
  | { readonly part: 'body'; readonly at: number; readonly damage: BodyDamage }
  | { readonly part: 'payload'; readonly damage: PayloadDamage };

/** Parameters that say where to go on. */
export const cursorNames: readonly string[] = ['cursor', 'after'];

const places = 2 ** 20;

/** A text of one sign repeated, half of them as long as it may be: shrinks to the shortest that fails. */
const repeated = (sign: string, most: number) =>
  fc.integer({ min: 1, max: 2 * most }).map((length) => sign.repeat(Math.min(length, most)));

const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a\u0000b', '\u0000', 'a\ud800', '\udc00b', '\u0007', '\u0085') },
  { weight: 1, arbitrary: repeated('a', 5001) },
  { weight: 1, arbitrary: repeated('9', 40) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '-1',
      '0',
      '1.5',
      '1e400',
      'null',
      'true',
      '2026-02-30',
      '0000-01-01',
      '10000-01-01',
      '2026-01-01T25:00:00Z',
      "'; --",
      '%_\\',
      '../..',
      '__proto__',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

const edge = fc
  .record({ edge: fc.constantFrom('least', 'most'), offset: fc.constantFrom(-1, 0, 1) })
  .map((found) => ({ kind: 'edge', ...found }) as const) as fc.Arbitrary<{ kind: 'edge' } & Edge>;

const missing = fc.constant({ kind: 'missing' } as const);

const textDamage = (parameter: Parameter): fc.Arbitrary<TextDamage> => {
  const text = hostileText.map((found) => ({ kind: 'text', text: found }) as const);
  const raw = fc
    .constantFrom('%00', '%zz', '%', '%ff%fe')
    .map((found) => ({ kind: 'text', text: { raw: found } }) as const);
  const cursor = fc
    .constantFrom('another list', 'this list, one sign changed')
    .map((of) => ({ kind: 'cursor', of }) as const) as fc.Arbitrary<TextDamage>;
  if (parameter.in === 'path') return fc.oneof({ weight: 3, arbitrary: text }, raw);
  if (parameter.in === 'header') return text;
  return fc.oneof(
    { weight: 4, arbitrary: text },
    raw,
    edge,
    fc.constant({ kind: 'twice' } as const),
    missing,
    ...(cursorNames.includes(parameter.name) ? [{ weight: 10, arbitrary: cursor }] : []),
  );
};

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 ? { a: value } : [value];
  return value;
};

const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      -1,
      0,
      1.5,
      1e300,
      2 ** 31,
      2 ** 53,
      [],
      {},
      [null],
      [[]],
      {
        a: 1,
      },
    ),
  },
  fc.constant(Number('9'.repeat(40))),
  fc.integer({ min: 1, max: 500 }).map(nested),
  fc.integer({ min: 1, max: 3000 }).map((length) => new Array(length).fill('a')),
  // A field of this name spoils the whole body, and not one place of it: that is tried as an extra one.
  fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('"__proto__":')),
);

const bodyDamage: fc.Arbitrary<BodyDamage> = fc.oneof(
  { weight: 8, arbitrary: hostileValue.map((value) => ({ kind: 'value', value }) as const) },
  { weight: 3, arbitrary: edge },
  { weight: 2, arbitrary: missing },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('unheardOf', 'id', '', '~/', '__proto__', 'a'.repeat(5001), 'constructor', 'a\u0000b')
      .map((name) => ({ kind: 'extra', name }) as const),
  },
);

const payloadDamage: fc.Arbitrary<PayloadDamage> = fc.oneof(
  fc.nat(places).map((at) => ({ kind: 'cut', at }) as const),
  fc
    .constantFrom<string | Buffer>(
      '',
      'null',
      '[]',
      '"a"',
      '1',
      '{}{}',
      '{"a":1,}',
      '\ufeff{}',
      Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
      Buffer.from('{"name":"\xff"}', 'latin1'),
      '['.repeat(50_000),
      '{"__proto__":{}}',
      `{"name":"${'a'.repeat(1_100_000)}"}`,
    )
    .map((payload) => ({ kind: 'instead', payload }) as const),
  fc
    .constantFrom(
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'a',
      'application/json/',
    )
    .map((mediaType) => ({ kind: 'type', mediaType }) as const),
);

/** One thing that may be wrong with a request to an operation. */
export function damageTo(operation: Operation): fc.Arbitrary<Damage> {
  const body = [...operation.bodies.keys()].some((type) => type === 'application/json');
  const parameters = operation.parameters.map((parameter) => ({
    weight: parameter.in === 'header' ? 2 : 3,
    arbitrary: textDamage(parameter).map((damage) => ({ part: 'parameter', parameter, damage }) as const),
  }));
  const unknown = fc
    .constantFrom('unheardOf', '__proto__', 'a[b]', '\u0000')
    .map((name) => ({ part: 'unknown parameter', name, text: '1' }) as const);
  const inBody = fc
    .record({ at: fc.noShrink(fc.nat(places)), damage: bodyDamage })
    .map((found) => ({ part: 'body', ...found }) as const);
  const payload = payloadDamage.map((damage) => ({ part: 'payload', damage }) as const);
  return fc.oneof(
    ...parameters,
    { weight: 1, arbitrary: unknown },
    ...(body ? [{ weight: 14, arbitrary: inBody }] : []),
    ...(body || operation.bodies.size > 0 ? [{ weight: 4, arbitrary: payload }] : []),
  );
}

/** Where a request is damaged, as a problem would name it. */
export type Spot =
  | { readonly parameter: string }
  | { readonly header: string }
  | { readonly pointer: Place }
  | { readonly payload: string };
