import t from 'tap';
import { auditExemptions } from '../../../src/platform/audit/exemptions.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';

const { app, database } = await build(t);

interface Announced {
  readonly name: string;
  readonly teller: string;
  readonly triggers: string[];
  readonly arguments: string[];
}

/** The tables that announce something, and how. */
const announced = await query<Announced & Record<string, unknown>>(
  database.ownerUrl,
  `select tgrelid::regclass::text as name, min(p.proname::text) as teller, array_agg(tgname::text order by tgname) as triggers,
          min(regexp_split_to_array(encode(tgargs, 'escape'), '\\\\000')) as arguments
     from pg_trigger join pg_proc p on p.oid = tgfoid
    where tgname ~ '^events_' and tgenabled in ('O', 'A')
    group by tgrelid order by 1`,
);

const namesIn = (list: string) => list.replaceAll(/[{}"]/g, '').split(',').filter(Boolean);

function kindsOf({ teller, arguments: [first, , , last] }: Announced): string[] {
  switch (teller) {
    case 'tell_records':
      return ['created', 'changed', 'deleted'].map((happened) => `${first}.${happened}`);
    case 'tell_parts':
      return [`${first}.changed`];
    case 'tell_periods':
      return ['scheduled', 'effective', 'ended', 'withdrawn'].map((happened) => `${first}.${happened}`);
    case 'tell_states':
      return [];
    default:
      throw new Error(`${teller} ${last} is not known`);
  }
}

t.test('every table that the audit log watches announces its changes', async (t) => {
  const watched = await query<{ name: string }>(
    database.ownerUrl,
    `select tgrelid::regclass::text as name from pg_trigger where tgname = 'audit_update' order by 1`,
  );
  t.ok(watched.length >= 14);
  for (const { name } of watched) {
    const table = announced.find((one) => one.name === name);
    t.strictSame(table?.triggers, ['events_delete', 'events_insert', 'events_update'], name);
  }
  const others = announced.filter(({ name }) => !watched.some((one) => one.name === name));
  t.strictSame(
    others.map(({ name }) => name),
    ['platform.imports'],
    'of the others, imports tell how they ended',
  );
  t.ok('platform.imports' in auditExemptions);
});

t.test('what the tables announce is what the parts of the service declare', async (t) => {
  const states = announced.find(({ teller }) => teller === 'tell_states')!;
  const told = announced.flatMap(kindsOf);
  told.push(...namesIn(states.arguments[2]!).map((state) => `${states.arguments[0]}.${state}`));
  // Steps of reports tell of deadlines by a trigger of their own.
  const [deadlines] = await query<{ name: string }>(
    database.ownerUrl,
    `select tgrelid::regclass::text as name from pg_trigger where tgname = 'steps_deadlines'`,
  );
  if (deadlines) told.push('report.reminded', 'report.escalated');
  const declared = app.eventKinds.map(({ type }) => type);
  t.strictSame([...declared].sort(), [...new Set(told)].sort());
  t.equal(new Set(declared).size, declared.length, 'each once');
  for (const { type, resource } of app.eventKinds) t.ok(type.startsWith(`${resource}.`), type);
});

t.test('kinds for callers of some units tell which units they concern, and no others do', async (t) => {
  const [rules] = await query<{ source: string }>(
    database.ownerUrl,
    `select prosrc as source from pg_proc where proname = 'units_of'`,
  );
  for (const table of announced) {
    if (table.teller === 'tell_states') continue;
    const rule = table.arguments[2];
    const kinds = app.eventKinds.filter(({ type }) => kindsOf(table).includes(type));
    for (const { type, units } of kinds) t.equal(rule !== '', units === 'narrowed', `${table.name}: ${type}`);
    if (rule !== '') t.match(rules!.source, `'${rule}'`, `${rule} is a rule`);
  }
});

t.test('the serving role can neither forge nor remove an event', async (t) => {
  for (const statement of [
    `insert into events.outbox (kind, resource, resource_id, data) values ('unit.changed', 'unit', 'x', '{}')`,
    `delete from events.outbox`,
    `update events.outbox set kind = 'unit.deleted'`,
    `truncate events.outbox`,
    `update events.effective_days set told_through = '2000-01-01'`,
  ])
    await t.rejects(query(database.serviceUrl, statement), { code: '42501' }, statement);
});
