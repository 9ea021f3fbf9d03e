#!/usr/bin/env node
import { defineCommand, runCommand, runMain } from 'citty';
import { refuseUnknownArguments } from './cli/unknown-arguments.ts';
import { say } from './terminal.ts';

const commands = {
  migrate: async () => (await import('./cli/migrate.ts')).migrateCommand,
  key: async () => (await import('./cli/keys.ts')).keyCommand,
  token: async () => (await import('./cli/token.ts')).tokenCommand,
  import: async () => (await import('./cli/import.ts')).importCommand,
  audit: async () => (await import('./cli/audit.ts')).auditCommand,
  demo: async () => (await import('./cli/demo.ts')).demoCommand,
  rollup: async () => (await import('./cli/rollup.ts')).rollupCommand,
};

/** All commands, of which only the one that is asked for is loaded: the others would take longer than it does itself. */
async function commandsFor(asked = '') {
  const isKnown = Object.hasOwn(commands, asked);
  const subCommands = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      const isOther = isKnown && name !== asked;
      return [name, isOther ? defineCommand({ meta: { name } }) : await load()] as const;
    }),
  );
  return defineCommand({
    meta: { name: 'penata', description: 'Commands of the Penata service' },
    subCommands: Object.fromEntries(subCommands),
  });
}

const rawArgs = process.argv.slice(2);

async function run(): Promise<void> {
  const main = await commandsFor(rawArgs[0]);
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
