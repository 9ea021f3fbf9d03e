import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Tests run bundled, with what is built: to find and read the service's two thousand modules one by one takes each of
// their many processes longer than most of them work.

/** Packages of hundreds of modules each; the others stay where they are. */
const ofManyModules =
  /^(@fastify\/type-provider-typebox|drizzle-orm|fast-check|jose|pure-rand|typebox|uuid)(\/|$)/;

/** What tests start as processes of their own: bundled beside them. */
const programs = {
  'test/platform/database/embedded.test.ts': 'embedded-user.ts',
  'test/system/import-resume.test.ts': 'import-service.ts',
};

/**
 * Gives the bundled tests of these files or folders, or of all.
 * @param root the folder of the project
 * @param out the folder that takes them
 * @param chosen paths of tests, as somebody writes them
 * @param longest names of the tests that are to start first: they are run in the order of their paths
 */
export async function compiledTests(root, out, chosen, longest) {
  const wanted = chosen.map((name) => path.resolve(name));
  const tests = readdirSync(path.join(root, 'test'), { recursive: true })
    .map((name) => path.join(root, 'test', name))
    .filter((file) => file.endsWith('.test.ts'))
    .filter(
      (file) =>
        wanted.length === 0 || wanted.some((name) => file === name || file.startsWith(`${name}${path.sep}`)),
    );
  const placeOf = (file) => {
    const name = path.relative(path.join(root, 'test'), file).replace(/\.test\.ts$/, '');
    const rank = longest.includes(name) ? longest.indexOf(name) : longest.length;
    return path.join(String(rank).padStart(2, '0'), path.relative(root, file).replace(/\.ts$/, ''));
  };
  const entryPoints = tests.flatMap((file) => {
    const entry = { in: file, out: placeOf(file) };
    const program = programs[path.relative(root, file)];
    if (!program) return [entry];
    const beside = (place) => path.join(path.dirname(place), program);
    return [entry, { in: beside(file), out: beside(entry.out).replace(/\.ts$/, '') }];
  });
  await build({
    entryPoints,
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
    plugins: [inPlace(root)],
  });
  return tests.map((file) => path.join(out, `${placeOf(file)}.js`));
}

/** Takes the service as it is built, and leaves true what a file says of its own place. */
const inPlace = (root) => ({
  name: 'in-place',
  setup(bundle) {
    const source = path.join(root, 'src') + path.sep;
    bundle.onResolve({ filter: /^\./ }, ({ path: name, resolveDir }) => {
      const file = path.resolve(resolveDir, name);
      if (!file.startsWith(source)) return undefined;
      const built = path.relative(source, file).replace(/\.ts$/, '.js');
      return { path: path.join(root, 'dist', built) };
    });
    bundle.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' || ofManyModules.test(name) ? undefined : { path: name, external: true },
    );
    bundle.onLoad({ filter: /\.[jt]s$/ }, ({ path: file }) => {
      if (file.includes(`${path.sep}node_modules${path.sep}`)) return undefined;
      const contents = readFileSync(file, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)));
      return { contents, loader: file.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
});
