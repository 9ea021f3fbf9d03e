import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { defineCommand } from 'citty';
import type { JSONWebKeySet } from 'jose';
import type { Finding, ProofReport } from '../platform/audit/proof/report.ts';
import { textLines } from '../platform/audit/proof/text-lines.ts';
import { verifyExport } from '../platform/audit/proof/verify.ts';
import { say } from '../terminal.ts';
import { rotateKeyCommand } from './audit-key.ts';

const exitCodes = { proven: 0, finding: 1, unreadable: 2 } as const;
const hour = 3_600_000;

const verify = defineCommand({
  meta: {
    name: 'verify',
    description:
      'Prove an audit export, without service or database. Exit code 0: proven, 1: something is wrong, 2: cannot be read',
  },
  args: {
    // Not required by the parser, which would end with the exit code of a finding.
    file: {
      type: 'positional',
      required: false,
      description: 'The export, gzipped or not; - for standard input',
    },
    jwks: {
      type: 'string',
      description: 'File of the public keys that you trust (JWKS); without it those in the export are taken',
    },
    head: {
      type: 'string',
      description: 'File of signed heads that you kept from before, one a line; may be given several times',
    },
    'max-delay-hours': {
      type: 'string',
      default: '24',
      description: 'Hours that an entry may have waited for its seal',
    },
  },
  run: async ({ rawArgs }) => {
    try {
      const { file, ...options } = await readArguments(rawArgs);
      const source = file === '-' ? process.stdin : createReadStream(file);
      const report = await verifyExport(textLines(source), options);
      process.stdout.write(`${inWords(report).join('\n')}\n`);
      process.exitCode = report.isProven ? exitCodes.proven : exitCodes.finding;
    } catch (error) {
      say(`cannot verify: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = exitCodes.unreadable;
    }
  },
});

async function readArguments(rawArgs: string[]) {
  // The command parser passes over options that it does not know and keeps only the last of several.
  const { values, positionals } = parseArgs({
    args: rawArgs,
    allowPositionals: true,
    options: {
      jwks: { type: 'string' },
      head: { type: 'string', multiple: true, default: [] },
      'max-delay-hours': { type: 'string', default: '24' },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new RangeError('name one FILE');
  const hours = Number(values['max-delay-hours']);
  if (!(hours >= 0)) throw new RangeError('--max-delay-hours must be a number from 0 on');
  return {
    file,
    jwks: values.jwks === undefined ? undefined : await readKeys(values.jwks),
    oldHeads: (await Promise.all(values.head.map(readHeads))).flat(),
    maximumDelayMilliseconds: hours * hour,
  };
}

async function readKeys(file: string): Promise<JSONWebKeySet> {
  const jwks = JSON.parse(await readFile(file, 'utf8')) as JSONWebKeySet | null;
  if (!Array.isArray(jwks?.keys)) throw new TypeError(`${file} is no JWKS`);
  return jwks;
}

async function readHeads(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim());
  const heads = lines.filter((line) => line !== '');
  if (heads.length === 0 || !heads.every((head) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(head)))
    throw new TypeError(`${file} is no list of signed heads, one a line`);
  return heads;
}

function inWords(report: ProofReport): string[] {
  const { finding, log, from, to, treeSize, head, oldHeads } = report;
  const lines = finding ? [`FINDING: ${finding.kind}${placeInWords(finding)}`, finding.message] : ['PROVEN'];
  if (log !== null) lines.push(`Log ${log}, leaves ${from} to ${to} (not included) of ${treeSize}.`);
  const limit = finding ? ' before the finding' : '';
  lines.push(`${report.entriesProved} entries and ${report.leavesCovered} leaves are proved${limit}.`);
  lines.push(
    `Personal fields read: ${report.personalChecked} checked as shown, ${report.personalWithheld} withheld or erased.`,
  );
  if (!finding)
    lines.push(
      report.isWholeLog ? 'This is the whole log.' : 'The range is complete; it is not the whole log.',
    );
  if (report.isFiltered)
    lines.push(
      'The export is filtered: the other entries are there by their hashes alone, so nothing proves that the filter left out the right ones.',
    );
  if (head) lines.push(`Head of ${head.treeSize} leaves, signed at ${head.signedAt} by key ${head.keyId}.`);
  lines.push(`Heads inside the range that agree: ${report.headsConfirmed}.`);
  const states = {
    confirmed: 'agrees',
    contradicted: 'CONTRADICTED',
    'not-covered': 'not covered by this export',
  };
  for (const { treeSize: size, signedAt, state } of oldHeads)
    lines.push(`Your head of ${size} leaves, signed at ${signedAt}: ${states[state]}.`);
  lines.push(
    report.keysFrom === 'auditor'
      ? 'Keys: those that you gave.'
      : 'Keys: those inside the file. This proves only that the file agrees with itself; give the published keys by --jwks.',
  );
  return lines;
}

function placeInWords({ line, leafIndex, entryId }: Finding): string {
  const parts = [
    line === null ? [] : [`line ${line}`],
    leafIndex === null ? [] : [`leaf ${leafIndex}`],
    entryId === null ? [] : [`entry ${entryId}`],
  ].flat();
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

export const auditCommand = defineCommand({
  meta: { name: 'audit', description: 'The audit log' },
  subCommands: { verify, 'rotate-key': rotateKeyCommand },
});
