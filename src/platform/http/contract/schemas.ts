import {
  type Content,
  type Document,
  inOrderOfNames,
  isJson,
  isReference,
  mapOperations,
  mapValues,
  type Parameter,
  type Response,
  refersTo,
  type Schema,
} from './document.ts';

/**
 * Names the schemas that stand in operations: lists after what they list, all else after its operation; and whatever
 * has a title after that. Generated clients then have a name for each.
 */
export function nameSchemas(document: Document): Document {
  const schemas = new Map<string, Schema>(Object.entries(document.components.schemas));

  const share = (name: string, schema: Schema): Schema => {
    const { own, rest } = apart(schema);
    const known = schemas.get(name) ?? rest;
    if (JSON.stringify(apart(known).rest) !== JSON.stringify(rest)) return schema;
    const { description } = schemas.get(name) ?? own;
    if (!schemas.has(name)) schemas.set(name, description === undefined ? rest : { ...rest, description });
    if (own.description === description) delete own.description;
    return { ...refersTo('schemas', name), ...own };
  };
  const titled = (schema: Schema): Schema => {
    const inside = withType(mapChildren(schema, titled));
    return inside.title === undefined ? inside : share(inside.title, inside);
  };
  /** The description stands beside the schema, and serves for the schema too if it is met here first. */
  const ofParameter = ({ schema, description }: Parameter): Schema => {
    const { description: _, ...shared } = titled({ ...schema, ...(description ? { description } : {}) });
    return shared;
  };
  const named = (schema: Schema, name: string): Schema => {
    const inside = titled(schema);
    return isReference(inside) ? inside : share(nameOfList(inside) ?? name, inside);
  };
  const namedContent = (content: Content, name: string): Content =>
    mapValues(content, (media, type) => ({
      ...media,
      schema:
        isJson(type) || type.startsWith('multipart/') ? named(media.schema, name) : titled(media.schema),
    }));

  for (const [name, schema] of schemas) schemas.set(name, mapChildren(schema, titled));
  const changed = mapOperations(document, (operation) => {
    const name = operation.operationId.charAt(0).toUpperCase() + operation.operationId.slice(1);
    const { requestBody, parameters } = operation;
    return {
      ...operation,
      ...(parameters
        ? {
            parameters: parameters.map((one) =>
              'schema' in one ? { ...one, schema: ofParameter(one) } : one,
            ),
          }
        : {}),
      ...(requestBody
        ? { requestBody: { ...requestBody, content: namedContent(requestBody.content, `${name}Body`) } }
        : {}),
      responses: mapValues(operation.responses, (response) =>
        hasContent(response)
          ? { ...response, content: namedContent(response.content, `${name}Answer`) }
          : response,
      ),
    };
  });
  return {
    ...changed,
    components: { ...changed.components, schemas: inOrderOfNames(Object.fromEntries(schemas)) },
  };
}

const hasContent = (response: object): response is Response & { content: Content } => 'content' in response;

/** A page or list of `Unit` is a `UnitPage` or `UnitList`. */
function nameOfList({ properties }: Schema): string | undefined {
  const item = properties?.items?.items?.$ref?.split('/').at(-1);
  if (item === undefined) return undefined;
  return properties?.next ? `${item}Page` : `${item}List`;
}

/** A schema with each schema directly inside it replaced. */
export function mapChildren(schema: Schema, change: (child: Schema) => Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  const changed: Record<string, unknown> = { ...schema };
  if (properties) changed.properties = mapValues(properties, change);
  if (items) changed.items = change(items);
  if (typeof additionalProperties === 'object')
    changed.additionalProperties = change(additionalProperties as Schema);
  for (const choice of ['anyOf', 'oneOf', 'allOf'] as const)
    if (schema[choice]) changed[choice] = schema[choice].map(change);
  return changed;
}

/** What a schema says of its place alone, and the rest. */
function apart(schema: Schema): { own: Record<string, unknown>; rest: Schema } {
  const isOwn = (keyword: string) => keyword === 'description' || keyword.startsWith('x-');
  const entries = Object.entries(schema);
  return {
    own: Object.fromEntries(entries.filter(([keyword]) => isOwn(keyword))),
    rest: Object.fromEntries(entries.filter(([keyword]) => !isOwn(keyword))),
  };
}

/** Readers of lists of values like to be told that these are texts. */
const withType = (schema: Schema): Schema =>
  schema.type === undefined && schema.enum?.every((value) => typeof value === 'string')
    ? { type: 'string', ...schema }
    : schema;
