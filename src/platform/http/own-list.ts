import { sql } from 'drizzle-orm';
import type { List } from './list.ts';

/** A list of what the service itself knows, so that it has pages and files as any other. */
export const ownList = <Item extends object>(
  sort: string,
  items: readonly Item[],
  codeOf: (item: Item) => string,
): List<{ readonly place: number; readonly item: Item }, Item> => {
  const given = JSON.stringify([...items].sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1)));
  return {
    orders: {
      [sort]: [{ expression: sql`o.place`, bind: (value) => sql`${value}::int`, of: ({ place }) => place }],
    },
    rows: (condition) => sql`
      select o.place::int as place, o.item
        from jsonb_array_elements(${given}::jsonb) with ordinality o (item, place) where ${condition}`,
    item: ({ item }) => item,
  };
};
