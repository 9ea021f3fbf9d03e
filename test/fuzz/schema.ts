/** A schema as the contract writes it, its references resolved. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

export type Json = Record<string, unknown>;
export type Place = readonly (string | number)[];

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const typesOf = ({ type }: Schema): readonly string[] =>
  type === undefined ? [] : typeof type === 'string' ? [type] : type;

/** A part of the document in which what it refers to stands in place of each reference. */
export function dereferenced(document: object, part: unknown): unknown {
  const known = new Map<string, unknown>();
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (!isObject(node)) return node;
    if (typeof node.$ref !== 'string')
      return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, visit(child)]));
    if (!known.has(node.$ref)) {
      // A schema that holds itself ends here.
      known.set(node.$ref, {});
      known.set(node.$ref, visit(targetOf(document, node.$ref)));
    }
    return known.get(node.$ref);
  };
  return visit(part);
}

export function targetOf(document: object, reference: string): unknown {
  let at: unknown = document;
  for (const segment of reference.replace(/^#\//, '').split('/'))
    at = (at as Json)[decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~')];
  return at;
}

/** The schema of a value at a place of its own, among the choices the one that knows it. */
export function schemaAt(schema: Schema, place: Place): Schema | undefined {
  const [step, ...rest] = place;
  if (step === undefined) return schema;
  for (const choice of [schema, ...(schema.anyOf ?? [])]) {
    const child = typeof step === 'number' ? choice.items : choice.properties?.[step];
    if (child) return schemaAt(child, rest);
  }
  return undefined;
}

/** Every place of a value, itself first. */
export function placesIn(value: unknown, place: Place = []): Place[] {
  const children: [string | number, unknown][] = Array.isArray(value)
    ? value.map((child, at) => [at, child])
    : isObject(value)
      ? Object.entries(value)
      : [];
  return [place, ...children.flatMap(([name, child]) => placesIn(child, [...place, name]))];
}

export const pointerOf = (place: Place): string =>
  place.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
