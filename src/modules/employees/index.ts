import type { Module } from '../../platform/module.ts';
import { ageLimitSchemas } from './age-limits.ts';
import { employeeImporter } from './import/employees.ts';
import { positionMapSchemas } from './position-map.ts';
import { employeeConstraints, employeeProblems } from './problems.ts';
import * as reference from './reference.ts';
import { ageLimitRoutes } from './routes/age-limits.ts';
import { careerRoutes } from './routes/careers.ts';
import { employeeRoutes } from './routes/employees.ts';
import { listingRoutes } from './routes/listing.ts';
import { positionMapRoutes } from './routes/position-map.ts';
import { employeeSchemas } from './schemas.ts';
import { EmployeeSearch } from './search.ts';

/** Employees: people, identity, ranks, placements, and the position map that shows them. */
export const employees: Module = {
  async routes(app) {
    await app.register(listingRoutes);
    await app.register(employeeRoutes);
    await app.register(careerRoutes);
    await app.register(ageLimitRoutes);
    await app.register(positionMapRoutes);
  },
  tags: [
    { name: 'employees', description: 'Civil servants — pegawai ASN: the head of the personnel file.' },
    { name: 'careers', description: 'Ranks and placements by period — riwayat pangkat dan jabatan.' },
  ],
  schemas: [...employeeSchemas, EmployeeSearch, ...positionMapSchemas, ...ageLimitSchemas],
  problems: employeeProblems,
  constraints: employeeConstraints,
  referenceLists: Object.values(reference),
  importers: [employeeImporter],
  jobs: [],
};
