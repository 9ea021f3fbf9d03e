import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

// Tests run compiled, against what is built: a loader of TypeScript takes each of their many processes longer than
// most of them work. What a file says of its own place stays true: it is that of the source.
const options = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2022,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
  inlineSourceMap: true,
  inlineSources: true,
};

/**
 * Compiles what has changed, and gives the compiled tests of these files or folders, or of all.
 * @param root the folder of the project
 * @param chosen paths of tests, as somebody writes them
 */
export function compiledTests(root, chosen) {
  const out = path.join(root, '.test-build');
  const compiledOf = (source) => path.join(out, path.relative(root, source).replace(/\.ts$/, '.js'));
  const sources = ['test', 'openapi'].flatMap((folder) => sourcesIn(path.join(root, folder)));
  const compiled = sources.map(compiledOf);
  mkdirSync(out, { recursive: true });
  for (const stale of filesIn(out).filter((file) => !compiled.includes(file))) rmSync(stale);
  symlinkSync(path.join(root, 'dist'), path.join(out, 'src'));
  for (const source of sources) compile(source, compiledOf(source));
  const wanted = chosen.map((name) => path.resolve(name));
  return sources
    .filter((source) => source.endsWith('.test.ts'))
    .filter(
      (source) =>
        wanted.length === 0 ||
        wanted.some((name) => source === name || source.startsWith(`${name}${path.sep}`)),
    )
    .map(compiledOf);
}

function compile(source, to) {
  const changedAt = statSync(source).mtimeMs;
  const compiledAt = statSync(to, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (compiledAt > changedAt) return;
  const text = readFileSync(source, 'utf8')
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(source).href))
    .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(source)));
  const compilerOptions = { ...options, sourceRoot: path.dirname(source) };
  const { outputText } = ts.transpileModule(text, { fileName: source, compilerOptions });
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, outputText);
}

/** Programs of clients are compiled by their own test. */
const sourcesIn = (folder) =>
  filesIn(folder).filter((file) => file.endsWith('.ts') && !file.includes(`${path.sep}clients${path.sep}`));

/** All files and links below a folder. */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
