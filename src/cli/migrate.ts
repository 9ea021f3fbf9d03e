import { defineCommand } from 'citty';
import { say } from '../terminal.ts';
import { withDatabase } from './session.ts';

export const migrateCommand = defineCommand({
  meta: { name: 'migrate', description: 'Bring the database up to this version' },
  run: () => withDatabase(async () => say('The database is up to this version.')),
});
