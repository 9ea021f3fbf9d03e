import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Builds when dist is missing or older than a source; silent otherwise.
const root = fileURLToPath(new URL('..', import.meta.url));
const source = path.join(root, 'src');
const built = path.join(root, 'dist/main.js');

// A production image ships dist without src.
if (existsSync(source) && !isUpToDate()) {
  const require = createRequire(import.meta.url);
  const { status } = spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'src'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  process.exitCode = status ?? 1;
}

function isUpToDate() {
  if (!existsSync(built)) return false;
  const builtAt = statSync(built).mtimeMs;
  return sources().every((file) => statSync(file).mtimeMs <= builtAt);
}

function sources() {
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}
