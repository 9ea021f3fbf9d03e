import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/platform/*/tables.ts', './src/modules/*/{tables,*-tables}.ts'],
  out: './migrations',
  schemaFilter: [
    'platform',
    'audit',
    'events',
    'organisation',
    'employees',
    'competencies',
    'trainings',
    'feedback',
    'calendar',
    'reports',
    'territory',
    'forums',
    'follow_ups',
    'transparency',
    'policy_documents',
    'socialisation',
    'consultations',
  ],
});
