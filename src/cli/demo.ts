import { defineCommand } from 'citty';
import pg from 'pg';
import { fillWithDemo } from '../first-start.ts';
import { withDatabase } from './session.ts';

export const demoCommand = defineCommand({
  meta: { name: 'demo', description: 'Fill an empty database with an invented city' },
  args: {
    employees: {
      type: 'string',
      default: '15000',
      description: 'Number of civil servants, 200 to 5,000,000',
    },
    seed: { type: 'string', default: '1', description: 'The same seed and size make the same city' },
  },
  run: ({ args }) =>
    withDatabase(async ({ address, config, database }) => {
      const employees = Number(args.employees);
      const seed = Number(args.seed);
      if (!Number.isInteger(employees) || employees < 200 || employees > 5_000_000)
        throw new RangeError('--employees must be a whole number from 200 to 5,000,000');
      if (!Number.isInteger(seed)) throw new RangeError('--seed must be a whole number');
      const { rows } = await database.pool.query('select from organisation.units limit 1');
      if (rows.length > 0)
        throw new RangeError('the database already holds units: the demo city needs an empty one');
      const client = new pg.Client({ connectionString: address.ownerUrl });
      await client.connect();
      try {
        await fillWithDemo(client, { employees, seed, timeZone: config.timeZone });
      } finally {
        await client.end();
      }
    }),
});
