/** Which folder may import which: see "Architecture" in the README. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^src/platform' },
      to: { path: '^src/(modules|demo|cli)' },
    },
    {
      name: 'modules-only-through-their-door',
      comment: 'From outside: index.ts; for foreign keys and enumerations also tables.ts and reference.ts.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '/(index|tables|reference)\\.ts$'] },
    },
    {
      name: 'organisation-stands-below-employees',
      severity: 'error',
      from: { path: '^src/modules/organisation' },
      to: { path: '^src/modules/employees' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules do no I/O: no database, no framework, no node modules.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/rules' },
      to: { path: ['^node:', 'fastify', 'drizzle-orm', '/store/', '/routes/', '^src/platform/database'] },
    },
    {
      name: 'routes-hold-no-sql',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/routes' },
      to: { path: 'node_modules/(drizzle-orm|pg)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
