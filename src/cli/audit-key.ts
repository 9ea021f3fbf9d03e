import { defineCommand } from 'citty';
import { rotateSealKey } from '../platform/audit/seal/rotate.ts';
import { sealKeyFileOf } from '../platform/audit/seal/seal-key.ts';
import { say } from '../terminal.ts';
import { withDatabase } from './session.ts';

export const rotateKeyCommand = defineCommand({
  meta: {
    name: 'rotate-key',
    description:
      'Make a new key that seals the audit log and retire the old one; its id is printed alone on standard output',
  },
  run: () =>
    withDatabase(async ({ config, database }) => {
      const file = sealKeyFileOf(config);
      const { id } = await rotateSealKey(database.pool, file);
      process.stdout.write(`${id}\n`);
      say(
        `${file} holds the new key: give it to every instance. Heads of the old keys stay valid, their public halves are kept.`,
      );
    }),
});
