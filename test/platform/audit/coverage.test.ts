import t from 'tap';
import { auditExemptions } from '../../../src/platform/audit/exemptions.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';

const { app, database } = await build(t);

/** The tables of the service, each with its columns and the audit triggers that are in force on it. */
const tables = await query<{
  name: string;
  columns: string[];
  triggers: string[];
  arguments: string[] | null;
}>(
  database.ownerUrl,
  `select c.oid::regclass::text as name,
          (select array_agg(attname::text) from pg_attribute
            where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
          array(select tgname::text from pg_trigger
                 where tgrelid = c.oid and tgname ~ '^audit_' and tgenabled in ('O', 'A') order by 1) as triggers,
          (select regexp_split_to_array(encode(tgargs, 'escape'), '\\\\000') from pg_trigger
            where tgrelid = c.oid and tgname = 'audit_update') as arguments
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'drizzle', 'graphile_worker')
    order by 1`,
);
const namesIn = (list: string | undefined) =>
  (list ?? '{}').replaceAll(/[{}"]/g, '').split(',').filter(Boolean);
const watched = tables
  .filter((table) => table.arguments !== null)
  .map(({ name, columns, arguments: given }) => ({
    name,
    columns,
    resource: given![0]!,
    keys: namesIn(given![2]),
    personal: namesIn(given![3]),
    hidden: namesIn(given![4]),
  }));

t.test('every table is recorded, or it is said why not', async (t) => {
  t.ok(tables.length >= 20, `${tables.length} tables`);
  for (const { name, triggers } of tables) {
    if (name in auditExemptions) t.strictSame(triggers, [], `${name} is exempt`);
    else t.strictSame(triggers, ['audit_delete', 'audit_insert', 'audit_key_kept', 'audit_update'], name);
  }
  const known = tables.map(({ name }) => name);
  t.strictSame(
    Object.keys(auditExemptions).filter((name) => !known.includes(name)),
    [],
    'no exemption is stale',
  );
  for (const [name, why] of Object.entries(auditExemptions))
    t.match(why, /^[A-Z].{20,}\.$/, `${name} has a reason`);
});

t.test('what the triggers are told fits their tables', async (t) => {
  for (const { name, columns, keys, personal, hidden } of watched) {
    t.strictSame(
      [...keys, ...personal, ...hidden].filter((column) => !columns.includes(column)),
      [],
      name,
    );
    const key = await query<{ name: string }>(
      database.ownerUrl,
      `select attname as name from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
        where indrelid = $1::regclass and indisprimary order by 1`,
      [name],
    );
    t.strictSame(
      [...keys].sort(),
      key.map((column) => column.name),
      `${name} by its primary key`,
    );
    t.notOk(
      keys.some((column) => personal.includes(column)),
      `${name}: no key is personal`,
    );
    const secrets = columns.filter((column) => /secret|password|hash/.test(column));
    t.strictSame(
      secrets.filter((column) => !hidden.includes(column)),
      [],
      `${name} records no secret`,
    );
  }
});

interface Node {
  readonly $id?: string;
  readonly properties?: Readonly<Record<string, Record<string, unknown>>>;
}
const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What is personal and kept in a table of which nothing is recorded at all. */
const unrecorded: Readonly<Record<string, string>> = {
  'survey-text': 'feedback.response_texts',
  'forum-post': 'forums.posts',
  'campaign-stance': 'socialisation.stances',
  'campaign-question': 'socialisation.questions',
  'consultation-comment': 'consultations.comments',
};

t.test('no column that answers show as personal stands among the other fields', async (t) => {
  let checked = 0;
  for (const { $id, properties = {} } of Object.values(app.getSchemas()) as Node[]) {
    const subject = Object.values(properties).find((property) => property['x-subject'])?.['x-subject'];
    const marked = Object.entries(properties).filter(([, property]) => property['x-personal-data']);
    if (typeof subject !== 'string') continue;
    const owned = watched.filter(({ resource }) => resource === subject);
    const table = unrecorded[subject];
    if (table) {
      t.strictSame(owned, [], `${subject} is recorded nowhere`);
      t.ok(auditExemptions[table], `${table} is exempt for a reason`);
      t.notOk(
        watched.some(({ name }) => name === table),
        `${table} is not recorded`,
      );
      continue;
    }
    t.ok(owned.length > 0, `${$id}: rows of ${subject} are recorded`);
    for (const [name] of marked)
      for (const { name: table, columns, personal } of owned) {
        if (!columns.includes(snakeCase(name))) continue;
        checked += 1;
        t.ok(
          personal.includes(snakeCase(name)),
          `${table}.${snakeCase(name)} is kept apart, as ${$id} marks it`,
        );
      }
  }
  t.ok(checked >= 8, `${checked} columns`);
});
