import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import Type, { type TUnsafe } from 'typebox';

/** A text in the two languages of the service. */
export interface Label {
  readonly id: string;
  readonly en: string;
}

interface Definition {
  /** Plural kebab-case name: the list is served at `/v1/reference/{name}`. */
  readonly name: string;
  readonly label: Label;
  readonly description: string;
  /** The regulation (article) that fixes the list. */
  readonly legalBasis: string;
}

interface Entry {
  readonly code: string;
  readonly label: Label;
}

/** One enumeration of the field: the single source of its type, its validation, its check constraint and its labels. */
export interface ReferenceList<E extends Entry = Entry> extends Definition {
  readonly entries: readonly E[];
  readonly schema: TUnsafe<E['code']>;
  find(code: string): E | undefined;
  get(code: E['code']): E;
}

/** Declares an enumeration once; codes are in their official order. */
export function referenceList<const E extends Entry>(
  definition: Definition,
  entries: readonly E[],
): ReferenceList<E> {
  const byCode = new Map<string, E>(entries.map((entry) => [entry.code, entry]));
  return {
    ...definition,
    entries,
    schema: Type.Unsafe<E['code']>({
      title: titleOf(definition.name),
      type: 'string',
      enum: entries.map((entry) => entry.code),
      description: `${definition.description} See \`/reference/${definition.name}\`.`,
    }),
    find: (code) => byCode.get(code),
    get(code) {
      const entry = byCode.get(code);
      if (!entry) throw new RangeError(`${code} is not in the reference list ${definition.name}`);
      return entry;
    },
  };
}

/** One entry of `marital-statuses` is a `MaritalStatus`. */
const titleOf = (name: string): string =>
  name
    .replace(/ies$/, 'y')
    .replace(/(?<=us)es$|s$/, '')
    .replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The check constraint that keeps a text column within a list. */
export function withinList(column: AnyPgColumn, list: ReferenceList): SQL {
  const codes = list.entries.map((entry) => `'${entry.code.replaceAll("'", "''")}'`).join(', ');
  return sql`${column} in (${sql.raw(codes)})`;
}

export type CodeOf<List extends { readonly entries: readonly Entry[] }> = List['entries'][number]['code'];
