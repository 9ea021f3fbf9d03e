import { readFileSync, writeFileSync } from 'node:fs';
import t from 'tap';
import { configurationTable } from '../../src/config.ts';

const path = new URL('../../README.md', import.meta.url);
const section = /(?<=<!-- configuration -->\n)[\s\S]*?(?=\n?<!-- \/configuration -->)/;

t.test('the README lists the settings as the service knows them', async (t) => {
  const readme = readFileSync(path, 'utf8');
  if (process.env.UPDATE_SNAPSHOTS)
    writeFileSync(
      path,
      readme.replace(section, () => configurationTable()),
    );
  t.equal(section.exec(readFileSync(path, 'utf8'))?.[0].trim(), configurationTable());
});

t.test('the README names the two commands', async (t) => {
  const readme = readFileSync(path, 'utf8');
  t.match(readme, 'npm ci && npm start');
  t.match(readme, 'npm ci && npm test');
});
