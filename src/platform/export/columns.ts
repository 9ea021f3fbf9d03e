import type { SchemaNode } from '../http/personal.ts';

/** A column of a table: objects within objects stand in columns of their own, `position.unitName`. */
export interface Column {
  readonly name: string;
  readonly valueIn: (item: Values) => unknown;
}

export type Values = Readonly<Record<string, unknown>>;

type Shared = Readonly<Record<string, SchemaNode>>;

/** The names of all fields that items of a schema have. */
export const fieldsOf = (item: SchemaNode, shared: Shared): string[] =>
  Object.keys(propertiesOf(item, shared) ?? {});

/** The columns of these fields of items of a schema. */
export function columnsOf(item: SchemaNode, shared: Shared, fields: readonly string[]): Column[] {
  const properties = propertiesOf(item, shared) ?? {};
  return fields.flatMap((name) => {
    const field = properties[name]!;
    const own = (value: Values) => value[name];
    if (!propertiesOf(field, shared)) return [{ name, valueIn: own }];
    return columnsOf(field, shared, fieldsOf(field, shared)).map((column) => ({
      name: `${name}.${column.name}`,
      valueIn: (value: Values) => {
        const object = own(value) as Values | null | undefined;
        return object === null || object === undefined ? null : column.valueIn(object);
      },
    }));
  });
}

/** The fields of an object, if these are all that it can have. */
function propertiesOf(node: SchemaNode, shared: Shared): Readonly<Record<string, SchemaNode>> | undefined {
  if (node.$ref) return propertiesOf(shared[node.$ref]!, shared);
  const object = node.anyOf?.find((option) => option.$ref ?? option.properties);
  if (object) return propertiesOf(object, shared);
  return node.additionalProperties ? undefined : node.properties;
}

/** What stands in a cell: days and moments as in JSON, lists and free objects as JSON. */
export function cellOf(value: unknown): string | number | boolean {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return value as string | number | boolean;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
