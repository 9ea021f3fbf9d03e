import type { SchemaNode } from '../http/personal.ts';

/** A column of a table: objects within objects stand in columns of their own, `position.unitName`. */
export interface Column {
  readonly name: string;
  readonly valueIn: (item: Values) => unknown;
}

export type Values = Readonly<Record<string, unknown>>;

/** The columns of items of a schema, or of these of their fields. */
export function columnsOf(
  item: SchemaNode,
  shared: Readonly<Record<string, SchemaNode>>,
  wanted?: readonly string[],
): Column[] {
  const properties = propertiesOf(item, shared) ?? {};
  return (wanted ?? Object.keys(properties)).flatMap((name) => {
    const inner = propertiesOf(properties[name]!, shared);
    const own = (value: Values) => value[name];
    if (!inner) return [{ name, valueIn: own }];
    return columnsOf(properties[name]!, shared).map((column) => ({
      name: `${name}.${column.name}`,
      valueIn: (value: Values) => {
        const object = own(value) as Values | null | undefined;
        return object === null || object === undefined ? null : column.valueIn(object);
      },
    }));
  });
}

function propertiesOf(
  node: SchemaNode,
  shared: Readonly<Record<string, SchemaNode>>,
): Readonly<Record<string, SchemaNode>> | undefined {
  if (node.$ref) return propertiesOf(shared[node.$ref]!, shared);
  const object = node.anyOf?.find((option) => option.$ref ?? option.properties);
  return object ? propertiesOf(object, shared) : node.properties;
}

/** What stands in a cell: days and moments as in JSON, lists and free objects as JSON. */
export function cellOf(value: unknown): string | number | boolean {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return value as string | number | boolean;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
