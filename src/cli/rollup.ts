import { defineCommand } from 'citty';
import { sql } from 'drizzle-orm';
import { mendTallies } from '../modules/feedback/index.ts';
import { rebuildSearch } from '../modules/policy-documents/index.ts';
import { mendMapCells } from '../modules/reports/index.ts';
import { countAll } from '../modules/transparency/index.ts';
import { dayIn } from '../platform/clock.ts';
import { say } from '../terminal.ts';
import { withDatabase } from './session.ts';

const rebuildCommand = defineCommand({
  meta: {
    name: 'rebuild',
    description:
      'Work out anew from its source what is kept ready: whose which competency levels count, how surveys were answered, how reports were handled, where on the map they lie, and what policy documents are searched by',
  },
  run: () =>
    withDatabase(async ({ config, database }) => {
      const people = await database.transaction({ kind: 'system', id: 'rollup' }, async (transaction) => {
        await transaction.execute(sql`set local statement_timeout = 0`);
        const { rows } = await transaction.execute<{ people: string }>(
          sql`select competencies.rebuild_profiles() as people`,
        );
        return rows[0]!.people;
      });
      say(`The competency profiles of ${people} people were worked out anew.`);
      const wrong = await mendTallies(database.pool);
      say(`The roll-ups of surveys were worked out anew: ${wrong} of their figures were wrong.`);
      const months = await countAll(database, new Date(), config.timeZone);
      say(`The indicators of ${months} months of reports were counted anew.`);
      const cells = await mendMapCells(database);
      say(`The cells of the map were counted anew: ${cells} of them have changed.`);
      const documents = await rebuildSearch(database, dayIn(config.timeZone)(new Date()));
      say(`What ${documents} policy documents are searched by was worked out anew.`);
    }),
});

export const rollupCommand = defineCommand({
  meta: { name: 'rollup', description: 'What is kept ready and follows from other rows' },
  subCommands: { rebuild: rebuildCommand },
});
