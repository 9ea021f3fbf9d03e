import type { TSchema } from 'typebox';

export const personalMark = 'x-personal-data';
const subjectMark = 'x-subject';

/** How a personal value is shown to those who may not see it: its last characters, or nothing. */
export type Mask = 'last-four' | 'e-mail' | 'hidden';

/** Whose data an object holds: of this resource, or of the one that another of its fields names. */
type SubjectResource = string | { readonly namedBy: string };

/** Marks a field as personal data: masked in every answer unless the caller holds the route's sensitive scope. */
export const personal = <T extends TSchema>(schema: T, mask: Mask): T =>
  ({ ...schema, [personalMark]: mask }) as T;

/** Marks the id of whom the personal data of an object is about: it stands in the read log. */
export const subject = <T extends TSchema>(schema: T, resource: SubjectResource): T =>
  ({ ...schema, [subjectMark]: resource }) as T;

export interface SchemaNode {
  readonly [personalMark]?: Mask;
  readonly [subjectMark]?: SubjectResource;
  readonly $id?: string;
  readonly $ref?: string;
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: unknown;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly content?: Readonly<Record<string, { readonly schema: SchemaNode }>>;
}

/** People by what is shown of them: the key is the resource and the names of the fields. */
export type Shown = ReadonlyMap<string, ShownAlike>;

export interface ShownAlike {
  readonly resource: string;
  readonly fields: readonly string[];
  readonly subjects: Set<string>;
}

interface Subject {
  readonly resource: string;
  readonly id: string;
}

type Values = Record<string, unknown>;

interface Place {
  readonly own: readonly (readonly [string, Mask])[];
  readonly nested: readonly (readonly [string, Place])[];
  readonly subject: readonly [string, SubjectResource] | undefined;
  readonly namesMasked: boolean;
}

/** Where a schema marks personal data, worked out once. */
export class PersonalPlaces {
  readonly #root: Place | undefined;

  /** @throws Error if personal data is marked and not whose it is */
  constructor(schema: SchemaNode, shared: Readonly<Record<string, SchemaNode>>) {
    this.#root = placeOf(schema, shared, false);
  }

  /** Masks in place, and lists the names in `maskedFields`. */
  mask(answer: Values, masks: Readonly<Record<Mask, (value: unknown) => unknown>>): void {
    if (this.#root) maskAt(this.#root, answer, masks);
  }

  /** Names of the personal fields that items of a list may have, among these if only some are wanted. */
  namesInItems(wanted?: readonly string[]): string[] {
    const items = this.#root?.nested.find(([name]) => name === 'items')?.[1];
    return items ? namesIn(items, wanted) : [];
  }

  /** Whose data an answer holds, and which of it; of the items of a list only the wanted fields. */
  shownIn(answer: Values, wanted?: readonly string[]): Shown {
    const shown = new Map<string, ShownAlike>();
    if (!this.#root) return shown;
    const items = wanted && this.#root.nested.find(([name]) => name === 'items')?.[1];
    if (items) for (const item of answer.items as Values[]) collect(items, item, undefined, shown, wanted);
    else collect(this.#root, answer, undefined, shown);
    return shown;
  }
}

function placeOf(
  node: SchemaNode,
  shared: Readonly<Record<string, SchemaNode>>,
  isWithinSubject: boolean,
): Place | undefined {
  const target = node.$ref
    ? shared[node.$ref]!
    : (node.anyOf?.find((option) => option.properties ?? option.$ref) ?? node);
  if (target.$ref) return placeOf(target, shared, isWithinSubject);
  if (!target.properties) return undefined;
  const children = Object.entries(target.properties);
  const holder = children.find(([, child]) => child[subjectMark]);
  const hasSubject = isWithinSubject || holder !== undefined;
  const own: (readonly [string, Mask])[] = [];
  const nested: (readonly [string, Place])[] = [];
  for (const [name, child] of children) {
    const mask = child[personalMark];
    if (mask) own.push([name, mask]);
    const inner = placeOf(child.items ?? child, shared, hasSubject);
    if (inner) nested.push([name, inner]);
  }
  if (own.length === 0 && nested.length === 0) return undefined;
  if (own.length > 0 && !hasSubject)
    throw new Error(`${target.$id ?? 'a schema'} marks personal data and not whose it is`);
  return {
    own,
    nested,
    subject: holder && [holder[0], holder[1][subjectMark]!],
    namesMasked: 'maskedFields' in target.properties,
  };
}

function namesIn({ own, nested }: Place, wanted?: readonly string[]): string[] {
  const isWanted = ([name]: readonly [string, unknown]) => wanted === undefined || wanted.includes(name);
  return [
    ...own.filter(isWanted).map(([name]) => name),
    ...nested.filter(isWanted).flatMap(([, inner]) => namesIn(inner)),
  ];
}

function maskAt(
  place: Place,
  value: Values,
  masks: Readonly<Record<Mask, (value: unknown) => unknown>>,
): void {
  for (const [name, mask] of place.own) {
    const present = value[name];
    if (present !== null && present !== undefined) value[name] = masks[mask](present);
  }
  if (place.own.length > 0 && place.namesMasked) value.maskedFields = place.own.map(([name]) => name);
  for (const [name, inner] of place.nested)
    for (const child of childrenOf(value[name])) maskAt(inner, child, masks);
}

function collect(
  place: Place,
  value: Values,
  above: Subject | undefined,
  shown: Map<string, ShownAlike>,
  wanted?: readonly string[],
): void {
  const about = subjectOf(place, value) ?? above;
  const isShown = (name: string) =>
    value[name] !== null && value[name] !== undefined && (wanted === undefined || wanted.includes(name));
  const fields = place.own.map(([name]) => name).filter(isShown);
  if (fields.length > 0 && about) {
    const key = `${about.resource} ${fields.join(' ')}`;
    const alike = shown.get(key);
    if (alike) alike.subjects.add(about.id);
    else shown.set(key, { resource: about.resource, fields, subjects: new Set([about.id]) });
  }
  for (const [name, inner] of place.nested)
    if (isShown(name)) for (const child of childrenOf(value[name])) collect(inner, child, about, shown);
}

function subjectOf({ subject }: Place, value: Values): Subject | undefined {
  if (!subject) return undefined;
  const [name, resource] = subject;
  return {
    resource: typeof resource === 'string' ? resource : String(value[resource.namedBy]),
    id: String(value[name]),
  };
}

const childrenOf = (value: unknown): Values[] =>
  Array.isArray(value) ? (value as Values[]) : value === null || value === undefined ? [] : [value as Values];
