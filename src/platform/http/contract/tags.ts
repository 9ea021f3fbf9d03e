import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tag } from './document.ts';

const folder = path.resolve(fileURLToPath(import.meta.url), '../../../../../openapi/tags');

/** Each tag with the page that explains it, in the order of names. */
export const tagPages = (names: readonly string[]): Tag[] =>
  names
    .toSorted()
    .map((name) => ({ name, description: readFileSync(path.join(folder, `${name}.md`), 'utf8').trim() }));
