import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Test } from 'tap';

const run = promisify(execFile);
const guides = path.resolve(import.meta.dirname, '../../openapi/guides');

export interface Followed {
  readonly code: number;
  readonly output: string;
}

/** A guide in the hands of somebody with a shell and a folder of their own. */
export interface Guide {
  readonly text: string;
  /** The names that its first block asks to be set. */
  readonly settings: readonly string[];
  /** How many blocks there are after the settings. */
  readonly steps: number;
  readonly folder: string;
  /** Runs one block; what earlier ones have set or defined is still there. */
  follow(step: number): Promise<Followed>;
  /** A file in the folder. */
  file(name: string): string;
}

/** Opens a guide with real values for its settings. */
export function openGuide(t: Test, name: string, settings: Readonly<Record<string, string>>): Guide {
  const text = readFileSync(path.join(guides, `${name}.md`), 'utf8');
  const [setting = '', ...blocks] = [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block!);
  const folder = mkdtempSync(path.join(tmpdir(), 'penata-guide-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const variables = path.join(folder, '.variables');
  writeFileSync(variables, '');
  const env = { PATH: process.env.PATH!, HOME: folder, ...settings };
  return {
    text,
    settings: [...setting.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!),
    steps: blocks.length,
    folder,
    file: (name) => readFileSync(path.join(folder, name), 'utf8'),
    async follow(step) {
      const script = `set -a; . ${variables}\n${blocks[step - 1]}\n{ export -p; declare -f; } > ${variables}`;
      try {
        const { stdout } = await run('bash', ['--norc', '-euo', 'pipefail', '-c', script], {
          cwd: folder,
          env,
        });
        return { code: 0, output: stdout };
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { code, output: stdout + stderr };
      }
    },
  };
}

/** Follows a guide from beginning to end; fails at the first step that does not work. */
export async function followAll(t: Test, guide: Guide): Promise<string[]> {
  const outputs: string[] = [];
  for (let step = 1; step <= guide.steps; step++) {
    const { code, output } = await guide.follow(step);
    if (code !== 0) t.fail(`step ${step}: ${output}`);
    outputs.push(output);
  }
  return outputs;
}
