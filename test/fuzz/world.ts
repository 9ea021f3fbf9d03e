import type { Random } from '../../src/demo/random.ts';
import { cursorNames } from './damage.ts';
import type { Operation } from './operations.ts';
import { isObject } from './schema.ts';

export interface Learned {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

type Values = Readonly<Record<string, string>>;

const mostKnown = 300;
const newest = 8;

/** What the answers so far have named: records by their address, and ids by the name of their field. */
export class World {
  readonly #records = new Map<string, Values[]>();
  readonly #values = new Map<string, string[]>();
  readonly #pages = new Map<string, string[]>();
  readonly #templates: readonly { template: string; pattern: RegExp }[];
  readonly #guarded: ReadonlySet<string>;
  readonly #refused = new Set<string>();

  /**
   * `guarded` ids are never used: those that the fuzzer itself lives from. `facts` are ids that are known from the
   * beginning, by the name of their field; or all ids of a record, with blanks between, by its address.
   */
  constructor(
    operations: readonly Operation[],
    guarded: ReadonlySet<string>,
    facts: Readonly<Record<string, readonly string[]>>,
  ) {
    for (const [name, ids] of Object.entries(facts)) this.#values.set(name, [...ids]);
    const templates = new Set(operations.flatMap(({ path }) => recordOf(path) ?? []));
    this.#templates = [...templates].map((template) => ({ template, pattern: patternOf(template) }));
    this.#guarded = guarded;
    // What no list tells of, and what has an id of its own.
    for (const template of templates) {
      const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, found]) => found!);
      const known = facts[template] ?? (names.length === 1 ? facts[names[0]!] : undefined);
      if (!known) continue;
      const valuesOf = (words: string) => words.split(' ').map((value, at) => [names[at]!, value] as const);
      this.#records.set(
        template,
        known.map((words) => Object.fromEntries(valuesOf(words))),
      );
    }
  }

  learn(operation: Operation, values: Values, { headers, body }: Learned): void {
    const location = String(headers.location ?? '').replace(/\?.*$/, '');
    for (const { template, pattern } of this.#templates) {
      const found = pattern.exec(location)?.groups;
      if (found) this.#addRecord(template, found);
    }
    if (!isObject(body)) return;
    if (typeof body.next === 'string') add(this.#pages, operation.id, body.next);
    const items = Array.isArray(body.items) ? body.items.filter(isObject) : [];
    for (const { template } of this.#templates) {
      const name = /^\/\{(\w+)\}$/.exec(template.slice(operation.path.length))?.[1];
      if (!template.startsWith(operation.path) || name === undefined) continue;
      // A `versionNumber` is the `number` of an item, a `unitId` its `id`.
      const ownName = name.replace(/^.*(?=[A-Z])/, '').toLowerCase();
      for (const item of items) {
        const id = item[name] ?? item[ownName] ?? item.id;
        if (id !== undefined) this.#addRecord(template, { ...values, [name]: String(id) });
      }
    }
    this.#learnNames(body);
  }

  /** The values of the path of an operation, from a record that is there; undefined if none is known. */
  pathOf({ id, path }: Operation, random: Random): Values | undefined {
    const template = recordOf(path);
    if (template === undefined) return {};
    const known = this.#records.get(template) ?? [];
    return oneOf(
      known.filter((values) => !this.#refused.has(`${id} ${JSON.stringify(values)}`)),
      random,
    );
  }

  /** That an operation can do no more with a record: it has ended, or is gone. */
  refuse = ({ id }: Operation, values: Values): unknown =>
    this.#refused.add(`${id} ${JSON.stringify(values)}`);

  /** An id that fits a field of this name. */
  valueOf(field: string, random: Random): string | undefined {
    const name = field.replace(/Ids$/, 'Id');
    const known = this.#values.get(name) ?? (/^parentId$|UnitId$/.test(name) && this.#values.get('unitId'));
    return oneOf(known || undefined, random);
  }

  /** The address of a further page of a list. */
  pageOf = (operation: Operation, random: Random): string | undefined =>
    oneOf(this.#pages.get(operation.id), random);

  /** A cursor of any list but this. */
  foreignCursor(operation: Operation, random: Random): string | undefined {
    const pages = [...this.#pages].filter(([id]) => id !== operation.id).flatMap(([, known]) => known);
    const page = oneOf(pages, random);
    if (page === undefined) return undefined;
    const { searchParams } = new URL(page, 'http://localhost');
    return cursorNames.map((name) => searchParams.get(name)).find((cursor) => cursor !== null) ?? undefined;
  }

  /** A known unit, position or employee that a text names; undefined if it names none. */
  idIn(text: string): string | undefined {
    const ids = ['unitId', 'positionId', 'employeeId'].flatMap((name) => this.#values.get(name) ?? []);
    return ids.find((id) => text.includes(id));
  }

  #addRecord(template: string, values: Values): void {
    if (Object.values(values).some((value) => this.#guarded.has(value))) return;
    add(this.#records, template, values);
    for (const [name, value] of Object.entries(values)) add(this.#values, name, value);
  }

  #learnNames(node: unknown): void {
    if (Array.isArray(node)) for (const child of node.slice(0, 20)) this.#learnNames(child);
    if (!isObject(node)) return;
    for (const [name, value] of Object.entries(node)) {
      if (typeof value !== 'string') this.#learnNames(value);
      else if (name.endsWith('Id') && !this.#guarded.has(value)) add(this.#values, name, value);
    }
  }
}

function add<Value>(to: Map<string, Value[]>, name: string, value: Value): void {
  const known = to.get(name) ?? [];
  to.set(name, known);
  const text = JSON.stringify(value);
  if (known.some((other) => JSON.stringify(other) === text)) return;
  known.push(value);
  if (known.length > mostKnown) known.shift();
}

/** What was made last is most likely still as it was made. */
function oneOf<Value>(known: readonly Value[] | undefined, random: Random): Value | undefined {
  if (!known || known.length === 0) return undefined;
  return random.pick(random.chance(0.6) ? known.slice(-newest) : known);
}

/** The address of the record that a path is about: the path up to its last parameter. */
const recordOf = (path: string): string | undefined => /^.*\}/.exec(path)?.[0];

const patternOf = (template: string): RegExp =>
  new RegExp(`/v1${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
