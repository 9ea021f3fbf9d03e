import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { defineCommand } from 'citty';
import { Presets, SingleBar } from 'cli-progress';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { modules } from '../modules/index.ts';
import { readPage } from '../platform/http/list.ts';
import { Problem } from '../platform/http/problem.ts';
import { renderRemark } from '../platform/http/remarks.ts';
import { type Language, say as word } from '../platform/http/text.ts';
import { receive } from '../platform/transfer/receive.ts';
import type { Import } from '../platform/transfer/schemas.ts';
import { settingsReader } from '../platform/transfer/settings.ts';
import { findImport, findingList, shownImport } from '../platform/transfer/store.ts';
import { Wording } from '../platform/transfer/words.ts';
import { say } from '../terminal.ts';
import { withDatabase } from './session.ts';

const importers = modules.flatMap((module) => module.importers);
const language: Language = process.env.LANG?.startsWith('id') ? 'id' : 'en';
const findingsShown = 20;

export const importCommand = defineCommand({
  meta: {
    name: 'import',
    description: 'Import a CSV, XLSX or NDJSON file; works beside a running service or without one',
  },
  args: {
    resource: {
      type: 'positional',
      required: true,
      description: importers.map(({ resource }) => resource).join(' or '),
    },
    file: { type: 'positional', required: true, description: 'The file' },
    'dry-run': {
      type: 'boolean',
      default: false,
      description: 'Do everything and keep nothing but the findings',
    },
    mode: { type: 'string', default: 'valid-rows', description: 'valid-rows or all-or-nothing' },
    'create-positions': {
      type: 'boolean',
      default: false,
      description: 'Employees: create positions that a unit lacks',
    },
    'valid-from': { type: 'string', description: 'Units: the day from which new units hold' },
    'changes-from': {
      type: 'string',
      description: 'Units and positions: the day from which changes hold; today by default',
    },
    mapping: {
      type: 'string',
      description: 'Which field each column holds, as JSON: {"Nomor Induk":"nip"}; the others by name',
    },
  },
  run: ({ args }) =>
    withDatabase(async ({ config, address }) => {
      const app = await buildApp({
        config: { ...config, runJobs: true, logLevel: 'error' },
        databaseUrl: address.serviceUrl,
        logStream: process.stderr,
      });
      await app.ready();
      try {
        const done = await importFile(app, args.file, {
          resource: args.resource,
          dryRun: args['dry-run'],
          mode: args.mode,
          ...(args['create-positions'] ? { createPositions: true } : {}),
          ...(args['valid-from'] === undefined ? {} : { validFrom: args['valid-from'] }),
          ...(args['changes-from'] === undefined ? {} : { changesFrom: args['changes-from'] }),
          ...(args.mapping === undefined ? {} : { mapping: args.mapping }),
        });
        if (done.failure || (done.mode === 'all-or-nothing' && done.refused > 0)) process.exitCode = 1;
      } finally {
        await app.close();
      }
    }),
});

async function importFile(
  app: FastifyInstance,
  file: string,
  given: Record<string, unknown>,
): Promise<Import> {
  const wording = new Wording(importers, app.constraints);
  await stat(file);
  const { id } = await receive(
    app.database,
    { kind: 'system', id: 'cli' },
    {
      settings: settingsReader(app, importers)(given),
      fileName: path.basename(file),
      bytes: createReadStream(file),
      end: async () => {},
    },
    app.config.importMaximumBytes,
  ).catch((error: unknown) => {
    throw error instanceof Problem ? new Error(inWords(error)) : error;
  });

  const bar = new SingleBar(
    { format: '{bar} {percentage} % | {value} of {total} rows', stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(0, 0);
  for (;;) {
    const row = await findImport(app.database.read, id);
    const shown = shownImport(row!, wording, language);
    bar.setTotal(shown.rowsTotal ?? 0);
    bar.update(shown.rowsRead);
    if (shown.finishedAt) {
      bar.stop();
      await report(app, shown, wording);
      return shown;
    }
    await wait(200);
  }
}

async function report(app: FastifyInstance, done: Import, wording: Wording): Promise<void> {
  const { created, updated, unchanged, refused, warnings, dryRun, failure } = done;
  if (failure) say(`${failure.message} ${failure.hint}`);
  say(
    `${dryRun ? 'Dry run: ' : ''}${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused, ${warnings} warnings`,
  );
  for (const [topic, noted] of Object.entries(done.report)) {
    if (Array.isArray(noted)) {
      if (noted.length > 0) say(`${topic}: ${noted.join(', ')}`);
    } else if (noted) say(`${topic}: ${noted.count}`);
  }
  const page = {
    limit: findingsShown,
    sort: 'line',
    after: undefined,
    count: undefined,
    asOf: app.today(),
    list: '',
  };
  const list = findingList(app.database.read, done.id, {}, wording, language);
  const { items, nextKey } = await readPage(app.database.pool, list, page);
  for (const { line, severity, column, value, message, hint } of items) {
    say(
      `line ${line}${column ? `, ${column}` : ''}${value ? ` (${value})` : ''}: ${severity}: ${message} ${hint}`,
    );
  }
  if (nextKey) say(`… more at /v1/imports/${done.id}/findings`);
}

/** A problem as one text for the terminal. */
function inWords({ kind, parameters, remarks }: Problem): string {
  const places = remarks.map((remark) => {
    const { message, hint } = renderRemark(remark, language);
    return `${Object.values(remark.place)[0]}: ${message} ${hint}`;
  });
  return [word(kind.detail, language, parameters), ...places].join('\n');
}
