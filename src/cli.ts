#!/usr/bin/env node
import { defineCommand, runCommand, runMain } from 'citty';
import { auditCommand } from './cli/audit.ts';
import { demoCommand } from './cli/demo.ts';
import { importCommand } from './cli/import.ts';
import { keyCommand } from './cli/keys.ts';
import { migrateCommand } from './cli/migrate.ts';
import { tokenCommand } from './cli/token.ts';
import { refuseUnknownArguments } from './cli/unknown-arguments.ts';
import { say } from './terminal.ts';

const main = defineCommand({
  meta: { name: 'penata', description: 'Commands of the Penata service' },
  subCommands: {
    migrate: migrateCommand,
    key: keyCommand,
    token: tokenCommand,
    import: importCommand,
    audit: auditCommand,
    demo: demoCommand,
  },
});

const rawArgs = process.argv.slice(2);

async function run(): Promise<void> {
  if (rawArgs.length === 0 || rawArgs.some((argument) => argument === '--help' || argument === '-h'))
    return runMain(main, { rawArgs: rawArgs.length === 0 ? ['--help'] : rawArgs });
  try {
    refuseUnknownArguments(main, rawArgs);
    await runCommand(main, { rawArgs });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

await run();
